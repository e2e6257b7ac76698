"""The core of a settled result: the fewest answers that alone force it."""

from collections.abc import Collection

from advisor.evaluators.prove.ground import answer_literals, prover_for, sign
from advisor.evaluators.prove.possible import SECONDS
from advisor.evaluators.prove.program import Unproven, within
from advisor.evaluators.prove.subsets import fewest_unsatisfiable
from advisor.model import Profile, RuleBase


def core(
    base: RuleBase, profile: Profile, decision: str, winners: Collection[str], *, seconds: float = SECONDS
) -> tuple[str, ...] | Unproven | None:
    """Return the fewest facts whose answers alone force these winners in every completion; None if all do not.

    Each of them is needed. Of equally few they are the first in the order of the facts. A partial answer counts
    as it is known.
    """
    prover = prover_for(base)
    program, candidates = prover.program, base.decisions[decision].candidate_ids
    known = [fact for fact in base.facts if fact in profile]
    unlike = [[-literal for literal in answer_literals(prover, {fact: profile[fact]})] for fact in known]
    ends = [-sign(prover.standing("top", name), positive=name in winners) for name in candidates]
    other, *differing = program.eithers([ends, *unlike])
    agreeing = {fact: -literal for fact, literal in zip(known, differing, strict=True)}
    return fewest_unsatisfiable(program, agreeing, [other], within(seconds))

"""The fewest answers that alone do what all of them do: force a settled result, or contradict each other."""

from collections.abc import Collection, Mapping

from advisor.evaluators.prove.ground import Prover, answer_literals, prover_for, sign
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
    wins = {name: prover.standing("top", name) for name in base.decisions[decision].candidate_ids}
    other = prover.program.either(-sign(top, positive=name in winners) for name, top in wins.items())
    return fewest_unsatisfiable(prover.program, agreeing(prover, profile), [other], within(seconds))


def contradiction(base: RuleBase, profile: Profile) -> tuple[str, ...] | Unproven | None:
    """Return the fewest facts whose answers leave no completion; None if all together leave one."""
    prover = prover_for(base)
    return fewest_unsatisfiable(prover.program, agreeing(prover, profile), [], within(SECONDS))


def agreeing(prover: Prover, profile: Profile) -> Mapping[str, int]:
    """Return for each fact that anything is known of, in order, the literal that a completion agrees with it."""
    known = [fact for fact in prover.facts if fact in profile]
    unlike = [[-literal for literal in answer_literals(prover, {fact: profile[fact]})] for fact in known]
    return dict(zip(known, (-literal for literal in prover.program.eithers(unlike)), strict=True))

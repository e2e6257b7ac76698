"""Which open facts are worth resolving: the fewest with whose answers, whatever these are, nothing else matters.

To resolve a fact is to choose one whole answer that the profile leaves, also one that nobody has named: who says "one
or two" and who says "two or three" may both find that it is three.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from advisor.evaluators.prove.ground import Prover, answer_literals, paired_for
from advisor.evaluators.prove.possible import SECONDS
from advisor.evaluators.prove.program import Unproven, within
from advisor.evaluators.prove.subsets import fewest_unsatisfiable
from advisor.model import Profile, RuleBase


@dataclass(frozen=True, slots=True)
class Agenda:
    """The fewest of some open facts to resolve; the others of them are moot then, all together.

    `settles` says that every decision is settled once they are, whatever is answered to them. Else facts that are not
    among them keep one open, and those left out are moot whatever these turn out to be.
    """

    facts: tuple[str, ...]
    settles: bool


def agenda(
    base: RuleBase, profile: Profile, disputed: Collection[str], *, seconds: float = SECONDS
) -> Agenda | Unproven:
    """Return the fewest of the disputed facts to resolve; of equally few, the first in the order of the facts."""
    settling = fewest_settling(base, profile, disputed, seconds=seconds)
    if isinstance(settling, Unproven):
        return settling
    if settling is not None:
        return Agenda(settling, settles=True)
    deciding = fewest_deciding(base, profile, disputed, seconds=seconds)
    return deciding if isinstance(deciding, Unproven) else Agenda(deciding, settles=False)


def fewest_settling(
    base: RuleBase, profile: Profile, facts: Collection[str], *, seconds: float = SECONDS
) -> tuple[str, ...] | Unproven | None:
    """Return the fewest of these facts that settle every decision once they are resolved; None if not even all do."""
    return resolved(base, profile, facts, (), seconds)


def fewest_deciding(
    base: RuleBase, profile: Profile, facts: Collection[str], *, seconds: float = SECONDS
) -> tuple[str, ...] | Unproven:
    """Return the fewest of these facts beside which the others of them change nothing, whatever all else is.

    All that are relevant are among them. Where impossible combinations tie answers together, some are that
    only together matter.
    """
    others = [fact for fact in base.facts if fact not in facts]
    # Completions that agree on every fact are one, so at most all of the facts are needed.
    return resolved(base, profile, facts, others, seconds) or ()


def resolved(
    base: RuleBase, profile: Profile, facts: Collection[str], alike: Iterable[str], seconds: float
) -> tuple[str, ...] | Unproven | None:
    """Return the fewest of these facts on which no two completions that end differently agree; all agree on others."""
    prover = paired_for(base)
    decisions = prover.names.decisions.values()
    differs = prover.program.either(prover.program.literal("differs", number) for number in decisions)
    known = (literal for world in (0, 1) for literal in answer_literals(prover, profile, world))
    agreeing = agreement(prover, (fact for fact in base.facts if fact in facts))
    assumed = [differs, *known, *agreement(prover, alike).values()]
    return fewest_unsatisfiable(prover.program, agreeing, assumed, within(seconds))


def agreement(prover: Prover, facts: Iterable[str]) -> dict[str, int]:
    """Return for each fact the literal that two completions have the same answer to it."""
    return {fact: -prover.of_fact("unlike", fact) for fact in facts}

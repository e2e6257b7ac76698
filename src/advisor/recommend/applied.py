"""What applies of a list: each candidate by itself, as far as that is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from advisor.model import Decision, RuleBase
from advisor.recommend.outcomes import Outcome


class Applies(Enum):
    """Whether a candidate of a list applies: settled by proof, or still open."""

    YES = "applies"
    NO = "does_not"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Applied:
    """Whether a candidate of a list applies, `so_far` by the answers as they are, and the rules that say so.

    That is settled if no further answer can change it, proved; None if it is not known in time.
    """

    candidate: str
    so_far: bool
    settled: bool | None
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()

    @property
    def state(self) -> Applies:
        if not self.settled:
            return Applies.OPEN
        return Applies.YES if self.so_far else Applies.NO

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that make it so: that exclude it, or else those that include it."""
        return self.excludes or self.includes


@dataclass(frozen=True, slots=True)
class AppliedList:
    """A list of which each candidate applies or does not, in the order of the base."""

    decision: str
    candidates: tuple[Applied, ...]

    def those(self, state: Applies) -> tuple[Applied, ...]:
        return tuple(each for each in self.candidates if each.state is state)

    def of(self, candidate: str) -> Applied | None:
        return next((each for each in self.candidates if each.candidate == candidate), None)

    @property
    def so_far(self) -> tuple[str, ...]:
        """The candidates that apply by the answers as they are, be it settled or not."""
        return tuple(each.candidate for each in self.candidates if each.so_far)

    @property
    def settled(self) -> bool | None:
        """Whether no further answer can change any of it; None if that is not known in time."""
        known = {each.settled for each in self.candidates}
        return False if False in known else None if None in known else True


Ended: TypeAlias = Outcome | AppliedList
"""How a decision ended, or what applies of a list."""


def applied_lists(base: RuleBase, outcomes: Mapping[str, Outcome]) -> Mapping[str, AppliedList]:
    """Return what applies of each list, of what became of every decision."""
    return {
        name: AppliedList(name, tuple(whether_applied(each, outcomes[each.id]) for each in parts))
        for name, parts in base.parts.items()
    }


def whether_applied(decision: Decision, outcome: Outcome) -> Applied:
    candidate = decision.candidate_ids[0]
    standing = outcome.standing(candidate)
    includes = tuple(award.rule for award in standing.evidence)
    return Applied(candidate, candidate in outcome.winners, outcome.settled, includes, standing.ruled_out_by)

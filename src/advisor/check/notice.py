"""What a check says of a subject."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.check.catalogue import CHECKS, Severity
from advisor.model import Condition, Profile
from advisor.problems import Place, Problem

MORE_TIME = "give more time with --seconds"
LISTED = 10


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a check has to say of a rule, fact, finding, candidate, decision or guarantee.

    `witness` are answers that show it, for a guarantee about two interviews with `other` as the second;
    where a proof shows that there are no such answers, the words of the problem say so, and `parts` are
    the conditions that cannot be true together.
    """

    check: str
    subject: str
    problem: Problem
    witness: Profile | None = None
    other: Profile | None = None
    parts: tuple[Condition, ...] = ()

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return CHECKS[self.check].severity


def notice(  # noqa: PLR0913, PLR0917  # each is one part of what is said
    check: str,
    subject: str,
    place: Place,
    what: str,
    hint: str = "",
    witness: Profile | None = None,
    other: Profile | None = None,
    parts: tuple[Condition, ...] = (),
) -> Notice:
    """Return a notice."""
    return Notice(check, subject, Problem(place, what, hint), witness, other, parts)


def not_decided(check: str, what: str, names: Sequence[str], place: Place) -> Notice:
    """Return that something was not proved in time of these subjects of a check."""
    listed = ", ".join(names[:LISTED]) + (f" and {len(names) - LISTED} more" if len(names) > LISTED else "")
    return notice("not-decided", check, place, f"it is not known in time {what}: {listed}", MORE_TIME)


def in_order(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return notices in the order of severity, then of their places."""
    rank: Mapping[Severity, int] = {one: number for number, one in enumerate(Severity)}
    return tuple(sorted(notices, key=lambda one: (rank[one.severity], one.problem, one.check)))

"""What a check says of a subject."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.authoring.check.catalogue import CHECKS, Severity
from advisor.model import Condition, Impossible, Profile
from advisor.problems import Place, Problem
from advisor.texts import at_most

MORE_TIME = "give more time with --seconds"
RANK: Mapping[Severity, int] = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Parts of a condition that can never be true together, and the declared impossibilities that make it so.

    None of either can be left out.
    """

    parts: tuple[Condition, ...]
    impossible: tuple[Impossible, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a check has to say of a rule, fact, finding, candidate, decision or guarantee.

    `members` are what it is about if that is more than one: rules made of one `each` rule, or candidates;
    `others` are the rules that they are compared with. `witness` are answers that show it, for a guarantee
    about two interviews with `other` as the second; where there are no such answers, `conflict` is why.
    `follows` is what would not be so but for this, and so is not said by itself.
    """

    check: str
    subject: str
    place: Place
    what: str
    hint: str = ""
    witness: Profile | None = None
    other: Profile | None = None
    conflict: Conflict | None = None
    members: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    follows: tuple["Notice", ...] = ()

    @property
    def severity(self) -> Severity:
        """How much it matters: as much as the worst of what follows from it."""
        severities = [CHECKS[self.check].severity, *(notice.severity for notice in self.follows)]
        return min(severities, key=RANK.__getitem__)

    @property
    def about(self) -> tuple[str, ...]:
        return self.members or (self.subject,)

    @property
    def problem(self) -> Problem:
        return Problem(self.place, self.what, self.hint, self.check)


def not_decided(check: str, what: str, names: Sequence[str], place: Place) -> Notice:
    """Return that something was not proved in time of these subjects of a check."""
    what = f"it could not be proved in time {what}: {at_most(names, 10)}"
    return Notice("not-decided", check, place, what, MORE_TIME, members=tuple(names))


def whole(notices: Iterable[Notice]) -> Iterator[Notice]:
    """Yield notices, each with all that follows from it."""
    for notice in notices:
        yield notice
        yield from whole(notice.follows)


def in_order(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    return tuple(sorted(notices, key=lambda notice: (RANK[notice.severity], notice.problem, notice.check)))

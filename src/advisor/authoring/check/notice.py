"""What a check says of a subject."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.authoring.check.catalogue import CHECKS, Severity
from advisor.model import Condition, Impossible, Profile
from advisor.problems import Place, Problem
from advisor.texts import at_most

MORE_TIME = "give more time with --seconds"
LISTED = 10
RANK: Mapping[Severity, int] = {one: number for number, one in enumerate(Severity)}


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
    problem: Problem
    witness: Profile | None = None
    other: Profile | None = None
    conflict: Conflict | None = None
    members: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    follows: tuple["Notice", ...] = ()

    @property
    def severity(self) -> Severity:
        """How much it matters: as much as the worst of what follows from it."""
        found = [CHECKS[self.check].severity, *(one.severity for one in self.follows)]
        return min(found, key=RANK.__getitem__)

    @property
    def about(self) -> tuple[str, ...]:
        """What it is about, one by one."""
        return self.members or (self.subject,)

    @property
    def place(self) -> Place:
        """Where its subject is written."""
        return self.problem.place


def notice(  # noqa: PLR0913  # each is one part of what is said
    check: str,
    subject: str,
    place: Place,
    what: str,
    hint: str = "",
    *,
    witness: Profile | None = None,
    other: Profile | None = None,
    conflict: Conflict | None = None,
    members: tuple[str, ...] = (),
    others: tuple[str, ...] = (),
) -> Notice:
    """Return a notice."""
    problem = Problem(place, what, hint, check)
    return Notice(check, subject, problem, witness, other, conflict, members, others)


def not_decided(check: str, what: str, names: Sequence[str], place: Place) -> Notice:
    """Return that something was not proved in time of these subjects of a check."""
    what = f"it could not be proved in time {what}: {at_most(names, LISTED)}"
    return notice("not-decided", check, place, what, MORE_TIME, members=tuple(names))


def whole(notices: Iterable[Notice]) -> Iterator[Notice]:
    """Yield notices, each with all that follows from it."""
    for one in notices:
        yield one
        yield from whole(one.follows)


def in_order(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return notices in the order of severity, then of their places."""
    return tuple(sorted(notices, key=lambda one: (RANK[one.severity], one.problem, one.check)))

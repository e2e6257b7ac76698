"""What experts know of and accept, with their reason."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from advisor.authoring.check.catalogue import CHECKS, OF_CANDIDATES, OF_GUARANTEES, OF_RULES, Severity
from advisor.authoring.check.notice import Notice, notice
from advisor.authoring.check.written import home
from advisor.model import Accepted, RuleBase
from advisor.problems import did_you_mean

ACCEPTABLE = tuple(
    name for name, check in CHECKS.items() if check.severity is Severity.WARNING and name != "needless-accept"
)

MEND = "mend what it says, and take this line out"
TAKE_OUT = "take this line out"


@dataclass(frozen=True, slots=True)
class Checked:
    """What is to be said of a rule base, and what of it was known and accepted."""

    notices: tuple[Notice, ...]
    accepted: tuple[tuple[Notice, Accepted], ...]


@dataclass(slots=True)
class Sieve:
    """What of the notices so far is left, and what is accepted."""

    base: RuleBase
    reasons: Mapping[tuple[str, str], Accepted]
    left: list[Notice] = field(default_factory=list)
    known: list[tuple[Notice, Accepted]] = field(default_factory=list)

    def take(self, one: Notice) -> None:
        """Keep a notice, unless it is accepted: then only the errors that follow from it are kept."""
        reason = self.reason(one)
        if reason is None:
            self.left.append(replace(one, follows=tuple(self.unaccepted(one.follows))))
            return
        self.known.append((replace(one, follows=()), reason))
        for each in self.unaccepted(one.follows):
            if each.severity is Severity.ERROR:
                self.left.append(each)

    def unaccepted(self, notices: Iterable[Notice]) -> Iterator[Notice]:
        """Yield the notices that are not accepted themselves."""
        for one in notices:
            if reason := self.reason(one):
                self.known.append((one, reason))
            else:
                yield one

    def reason(self, one: Notice) -> Accepted | None:
        """Return what accepts a notice: of its subject, or of one that was made from it by `each`."""
        homes = [home(self.base, name) for name in (one.subject, *one.members)]
        found = [self.reasons[one.check, name] for name in homes if (one.check, name) in self.reasons]
        return found[0] if found and one.check in ACCEPTABLE else None


def sift(
    base: RuleBase, notices: Iterable[Notice], *, proving: bool = True, unseen: Collection[str] = ()
) -> Checked:
    """Return the notices apart from those that are accepted, with notices of what is accepted in vain.

    Of the `unseen` checks nobody knows whether they are so.
    """
    notices = tuple(notices)
    sieve = Sieve(base, {(one.check, one.subject): one for one in base.accepted})
    for one in notices:
        sieve.take(one)
    used = [accepted for _, accepted in sieve.known]
    unknown = not_known(notices, proving=proving).union(unseen)
    unused = [one for one in base.accepted if one not in used]
    return Checked((*sieve.left, *in_vain(unused, unknown)), tuple(sieve.known))


def not_known(notices: Iterable[Notice], *, proving: bool) -> frozenset[str]:
    """Return the checks of which it is not known everywhere whether they are so."""
    if not proving:
        return frozenset(name for name, check in CHECKS.items() if check.proof)
    undecided = {one.subject for one in notices if one.check == "not-decided"}
    undecided |= {one.check for one in notices if one.check == "unproved-guarantee"}
    groups = (OF_CANDIDATES, OF_RULES, OF_GUARANTEES)
    together = {name for group in groups if undecided.intersection(group) for name in group}
    # Whether time was too short depends on the machine, so it is never accepted in vain.
    return frozenset(undecided | together | {"unproved-guarantee"})


def in_vain(unused: Iterable[Accepted], undecided: Collection[str]) -> Iterator[Notice]:
    """Yield what is accepted though it cannot be, or is not so; of checks that are not decided nothing is said."""
    for one in unused:
        if one.check not in CHECKS:
            what = f"there is no check '{one.check}' to accept"
            yield notice("bad-accept", one.subject, one.place, what, did_you_mean(one.check, ACCEPTABLE))
        elif one.check not in ACCEPTABLE:
            what = f"'{one.check}' cannot be accepted"
            yield notice("bad-accept", one.subject, one.place, what, MEND)
        elif one.check not in undecided:
            what = f"'{one.check}' is accepted here, but it is not so"
            yield notice("needless-accept", one.subject, one.place, what, TAKE_OUT)

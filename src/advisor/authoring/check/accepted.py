"""What experts know of and accept, with their reason."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from advisor.authoring.check.catalogue import CHECKS, OF_CANDIDATES, OF_GUARANTEES, OF_RULES, Severity
from advisor.authoring.check.notice import Notice
from advisor.authoring.check.written import home
from advisor.model import Accepted, RuleBase
from advisor.names import did_you_mean

ACCEPTABLE = tuple(
    name for name, check in CHECKS.items() if check.severity is Severity.WARNING and name != "needless-accept"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is to be said of a rule base, and what of it was known and accepted."""

    notices: tuple[Notice, ...]
    accepted: tuple[tuple[Notice, Accepted], ...]


def sift(
    base: RuleBase, notices: Iterable[Notice], *, proving: bool = True, unseen: Collection[str] = ()
) -> Checked:
    """Return the notices apart from those that are accepted, with notices of what is accepted in vain.

    Of what follows from an accepted notice only the errors are kept. Of the `unseen` checks nobody knows whether
    they are so.
    """
    reasons = {(accepted.check, accepted.subject): accepted for accepted in base.accepted}

    def reason(notice: Notice) -> Accepted | None:
        """Return what accepts a notice: of its subject, or of one that was made from it by `each`."""
        keys = ((notice.check, home(base, name)) for name in (notice.subject, *notice.members))
        return next(filter(None, map(reasons.get, keys)), None) if notice.check in ACCEPTABLE else None

    notices, left, known = tuple(notices), list[Notice](), list[tuple[Notice, Accepted]]()
    for notice in notices:
        follows = tuple(follower for follower in notice.follows if not reason(follower))
        if accepted := reason(notice):
            known.append((replace(notice, follows=()), accepted))
            left += [follower for follower in follows if follower.severity is Severity.ERROR]
        else:
            left.append(replace(notice, follows=follows))
        known += [(follower, accepted) for follower in notice.follows if (accepted := reason(follower))]
    used = [accepted for _, accepted in known]
    undecided = not_known(notices, proving=proving).union(unseen)
    unused = (accepted for accepted in base.accepted if accepted not in used)
    return Checked((*left, *needless(unused, undecided)), tuple(known))


def not_known(notices: Iterable[Notice], *, proving: bool) -> frozenset[str]:
    """Return the checks of which it is not known everywhere whether they are so."""
    if not proving:
        return frozenset(name for name, check in CHECKS.items() if check.proof)
    undecided = {notice.subject for notice in notices if notice.check == "not-decided"}
    undecided |= {notice.check for notice in notices if notice.check == "unproved-guarantee"}
    groups = (OF_CANDIDATES, OF_RULES, OF_GUARANTEES)
    together = {name for group in groups if undecided.intersection(group) for name in group}
    # Whether time was too short depends on the machine, so it is never accepted in vain.
    return frozenset(undecided | together | {"unproved-guarantee"})


def needless(unused: Iterable[Accepted], undecided: Collection[str]) -> Iterator[Notice]:
    """Yield what is accepted though it cannot be, or is not so; of checks that are not decided nothing is said."""
    for accepted in unused:
        check, subject, place = accepted.check, accepted.subject, accepted.place
        if check not in CHECKS:
            what = f"there is no check '{check}' to accept"
            yield Notice("bad-accept", subject, place, what, did_you_mean(check, ACCEPTABLE))
        elif check not in ACCEPTABLE:
            hint = "fix what it reports, and delete this line"
            yield Notice("bad-accept", subject, place, f"'{check}' cannot be accepted", hint)
        elif check not in undecided:
            what = f"'{check}' is accepted here but is not reported"
            yield Notice("needless-accept", subject, place, what, "delete this line")

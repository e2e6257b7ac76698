"""What experts know of and accept, with their reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.check.catalogue import CHECKS, Severity
from advisor.check.notice import Notice, notice
from advisor.model import Accepted, RuleBase
from advisor.problems import did_you_mean

ACCEPTABLE = tuple(name for name, check in CHECKS.items() if check.severity is Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is to be said of a rule base, and what of it was known and accepted."""

    notices: tuple[Notice, ...]
    accepted: tuple[tuple[Notice, Accepted], ...]


def sift(base: RuleBase, notices: Iterable[Notice]) -> Checked:
    """Return the notices apart from those that are accepted, with notices of what is accepted in vain."""
    left, known, used = [], [], set()
    for one in notices:
        reason = next((accepted for accepted in base.accepted if covers(accepted, one)), None)
        if reason:
            known.append((one, reason))
            used.add(reason)
        else:
            left.append(one)
    return Checked((*left, *in_vain([one for one in base.accepted if one not in used])), tuple(known))


def covers(accepted: Accepted, one: Notice) -> bool:
    """Return whether a notice is accepted: of the subject, or of one that was made from it by `each`."""
    same = one.subject == accepted.subject or one.subject.startswith(f"{accepted.subject}/")
    return same and one.check == accepted.check and one.check in ACCEPTABLE


def in_vain(unused: Iterable[Accepted]) -> Iterator[Notice]:
    """Yield what is accepted though it is no warning, or is not so."""
    for one in unused:
        if one.check not in CHECKS:
            what = f"there is no check '{one.check}' to accept"
            yield notice("bad-accept", one.subject, one.place, what, did_you_mean(one.check, ACCEPTABLE))
        elif one.check not in ACCEPTABLE:
            what = f"'{one.check}' cannot be accepted: it is no warning"
            yield notice(
                "bad-accept", one.subject, one.place, what, "mend what it names, and take this line out"
            )
        else:
            what = f"'{one.check}' is accepted here, but it is not so"
            yield notice("needless-accept", one.subject, one.place, what, "take this line out")

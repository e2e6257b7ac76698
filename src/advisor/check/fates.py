"""Rules that can never fire, and rules that always do."""

from collections.abc import Iterator

from advisor.check.conflicts import conflict
from advisor.check.examined import Examined
from advisor.check.notice import Notice, not_decided, notice
from advisor.check.written import as_written

CHANGE = "change its condition, or remove the rule"
WEAKEN = "ask for something that can also be false, or remove the rule"


def fate_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules that can never fire, and those that always do."""
    yield from never_notices(examined)
    for one in as_written(examined.base, examined.always):
        what = f"the rule {one.words} always fires: its condition is true whatever is answered"
        yield notice("always-fires", one.subject, one.place, what, WEAKEN, members=one.members)
    for check, unknown, can in (
        ("never-fires", examined.maybe_never, "fire"),
        ("always-fires", examined.maybe_always, "stay silent"),
    ):
        if unknown:
            listed = [one.subject for one in as_written(examined.base, unknown)]
            place = examined.base.rules[min(unknown)].place
            yield not_decided(check, f"whether these rules can {can}", listed, place)


def never_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules that can never fire, and why."""
    for one in as_written(examined.base, examined.never):
        what = f"the rule {one.words} can never fire: no answers make its condition true"
        why = conflict(examined.base, examined.base.rules[one.rules[0]].condition, examined.deadline)
        yield notice("never-fires", one.subject, one.place, what, CHANGE, conflict=why, members=one.members)

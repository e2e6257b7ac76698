"""Rules that can never fire, and rules that always do."""

from collections.abc import Iterator

from advisor.authoring.check.conflicts import conflict
from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided, notice
from advisor.authoring.check.written import as_written

CHANGE = "change its condition, or remove the rule"
WEAKEN = "ask for something that can also be false, or remove the rule"


def fate_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules that can never fire, and those that always do."""
    base = examined.base
    for rule in as_written(base, examined.never):
        what = f"the rule {rule.words} can never fire: no answers make its condition true"
        why = conflict(base, base.rules[rule.rules[0]].condition, examined.deadline)
        yield notice(
            "never-fires", rule.subject, rule.place, what, CHANGE, conflict=why, members=rule.members
        )
    for rule in as_written(base, examined.always):
        what = f"the rule {rule.words} always fires: its condition is true whatever is answered"
        yield notice("always-fires", rule.subject, rule.place, what, WEAKEN, members=rule.members)
    for check, unknown, can in (
        ("never-fires", examined.maybe_never, "fire"),
        ("always-fires", examined.maybe_always, "stay silent"),
    ):
        if unknown:
            listed = [rule.subject for rule in as_written(base, unknown)]
            place = base.rules[min(unknown)].place
            yield not_decided(check, f"whether these rules can {can}", listed, place)

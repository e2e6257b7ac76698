"""Rules that can never fire, and rules that always do."""

from collections.abc import Iterator

from advisor.authoring.check.conflicts import conflict
from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided
from advisor.authoring.check.written import as_written


def fate_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules that can never fire, and those that always do."""
    base = examined.base
    for group in as_written(base, examined.never):
        what = f"the rule {group.words} can never fire: no answers make its condition true"
        hint = "change its condition, or remove the rule"
        why = conflict(base, base.rules[group.rules[0]].condition, examined.deadline)
        yield Notice(
            "never-fires", group.subject, group.place, what, hint, conflict=why, members=group.members
        )
    for group in as_written(base, examined.always):
        what = f"the rule {group.words} always fires: its condition is true whatever is answered"
        hint = "ask for something that can also be false, or remove the rule"
        yield Notice("always-fires", group.subject, group.place, what, hint, members=group.members)
    for check, unknown, can in (
        ("never-fires", examined.maybe_never, "fire"),
        ("always-fires", examined.maybe_always, "stay silent"),
    ):
        if unknown:
            listed = [group.subject for group in as_written(base, unknown)]
            place = base.rules[min(unknown)].place
            yield not_decided(check, f"whether these rules can {can}", listed, place)

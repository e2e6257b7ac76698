"""Rules that can never fire, and rules that always do."""

from collections.abc import Iterator

from advisor.authoring.check.conflicts import conflict
from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided
from advisor.authoring.check.rows import late_notices, late_rules
from advisor.authoring.check.written import as_written
from advisor.model import ALWAYS, Add, Rule


def fate_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules that can never fire, and those that always do."""
    base = examined.base
    late = late_rules(examined)
    yield from late_notices(examined, late)
    for group in as_written(base, examined.never - late):
        what = f"the rule {group.words} can never fire: no answers make its condition true"
        hint = "change its condition, or remove the rule"
        why = conflict(base, base.rules[group.rules[0]].condition, examined.deadline)
        yield Notice(
            "never-fires", group.subject, group.place, what, hint, conflict=why, members=group.members
        )
    always = (rule for rule in examined.always if not is_meant(base.rules[rule]))
    for group in as_written(base, always):
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


def is_meant(rule: Rule) -> bool:
    """Return whether a rule always fires since nothing is asked: a row may, and what only adds to sums."""
    only_adds = all(isinstance(effect, Add) for effect in rule.effects)
    return rule.condition == ALWAYS and (bool(rule.table) or only_adds)

"""Examples that fail because a rule that they build on is wrong, and not the rule that they are written for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from advisor.authoring.check.notice import Notice
from advisor.conditions import TRUE, judge_rule
from advisor.model import All, Any, RuleBase, builds_on


@dataclass(frozen=True, slots=True)
class Duty:
    """What a rule should do and does not, fire or stay silent, as the notice of this number says."""

    rule: str
    fire: bool
    number: int


def blamed(base: RuleBase, notices: tuple[Notice, ...]) -> Mapping[int, tuple[int, ...]]:
    """Return for each example that holds once the rules below its own do as they should what is said of those."""
    duties = tuple(broken_duties(base, notices))
    ways = {(one.rule, one.fire) for one in duties}
    always, never = All(()), Any(())
    clear = {rule: always if fire else never for rule, fire in ways if (rule, not fire) not in ways}
    rules = {
        rule.id: replace(rule, condition=clear.get(rule.id, rule.condition)) for rule in base.rules.values()
    }
    mended, below = replace(base, rules=rules), builds_on(base, clear) if clear else {}
    return {
        number: tuple(duty.number for duty in duties if duty.rule in below[one.subject])
        for number, one in enumerate(notices)
        if one.check == "example-fails" and below and below[one.subject] and holds(base, mended, one)
    }


def broken_duties(base: RuleBase, notices: tuple[Notice, ...]) -> Iterator[Duty]:
    """Yield what rules should do and do not: by their examples, or as they never or always fire."""
    for number, one in enumerate(notices):
        if one.check == "example-fails":
            yield Duty(one.subject, should_fire(base, one), number)
        elif one.check in ("never-fires", "always-fires"):
            yield from (Duty(rule, one.check == "never-fires", number) for rule in one.about)


def should_fire(base: RuleBase, one: Notice) -> bool:
    """Return whether the rule of a failing example should fire: it does the opposite."""
    return judge_rule(base, base.rules[one.subject], one.witness or {}) is not TRUE


def holds(base: RuleBase, mended: RuleBase, one: Notice) -> bool:
    """Return whether a failing example holds in a base in which the rules below its own are mended."""
    fires = judge_rule(mended, base.rules[one.subject], one.witness or {}) is TRUE
    return fires == should_fire(base, one)

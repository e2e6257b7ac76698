"""Pairs of rule bases, one an edited form of the other, and conditions that mean what others mean."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from hypothesis import strategies as st

from advisor.model import All, Any, Condition, Effect, Is, Not, RuleBase
from strategies import IMPOSSIBLE, RULES, conditions, rule_base

Written: TypeAlias = tuple[Condition, list[Effect]]


def same_meaning_of(condition: Condition) -> Condition:
    """Return another condition of the same meaning, also where facts are unknown or known in part.

    A list over a set is any of its values; over single values it is not: it can be true before it is known which.
    """
    match condition:
        case All(parts) if len(parts) > 1:
            first, *rest = map(same_meaning_of, parts)
            return Not(Any((Not(All(tuple(rest))), Not(first))))
        case Any(parts) if len(parts) > 1:
            first, *rest = map(same_meaning_of, parts)
            return Any((Any(tuple(rest)), first, All((first, *rest))))
        case Not(part):
            return Not(same_meaning_of(part))
        case Is("tools" as fact, values) if len(values) > 1:
            return Any(tuple(Is(fact, (value,)) for value in reversed(values)))
        case _:
            return All((condition, Any((condition, Not(Not(condition))))))


def with_same_meaning(base: RuleBase) -> RuleBase:
    """Return the base with every condition written otherwise."""
    rules = {
        rule.id: replace(rule, condition=same_meaning_of(rule.condition)) for rule in base.rules.values()
    }
    return replace(base, rules=rules)


@st.composite
def edited(draw: st.DrawFn, rules: Sequence[Written]) -> list[Written]:
    """Draw rules that differ from these in one or two, by condition, effects or being there at all."""
    found = list(rules)
    for number in draw(st.lists(st.integers(0, max(0, len(found) - 1)), min_size=1, max_size=2, unique=True)):
        if number >= len(found):
            continue
        condition, effects = found[number]
        other = draw(st.sampled_from(["condition", "effects", "absent"]))
        if other == "condition":
            condition = draw(conditions(()))
        elif other == "effects":
            effects = effects[1:] if effects else effects
        else:
            condition = Any(())
        found[number] = (condition, effects)
    return found


@st.composite
def versions_of_rules(draw: st.DrawFn, *, impossible: bool = True) -> tuple[RuleBase, RuleBase]:
    """Draw a rule base and an edited one; rules in the same place have the same id."""
    rules = draw(RULES)
    barred = draw(IMPOSSIBLE) if impossible else []
    old = rule_base(rules, barred)
    new = rule_base(draw(edited(rules)), barred)
    return (old, with_same_meaning(new)) if draw(st.booleans()) else (old, new)

"""What cases and examples can cover: each rule, and each part of its condition, both ways.

This is modified condition/decision coverage (MC/DC). Of a written rule one profile should make it fire and one
should not. For each leaf of its condition one profile should make it fire that would not if the leaf were other
than it is, and one should leave it silent that would make it fire. What reading adds to a leaf, so that it is not
true where its fact does not apply, is part of that leaf. The rules that one `each` rule was made into have the same
parts, and any of them will do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from advisor.evaluators.split import WantedProfile
from advisor.model import ALWAYS, NEVER, All, Any, Condition, Guarded, Leaf, Not, Rule, Said


class Behaviour(Enum):
    """What a rule does on a profile."""

    FIRES = "fires"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Goal:
    """A written rule does this on some profile: for that leaf's sake if one is numbered, else at all."""

    rule: str
    leaf: int | None
    way: Behaviour


def written_leaves(condition: Condition) -> tuple[Leaf | Guarded | Said, ...]:
    """Return the leaves of a condition from left to right, each with its guard; what was written as one line is one."""
    match condition:
        case Guarded() | Said():
            return (condition,)
        case All(parts) | Any(parts):
            return tuple(leaf for part in parts for leaf in written_leaves(part))
        case Not(part):
            return written_leaves(part)
        case _:
            return (condition,)


def goals_of(name: str, rules: Sequence[Rule]) -> Iterator[Goal]:
    sizes = {len(written_leaves(rule.condition)) for rule in rules}
    return (Goal(name, leaf, way) for leaf in (None, *range(max(sizes))) for way in Behaviour)


def wanted(rule: Rule, goal: Goal) -> WantedProfile:
    """Return what a profile must make true and untrue to meet a goal for one of its rules."""
    condition, fires = rule.condition, goal.way is Behaviour.FIRES
    if goal.leaf is None:
        return WantedProfile(condition, NEVER) if fires else WantedProfile(ALWAYS, condition)
    if goal.leaf >= len(written_leaves(condition)):
        return WantedProfile(NEVER, NEVER)
    other = leaning(condition, goal.leaf, up=not fires)
    return WantedProfile(condition, other) if fires else WantedProfile(other, condition)


def leaning(condition: Condition, leaf: int, *, up: bool) -> Condition:
    """Return the condition with one of its leaves held fast, so that it helps the whole to be true or hinders it."""
    match condition:
        case Guarded() | Said():
            return ALWAYS if up else NEVER
        case All(parts) | Any(parts):
            return replace(condition, parts=tuple(leaning_parts(parts, leaf, up=up)))
        case Not(part):
            return Not(leaning(part, leaf, up=not up))
        case _:
            return ALWAYS if up else NEVER


def leaning_parts(parts: Sequence[Condition], leaf: int, *, up: bool) -> Iterator[Condition]:
    for part in parts:
        size = len(written_leaves(part))
        yield leaning(part, leaf, up=up) if 0 <= leaf < size else part
        leaf -= size

"""How a rule stands on a profile: each part of its condition, and whether it is true, false or not known."""

from dataclasses import dataclass

from advisor.conditions import Known, Truth, judge, leaf_support, truth
from advisor.explain.words import condition_words, support_words
from advisor.model import All, Any, Condition, Found, Not, Profile, Rule, RuleBase

ALL_OF = "all of"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a condition: how deep it stands, what it says, whether that holds, and on what."""

    depth: int
    words: str
    truth: Truth
    rests_on: str = ""


@dataclass(frozen=True, slots=True)
class RuleOnProfile:
    """A rule with the truth of its condition and of each part."""

    rule: Rule
    truth: Truth
    parts: tuple[Part, ...]


def how(base: RuleBase, rule: Rule, profile: Profile) -> RuleOnProfile:
    """Return how a rule of the base stands on a profile."""
    known = Known(base.facts, profile, judge(base, profile).findings)
    return RuleOnProfile(rule, truth(rule.condition, known), tuple(parts(base, rule.condition, known)))


def parts(base: RuleBase, condition: Condition, known: Known, depth: int = 0) -> list[Part]:
    """Return the lines of a condition from top to bottom; `and` and `or` head the lines below them."""
    match condition:
        case All(inner) | Any(inner):
            words = ALL_OF if isinstance(condition, All) else "any of"
        case Not(All(inner) | Any(inner)):
            words = "not all of" if isinstance(condition.part, All) else "none of"
        case _:
            return [leaf_part(base, condition, known, depth)]
    below = [line for part in inner for line in parts(base, part, known, depth + 1)]
    return [Part(depth, words, truth(condition, known)), *below]


def leaf_part(base: RuleBase, condition: Condition, known: Known, depth: int) -> Part:
    """Return the line of a leaf, or of its opposite, with the answer or finding it rests on."""
    leaf = condition
    while isinstance(leaf, Not):
        leaf = leaf.part
    now = truth(condition, known)
    rests_on = ""
    if now is not Truth.UNKNOWN and not isinstance(leaf, All | Any | Found):
        rests_on = support_words(base, leaf_support(leaf, known))
    return Part(depth, condition_words(base, condition), now, rests_on)

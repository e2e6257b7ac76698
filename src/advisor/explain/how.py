"""How a rule stands on a profile: each part of its condition, and whether it is true, false or not known."""

from dataclasses import dataclass

from advisor.conditions import Known, Truth, judge, leaf_support, truth
from advisor.explain.words import condition_words, head_and_parts, support_words, without_not
from advisor.model import All, Any, Condition, Found, Profile, Rule, RuleBase


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a condition: how deep it stands, what it says, whether that holds, and by which answer.

    Where it is not known, that answer leaves it open.
    """

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
    known = Known(base.facts, profile, judge(base, profile).findings)
    return RuleOnProfile(rule, truth(rule.condition, known), tuple(parts(base, rule.condition, known)))


def parts(base: RuleBase, condition: Condition, known: Known, depth: int = 0) -> list[Part]:
    """Return the lines of a condition from top to bottom; `and` and `or` head the lines below them."""
    words, inner = head_and_parts(condition)
    if not words:
        return [leaf_part(base, condition, known, depth)]
    below = [line for part in inner for line in parts(base, part, known, depth + 1)]
    return [Part(depth, words, truth(condition, known)), *below]


def leaf_part(base: RuleBase, condition: Condition, known: Known, depth: int) -> Part:
    """Return the line of a leaf, or of its opposite, with what is known of the answer that it reads."""
    leaf, now = without_not(condition), truth(condition, known)
    rests_on = ""
    if not isinstance(leaf, All | Any | Found) and leaf.fact in known.profile:
        rests_on = support_words(base, leaf_support(leaf, known))
    return Part(depth, condition_words(base, condition), now, rests_on)

"""How a rule stands on a profile: each part of its condition, and whether it is true, false or not known."""

from dataclasses import dataclass

from advisor.conditions import Known, Truth, known_from, leaf_support, truth
from advisor.explain.words import condition_words, head_and_parts, support_words, without_not
from advisor.model import All, Any, Condition, Found, Profile, Rule, RuleBase


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a condition: what it says, whether that holds, by which answer, and the parts that it joins.

    Where it is not known, that answer leaves it open.
    """

    words: str
    truth: Truth
    rests_on: str = ""
    below: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class RuleOnProfile:
    """A rule with the truth of its condition and of each part."""

    rule: Rule
    condition: Part

    @property
    def truth(self) -> Truth:
        return self.condition.truth


def how(base: RuleBase, rule: Rule, profile: Profile) -> RuleOnProfile:
    return RuleOnProfile(rule, part_of(base, rule.condition, known_from(base, profile)))


def part_of(base: RuleBase, condition: Condition, known: Known) -> Part:
    """Return a condition with its parts; of a leaf, or its opposite, what is known of the answer that it reads."""
    words, inner = head_and_parts(condition)
    now = truth(condition, known)
    if words:
        return Part(words, now, below=tuple(part_of(base, part, known) for part in inner))
    leaf, rests_on = without_not(condition), ""
    if not isinstance(leaf, All | Any | Found) and leaf.fact in known.profile:
        rests_on = support_words(base, leaf_support(leaf, known))
    return Part(condition_words(base, condition), now, rests_on)

"""How a rule stands on a profile: each part of its condition, and whether it is true, false or not known."""

from dataclasses import dataclass, replace

from advisor.conditions import FALSE, TRUE, Answered, Known, Truth, known_from, truth
from advisor.explain.behind import behind
from advisor.explain.guards import applying_words
from advisor.explain.words import ALL_OF, condition_words, head_and_parts, support_words, without_not
from advisor.model import AtLeast, AtMost, Condition, Guarded, Is, Profile, Rule, RuleBase


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
    """Return a condition with its parts; of what is told in one line, what is known of the answer that it reads."""
    words, inner = head_and_parts(condition)
    now = truth(condition, known)
    if words:
        return Part(words, now, below=tuple(part_of(base, part, known) for part in inner))
    return Part(condition_words(base, condition), now, rests_on(base, without_not(condition), known))


def keeping_silent(whole: Part) -> Part:
    """Return a condition without what is true of its outermost `and`, which keeps no rule silent."""
    if whole.words != ALL_OF:
        return whole
    return replace(whole, below=tuple(part for part in whole.below if part.truth is not TRUE))


def distance(whole: Part) -> tuple[int, int]:
    """Return how many parts of its outermost `and` are false, and how many keep a rule silent."""
    parts = keeping_silent(whole).below if whole.words == ALL_OF else (whole,)
    return sum(part.truth is FALSE for part in parts), len(parts)


def rests_on(base: RuleBase, condition: Condition, known: Known) -> str:
    """Return what is known of the answer that a condition reads, or why there is none to give."""
    match condition:
        case Guarded() if truth(condition.guard, known) is not TRUE:
            return applying_words(base, base.facts[condition.fact], known)
        case Guarded() | Is() | AtLeast() | AtMost() if condition.fact in known.profile:
            return support_words(base, Answered(condition.fact, known.profile[condition.fact]))
        case _:
            return behind(base, condition, known)

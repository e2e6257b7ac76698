"""Conditions and answers in plain words, with the experts' titles of values and findings."""

import re
from collections.abc import Iterable
from dataclasses import replace

from advisor.conditions import TRUE, Answered, Support
from advisor.explain.bounds_words import asked_of, asked_words
from advisor.model import (
    All,
    Answer,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Fact,
    Found,
    Guarded,
    Has,
    Is,
    Kind,
    Leaf,
    Measure,
    Not,
    NotAnyOf,
    Numbers,
    OneOf,
    Partial,
    Placed,
    Range,
    RuleBase,
    Said,
    Statement,
    is_whole,
    lower,
    spans_of,
    spans_words,
    statement_of,
)

ALL_OF = "all of"


def name_of(fact: str) -> str:
    return fact.replace("_", " ")


def titles(fact: Fact, values: Iterable[str]) -> list[str]:
    """Return the titles of values, in the order of the fact."""
    wanted = set(values)
    return [value.title for value in fact.values if value.id in wanted]


def answer_words(fact: Fact, answer: Statement | Answer | None) -> str:
    """Return an answer in words; None is "don't know"."""
    if fact.measure and answer is not None:
        return numbers_said(fact.measure, fact, answer)
    match statement_of(fact, answer) if isinstance(answer, Partial) else answer:
        case None | Numbers():
            return "don't know"
        case str(value):
            return "".join(titles(fact, [value]))
        case OneOf(values):
            return " or ".join(titles(fact, values))
        case Range() as bounds if is_whole(only := lower(fact, bounds)):  # at least the highest
            return answer_words(fact, only)
        case Range() as bounds:
            return range_words(fact, bounds)
        case NotAnyOf(excluded):
            return set_words(fact, (), excluded)
        case Has(has, lacks):
            return set_words(fact, has, lacks)
        case chosen:
            return ", ".join(titles(fact, chosen)) or "none of these"


def numbers_said(measure: Measure, fact: Fact, said: Statement | Answer) -> str:
    """Return numbers as they were stated, or else, of whole regions, as the rules name where those end."""
    is_stated = isinstance(said, Numbers) or (isinstance(said, Placed | Partial) and said.spans)
    return spans_words(replace(measure, cuts=()) if is_stated else measure, spans_of(fact, said))


def range_words(fact: Fact, bounds: Range) -> str:
    match [title for bound in (bounds.least, bounds.most) if bound for title in titles(fact, [bound])]:
        case [title]:
            return f"{title} or {'more' if bounds.least else 'less'}"
        case both:
            return " to ".join(both)


def set_words(fact: Fact, has: Iterable[str], lacks: Iterable[str]) -> str:
    """Return what is in an answer and what is not, in words; the rest of a set is open."""
    excluded = [opposite(title) for title in titles(fact, lacks)]
    others = ["others open"] if fact.kind is Kind.SEVERAL else []
    return ", ".join((*titles(fact, has), *excluded, *others))


def opposite(title: str) -> str:
    """Return that it is not this; of what begins with "not" or "no" it is said without a second one."""
    negates = re.match(r"(not?|none)\b", title, re.IGNORECASE)
    return f"{'anything but' if negates else 'not'} {title}"


def support_words(base: RuleBase, support: Support) -> str:
    if isinstance(support, Answered):
        return f"{name_of(support.fact)}: {answer_words(base.facts[support.fact], support.answer)}"
    proposition = base.propositions[support.finding]
    return proposition.title if support.truth is TRUE else proposition.opposite


def condition_words(base: RuleBase, condition: Condition, *, holds: bool = True) -> str:
    """Return a condition as one phrase, or with `holds` false its opposite."""
    match condition:
        case Not(part):
            return condition_words(base, part, holds=not holds)
        case Guarded():
            asked = condition_words(base, condition.guarded, holds=holds)
            return asked if holds else f"{asked}, or does not apply"
        case Said():
            return condition.words if holds else condition.opposite
        case All(parts) | Any(parts):
            joint = " and " if isinstance(condition, All) is holds else " or "
            return joint.join(inner(base, part, holds=holds) for part in parts)
        case Found(finding):
            return base.propositions[finding].title if holds else base.propositions[finding].opposite
        case leaf:
            return leaf_words(base.facts[leaf.fact], leaf, holds=holds)


def inner(base: RuleBase, part: Condition, *, holds: bool) -> str:
    """Return a part of a condition as a phrase in it, in brackets if it joins others itself."""
    match part:
        case Not(denied):
            return inner(base, denied, holds=not holds)
        case Said():
            return condition_words(base, part, holds=holds)
        case Guarded() if holds:
            return inner(base, part.guarded, holds=True)
        case All() | Any():
            return f"({condition_words(base, part, holds=holds)})"
        case leaf:
            return condition_words(base, leaf, holds=holds)


def without_not(condition: Condition) -> Leaf | All | Any:
    """Return a condition without the `not` before it, however often it stands there."""
    while isinstance(condition, Not):
        condition = condition.part
    return condition


def head_and_parts(condition: Condition) -> tuple[str, tuple[Condition, ...]]:
    """Return the words over the parts of a condition, and the parts; what is told in one line has neither."""
    match condition:
        case Guarded() | Not(Guarded()) | Said() | Not(Said()):
            return "", ()
        case All(()):  # what people rule out themselves
            return "always", ()
        case All(parts):
            return ALL_OF, parts
        case Any(parts):
            return "any of", parts
        case Not(All(parts)):
            return "not all of", parts
        case Not(Any(parts)):
            return "none of", parts
        case _:
            return "", ()


def leaf_words(fact: Fact, leaf: Is | AtLeast | AtMost, *, holds: bool) -> str:
    """Return a condition over one fact in words."""
    name = name_of(fact.id)
    if fact.measure:
        return f"{name}: {asked_words(fact.measure, asked_of(fact, fact.measure, leaf), holds=holds)}"
    match leaf:
        case Is(_, values) if fact.kind is Kind.SEVERAL:
            return f"{name} {include(name, holds=holds)} {' or '.join(titles(fact, values))}"
        case Is(_, values):
            said = " or ".join(titles(fact, values))
            return f"{name}: {said if holds else opposite(said)}"
        case AtLeast(_, value):
            return f"{name}: {'at least' if holds else 'less than'} {titles(fact, [value])[0]}"
        case AtMost(_, value):
            return f"{name}: {'at most' if holds else 'more than'} {titles(fact, [value])[0]}"


def include(name: str, *, holds: bool) -> str:
    """Return the verb of a set of answers; most of their names are plural."""
    if name.endswith("s"):
        return "include" if holds else "do not include"
    return "includes" if holds else "does not include"

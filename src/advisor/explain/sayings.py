"""What experts wrote for sentences: answers inside one, the short reason of rules, and what advice says to do.

Where they wrote nothing it is made of titles. None ends with a full stop: whoever makes the sentence sets it.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from advisor.conditions import TRUE, Answered, Support
from advisor.explain.joint import IT, joint_title, marked, title_for
from advisor.explain.words import answer_words, name_of, support_words
from advisor.model import (
    Advice,
    All,
    Answer,
    Any,
    Condition,
    Fact,
    Found,
    Is,
    Kind,
    Not,
    Partial,
    Rule,
    RuleBase,
)
from advisor.texts import listing

# So many values that may be the answer are both said.
EITHER = 2

# A sentence ends where the next one begins, with a capital, a digit or a quotation mark.
SENTENCE_END = re.compile(r"""(?<=[.!?])\s+(?=["'A-Z0-9])""")


def answer_said(fact: Fact, answer: Answer) -> str:
    """Return an answer as it reads inside a sentence, or the name of its fact with the titles of its values."""
    if fact.measure and fact.measure.said:
        return fact.measure.said.replace(IT, answer_words(fact, answer))
    match answer:
        case str(value) if fact.measure is None:
            return values_said(fact, (value,), "or")
        case frozenset() if answer:
            return values_said(fact, answer, "and")
        case Partial(may=may) if len(may) == EITHER and fact.kind is not Kind.SEVERAL and all_said(fact, may):
            return values_said(fact, may, "or")
        case _:
            return f"{name_of(fact.id)}: {answer_words(fact, answer)}"


def all_said(fact: Fact, values: Collection[str]) -> bool:
    return all(value.said for value in fact.values if value.id in values)


def values_said(fact: Fact, values: Collection[str], word: str) -> str:
    """Return values inside a sentence, joined by a word; those without words for it are named after the others."""
    chosen = [value for value in fact.values if value.id in values]
    said = [value.said for value in chosen if value.said]
    bare = [value.title for value in chosen if not value.said]
    named = f"{name_of(fact.id)}: {listing(bare, word)}" if bare else ""
    return "; ".join(filter(None, (listing(said, word), named)))


def support_said(base: RuleBase, support: Support, rule: Rule | None = None) -> str:
    """Return what an answer or a finding says inside a sentence; of a set, only what a rule that fired rests on."""
    if isinstance(support, Answered):
        fact, answer = base.facts[support.fact], support.answer
        telling = set_said(base, rule, fact, answer) if rule and isinstance(answer, frozenset) else ""
        return telling or answer_said(fact, answer)
    said = base.propositions[support.finding].said
    return said if said and support.truth is TRUE else support_words(base, support)


def set_said(base: RuleBase, rule: Rule, fact: Fact, answer: frozenset[str]) -> str:
    """Return what a rule rests on of a set: values that are in it, and those that are not if there are words for them."""
    read = [(set(leaf.values), holds) for leaf, holds in leaves_on(base, rule, fact.id)]
    present = {value for values, holds in read if holds for value in values & answer}
    absent = {value for values, holds in read if not holds and not values & answer for value in values}
    there = values_said(fact, present, "and") if present else ""
    lacking = values_said(fact, absent, "or") if absent and all_said(fact, absent) else ""
    return "; ".join(filter(None, (there, lacking and f"without {lacking}")))


def leaves_on(base: RuleBase, rule: Rule, fact: str) -> Iterator[tuple[Is, bool]]:
    """Yield the leaves on a set that a rule reads itself or through findings, and whether they speak for it if true."""
    left: list[tuple[Condition, bool]] = [(rule.condition, True)]
    seen: set[tuple[str, bool]] = set()
    while left:
        match left.pop():
            case Not(part), holds:
                left.append((part, not holds))
            case All(parts) | Any(parts), holds:
                left.extend((part, holds) for part in parts)
            case Found(finding), holds if (finding, holds) not in seen:
                seen.add((finding, holds))
                left.extend((cause, holds) for cause in base.causes[finding])
            case Is() as leaf, holds if leaf.fact == fact:
                yield leaf, holds


def reason_said(base: RuleBase, rules: Sequence[Rule]) -> str:
    """Return why a rule counts, or all that were made from one `each` rule, in a few words."""
    first = rules[0]
    if not first.reason:
        return joint_title(base, rules).rstrip(".")
    names = [base.candidates[rule.each].title for rule in rules] if rules[1:] else []
    words = title_for(first.reason_pattern, names) if names and IT in first.reason_pattern else first.reason
    return marked(first, words.rstrip("."))


def deed(advice: Advice) -> str:
    """Return what a piece of advice says to do, or its first sentence."""
    return (advice.do or SENTENCE_END.split(advice.text)[0]).rstrip(".")

"""What experts wrote for sentences: answers inside one, the short reason of rules, and what advice says to do.

Where they wrote nothing it is made of titles. None ends with a full stop: whoever makes the sentence sets it.
"""

import re
from collections.abc import Collection, Sequence

from advisor.conditions import TRUE, Answered, Support
from advisor.evaluators.fall import concluding
from advisor.explain.joint import IT, joint_title, title_for
from advisor.explain.words import answer_words, name_of, support_words
from advisor.model import Advice, Answer, Fact, Is, Kind, Partial, Rule, RuleBase, leaves
from advisor.texts import listing

# So many values that may be the answer are both said.
EITHER = 2

# A sentence ends where the next one begins, with a capital, a digit or a quotation mark.
SENTENCE_END = re.compile(r"""(?<=[.!?])\s+(?=["'A-Z0-9])""")


def answer_said(fact: Fact, answer: Answer) -> str:
    """Return an answer as it reads inside a sentence, or the name of its fact with the titles of its values."""
    match answer:
        case str(value):
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
    """Return what an answer or a finding says inside a sentence; of a set, only values that the rule speaks of."""
    if isinstance(support, Answered):
        answer = support.answer
        if rule and isinstance(answer, frozenset):
            answer = answer.intersection(values_read(base, rule, support.fact)) or answer
        return answer_said(base.facts[support.fact], answer)
    said = base.findings[support.finding].said
    return said if said and support.truth is TRUE else support_words(base, support)


def values_read(base: RuleBase, rule: Rule, fact: str) -> frozenset[str]:
    """Return the values of a set that a rule names, or those that conclude what it builds on."""
    read: set[str] = set()
    for builds_on in (rule, *concluding(base, [rule])):
        named = (leaf for leaf in leaves(builds_on.condition) if isinstance(leaf, Is) and leaf.fact == fact)
        read.update(value for leaf in named for value in leaf.values)
    return frozenset(read)


def reason_said(base: RuleBase, rules: Sequence[Rule]) -> str:
    """Return why a rule counts, or all that were made from one `each` rule, in a few words."""
    first = rules[0]
    if not first.reason:
        return joint_title(base, rules).rstrip(".")
    if len(rules) == 1 or IT not in first.reason_pattern:
        return first.reason.rstrip(".")
    return title_for(first.reason_pattern, [base.candidates[rule.each].title for rule in rules]).rstrip(".")


def deed(advice: Advice) -> str:
    """Return what a piece of advice says to do, or its first sentence."""
    return (advice.do or SENTENCE_END.split(advice.text)[0]).rstrip(".")

"""Conditions and answers in words."""

import re

from advisor.explain.words import answer_words, condition_words
from advisor.language.reading.base import read_base
from advisor.model import Is, NotAnyOf

TWICE = re.compile(r"\bnot (not?|none)\b", re.IGNORECASE)


def test_no_answer_is_denied_twice() -> None:
    base = read_base()
    denials = {
        words: fact
        for fact in base.facts.values()
        for value in fact.value_ids
        for words in (
            condition_words(base, Is(fact.id, (value,)), holds=False),
            answer_words(fact, NotAnyOf((value,))),
        )
    }
    otherwise = [words for words in denials if not re.search(r"\b(not|anything but)\b", words)]
    assert all(denials[words].measure for words in otherwise)  # of a number the rest is said
    assert [words for words in denials if TWICE.search(words)] == []
    assert "time pressure: anything but Not urgent" in denials
    assert "1 team or 5 teams or more" in denials

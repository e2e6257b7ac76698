"""The comparison with a naive reading can fail: each fault that is planted in lowering the language makes it fail."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import pytest

from advisor.language.reading import awards, comparisons, rules
from advisor.language.reading.tables import leaves, tables, terms
from advisor.language.reading.vocabulary import Vocabulary
from advisor.model import (
    All,
    Condition,
    Fact,
    Finding,
    Found,
    Is,
    Rule,
    concluded,
    findings_read,
    made,
    summands,
)
from advisor.model import base as model_base
from language_bases import draw_document
from number_checks import NUMBER_KINDS, trial

COUNTED, IN_SET = comparisons.counted, comparisons.in_set


def is_concluded(finding: Finding, value: str) -> Condition:
    """Return that a value is concluded, whatever higher one is, and none by default."""
    return Found(concluded(finding.id, value))


def one_fewer(names: Vocabulary, fact: Fact, least: int, values: tuple[str, ...]) -> Condition:
    return COUNTED(names, fact, max(1, least - 1), values)


def something_only(fact: Fact, operator: str, values: tuple[str, ...]) -> Condition:
    """Return what an operator says; of `only` that there is something, too."""
    condition = IN_SET(fact, operator, values)
    return All((condition, Is(fact.id, values))) if operator == "only" else condition


def as_they_are(_: object, every: Iterable[Rule]) -> Iterable[Rule]:
    return every


def waits_for_others(rule: Rule) -> bool:
    """Return whether a rule waits for others, those left out that are the last of a list."""
    return any(name.endswith("@others") for name in findings_read(rule.condition))


def nothing(_: object) -> str:
    return ""


Fault: TypeAlias = tuple[str, int, object, str, object]
"""The question in which a fault shows, and a base; where it is planted, and what stands there then."""

LOWER, UPPER = (
    {**terms.LEFT, "(": "at_least", "]": "at_least"},
    {**terms.RIGHT, ")": "at_most", "[": "at_most"},
)
FAULTS: Mapping[str, Fault] = {
    "a value holds below a higher one": ("judge", 2, made, "holding", is_concluded),
    "one value fewer is counted": ("judge", 1, comparisons, "counted", one_fewer),
    "nothing is not only this": ("judge", 0, comparisons, "in_set", something_only),
    "rows of a list do not wait": ("judge", 1, rules, "chained", as_they_are),
    "rows of a table do not wait": ("judge", 2, tables, "chained", as_they_are),
    "otherwise waits for the rest of a list": ("judge", 1, model_base, "waits", waits_for_others),
    "what is added over one fact is independent": ("judge", 22, summands, "read_alone", nothing),
    "an upper end that is left out is in": ("judge", 3, terms, "RIGHT", UPPER),
    "a lower end that is left out is in": ("judge", 58, terms, "LEFT", LOWER),
    "more than is at least": ("judge", 9, terms, "SIGNS", {**terms.SIGNS, ">": "at_least"}),
    "not yes is yes": ("judge", 1, leaves, "OTHER", {}),
    "rows of tables cut no numbers": ("judge", 10, tables, "if_of", lambda _: ()),
    "what is included weighs as much as what is not": ("sweep", 0, awards, "INCLUDED", 1),
    "what is chosen counts for little": ("sweep", 0, awards, "POINTS", {**awards.POINTS, "decisive": 1}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_lowering_the_language_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kind, first, place, name, wrong = FAULTS[fault]
    monkeypatch.setattr(place, name, wrong)
    with pytest.raises(AssertionError):
        compare_all(kind, range(first, first + 100))


def compare_all(kind: str, bases: range) -> None:
    for number in bases:
        NUMBER_KINDS[kind](trial(0, number, draw_document))

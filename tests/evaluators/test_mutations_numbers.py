"""The checks of numbers and guards can fail: each fault that is planted in what reads them makes one of them fail."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from graphlib import TopologicalSorter
from typing import TypeAlias

import pytest

from advisor.language.reading import bounds, conditions, cutting, rules
from advisor.language.reading.bounds import BOUNDED, Bound, before, behind
from advisor.language.reading.nodes import Node, Text
from advisor.model import Condition, Cut, Fact, Guarded, Measure, Narrowing, Not, Numbers, Span, statements
from number_checks import NUMBER_KINDS, trial


def with_bounds(**changed: Bound) -> Mapping[str, Bound]:
    return {**BOUNDED, **changed}


def before_the_last(span: Span) -> Cut:
    return Cut(span.most, span.most)


def behind_the_first(span: Span) -> Cut:
    return Cut(span.least + 1, span.least)


def behind_the_next(span: Span) -> Cut:
    return Cut(span.most + 2, span.most)


def cuts_too_high(measure: Measure, node: Node, meant: Mapping[str, tuple[Text, ...]]) -> Iterator[Cut]:
    """Yield cuts that lie one step too high."""
    return (replace(cut, first=cut.first + 1) for cut in CUTS(measure, node, meant))


def cuts_at_names_only(measure: Measure, node: Node, meant: Mapping[str, tuple[Text, ...]]) -> Iterator[Cut]:
    """Yield cuts before the numbers that conditions name, and none behind them."""
    return (cut for cut in CUTS(measure, node, meant) if cut.first == cut.named)


def unguarded(parts: tuple[Condition, Condition]) -> Condition:
    return parts[1]


def guard_outside(part: Condition) -> Condition:
    """Return that a condition is false, and that its fact applies all the same."""
    return Guarded((part.guard, Not(part.guarded))) if isinstance(part, Guarded) else Not(part)


class Unsorted(TopologicalSorter[str]):
    """Leaves names in the order in which they came."""

    def __init__(self, needs: Mapping[str, Iterable[str]]) -> None:
        super().__init__()
        self.names = list(needs)

    def static_order(self) -> Iterable[str]:
        return self.names


def covered(fact: Fact, statement: Narrowing) -> frozenset[str]:
    """Return the regions of which all numbers are left; if there is none, those of which some are."""
    may = LEFT(fact, statement)
    if not isinstance(statement, Numbers) or fact.measure is None:
        return may
    regions = zip(fact.value_ids, fact.measure.regions, strict=True)
    whole = [value for value, region in regions if any(lies_in(region, span) for span in statement.spans)]
    return frozenset(whole) or may


def lies_in(region: Span, span: Span) -> bool:
    return span.least <= region.least and region.most <= span.most


def lowest(fact: Fact, statement: Narrowing) -> frozenset[str]:
    """Return the lowest region of which some numbers are left."""
    may = LEFT(fact, statement)
    return frozenset(fact.ordered(may)[:1]) if isinstance(statement, Numbers) else may


CUTS, LEFT = bounds.cuts_under, statements.left

Fault: TypeAlias = tuple[str, int, object, str, object]
"""The question in which a fault shows, and a base; where it is planted, and what stands there then."""

FAULTS: Mapping[str, Fault] = {
    "above holds from its number on": ("fire", 32, bounds, "BOUNDED", with_bounds(above=Bound(before, None))),
    "above holds within a range": (
        "fire",
        63,
        bounds,
        "BOUNDED",
        with_bounds(above=Bound(behind_the_first, None)),
    ),
    "at least holds at the end of a range": (
        "fire",
        95,
        bounds,
        "BOUNDED",
        with_bounds(at_least=Bound(before_the_last, None)),
    ),
    "at least holds from the next number on": (
        "fire",
        1,
        bounds,
        "BOUNDED",
        with_bounds(at_least=Bound(behind_the_first, None)),
    ),
    "below holds up to its number": ("fire", 10, bounds, "BOUNDED", with_bounds(below=Bound(None, behind))),
    "at most holds up to the number before": (
        "fire",
        11,
        bounds,
        "BOUNDED",
        with_bounds(at_most=Bound(None, before)),
    ),
    "at most holds up to the next number": (
        "fire",
        2,
        bounds,
        "BOUNDED",
        with_bounds(at_most=Bound(None, behind_the_next)),
    ),
    "numbers are cut one too high": ("fire", 2, cutting, "cuts_under", cuts_too_high),
    "numbers are not cut above a bound": ("sweep", 2, cutting, "cuts_under", cuts_at_names_only),
    "what stands under ask_if cuts nothing": ("prospects", 34, cutting, "CONDITIONS", ("if", "unless")),
    "a guard is dropped": ("fire", 2, conditions, "Guarded", unguarded),
    "a guard is dropped, to proofs": ("prospects", 2, conditions, "Guarded", unguarded),
    "a guard is dropped, to relevance": ("relevance", 2, conditions, "Guarded", unguarded),
    "a guard stands outside of not": ("prospects", 6, conditions, "Not", guard_outside),
    "a guard stands outside of unless": ("prospects", 132, rules, "Not", guard_outside),
    "a guard is read before the guards that it rests on": (
        "prospects",
        289,
        cutting,
        "TopologicalSorter",
        Unsorted,
    ),
    "of a region some of which is left nothing is left": ("prospects", 2, statements, "left", covered),
    "of a region some of which is left all is sure": ("fire", 1, statements, "left", lowest),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_reading_numbers_and_guards_is_noticed(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind, first, place, name, wrong = FAULTS[fault]
    monkeypatch.setattr(place, name, wrong)
    with pytest.raises(AssertionError):
        compare_all(kind, range(first, first + 300))


def compare_all(kind: str, bases: range) -> None:
    for number in bases:
        NUMBER_KINDS[kind](trial(0, number))

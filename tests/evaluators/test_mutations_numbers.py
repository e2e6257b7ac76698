"""The checks of numbers and guards can fail: each fault that is planted in what reads them makes one of them fail."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from graphlib import TopologicalSorter
from typing import TypeAlias

import pytest

from advisor.language.reading import conditions, cutting, numbers, rules
from advisor.language.reading.numbers import BOUNDED, Bound
from advisor.model import Condition, Cut, Fact, Guarded, Narrowing, Not, Numbers, Span, statements
from number_checks import NUMBER_KINDS, trial


def bounds(**changed: Bound) -> Mapping[str, Bound]:
    return {**BOUNDED, **changed}


def cuts_above(bound: Bound, number: int) -> Iterator[Cut]:
    """Yield cuts that lie one step too high."""
    return (replace(cut, first=cut.first + 1) for cut in CUTS(bound, number))


def cuts_below_only(bound: Bound, number: int) -> Iterator[Cut]:
    """Yield cuts below numbers, and none above."""
    return CUTS(replace(bound, most=None), number)


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


CUTS, LEFT = numbers.cuts_at, statements.left

Fault: TypeAlias = tuple[str, int, object, str, object]
"""The question in which a fault shows, and a base; where it is planted, and what stands there then."""

FAULTS: Mapping[str, Fault] = {
    "above holds from its number on": ("fire", 26, numbers, "BOUNDED", bounds(above=Bound(0, None))),
    "at least holds from the next number on": (
        "fire",
        47,
        numbers,
        "BOUNDED",
        bounds(at_least=Bound(1, None)),
    ),
    "below holds up to its number": ("fire", 9, numbers, "BOUNDED", bounds(below=Bound(None, 0))),
    "at most holds up to the number before": (
        "fire",
        30,
        numbers,
        "BOUNDED",
        bounds(at_most=Bound(None, -1)),
    ),
    "numbers are cut one too high": ("fire", 9, numbers, "cuts_at", cuts_above),
    "numbers are not cut above a bound": ("sweep", 0, numbers, "cuts_at", cuts_below_only),
    "what stands under ask_if cuts nothing": ("prospects", 60, cutting, "CONDITIONS", ("if", "unless")),
    "a guard is dropped": ("fire", 7, conditions, "Guarded", unguarded),
    "a guard is dropped, to proofs": ("prospects", 7, conditions, "Guarded", unguarded),
    "a guard is dropped, to relevance": ("relevance", 7, conditions, "Guarded", unguarded),
    "a guard stands outside of not": ("prospects", 105, conditions, "Not", guard_outside),
    "a guard stands outside of unless": ("prospects", 98, rules, "Not", guard_outside),
    "a guard is read before the guards that it rests on": (
        "prospects",
        67,
        cutting,
        "TopologicalSorter",
        Unsorted,
    ),
    "of a region some of which is left nothing is left": ("prospects", 10, statements, "left", covered),
    "of a region some of which is left all is sure": ("fire", 0, statements, "left", lowest),
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

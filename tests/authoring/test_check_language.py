"""`check` reports of bases in the whole language what trying every profile shows; a planted fault in it is noticed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from advisor.authoring.check import fates, findings, overlapping, redundancy, rows
from advisor.evaluators.prove.sorting import Sorted, sort
from agreement_check import check_agrees
from effort import LONG
from language_bases import draw_document
from number_checks import trial

SEED, COUNT = 1, 300 if LONG else 5


def blind(*given: Any) -> Sorted:
    return replace(sort(*given), possible=frozenset())


# What is put in the place of a part, by what is wrong then; and the number of a base that shows it.
FAULTS: Mapping[str, tuple[ModuleType, str, Callable[..., Any], int]] = {
    "rows never overlap": (overlapping, "sort", blind, 0),
    "no row is missing": (rows, "sort", blind, 0),
    "no row comes too late": (fates, "late_rules", lambda _examined: frozenset(), 0),
    "a row that takes from others is needless": (redundancy, "may_go", lambda *_given: True, 7),
    "a finding has no values": (findings, "values_of", lambda *_given: iter(()), 0),
}


@pytest.mark.parametrize("number", range(COUNT))
def test_what_is_reported_of_the_whole_language_is_what_trying_every_profile_shows(number: int) -> None:
    check_agrees(trial(SEED, number, draw_document).base)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_in_what_is_said_of_tables_and_values_is_noticed(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, name, wrong, number = FAULTS[fault]
    monkeypatch.setattr(module, name, wrong)
    with pytest.raises(AssertionError):
        check_agrees(trial(SEED, number, draw_document).base)

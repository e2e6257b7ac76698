"""The shipped rules are tested by what would notice their absence, not by how often they fire."""

import pytest

from advisor.authoring.cases.coverage import Coverage, Unnoticed, cover
from advisor.authoring.cases.goals import Goal
from advisor.authoring.cases.verdicts import run
from advisor.language.reading.base import read_base
from advisor.language.reading.cases import documents_of, read_cases
from advisor.language.reading.documents import shipped


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    base = read_base()
    cases = read_cases(documents_of(shipped(), []), base)
    return cover(run(base, cases, base.rules.values()))


def test_every_shipped_case_and_example_holds(coverage: Coverage) -> None:
    assert coverage.report.holds
    assert coverage.report.cases


def test_every_shipped_rule_that_would_be_missed_is_noticed_by_a_case_or_an_example_of_another(
    coverage: Coverage,
) -> None:
    assert [gap for gap in coverage.gaps if isinstance(gap, Unnoticed)] == []


def test_every_shipped_rule_changes_some_recommendation(coverage: Coverage) -> None:
    assert coverage.without_effect == ()
    assert coverage.not_known == ()


def test_every_condition_of_a_shipped_rule_decides_both_ways(coverage: Coverage) -> None:
    assert [gap for gap in coverage.gaps if isinstance(gap, Goal)] == []
    assert not coverage.impossible

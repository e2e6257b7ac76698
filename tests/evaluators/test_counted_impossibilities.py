"""What cannot be may be said with a count of values; nothing is drawn against it, and it ties the fact that it counts."""

import pytest

from advisor.conditions import broken
from advisor.evaluators.prior import PRIOR
from advisor.evaluators.sweep import decode, drawn
from advisor.interview.outlook import tied_facts
from advisor.model import RuleBase
from folders import FACTS, folder, read

COUNT = (
    "  - {if: {uses: {at_least: {count: 2, of: [read, cook, go]}}, budget: low}, because: That takes more.}\n"
)


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> RuleBase:
    return read(folder(tmp_path_factory.mktemp("counted"), facts=FACTS + COUNT))


def test_no_row_is_drawn_that_a_count_excludes(counted: RuleBase) -> None:
    rows = [decode(counted, codes) for codes in drawn(counted, {}, PRIOR)]
    assert {len(row["uses"]) for row in rows if row["budget"] != "low"} == {0, 1, 2, 3}
    assert [row for row in rows if broken(counted, row)] == []


def test_a_count_ties_the_fact_whose_values_it_counts(counted: RuleBase) -> None:
    assert tied_facts(counted) == {"uses", "budget", "style"}

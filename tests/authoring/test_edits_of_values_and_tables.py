"""Versions of values, sums, rows and lists are compared as they are written, and undone so."""

import pytest

from advisor.authoring.compare.difference import Difference, compare
from advisor.authoring.compare.edits import How
from advisor.authoring.compare.witness import Differs, Same
from trip_base import FACTS, RULES, trips

GREY = '      - [grey, car, ">= 60", -, far]\n'
STRONG = '      - [strong, not(boat), -, ">= 20", near]\n'
EACH = RULES.replace("hit: first", "hit: each").replace(
    '[rest, otherwise, "", "", far]', "[rest, boat, -, -, far]"
)


def difference(old: str, new: str, *, before: str = FACTS, after: str = FACTS) -> Difference:
    return compare(trips(old, before), trips(new, after), rows=500)


def edits(apart: Difference) -> list[tuple[str, str, How, tuple[str, ...]]]:
    return [(edit.what, edit.name, edit.how, edit.parts) for edit in apart.edits]


def test_rows_in_another_order_are_the_same_where_each_counts() -> None:
    apart = difference(EACH, EACH.replace(GREY + STRONG, STRONG + GREY))
    assert (apart.verdict, apart.edits) == (Same(throughout=True), ())


def test_rows_in_another_order_differ_where_the_first_counts_and_the_table_is_to_blame() -> None:
    apart = difference(RULES, RULES.replace(GREY + STRONG, STRONG + GREY))
    assert isinstance(apart.verdict, Differs)
    assert edits(apart) == [("table", "r/desks", How.CHANGED, ("order of rows",))]
    assert apart.blame
    assert apart.blame.alone == apart.edits


@pytest.mark.parametrize(
    ("was", "now", "edit"),
    [
        (">= 60", ">= 65", ("row", "r/desks/grey", How.CHANGED, ("condition",))),
        (GREY, "", ("row", "r/desks/grey", How.REMOVED, ())),
        ("add: {score: 30}", "add: {score: 5}", ("rule", "r/old", How.CHANGED, ("effects",))),
        (
            "{score: {at_least: 20}}",
            "{score: {at_least: 23}}",
            ("rule", "r/strong", How.CHANGED, ("condition",)),
        ),
        ("{exclude: lamp}", "{exclude: map}", ("rule", "r/bright", How.CHANGED, ("effects",))),
        (
            "unpaid: {if: {paid: no}",
            "unpaid: {if: {paid: yes}",
            ("row", "r/steps/unpaid", How.CHANGED, ("condition",)),
        ),
    ],
)
def test_one_edit_is_told_as_one_and_is_to_blame(was: str, now: str, edit: tuple[object, ...]) -> None:
    apart = difference(RULES, RULES.replace(was, now))
    assert edits(apart) == [edit]
    assert apart.blame
    assert apart.blame.alone == apart.edits


def test_another_default_is_an_edit_of_the_finding() -> None:
    apart = difference(RULES, RULES, after=FACTS.replace("default: low", "default: mid"))
    assert edits(apart) == [("finding", "risk", How.CHANGED, ("default",))]
    assert apart.blame
    assert apart.blame.alone == apart.edits


def test_a_finding_with_another_name_and_the_same_values_is_renamed() -> None:
    renamed = [text.replace("risk:", "danger:") for text in (RULES, FACTS)]
    apart = difference(RULES, renamed[0], after=renamed[1])
    assert apart.verdict == Same(throughout=True)
    assert [edit for edit in edits(apart) if edit[2] is not How.REWRITTEN] == [
        ("finding", "danger", How.RENAMED, ())
    ]


def test_a_sum_with_another_name_is_renamed() -> None:
    renamed = [text.replace("score:", "marks:").replace("score,", "marks,") for text in (RULES, FACTS)]
    apart = difference(RULES, renamed[0], after=renamed[1])
    assert apart.verdict == Same(throughout=True)
    assert [edit for edit in edits(apart) if edit[2] is not How.REWRITTEN] == [
        ("finding", "marks", How.RENAMED, ())
    ]


def test_a_candidate_that_a_list_gains_is_told_once() -> None:
    more = FACTS.replace("lamp: {title: A lamp}", "lamp: {title: A lamp}, tent: {title: A tent}")
    apart = difference(RULES, RULES, after=more)
    assert edits(apart) == [("candidate", "tent", How.ADDED, ())]
    assert apart.scope.new.candidates == (("extras", "tent"),)


def test_numbers_behind_sums_are_cut_where_either_version_cuts_them() -> None:
    apart = difference(RULES, RULES.replace("{below: 25}", "{below: 21}"))
    assert isinstance(apart.verdict, Differs)
    assert edits(apart) == [("rule", "r/young", How.CHANGED, ("condition",))]

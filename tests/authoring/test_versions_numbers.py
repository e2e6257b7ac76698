"""Two versions of a base with numbers and guards: the verdict is what trying every exact number shows."""

from contextlib import closing
from pathlib import Path

import pytest

from advisor.authoring.compare.difference import Difference, compare
from advisor.authoring.compare.impact import impact
from advisor.authoring.compare.witness import Differs, Same
from advisor.journal.audit.audit import audit
from advisor.journal.audit.past import past
from advisor.journal.database import open_journal
from advisor.journal.store import entries
from advisor.language.reading.base import read_base
from advisor.language.reading.cases import read_cases
from advisor.language.reading.documents import Document
from advisor.language.reading.written import in_word
from advisor.model import Numbers, RuleBase, Span
from effort import LONG
from folders import write
from number_versions import check_versions, draw_versions
from recorded_answers import record_answers

AGE = "kind: number, unit: years, min: 0, max: 120"
GROWN = "if: {age: {at_least: 21}}"


def version(root: Path, fact: str = AGE, rule: str = GROWN) -> RuleBase:
    """Return a base with a rule about an age, and one that tells ages apart elsewhere."""
    return read_base(
        write(
            root,
            {
                "facts/f.yaml": f"""\
knowledge: {{title: Loans}}
topics: {{all: All}}
facts:
  vehicle: {{topic: all, kind: choice, values: {{car: A car, boat: A boat}}, ask: What is it?, why: It matters.}}
  age: {{topic: all, {fact}, ask: How old are you?, why: It matters.}}
decisions: {{loan: {{title: Loan, candidates: {{low: {{title: Low}}, high: {{title: High}}}}}}}}
""",
                "rules/r.yaml": f"""\
rules:
  grown: {{title: T, because: B, {rule}, then: {{favour: {{low: strong}}}}}}
  old: {{title: T, because: B, if: {{age: {{at_least: 23}}}}, then: {{favour: {{high: 1}}}}}}
  known: {{title: T, because: B, if: {{age: {{at_least: 0}}}}, then: {{favour: {{low: 1, high: 1}}}}}}
""",
            },
        )
    )


def answers(difference: Difference) -> dict[str, str]:
    """Return the interview that ends differently, as people type it."""
    assert isinstance(difference.verdict, Differs)
    return {
        name: in_word(difference.old.facts[name], answer)
        for name, answer in difference.verdict.profile.items()
    }


@pytest.mark.parametrize("number", range(400 if LONG else 6))
def test_the_verdict_is_what_trying_every_number_shows(number: int) -> None:
    check_versions(draw_versions(1, number))


@pytest.mark.parametrize(("bound", "shown"), [("at_least: 25", "21"), ("above: 17", "18")])
def test_an_edited_threshold_is_shown_by_one_answer_at_it(tmp_path: Path, bound: str, shown: str) -> None:
    new = version(tmp_path / "new", rule=f"if: {{age: {{{bound}}}}}")
    found = compare(version(tmp_path / "old"), new, rows=200)
    assert answers(found) == {"age": shown}
    assert [(edit.what, edit.name, edit.parts) for edit in found.edits] == [
        ("rule", "r/grown", ("condition",))
    ]


def test_where_all_lower_numbers_end_differently_the_highest_of_them_is_shown(tmp_path: Path) -> None:
    new = version(tmp_path / "new", rule="if: {age: {at_least: 0}}")
    assert answers(compare(version(tmp_path / "old"), new, rows=200)) == {"age": "20"}


def test_a_threshold_said_otherwise_is_no_difference(tmp_path: Path) -> None:
    found = compare(
        version(tmp_path / "old"), version(tmp_path / "new", rule="if: {age: {above: 20}}"), rows=200
    )
    assert found.same
    assert found.edits == ()


def test_numbers_that_only_one_version_takes_are_not_compared(tmp_path: Path) -> None:
    found = compare(
        version(tmp_path / "old"), version(tmp_path / "new", AGE.replace("min: 0", "min: -5")), rows=200
    )
    assert found.verdict == Same(throughout=False)
    assert [(name, in_word(found.new.facts[name], some)) for name, some in found.scope.new.values] == [
        ("age", "..-1")
    ]
    assert found.scope.old.values == ()
    assert [(edit.what, edit.name, edit.parts) for edit in found.edits] == [("fact", "age", ("lowest",))]


@pytest.mark.parametrize(
    "fact",
    [
        AGE.replace("years", "months"),
        AGE + ", decimals: 1",
        AGE.replace("number", "percent").replace("unit: years, ", ""),
    ],
)
def test_another_unit_other_decimals_or_another_kind_ask_something_else(tmp_path: Path, fact: str) -> None:
    found = compare(version(tmp_path / "old"), version(tmp_path / "new", fact), rows=200)
    assert found.scope.reshaped == ("age",)
    assert (found.scope.old.values, found.scope.new.values) == ((), ())
    assert found.verdict == Same(throughout=False)


def test_an_edit_of_when_a_fact_applies_is_one_edit_and_to_blame(tmp_path: Path) -> None:
    new = version(tmp_path / "new", AGE + ", ask_if: {vehicle: car}")
    found = compare(version(tmp_path / "old"), new, rows=200)
    assert [(edit.what, edit.name, edit.parts) for edit in found.edits] == [
        ("fact", "age", ("asked only if",))
    ]
    assert found.edits[0].old_rules == ("r/grown", "r/old", "r/known")
    assert found.blame
    assert found.blame.alone == found.edits


@pytest.mark.parametrize(
    ("age", "moved"), [("20", ()), ("21", ("loan",)), ("24", ("loan",)), ("25", ()), ("21..22", ("loan",))]
)
def test_a_case_is_heard_by_both_versions_with_its_own_numbers(
    tmp_path: Path, age: str, moved: tuple[str, ...]
) -> None:
    old, new = version(tmp_path / "old"), version(tmp_path / "new", rule="if: {age: {at_least: 25}}")
    text = f"title: T\nanswers: {{age: {age}}}\nexpect: {{loan: low}}\nbecause: B\n"
    cases = read_cases([Document("c.yaml", "c.yaml", text.encode())], new)
    (found,) = impact(old, new, cases, seconds=30, rows=200).cases
    assert found.before
    assert found.moved == moved


def test_a_case_with_a_number_that_the_older_version_did_not_take_is_not_compared(tmp_path: Path) -> None:
    old, new = version(tmp_path / "old"), version(tmp_path / "new", AGE.replace("max: 120", "max: 150"))
    text = "title: T\nanswers: {age: 130}\nexpect: {loan: low}\nbecause: B\n"
    cases = read_cases([Document("c.yaml", "c.yaml", text.encode())], new)
    (found,) = impact(old, new, cases, seconds=30, rows=200).cases
    assert found.before is None


@pytest.mark.parametrize(("age", "blamed"), [(20, None), (22, "r/grown"), (25, None)])
def test_an_audit_blames_the_threshold_for_a_record_of_a_number_between(
    tmp_path: Path, age: int, blamed: str | None
) -> None:
    version(tmp_path / "old")
    new = version(tmp_path / "new", rule="if: {age: {at_least: 25}}")
    with closing(open_journal(tmp_path / "journal.db")) as journal:
        number = Numbers((Span(age, age),))
        record_answers(journal, tmp_path / "old", {"age": number, "vehicle": "car"}, "20261122-00000001")
        (found,) = audit(journal, entries(journal), new)
        assert [edit.name for edit in found.blame] == ([blamed] if blamed else [])
        moved = past(journal, read_base(tmp_path / "old"), new).moved
        assert bool(moved) is bool(blamed)

"""A scale that became a number is compared with what it was, if the names of its values are ranges that leave no number out."""

from contextlib import closing
from pathlib import Path

import pytest

from advisor.authoring.compare.difference import compare
from advisor.authoring.compare.impact import impact
from advisor.authoring.compare.witness import Differs, Same
from advisor.journal.audit.audit import audit
from advisor.journal.audit.past import past
from advisor.journal.audit.verdicts import Fate
from advisor.journal.database import open_journal
from advisor.journal.store import entries
from advisor.language.reading.base import read_base
from advisor.language.reading.cases import read_cases
from advisor.language.reading.documents import Document
from advisor.language.reading.written import in_word
from advisor.model import OneOf, RuleBase, Statement
from folders import write
from recorded_answers import record_answers

SCALE = "kind: scale, values: {few: 1 to 3, some: 4 to 9, many: 10 or more}"
NUMBER = (
    "kind: number, min: 1, max: 50, ranges: {few: {at_most: 3}, some: {between: [4, 9]}, many: {above: 9}}"
)


def version(root: Path, fact: str, several: str = "{at_least: some}") -> RuleBase:
    facts = f"""\
topics: {{all: All}}
facts:
  size: {{topic: all, {fact}, ask: How many?, why: So.}}
  rich: {{topic: all, kind: yes_no, ask_if: {{size: [some, many]}}, ask: Is there money?, why: So.}}
decisions: {{loan: {{title: Loan, candidates: {{low: {{title: Low}}, high: {{title: High}}}}}}}}
impossible: [{{if: {{size: few, rich: yes}}, because: So.}}]
"""
    rules = f"""\
rules:
  several: {{title: T, because: B, if: {{size: {several}}}, then: {{favour: {{low: strong}}}}}}
  any: {{title: T, because: B, if: {{size: {{at_least: few}}}}, then: {{favour: {{low: 1, high: 2}}}}}}
  apart: {{title: T, because: B, if: {{not: {{size: [few, many]}}}}, then: {{favour: {{high: moderate}}}}, examples: {{fires: [{{size: some}}]}}}}
  paid: {{title: T, because: B, if: {{rich: yes}}, then: {{favour: {{high: decisive}}}}}}
"""
    return read_base(write(root, {"facts/f.yaml": facts, "rules/r.yaml": rules}))


def test_it_is_proved_that_nothing_else_changed(tmp_path: Path) -> None:
    old, new = version(tmp_path / "old", SCALE), version(tmp_path / "new", NUMBER)
    for found in (compare(old, new, rows=200), compare(new, old, rows=200)):
        assert found.same
        assert [edit.what for edit in found.edits if edit.counts] == []
        assert found.scope.reshaped == ()


def test_an_edited_rule_is_shown_by_a_number(tmp_path: Path) -> None:
    old, new = version(tmp_path / "old", SCALE), version(tmp_path / "new", NUMBER, "{at_least: 12}")
    found = compare(old, new, rows=200)
    assert isinstance(found.verdict, Differs)
    assert in_word(found.new.facts["size"], found.verdict.profile["size"]) in ("4", "9")
    assert [edit.name for edit in found.edits if edit.counts] == ["r/several"]


@pytest.mark.parametrize(
    "fact",
    [
        NUMBER.replace("few: {at_most: 3}", "few: {at_most: 2}"),
        NUMBER.replace("some:", "a-few:"),
        NUMBER.replace("few: {at_most: 3}, some: {between: [4, 9]}", "some: {at_most: 3}, few: {between: [4, 9]}"),
    ],
)  # fmt: skip
def test_names_that_leave_a_number_out_or_are_others_ask_something_else(tmp_path: Path, fact: str) -> None:
    found = compare(plain(tmp_path / "old", SCALE, "many"), plain(tmp_path / "new", fact, "many"), rows=200)
    assert found.scope.reshaped == ("size",)
    assert found.verdict == Same(throughout=False)


def plain(root: Path, fact: str, value: str) -> RuleBase:
    """Return a base whose only rule is about one value."""
    version(root, SCALE)
    facts, rules = root / "facts" / "f.yaml", root / "rules" / "r.yaml"
    text = (
        facts.read_text()
        .replace(SCALE, fact)
        .replace("[some, many]", value)
        .replace("few, rich", "many, rich")
    )
    facts.write_text(text)
    rules.write_text(
        f"rules: {{r: {{title: T, because: B, if: {{size: {value}}}, then: {{favour: {{low: strong}}}}}}}}\n"
    )
    return read_base(root)


@pytest.mark.parametrize(
    ("answer", "moved"),
    [("few", False), ("some", True), ("many", False), (OneOf(("few", "some")), False)],
)
def test_a_record_of_a_value_is_heard_as_its_numbers_today(
    tmp_path: Path,
    answer: Statement,
    moved: bool,  # noqa: FBT001
) -> None:
    version(tmp_path / "old", SCALE)
    same = version(tmp_path / "same", NUMBER)
    new = version(tmp_path / "new", NUMBER, "{at_least: many}")
    with closing(open_journal(tmp_path / "journal.db")) as journal:
        record_answers(journal, tmp_path / "old", {"size": answer}, "20261122-00000001")
        (as_before,) = audit(journal, entries(journal), same)
        (found,) = audit(journal, entries(journal), new)
        assert as_before.fate is Fate.SAME
        assert [edit.name for edit in found.blame] == (["r/several"] if moved else [])
        assert bool(past(journal, read_base(tmp_path / "old"), new).moved) is moved


@pytest.mark.parametrize(("size", "moved"), [("some", ("loan",)), ("7", ("loan",)), ("12", ())])
def test_a_case_is_heard_by_both_versions(tmp_path: Path, size: str, moved: tuple[str, ...]) -> None:
    old, new = version(tmp_path / "old", SCALE), version(tmp_path / "new", NUMBER, "{at_least: many}")
    text = f"title: T\nanswers: {{size: {size}}}\nexpect: {{loan: low}}\nbecause: B\n"
    cases = read_cases([Document("c.yaml", "c.yaml", text.encode())], new)
    (found,) = impact(old, new, cases, seconds=30, rows=200).cases
    assert found.before
    assert found.moved == moved

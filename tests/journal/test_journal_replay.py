"""What a replay compares: all that follows from answers and rules, but nothing that was not known in time."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from advisor.cli import run
from advisor.conditions import broken
from advisor.explain.explanation import explain
from advisor.formats.canonical import canonical
from advisor.formats.consultation import outcome
from advisor.formats.recommendation import to_document
from advisor.journal.chain import unkept
from advisor.journal.derived import adds_up, end_as_they_say, is_outcome
from advisor.journal.keep_and_remove import redact
from advisor.journal.replay import Replayed, again, compared
from advisor.journal.store import rows
from advisor.language.reading.answers import Given
from advisor.model import Profile, RuleBase
from advisor.recommend import recommend
from checkout import ROOT
from effort import tried
from lunch_journals import AT, id_of, journal_in, record_lunch
from strategies import profiles, rule_bases

SMALL = str(ROOT / "tests" / "small")
Values = dict[str, Any]


def dish(result: Values) -> Values:
    found: Values = result["decisions"]["dish"]
    return found


def late(result: Values) -> None:
    """Make of a result what it is when nobody knows in time whether the decision is settled."""
    dish(result).update(
        settled=None, certificate=None, winners=["toast"], status="winner", margin=2, flips=[]
    )
    result.update(could_matter=list(result["unknown"]), advice=[])


def late_flip(result: Values) -> None:
    dish(result)["flips"][-1].update(answers=None, proved=False)


def flips_reordered(result: Values) -> None:
    dish(result)["flips"].reverse()
    late_flip(result)


TIMED: list[Callable[[Values], object]] = [
    late,
    late_flip,
    flips_reordered,
    lambda result: result.update(could_matter=[*result["could_matter"], "in doubt"]),
    lambda result: result.update(
        prior={"version": 0, "seed": 0}, advice=[]
    ),  # a level that was drawn may bring some
]
OTHERS: list[Callable[[Values], object]] = [
    lambda result: dish(result).update(winners=["toast"]),
    lambda result: dish(result).update(margin=99),
    lambda result: dish(result)["standings"][0].update(points=99),
    lambda result: dish(result)["flips"].pop(),
    lambda result: dish(result)["flips"][0].update(answers={"cold": "yes"}),
    lambda result: result.update(could_matter=["something else"]),
    lambda result: result.update(fired=[]),
    lambda result: result.update(findings={"odd": "true"}),
    lambda result: result["decisions"].clear(),
    lambda result: (late(result), dish(result)["standings"][0].update(points=99)),
    lambda result: (late(result), result.update(answers={})),
]


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Values:
    """Return a result with flips, and with facts that could matter."""
    with journal_in(tmp_path_factory.mktemp("one") / "journal.db") as journal:
        found: Values = record_lunch(journal, 27).part("result")
    assert dish(found)["flips"][0]["answers"]
    assert found["could_matter"]
    return found


@pytest.mark.parametrize("change", TIMED)
def test_what_was_not_known_in_time_contradicts_nothing(
    change: Callable[[Values], object], result: Values
) -> None:
    other = copy.deepcopy(result)
    change(other)
    for found in (Replayed(result, other), Replayed(other, result)):
        assert (found.same, found.agrees) == (False, True)


@pytest.mark.parametrize("change", OTHERS)
def test_whatever_else_is_different_is_another_result(
    change: Callable[[Values], object], result: Values
) -> None:
    other = copy.deepcopy(result)
    change(other)
    for found in (Replayed(result, other), Replayed(other, result)):
        assert (found.same, found.agrees) == (False, False)


def test_a_record_that_tells_no_tradeoffs_yet_gives_the_same_result_again(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        entry = record_lunch(journal, 27)
        base, explanation = again(journal, entry)
    before = copy.deepcopy(entry.part("result"))
    assert dish(before).pop("tradeoffs")
    parts = (replace(part, value=before) if part.name == "result" else part for part in entry.parts)
    assert compared(unkept("before", tuple(parts)), base, explanation).same


@given(rule_bases(), profiles())
@tried(40)
def test_what_the_program_recommends_adds_up(base: RuleBase, profile: Profile) -> None:
    if broken(base, profile):
        return
    answers = tuple(Given(fact, answer) for fact, answer in profile.items())
    found: Values = to_document(base, explain(base, answers, recommend(base, profile)))
    stored = json.loads(canonical(found))
    assert adds_up(stored)
    assert end_as_they_say(outcome(stored))
    assert is_outcome(outcome(found), stored)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Return the exit code of a command, and all that it wrote on one line."""
    code = run(list(words))
    written = capsys.readouterr()
    return code, " ".join((written.out + written.err).split())


def test_what_cannot_be_judged_is_counted_and_gives_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "journal.db")
    with journal_in(tmp_path / "journal.db") as journal:
        for number in range(3):
            record_lunch(journal, number)
        redact(journal, id_of(0), ["cold"], AT, "")
    code, text = said(capsys, "records", "replay", "--all", "--journal", path)
    assert (code, "3 records: 2 the same, byte for byte; 1 not confirmed." in text) == (
        1,
        True,
    )
    code, text = said(capsys, "audit", "--knowledge", SMALL, "--journal", path)
    assert (code, "3 records: 1 cannot be judged; 2 same." in text) == (1, True)
    code, text = said(capsys, "how", "--record", id_of(0), "--journal", path)
    assert (code, f"the record {id_of(0)} is redacted; it cannot be explained" in text) == (2, True)


def test_damaged_entries_are_counted_and_named_and_the_others_replayed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        for number in range(3):
            record_lunch(journal, number)
        journal.connection.execute("UPDATE entries SET body = replace(body, 'soup', 'soap') WHERE number < 3")
    code, text = said(capsys, "records", "replay", "--all", "--journal", str(tmp_path / "journal.db"))
    assert code == 1
    assert "1 record: 1 the same, byte for byte" in text
    assert "entry 1: the part 'result' was changed" in text
    assert "The journal is NOT intact: 2 entries are damaged" in text


def test_a_journal_may_be_closed_while_somebody_still_reads_it(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        for number in range(3):
            record_lunch(journal, number)
        reading = rows(journal)
        assert next(reading).number == 1
    assert next(reading, None) is None  # closed before its journal, which would else complain

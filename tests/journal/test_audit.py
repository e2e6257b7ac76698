"""Past records under other rules: the same, thinner, changed and by which edits, or not to be judged."""

from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import given

from advisor.cli import run as main
from advisor.conditions import broken
from advisor.evaluators.prove.possible import has_completion
from advisor.formats.decisions_taken import ChosenOption, DecisionTaken
from advisor.journal.audit.audit import audit
from advisor.journal.audit.choices import with_choices
from advisor.journal.audit.quick import ends
from advisor.journal.audit.verdicts import Agreement, Fate
from advisor.journal.chain import Entry, EntryKind
from advisor.journal.database import Journal
from advisor.journal.decisions_taken import decisions_in, keep_decision
from advisor.journal.store import entries
from advisor.model import NotAnyOf, OneOf, Profile, Range, RuleBase, Statement
from advisor.recommend import recommend
from effort import tried
from folders import FACTS, folder, rule_text
from program import advisor
from published_schemas import valid
from recorded_answers import base_and_files, journal_at, record_answers
from strategies import profiles, rule_bases

BULB = rule_text()
GONE = "'budget': this answer no longer exists"
CANNOT = "the answers now contradict each other: Rooms are never dark."
DARK: Mapping[str, Statement | None] = {"dark": "yes", "style": None}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    found = journal_at(tmp_path / "journal.db")
    record_answers(found, folder(tmp_path / "then", BULB, FACTS), DARK, "20261122-0000aaaa")
    return found


def fates(journal: Journal, root: Path) -> list[tuple[str, list[str]]]:
    found = audit(journal, entries(journal), base_and_files(root)[0])
    return [(one.fate.value, [edit.name for edit in one.blame]) for one in found]


def today(tmp_path: Path, rules: str = BULB, facts: str = FACTS) -> Path:
    return folder(tmp_path / "now", rules, facts)


def test_under_the_same_rules_a_record_is_the_same(journal: Journal, tmp_path: Path) -> None:
    assert fates(journal, today(tmp_path)) == [("same", [])]


def test_other_texts_change_nothing(journal: Journal, tmp_path: Path) -> None:
    assert fates(journal, today(tmp_path, rule_text(title="Another title"))) == [("same", [])]


def test_a_smaller_lead_is_told(journal: Journal, tmp_path: Path) -> None:
    found = fates(journal, today(tmp_path, rule_text(then="{favour: {bulb: slight}}")))
    assert found == [("same, with a thinner margin", [])]


def test_another_level_is_told_though_the_same_wins(
    journal: Journal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "".join(rule_text().replace("rules:\n  slug:", f"  {name}:") for name in ("one", "two", "three"))
    now = today(tmp_path, rule_text() + more)
    assert fates(journal, now) == [("same, at another level", [])]
    journal.close()
    words = ["audit", "--knowledge", str(now), "--journal", str(tmp_path / "journal.db")]
    assert main(words) == 0
    assert "lamp: bulb, close -> clear" in capsys.readouterr().out


def test_a_larger_lead_is_the_same(journal: Journal, tmp_path: Path) -> None:
    assert fates(journal, today(tmp_path, rule_text(then="{favour: {bulb: decisive}}"))) == [("same", [])]


def test_another_winner_is_blamed_on_the_edit_that_is_enough_to_undo(
    journal: Journal, tmp_path: Path
) -> None:
    rules = rule_text() + rule_text(then="{favour: {tube: decisive}}").replace("rules:\n  slug:", "  other:")
    idle = rule_text(if_="{dark: no}", then="{favour: {candle: slight}}").replace(
        "rules:\n  slug:", "  idle:"
    )
    assert fates(journal, today(tmp_path, rules + idle)) == [("changed", ["r/other"])]


def test_when_no_single_edit_is_enough_nobody_is_blamed_alone(journal: Journal, tmp_path: Path) -> None:
    one = rule_text(then="{favour: {tube: 5}}").replace("rules:\n  slug:", "  one:")
    two = rule_text(then="{favour: {tube: 5}}").replace("rules:\n  slug:", "  two:")
    assert fates(journal, today(tmp_path, rule_text() + one + two)) == [("changed", [])]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  dark: {topic", "  darkness: {topic", "'dark': it is no longer asked"),
        ("  lamp:\n    title", "  light:\n    title", "the decision 'lamp' no longer exists"),
    ],
)
def test_what_is_gone_cannot_be_judged(
    journal: Journal, tmp_path: Path, old: str, new: str, said: str
) -> None:
    facts = FACTS.replace(old, new)
    assert facts != FACTS
    (found,) = audit(journal, entries(journal), base_and_files(today(tmp_path, "rules: {}\n", facts))[0])
    assert (found.fate, found.reason) == (Fate.UNJUDGED, said)


# What was answered in part, today's values of the budget, and what is said of the record.
IN_PART: Mapping[str, tuple[Statement, str, str]] = {
    "what was excluded went": (NotAnyOf(("low",)), "{middle: Some, high: A lot}", GONE),
    "what was left went": (OneOf(("middle", "high")), "{low: Little, high: A lot}", GONE),
    "the end of a range went": (Range(least="middle"), "{low: Little, high: A lot}", GONE),
    "what was not named went": (Range(least="middle"), "{middle: Some, high: A lot}", ""),
}


@pytest.mark.parametrize("name", IN_PART)
def test_a_record_answered_in_part_is_judged_if_there_is_all_that_was_named(
    name: str, tmp_path: Path
) -> None:
    stated, values, said = IN_PART[name]
    found = journal_at(tmp_path / "journal.db")
    then = folder(tmp_path / "then", BULB, FACTS)
    record_answers(found, then, {**DARK, "budget": stated}, "20261122-0000aaaa")
    facts = FACTS.replace("{low: Little, middle: Some, high: A lot}", values).replace(
        "budget: low", "budget: high"
    )
    (audited,) = audit(found, entries(found), base_and_files(today(tmp_path, BULB, facts))[0])
    assert (audited.fate is Fate.UNJUDGED, audited.reason) == (bool(said), said)


def test_an_answer_in_part_is_heard_with_the_values_that_each_version_has(tmp_path: Path) -> None:
    found = journal_at(tmp_path / "journal.db")
    rule = rule_text(if_="{budget: [middle, high]}")
    then = folder(tmp_path / "then", rule, FACTS)
    record_answers(found, then, {"budget": Range(least="middle")}, "20261122-0000aaaa")
    facts = FACTS.replace("high: A lot}", "high: A lot, endless: All}")
    assert fates(found, today(tmp_path, rule, facts)) == [("changed", ["budget"])]
    bounded = rule_text(if_="{budget: {at_least: middle}}")
    assert fates(found, today(tmp_path, bounded, facts)) == [("same", [])]


def test_answers_that_cannot_be_together_any_more_cannot_be_judged(journal: Journal, tmp_path: Path) -> None:
    facts = FACTS + "  - {if: {dark: yes}, because: Rooms are never dark.}\n"
    (found,) = audit(journal, entries(journal), base_and_files(today(tmp_path, BULB, facts))[0])
    assert (found.fate, found.reason) == (Fate.UNJUDGED, CANNOT)


def run(home: Path, *arguments: str) -> CompletedProcess[str]:
    return advisor("audit", *arguments, "--journal", str(home / "journal.db"), home=home)


def test_the_exit_code_tells_whether_anything_ends_otherwise(journal: Journal, tmp_path: Path) -> None:
    journal.close()
    same = run(tmp_path, "--knowledge", str(tmp_path / "then"))
    assert (same.returncode, same.stdout) == (0, "1 record: 1 same.\n")
    changed = run(
        tmp_path, "--knowledge", str(tmp_path / "then"), "--against", str(today(tmp_path, "rules: {}\n"))
    )
    assert changed.returncode == 1
    assert changed.stdout.splitlines() == [
        "1 record: 1 changed.",
        "",
        "1 CHANGED",
        "20261122-0000aaaa, 2026-11-22 12:00 UTC",
        "- lamp: bulb -> bulb, candle or tube",
        "Undoing this edit restores the old result:",
        "- rule r/slug: removed",
    ]


def test_json_has_each_record_with_then_and_now(journal: Journal, tmp_path: Path) -> None:
    journal.close()
    told = valid("audit", run(tmp_path, "--json", "--knowledge", str(tmp_path / "then")).stdout)
    (one,) = told["records"]
    assert one["then"] == one["now"] == {"lamp": {"winners": ["bulb"], "margin": 4, "level": "close"}}


LATER = "2026-11-22T13:00:00.000Z"
TUBE_WINS = rule_text(then="{favour: {tube: decisive}}")
"""Rules by which the tube wins; by those of the record the bulb did."""
CHOICES: Mapping[str, tuple[ChosenOption, str, Agreement]] = {
    "as recommended, then and now": (ChosenOption("lamp", "bulb"), BULB, Agreement.STILL),
    "as recommended, and no longer": (ChosenOption("lamp", "bulb"), TUBE_WINS, Agreement.NO_LONGER),
    "another, which wins now": (ChosenOption("lamp", "tube"), TUBE_WINS, Agreement.NOW),
    "another, which still does not win": (ChosenOption("lamp", "candle"), TUBE_WINS, Agreement.STILL_NOT),
    "in words, which no candidate has": (ChosenOption("lamp", other="the sun"), BULB, Agreement.STILL_NOT),
    "in words, which a candidate has now": (ChosenOption("lamp", other="Tube"), TUBE_WINS, Agreement.NOW),
}


def decided(journal: Journal, choice: ChosenOption, review: str = "") -> None:
    (record,) = entries(journal)
    keep_decision(journal, record, DecisionTaken(LATER, ("Ada",), (choice,), (), "It is so", review))


@pytest.mark.parametrize("name", CHOICES)
def test_rules_are_compared_with_what_was_chosen_too(name: str, journal: Journal, tmp_path: Path) -> None:
    choice, rules, agreement = CHOICES[name]
    decided(journal, choice)
    base = base_and_files(today(tmp_path, rules))[0]
    (found,) = audit(journal, decided_records(journal), base)
    taken = [kept.taken for kept in decisions_in(entries(journal))]
    assert [each.agreement for each in with_choices(found, taken, base, "2026-11-22").choices] == [agreement]


def decided_records(journal: Journal) -> list[Entry]:
    return [entry for entry in entries(journal) if entry.sort is EntryKind.CONSULTATION]


def test_what_is_due_is_named_and_is_no_failure(
    journal: Journal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decided(journal, ChosenOption("lamp", "candle"), "2026-11-23")
    journal.close()
    words = ["audit", "--knowledge", str(tmp_path / "then"), "--journal", str(tmp_path / "journal.db")]
    for names in ((), ("20261122-0000aaaa",)):
        assert main([*words, *names]) == 0
        assert capsys.readouterr().out.splitlines()[:6] == [
            "1 record: 1 same.",
            "1 choice of people: 1 still not recommended.",
            "1 choice is due to be looked at again",
            "- 20261122-0000aaaa lamp: candle, since 2026-11-23",
            "What people chose, by these rules",
            "- 20261122-0000aaaa lamp: candle, still not recommended",
        ]
    assert main([*words, "--json"]) == 0
    (record,) = valid("audit", capsys.readouterr().out)["records"]
    assert record["choices"] == [
        {
            "decision": "lamp",
            "chosen": "candle",
            "agreement": "still not recommended",
            "review": "2026-11-23",
            "due": True,
        }
    ]


@pytest.mark.parametrize(("day", "due"), [("2026-11-22", 0), ("2026-11-23", 1), ("2027-01-01", 1)])
def test_a_decision_is_due_from_the_day_of_its_review(
    day: str,
    due: int,
    journal: Journal,
    tmp_path: Path,
) -> None:
    decided(journal, ChosenOption("lamp", "bulb"), "2026-11-23")
    base = base_and_files(today(tmp_path))[0]
    (found,) = audit(journal, decided_records(journal), base)
    taken = [kept.taken for kept in decisions_in(entries(journal))]
    assert [each.due for each in with_choices(found, taken, base, day).choices] == [due]


@given(rule_bases(), profiles())
@tried(60)
def test_the_quick_ends_are_those_of_the_recommendation(base: RuleBase, profile: Profile) -> None:
    if broken(base, profile) or not has_completion(base, profile):
        return
    (found,) = ends(base, [profile])
    outcomes = recommend(base, profile).outcomes
    assert {name: (set(one.winners), one.margin) for name, one in found.items()} == {
        name: (set(one.winners), one.margin) for name, one in outcomes.items()
    }

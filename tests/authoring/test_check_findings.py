"""`check` on findings and questions: what is never or always so, and what nothing depends on."""

from pathlib import Path

from folders import FACTS
from lamp_notices import notices_of, rule_file, rule_lines, words_of

DARK = rule_lines("dark", "{dark: yes}", "{conclude: bright}")
LIGHT = rule_lines("light", "{dark: no}", "{conclude: bright}")
READER = rule_lines("reader", "{bright: yes}")
COOKS = rule_lines("cooks", "{uses: cook}", "{favour: {tube: strong}}")
VIEW = FACTS.replace(
    "findings:\n", "  view: {topic: room, kind: yes_no, ask: A view?, why: Light.}\nfindings:\n", 1
)


def test_a_finding_that_is_read_and_never_concluded_is_never_true(tmp_path: Path) -> None:
    assert words_of(tmp_path, rule_file(READER), "finding-never-true") == [
        (
            "the finding 'bright' can never be true: no rule concludes it",
            "conclude it in a rule with 'conclude: bright', or remove it",
        )
    ]


def test_a_finding_whose_rules_can_never_fire_is_never_true(tmp_path: Path) -> None:
    text = rule_file(rule_lines("dark", "{all: [{dark: yes}, {dark: no}]}", "{conclude: bright}"), READER)
    assert words_of(tmp_path, text, "finding-never-true") == [
        (
            "the finding 'bright' can never be true: none of the rules that conclude it can fire",
            "look at the rules that conclude it: r/dark",
        )
    ]


def test_a_finding_that_one_of_two_rules_can_conclude_can_be_true(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("never", "{all: [{dark: yes}, {dark: no}]}", "{conclude: bright}"), DARK, READER
    )
    assert words_of(tmp_path, text, "finding-never-true") == []


def test_a_finding_that_rules_conclude_whatever_is_answered_is_always_true(tmp_path: Path) -> None:
    assert words_of(tmp_path, rule_file(DARK, LIGHT, READER), "finding-always-true") == [
        (
            "the finding 'bright' is always true: whatever is answered, some rule concludes it",
            "look at the rules that conclude it: r/dark and r/light",
        )
    ]
    assert words_of(tmp_path, rule_file(DARK, READER), "finding-always-true") == []


def test_a_finding_that_is_concluded_and_not_read_is_reported(tmp_path: Path) -> None:
    assert words_of(tmp_path, rule_file(DARK), "unread-finding")[0] == (
        "no rule and no guarantee reads the finding 'bright'",
        "read it in a condition, or remove it",
    )


def test_a_finding_that_is_neither_concluded_nor_read_gives_one_notice(tmp_path: Path) -> None:
    text = rule_file(DARK, READER)
    assert words_of(tmp_path, text, "unread-finding") == [
        (
            "the finding 'urgent' is not used: no rule concludes it, and nothing reads it",
            "conclude and read it in rules, or remove it",
        )
    ]
    assert words_of(tmp_path, text, "finding-never-true") == []


def test_a_finding_that_only_a_guarantee_reads_is_in_use(tmp_path: Path) -> None:
    promise = "guarantees:\n  g: {if: {bright: yes}, never: {lamp: candle}, because: B}\n"
    notices = notices_of(tmp_path, rule_file(DARK) + promise, "unread-finding")
    assert [notice.subject for notice in notices] == ["urgent"]


def test_a_question_that_no_rule_reads_is_reported(tmp_path: Path) -> None:
    found = words_of(
        tmp_path,
        rule_file(rule_lines("all", "{dark: yes, style: new, uses: cook, budget: high}")),
        "idle-question",
        VIEW,
    )
    assert found == [
        (
            "no rule reads the fact 'view', so asking it changes nothing",
            "read it in the condition of a rule, or remove it",
        )
    ]


def test_a_question_whose_answers_never_change_who_wins_is_reported(tmp_path: Path) -> None:
    weak = rule_lines("weak", "{style: old}", "{favour: {bulb: slight}}")
    strong = rule_lines("strong", "{dark: yes}", "{favour: {candle: strong}}")
    text = rule_file(weak, strong, rule_lines("light", "{dark: no}", "{favour: {tube: strong}}"))
    notices = notices_of(tmp_path, text, "idle-question")
    assert [
        (notice.subject, notice.problem.what, notice.problem.hint)
        for notice in notices
        if notice.subject == "style"
    ] == [
        (
            "style",
            "no answer to 'style' ever changes who wins",
            "let it count for or against a candidate, or accept this if it only serves advice",
        )
    ]


def test_a_question_that_decides_one_tie_is_no_idle_one(tmp_path: Path) -> None:
    weak = rule_lines("weak", "{style: old}", "{favour: {candle: slight}}")
    strong = rule_lines("strong", "{dark: yes}", "{favour: {candle: strong, bulb: strong}}")
    notices = notices_of(tmp_path, rule_file(weak, strong), "idle-question")
    assert "style" not in {notice.subject for notice in notices}

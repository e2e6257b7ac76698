"""`check` on guarantees: broken ones with answers that show it, empty ones, and those that time did not allow to prove."""

from pathlib import Path

import pytest

from advisor.authoring.check.notice import Notice
from advisor.model import Is
from advisor.recommend import recommend
from lamp_notices import check_of, lamps_with, notices_of, rule_file, rule_lines, words_of

DARK, COOK = "{dark: yes}", "{uses: cook}"
CANDLES = rule_lines("candles", DARK, "{favour: {candle: strong}}")
CHANGE = "change the rules that fire there, or promise less"


def promise(claim: str, if_: str = "") -> str:
    condition = f"if: {if_}, " if if_ else ""
    return f"guarantees:\n  g: {{{condition}{claim}, because: B}}\n"


def broken(root: Path, text: str) -> tuple[Notice, str]:
    """Return the one guarantee that fails, and in what way."""
    (found,) = notices_of(root, text, "guarantee-fails")
    start = "the guarantee 'r/g' does not hold: "
    assert found.problem.what.startswith(start)
    assert found.problem.hint == CHANGE
    return found, found.problem.what.removeprefix(start)


def winners(root: Path, text: str, found: Notice) -> list[set[str]]:
    """Return who wins with the answers of a notice, first and second, as it is recommended."""
    base = lamps_with(root, text)
    return [set(recommend(base, one).winners) for one in (found.witness, found.other) if one is not None]


def test_a_candidate_that_must_never_win_and_does_is_named_with_the_answers(tmp_path: Path) -> None:
    text = rule_file(CANDLES) + promise("never: {lamp: candle}", COOK)
    found, how = broken(tmp_path, text)
    assert how == "'candle' can win 'lamp'"
    assert found.witness == {"dark": "yes", "uses": {"cook"}} or found.witness == {
        "uses": found.witness["uses"]
    }
    assert "candle" in winners(tmp_path, text, found)[0]


def test_a_guarantee_that_a_veto_keeps_holds(tmp_path: Path) -> None:
    text = rule_file(CANDLES, rule_lines("fire", COOK, "{rule_out: candle}")) + promise(
        "never: {lamp: candle}", COOK
    )
    assert words_of(tmp_path, text, "guarantee-fails") == []


@pytest.mark.parametrize(("points", "holds"), [("strong", False), ("moderate", True)])
def test_a_guarantee_that_points_keep_holds_up_to_the_last_point(
    points: str,
    holds: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    bulbs = rule_lines("bulbs", COOK, "{favour: {bulb: strong}}")
    candles = rule_lines("candles", DARK, f"{{favour: {{candle: {points}}}}}")
    text = rule_file(bulbs, candles) + promise("never: {lamp: candle}", COOK)
    assert (words_of(tmp_path, text, "guarantee-fails") == []) is holds


def test_a_candidate_that_must_always_win_and_does_not_is_told_by_who_wins(tmp_path: Path) -> None:
    text = rule_file(CANDLES, rule_lines("tubes", COOK, "{favour: {tube: decisive}}")) + promise(
        "always: {lamp: [candle, bulb]}", DARK
    )
    found, how = broken(tmp_path, text)
    assert how == "'tube' can win 'lamp'"
    assert winners(tmp_path, text, found) == [{"tube"}]


def test_where_nobody_is_left_nobody_always_wins(tmp_path: Path) -> None:
    text = rule_file(CANDLES, rule_lines("none", "{uses: go}", "{rule_out: [bulb, candle, tube]}")) + promise(
        "always: {lamp: candle}", DARK
    )
    found, how = broken(tmp_path, text)
    assert how == "every candidate of 'lamp' can be ruled out"
    assert winners(tmp_path, text, found) == [set()]


def test_that_somebody_is_left_fails_with_answers_that_rule_all_out(tmp_path: Path) -> None:
    text = rule_file(rule_lines("none", "{uses: go}", "{rule_out: [bulb, candle, tube]}")) + promise(
        "always_answers: lamp"
    )
    found, how = broken(tmp_path, text)
    assert how == "every candidate of 'lamp' can be ruled out"
    assert found.witness is not None
    assert found.witness.keys() == {"uses"}
    assert "go" in found.witness["uses"]


def test_a_higher_answer_that_brings_a_candidate_up_is_shown_by_two_interviews(tmp_path: Path) -> None:
    dear = rule_lines("dear", "{budget: high}", "{favour: {tube: strong}}")
    text = rule_file(dear, rule_lines("bulbs", DARK)) + promise(
        "raising: budget, never_moves_to: {lamp: tube}", DARK
    )
    found, how = broken(tmp_path, text)
    assert how == "a higher answer to 'budget' can make 'tube' win 'lamp'"
    low, high = winners(tmp_path, text, found)
    assert "tube" not in low
    assert "tube" in high
    assert found.witness is not None
    assert found.other == {**found.witness, "budget": "high"}


def test_a_guarantee_whose_condition_is_never_true_is_empty_and_says_why(tmp_path: Path) -> None:
    text = rule_file(CANDLES) + promise("never: {lamp: candle}", "{style: old, budget: low, dark: yes}")
    (found,) = notices_of(tmp_path, text, "empty-guarantee")
    assert found.problem.what == "the guarantee 'r/g' covers no interview: no answers make its condition true"
    assert found.problem.hint == "change its condition, or remove the guarantee"
    assert found.conflict is not None
    assert found.conflict.parts == (Is("style", ("old",)), Is("budget", ("low",)))


def test_a_guarantee_about_raising_is_empty_where_nothing_can_be_raised(tmp_path: Path) -> None:
    text = rule_file(CANDLES) + promise("raising: budget, never_moves_to: {lamp: tube}", "{budget: high}")
    what = "the guarantee 'r/g' covers no interview: no answers make its condition true"
    assert (
        words_of(tmp_path, text, "empty-guarantee")[0][0]
        == f"{what}, or none with a higher answer to 'budget'"
    )


def test_a_guarantee_that_speaks_of_one_interview_is_not_empty(tmp_path: Path) -> None:
    text = rule_file(CANDLES) + promise(
        "never: {lamp: tube}", "{style: old, budget: middle, dark: yes, not: {uses: [read, cook, go]}}"
    )
    assert words_of(tmp_path, text, "empty-guarantee") == []


def test_without_time_a_guarantee_is_not_said_to_hold(tmp_path: Path) -> None:
    text = rule_file(CANDLES) + promise("never: {lamp: candle}", COOK)
    found = check_of(tmp_path, text, seconds=1e-9).notices
    assert [(one.problem.what, one.problem.hint) for one in found if one.check == "unproved-guarantee"] == [
        ("it could not be proved in time whether the guarantee 'r/g' holds", "give more time with --seconds")
    ]


def test_without_time_what_is_left_unproved_is_named(tmp_path: Path) -> None:
    text = rule_file(
        CANDLES,
        rule_lines("more", "{dark: yes, uses: cook}", "{favour: {candle: strong}}"),
        rule_lines("dim", DARK, "{conclude: bright}"),
    )
    found = [
        notice for notice in check_of(tmp_path, text, seconds=1e-9).notices if notice.check == "not-decided"
    ]
    assert {
        (one.subject, one.problem.what.removeprefix("it could not be proved in time ")) for one in found
    } == {
        ("finding-never-true", "whether these findings can be true: bright"),
        ("finding-always-true", "whether these findings can be false: bright"),
        (
            "implied-rule",
            "whether the second of these rules always fires with the first: 'r/more' and 'r/candles'",
        ),
        ("cannot-win", "who can win these decisions, and what only ties decide: lamp"),
        ("nobody-left", "whether every candidate of these decisions can be ruled out: lamp"),
        ("idle-question", "whether the answers to these questions ever change who wins: dark and uses"),
    }


def test_an_each_guarantee_that_fails_for_several_is_one_notice_with_an_interview_for_each(
    tmp_path: Path,
) -> None:
    text = rule_file(
        rule_lines("a", DARK, "{favour: {bulb: strong}}"), rule_lines("b", COOK, "{favour: {candle: strong}}")
    ) + ("guarantees:\n  g: {each: lamp, where: {price: low}, never: {lamp: it}, because: B}\n")
    (found,) = (notice for notice in check_of(tmp_path, text).notices if notice.check == "guarantee-fails")
    assert found.problem.what == "the guarantee 'r/g/bulb' does not hold: 'bulb' can win 'lamp'"
    (same,) = (follower for follower in found.follows if follower.check == "guarantee-fails")
    assert same.problem.what == "the guarantee 'r/g/candle' does not hold: 'candle' can win 'lamp'"
    assert same.witness is not None


def test_an_each_guarantee_that_is_empty_or_not_proved_for_all_is_one_notice(tmp_path: Path) -> None:
    promise_ = (
        "guarantees:\n  g: {each: lamp, if: {style: old, budget: low}, never: {lamp: it}, because: B}\n"
    )
    for seconds, check in ((30, "empty-guarantee"), (1e-9, "unproved-guarantee")):
        found = check_of(tmp_path, rule_file(CANDLES) + promise_, seconds=seconds).notices
        (one,) = (one for one in found if one.check == check)
        assert [each.subject for each in (one, *one.follows)] == ["r/g/bulb", "r/g/candle", "r/g/tube"]

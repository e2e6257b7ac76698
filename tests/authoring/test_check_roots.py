"""One mistake gives one notice: what plainly follows from it is told under it."""

from pathlib import Path

from advisor.authoring.check.notice import Notice
from lamp_notices import check_of, rule_file, rule_lines

NEVER = "{all: [{dark: yes}, {dark: no}]}"
SURE = "{any: [{dark: yes}, {dark: no}]}"
SILENT = ("no-source", "no-example", "vague-title", "shared-top")


def mistakes(root: Path, text: str) -> list[Notice]:
    """Return what is reported of the rules and the decision, without questions that no rule reads."""
    found = check_of(root, text).notices
    unread = ("no rule reads", "the finding 'urgent'", "the finding 'bright' is not used")
    return [one for one in found if one.check not in SILENT and not one.problem.what.startswith(unread)]


def tree(found: list[Notice]) -> dict[tuple[str, str], set[tuple[str, str]]]:
    return {(one.check, one.subject): {(each.check, each.subject) for each in one.follows} for one in found}


def test_a_rule_that_never_fires_is_why_a_finding_and_its_reader_never_come_up(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("root", NEVER, "{conclude: bright}"),
        rule_lines("reader", "{bright: yes}", "{favour: {candle: decisive}}"),
        rule_lines("bulbs", "{uses: read}", "{favour: {bulb: strong}}"),
        rule_lines("tubes", "{not: {uses: read}}", "{favour: {tube: strong}}"),
    )
    assert tree(mistakes(tmp_path, text)) == {
        ("never-fires", "r/root"): {
            ("finding-never-true", "bright"),
            ("never-fires", "r/reader"),
            ("idle-question", "dark"),
        },
        ("cannot-win", "candle"): set(),
    }


def test_a_candidate_that_could_not_win_either_way_is_told_by_itself(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("root", NEVER, "{favour: {candle: slight}}"),
        rule_lines("bulbs", "{uses: read}", "{favour: {bulb: strong}}"),
        rule_lines("tubes", "{not: {uses: read}}", "{favour: {tube: strong}}"),
    )
    found = tree(mistakes(tmp_path, text))
    assert set(found) == {("never-fires", "r/root"), ("cannot-win", "candle")}


def test_a_finding_that_nothing_concludes_is_why_its_readers_never_fire_and_others_always_do(
    tmp_path: Path,
) -> None:
    text = rule_file(
        rule_lines("reader", "{bright: yes}"),
        rule_lines("rest", "{not: {bright: yes}}", "{favour: {tube: slight}}"),
    )
    found = tree(mistakes(tmp_path, text))
    assert set(found) == {("finding-never-true", "bright"), ("always-wins", "tube")}
    follows = found["finding-never-true", "bright"]
    assert {("never-fires", "r/reader"), ("always-fires", "r/rest")} <= follows


def test_a_failing_example_of_a_rule_that_never_fires_is_no_second_mistake_but_an_error(
    tmp_path: Path,
) -> None:
    text = rule_file(rule_lines("root", NEVER, examples="{fires: [{dark: yes}, {dark: no}]}"))
    (found,) = (mistake for mistake in mistakes(tmp_path, text) if mistake.subject == "r/root")
    assert (found.check, found.severity.value) == ("never-fires", "error")
    assert [follower.check for follower in found.follows].count("example-fails") == 2


def test_a_failing_example_of_a_rule_that_always_fires_is_told_under_that(tmp_path: Path) -> None:
    text = rule_file(rule_lines("root", SURE, examples="{stays_silent: [{dark: yes}]}"))
    (found,) = (mistake for mistake in mistakes(tmp_path, text) if mistake.subject == "r/root")
    assert found.check == "always-fires"
    assert "example-fails" in {follower.check for follower in found.follows}


def test_an_example_that_fails_because_a_rule_below_fails_its_own_is_told_under_that(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("wrong", "{dark: no}", "{conclude: bright}", examples="{fires: [{dark: yes}]}"),
        rule_lines("reader", "{bright: yes, uses: cook}", examples="{fires: [{dark: yes, uses: [cook]}]}"),
        rule_lines("later", "{bright: no}", examples="{stays_silent: [{dark: yes}]}"),
    )
    (found,) = (mistake for mistake in mistakes(tmp_path, text) if mistake.check == "example-fails")
    assert found.subject == "r/wrong"
    assert [follower.subject for follower in found.follows] == ["r/reader", "r/later"]


def test_an_example_that_fails_for_a_reason_of_its_own_too_is_told_by_itself(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("wrong", "{dark: no}", "{conclude: bright}", examples="{fires: [{dark: yes}]}"),
        rule_lines("reader", "{bright: yes, uses: cook}", examples="{fires: [{dark: yes, uses: [go]}]}"),
    )
    found = tree(mistakes(tmp_path, text))
    assert {("example-fails", "r/wrong"), ("example-fails", "r/reader")} <= set(found)


def test_an_example_that_lacks_an_answer_is_a_mistake_of_its_own(tmp_path: Path) -> None:
    text = rule_file(rule_lines("root", SURE, examples="{fires: [{uses: [cook]}]}"))
    found = tree(mistakes(tmp_path, text))
    assert ("example-fails", "r/root") in found


def test_a_rule_that_always_rules_out_is_why_a_candidate_never_can_win(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("root", SURE, "{rule_out: tube}"),
        rule_lines("bulbs", "{uses: read}"),
        rule_lines("candles", "{uses: go}", "{favour: {candle: slight}}"),
    )
    found = tree(mistakes(tmp_path, text))
    assert found == {("always-fires", "r/root"): {("unavoidable-veto", "tube"), ("idle-question", "dark")}}


def test_questions_that_reach_only_a_finding_that_nothing_reads_are_told_with_it(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", "{dark: yes}", "{conclude: bright}"),
        rule_lines("b", "{uses: cook}"),
        rule_lines("c", "{uses: go}", "{favour: {tube: slight, candle: slight}}"),
        rule_lines("d", "{uses: [go, read]}", "{favour: {candle: slight}}"),
    )
    found = tree(mistakes(tmp_path, text))
    assert found == {("unread-finding", "bright"): {("idle-question", "dark")}}


def test_questions_that_reach_a_decision_that_always_ends_alike_are_told_with_it(tmp_path: Path) -> None:
    text = rule_file(rule_lines("a", "{dark: yes}", "{favour: {bulb: strong, candle: strong, tube: strong}}"))
    assert tree(mistakes(tmp_path, text)) == {("inseparable", "bulb"): {("idle-question", "dark")}}


def test_where_all_are_always_ruled_out_that_nobody_is_left_is_no_second_mistake(tmp_path: Path) -> None:
    out = "{rule_out: [bulb, candle, tube]}"
    text = rule_file(rule_lines("a", "{dark: yes}", out), rule_lines("b", "{dark: no}", out))
    found = tree(mistakes(tmp_path, text))
    assert {check for check, _ in found} == {"unavoidable-veto"}
    assert all(("nobody-left", "lamp") in follows for follows in found.values())


def test_a_guarantee_about_what_can_never_be_found_is_told_with_the_finding(tmp_path: Path) -> None:
    text = rule_file(rule_lines("root", NEVER, "{conclude: bright}")) + (
        "guarantees:\n  g: {if: {bright: yes}, never: {lamp: tube}, because: B}\n"
    )
    found = tree(mistakes(tmp_path, text))
    assert ("empty-guarantee", "r/g") in found["never-fires", "r/root"]


def test_two_mistakes_are_two_notices(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("one", NEVER),
        rule_lines("two", "{all: [{uses: go}, {not: {uses: go}}]}", "{favour: {tube: slight}}"),
    )
    found = tree(mistakes(tmp_path, text))
    assert {("never-fires", "r/one"), ("never-fires", "r/two"), ("inseparable", "bulb")} == set(found)


def test_a_rule_that_always_fires_is_why_its_finding_is_always_true_and_readers_always_fire(
    tmp_path: Path,
) -> None:
    text = rule_file(
        rule_lines("root", SURE, "{conclude: bright}"),
        rule_lines("reader", "{bright: yes}"),
        rule_lines("own", "{uses: cook}"),
    )
    found = tree(mistakes(tmp_path, text))
    assert found["always-fires", "r/root"] >= {
        ("finding-always-true", "bright"),
        ("always-fires", "r/reader"),
    }
    assert {check for check, _ in found} == {"always-fires", "always-wins"}


def test_that_others_are_always_ruled_out_is_why_the_one_who_is_left_always_wins(tmp_path: Path) -> None:
    out = "{rule_out: [candle, tube]}"
    text = rule_file(rule_lines("a", "{dark: yes}", out), rule_lines("b", "{dark: no}", out))
    found = tree(mistakes(tmp_path, text))
    assert {("unavoidable-veto", "candle"), ("unavoidable-veto", "tube")} == set(found)
    assert all(("always-wins", "bulb") in follows for follows in found.values())

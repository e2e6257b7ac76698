"""`check` on points that can change nothing."""

from pathlib import Path

import pytest

from lamp_notices import check_of, notices_of, rule_file, rule_lines, words_of

READ = "{uses: read}"
VETO = rule_lines("never", READ, "{rule_out: bulb}")


def test_points_for_a_candidate_that_is_always_ruled_out_then_are_reported(tmp_path: Path) -> None:
    assert words_of(tmp_path, rule_file(rule_lines("a", READ), VETO), "moot-rule") == [
        (
            "the points of the rule 'r/a' for 'bulb' change nothing: it is always ruled out then, by 'r/never'",
            "take the points back, or let the rules differ; 'r/never' is at rules/r.yaml:7:3",
        )
    ]


@pytest.mark.parametrize(
    ("condition", "then"),
    [
        ("{uses: read, dark: yes}", "{favour: {bulb: slight, tube: strong}}"),
        ("{uses: read, dark: yes}", "{weigh_against: {bulb: slight}}"),
        ("{all: [{uses: read}]}", "{favour: {bulb: strong}}"),
    ],
)
def test_points_are_moot_also_where_the_veto_reaches_further(
    tmp_path: Path, condition: str, then: str
) -> None:
    ((what, _),) = words_of(tmp_path, rule_file(rule_lines("a", condition, then), VETO), "moot-rule")
    assert what.startswith("the points of the rule 'r/a' for 'bulb' change nothing")


@pytest.mark.parametrize(
    ("condition", "then"),
    [
        ("{dark: yes}", "{favour: {bulb: strong}}"),  # it counts where nobody reads
        (READ, "{favour: {tube: strong}}"),
        (READ, "{rule_out: tube}"),
    ],
)
def test_points_that_count_somewhere_are_not_reported(tmp_path: Path, condition: str, then: str) -> None:
    assert words_of(tmp_path, rule_file(rule_lines("a", condition, then), VETO), "moot-rule") == []


def test_several_vetoes_rule_out_together(tmp_path: Path) -> None:
    vetoes = [
        rule_lines(f"v-{answer}", f"{{dark: {answer}, uses: read}}", "{rule_out: bulb}")
        for answer in ("yes", "no")
    ]
    ((what, hint),) = words_of(tmp_path, rule_file(rule_lines("a", READ), *vetoes), "moot-rule")
    assert what.endswith("it is always ruled out then, by 'r/v-yes' and 'r/v-no'")
    assert hint.endswith("'r/v-yes' and 'r/v-no' are at rules/r.yaml:7:3 and rules/r.yaml:12:3")


def test_points_that_another_rule_takes_back_on_the_same_answers_are_reported(tmp_path: Path) -> None:
    back = rule_lines(
        "b", "{any: [{uses: read}, {all: [{uses: read}, {dark: yes}]}]}", "{weigh_against: {bulb: strong}}"
    )
    assert words_of(tmp_path, rule_file(rule_lines("a", READ), back), "moot-rule") == [
        (
            "the rule 'r/b' takes back what 'r/a' does for 'bulb': both fire on the same answers, and their points cancel out",
            "take the points back, or let the rules differ; 'r/a' is at rules/r.yaml:2:3",
        )
    ]
    weaker = back.replace("strong", "slight")
    assert words_of(tmp_path, rule_file(rule_lines("a", READ), weaker), "moot-rule") == []


def test_rules_made_for_each_candidate_are_told_as_one(tmp_path: Path) -> None:
    each = rule_lines("a", READ, "{favour: {it: strong}}", each="lamp")
    veto = rule_lines("never", READ, "{rule_out: [bulb, tube]}")
    (found,) = notices_of(tmp_path, rule_file(each, veto), "moot-rule")
    assert found.problem.what.startswith("the points of the rule 'r/a' for 'bulb' and 'tube' change nothing")
    assert found.members == ("r/a/bulb", "r/a/tube")


def test_nothing_is_said_of_a_candidate_that_is_out_whatever_is_answered(tmp_path: Path) -> None:
    always = [
        rule_lines(f"v-{answer}", f"{{dark: {answer}}}", "{rule_out: bulb}") for answer in ("yes", "no")
    ]
    checked = check_of(tmp_path, rule_file(rule_lines("a", READ), *always))
    assert [
        notice.check for notice in checked.notices if notice.check in ("moot-rule", "unavoidable-veto")
    ] == ["unavoidable-veto"]

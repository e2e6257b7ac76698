"""`advisor test`: cases and examples against the rules, and what is said of those that fail."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from folders import folder, rule_text, write
from lamp_cases import case_text, code_and_words, write_cases

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command in the knowledge folder, and gives its exit code and what it says."""
    monkeypatch.chdir(tmp_path)
    return partial(code_and_words, capsys, "test")


def test_where_all_cases_and_examples_hold_they_are_counted(run: Run, tmp_path: Path) -> None:
    write_cases(
        tmp_path,
        a=case_text("{lamp: bulb, cites: r/slug, not: [tube, candle]}"),
        b=case_text("{lamp: tie}", "{}"),
    )
    assert run() == (0, "2 cases, 2 examples: all hold.\n")


def test_a_wrong_winner_is_shown_with_the_standings_around_it_and_the_rules_that_made_it(
    run: Run,
    tmp_path: Path,
) -> None:
    write_cases(tmp_path, a=case_text("{lamp: bulb}", "{dark: yes, uses: [cook], style: new}"))
    code, said = run()
    assert code == 1
    assert (
        said
        == """\
cases/a.yaml: A dark room
    line 3: lamp: expected The bulb, got The tube, 4 ahead
      The tube: 8
      The bulb: 4 (expected)
      The tube before The bulb:
        +8  Cooks need a tube (r/for-cooks)
        -4  T (r/slug)
    Look closer with:
      advisor why-not bulb --answers cases/a.yaml --knowledge .
1 case, 2 examples: 1 case not as expected.
"""
    )


def test_a_cited_rule_that_does_not_fire_is_shown_with_the_parts_that_keep_it_from_firing(
    run: Run,
    tmp_path: Path,
) -> None:
    write_cases(tmp_path, a=case_text("{cites: r/for-cooks}", "{uses: [cook], budget: low}"))
    code, said = run()
    assert code == 1
    assert said.splitlines()[1:-1] == [
        "    line 3: r/for-cooks should fire and does not",
        "      Cooks need a tube",
        "        all of (not known)",
        "          any of (not known)",
        "            budget: at least Some (no; budget: Little)",
        "            style: New (not known)",
        "    Look closer with:",
        "      advisor how r/for-cooks --answers cases/a.yaml --knowledge .",
    ]


def test_a_candidate_that_must_not_win_is_shown_with_the_rules_that_made_it_win(
    run: Run, tmp_path: Path
) -> None:
    write_cases(tmp_path, a=case_text("{not: bulb}"))
    code, said = run()
    assert code == 1
    assert said.splitlines()[1:6] == [
        "    line 3: bulb must not win, got The bulb, 4 ahead",
        "      The bulb: 4",
        "      The candle: 0",
        "      The bulb by:",
        "        +4  T (r/slug)",
    ]


def test_a_candidate_that_was_expected_and_is_ruled_out_is_shown_with_the_veto(
    run: Run, tmp_path: Path
) -> None:
    write_cases(tmp_path, a=case_text("{lamp: candle}", "{uses: [read]}"))
    code, said = run()
    assert code == 1
    assert said.splitlines()[1:5] == [
        "    line 3: lamp: expected The candle, got a tie between The bulb and The tube",
        "      The bulb: 0",
        "      The tube: 0",
        "      The candle: ruled out by r/no-flame (expected)",
    ]


@pytest.mark.parametrize(
    ("expect", "answers"), [("{lamp: tie}", "{dark: yes}"), ("{lamp: none}", "{}"), ("{lamp: [tube]}", "{}")]
)
def test_a_tie_a_winner_and_nobody_are_three_endings(
    run: Run, tmp_path: Path, expect: str, answers: str
) -> None:
    write_cases(tmp_path, a=case_text(expect, answers))
    assert run()[0] == 1


def test_a_decision_that_is_settled_already_ends_as_it_is_recommended(run: Run, tmp_path: Path) -> None:
    always = "  always:\n    title: T\n    because: B\n    if: {any: [{dark: yes}, {dark: no}]}\n"
    write(
        folder(tmp_path, "rules:\n" + always + "    then: {favour: {tube: decisive}}\n"),
        {"cases/a.yaml": case_text("{lamp: tube}", "{uses: []}")},
    )
    assert run()[0] == 0


def test_an_example_that_fails_is_said_as_check_says_it(run: Run, tmp_path: Path) -> None:
    folder(tmp_path, rule_text(examples="{fires: [{dark: no}]}"))
    code, said = run()
    assert code == 1
    assert (
        said
        == """\
rules/r.yaml:7:24: the rule 'r/slug' does not fire on this example
    look closer with: advisor how r/slug --set dark=no --knowledge .
0 cases, 1 example: 1 example not as expected.
"""
    )

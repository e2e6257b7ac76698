"""`check` on decisions: who can win, who is always ruled out, where nobody is left, and what only ties decide."""

from pathlib import Path

import pytest

from advisor.authoring.check import decisions
from advisor.recommend import recommend
from lamp_notices import lamps_with, notices_of, rule_file, rule_lines, words_of

DARK, LIGHT = "{dark: yes}", "{dark: no}"


def test_a_candidate_that_is_always_behind_can_never_win(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", DARK, "{favour: {bulb: strong, tube: moderate}}"),
        rule_lines("b", LIGHT, "{favour: {candle: strong}}"),
    )
    assert words_of(tmp_path, text, "cannot-win") == [
        (
            "'tube' can never win 'lamp'",
            "what speaks for it is always outweighed: favour it more, or remove the candidate",
        )
    ]


def test_a_candidate_that_nothing_speaks_for_is_told_so(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", DARK, "{favour: {bulb: strong}}"),
        rule_lines("b", LIGHT, "{favour: {candle: strong}}"),
    )
    assert words_of(tmp_path, text, "cannot-win") == [
        ("'tube' can never win 'lamp'", "no rule favours it: write one that does, or remove the candidate")
    ]


def test_a_candidate_that_shares_the_first_place_once_can_win(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", DARK, "{favour: {bulb: strong, tube: moderate}}"),
        rule_lines("b", LIGHT, "{favour: {candle: strong}}"),
        rule_lines("c", "{dark: yes, style: old, uses: cook}", "{favour: {tube: moderate}}"),
    )
    assert words_of(tmp_path, text, "cannot-win") == []


def test_a_candidate_that_wins_whatever_is_answered_is_reported_and_the_others_under_it(
    tmp_path: Path,
) -> None:
    text = rule_file(
        rule_lines("a", DARK, "{favour: {bulb: strong}}"), rule_lines("b", LIGHT, "{favour: {bulb: slight}}")
    )
    (found,) = notices_of(tmp_path, text, "always-wins")
    assert found.problem.what == "'bulb' wins 'lamp' whatever is answered"
    assert found.problem.hint == "let rules speak for the others too, or remove the decision"
    assert [(follower.check, follower.subject) for follower in found.follows] == [
        ("cannot-win", "candle"),
        ("cannot-win", "tube"),
        ("idle-question", "dark"),
    ]


def test_a_candidate_that_once_has_to_share_does_not_always_win(tmp_path: Path) -> None:
    assert words_of(tmp_path, rule_file(rule_lines("a", DARK)), "always-wins") == []


def test_a_candidate_that_some_rule_always_rules_out_is_reported_with_the_rules(tmp_path: Path) -> None:
    text = rule_file(rule_lines("a", DARK, "{rule_out: tube}"), rule_lines("b", LIGHT, "{rule_out: tube}"))
    assert words_of(tmp_path, text, "unavoidable-veto") == [
        ("'tube' is ruled out whatever is answered", "look at the rules that rule it out: r/a and r/b")
    ]
    assert words_of(tmp_path, text, "cannot-win") == []


def test_a_veto_that_one_combination_of_answers_escapes_can_be_avoided(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", DARK, "{rule_out: tube}"),
        rule_lines("b", "{dark: no, style: old}", "{rule_out: tube}"),
    )
    assert words_of(tmp_path, text, "unavoidable-veto") == []


def test_answers_that_rule_everybody_out_are_shown(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", DARK, "{rule_out: [bulb, tube]}"),
        rule_lines("b", "{uses: cook}", "{rule_out: candle}"),
    )
    (found,) = notices_of(tmp_path, text, "nobody-left")
    assert found.problem.what == "there are answers with which every candidate of 'lamp' is ruled out"
    assert found.problem.hint == "remove a veto, or accept this if nothing can be recommended then"
    assert found.witness is not None
    assert found.witness.keys() == {"dark", "uses"}
    assert recommend(lamps_with(tmp_path, text), found.witness).outcomes["lamp"].winners == ()


def test_vetoes_that_never_meet_leave_somebody(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", DARK, "{rule_out: [bulb, tube]}"), rule_lines("b", LIGHT, "{rule_out: candle}")
    )
    assert words_of(tmp_path, text, "nobody-left") == []


def test_candidates_that_only_win_together_are_reported_as_one_group(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", DARK, "{favour: {bulb: strong, candle: strong}}"),
        rule_lines("b", LIGHT, "{favour: {tube: strong}}"),
    )
    (found,) = notices_of(tmp_path, text, "inseparable")
    assert found.problem.what == "'bulb' and 'candle' always win 'lamp' together: nothing tells them apart"
    assert found.problem.hint == "write a rule that favours only one of them"
    assert found.members == ("bulb", "candle")


def test_without_rules_all_candidates_are_one_group(tmp_path: Path) -> None:
    (found,) = notices_of(tmp_path, "rules: {}\n", "inseparable")
    assert found.problem.what.startswith("'bulb', 'candle' and 'tube' always win 'lamp' together")


def test_candidates_that_one_combination_of_answers_tells_apart_are_separable(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", DARK, "{favour: {bulb: strong, candle: strong}}"),
        rule_lines("b", LIGHT, "{favour: {tube: strong}}"),
        rule_lines("c", "{dark: yes, style: old, uses: go}", "{favour: {candle: slight}}"),
    )
    assert words_of(tmp_path, text, "inseparable") == []


def test_a_tie_that_answers_can_end_in_is_a_note_with_the_answers(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", DARK, "{favour: {bulb: strong}}"),
        rule_lines("b", "{uses: cook}", "{favour: {candle: strong}}"),
        rule_lines("c", "{dark: no, not: {uses: cook}}", "{favour: {tube: strong}}"),
    )
    (found,) = notices_of(tmp_path, text, "shared-top")
    assert found.problem.what == "'bulb' and 'candle' can share the first place of 'lamp'"
    assert found.problem.hint == "the result is then a tie"
    assert found.witness == {"dark": "yes", "uses": found.witness["uses"]} if found.witness else False
    assert set(recommend(lamps_with(tmp_path, text), found.witness or {}).winners) == {"bulb", "candle"}


def test_of_several_pairs_that_can_tie_one_is_named(tmp_path: Path) -> None:
    text = rule_file(rule_lines("a", DARK), rule_lines("b", "{uses: cook}", "{favour: {candle: strong}}"))
    (found,) = notices_of(tmp_path, text, "shared-top")
    first = "'bulb' and 'candle' can share the first place of 'lamp'"
    assert found.problem.what == f"{first}, and so can 2 more of 3 pairs of its candidates"


def test_too_many_conditions_that_score_between_two_candidates_are_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decisions, "BUDGET", 2)
    text = rule_file(rule_lines("a", DARK), rule_lines("b", "{uses: cook}"), rule_lines("c", "{style: old}"))
    assert words_of(tmp_path, text, "crowded-scores") == [
        (
            "3 different conditions give points between 'bulb' and 'candle'; up to 2 are proved quickly",
            "conclude findings from single answers, and let points hang on the findings",
        )
    ]
    monkeypatch.setattr(decisions, "BUDGET", 3)
    assert words_of(tmp_path, text, "crowded-scores") == []


def test_what_leaves_no_interview_is_the_only_notice(tmp_path: Path) -> None:
    text = "impossible:\n  - {if: {dark: yes}, because: A}\n  - {if: {dark: no}, because: B}\n"
    assert words_of(tmp_path, text, "no-interview") == [
        (
            "no complete interview is possible: every combination of answers is declared impossible",
            "look at the lines under 'impossible'",
        )
    ]

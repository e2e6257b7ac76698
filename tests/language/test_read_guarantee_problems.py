"""Mistakes in guarantees and in what is accepted: each gives one message."""

from pathlib import Path

import pytest

from folders import FACTS, folder, problems, rule_text

CLAIMS = "one of: never, always, always_answers, raising, silence_never_rules_out"
FIELDS = "because, each, where, title, if, unless, never, always, always_answers, raising, never_moves_to, silence_never_rules_out, source, accept"
SCALE = "name the scale that is raised: 'raising: FACT'"


def guarantee(**lines: str) -> str:
    """Return a file with one guarantee: its reason on line 3, and what is given from line 4."""
    fields = {"because": "B", **{name.removesuffix("_"): text for name, text in lines.items()}}
    return "guarantees:\n  slug:\n" + "".join(f"    {name}: {text}\n" for name, text in fields.items())


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ({}, f"2:3: a guarantee claims one thing, and 'slug' claims nothing; {CLAIMS}"),
        (
            {"never": "{lamp: bulb}", "always_answers": "lamp"},
            f"2:3: a guarantee claims one thing, and 'slug' claims never and always_answers; {CLAIMS}",
        ),
        ({"nevr": "{lamp: bulb}"}, "4:5: a guarantee has no field 'nevr'; did you mean 'never'?"),
        ({"claims": "{lamp: bulb}"}, f"4:5: a guarantee has no field 'claims'; known are: {FIELDS}"),
        ({"never": ""}, "4:5: there is nothing under 'never'"),
        ({"never": "bulb"}, "4:12: 'never' must be written in lines of 'decision: candidate'"),
        ({"never": "{}"}, "4:12: 'never' names one decision; write one guarantee for each"),
        (
            {"always": "{lamp: bulb, shade: x}"},
            "4:13: 'always' names one decision; write one guarantee for each",
        ),
        ({"never": "{lmap: bulb}"}, "4:13: there is no decision 'lmap'; did you mean 'lamp'?"),
        ({"never": "{lamp: blub}"}, "4:19: there is no candidate 'blub'; did you mean 'bulb'?"),
        ({"never": "{lamp: []}"}, "4:19: no candidate is named here"),
        ({"never": "{lamp: }"}, "4:13: the candidate is missing"),
        ({"never": "{lamp: it}"}, "4:19: 'it' means nothing without 'each'; add 'each: ' with the name of a decision"),
        ({"always_answers": "[]"}, "4:21: this list is empty; name a decision, or leave it out"),
        ({"always_answers": "lanp"}, "4:21: there is no decision 'lanp'; did you mean 'lamp'?"),
        ({"silence_never_rules_out": "{a: b}"}, "4:30: the decision must be one word or a list of words"),
        ({"never_moves_to": "{lamp: bulb}"}, f"4:21: 'never_moves_to' belongs to 'raising'; {SCALE}"),
        (
            {"never": "{lamp: bulb}", "never_moves_to": "{lamp: bulb}"},
            f"5:21: 'never_moves_to' belongs to 'raising'; {SCALE}",
        ),
        (
            {"raising": "budget"},
            "4:14: it does not say what raising it never does; add 'never_moves_to: {decision: candidate}'",
        ),
        (
            {"raising": "style", "never_moves_to": "{lamp: bulb}"},
            "4:14: 'style' is not a scale, so it cannot be raised",
        ),
        (
            {"raising": "budgt", "never_moves_to": "{lamp: bulb}"},
            "4:14: there is no fact 'budgt'; did you mean 'budget'?",
        ),
        (
            {"raising": "[budget]", "never_moves_to": "{lamp: bulb}"},
            "4:14: the fact must be one word, not a list",
        ),
        (
            {"never": "{lamp: bulb}", "if_": "{drak: yes}"},
            "5:10: there is no fact or finding 'drak'; did you mean 'dark'?",
        ),
        (
            {"never": "{lamp: it}", "each": "lamp", "where": "{prize: low}"},
            "6:13: no candidate has the attribute 'prize'; did you mean 'price'?",
        ),
        ({"always_answers": "lamp", "where": "{a: b}"}, "5:12: 'where' means nothing without 'each'; add 'each: ' with the name of a decision"),
        ({"always_answers": "lamp", "accept": "never-fires"}, "5:13: 'accept' must be written in lines of 'check: reason'"),
        ({"always_answers": "lamp", "accept": "{never-fires: }"}, "5:14: the reason to accept 'never-fires' is missing"),
        ({"always_answers": "lamp", "accept": "{never-fires: [a]}"}, "5:27: the reason to accept 'never-fires' must be a text"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_guarantee_is_said_once(tmp_path: Path, lines: dict[str, str], problem: str) -> None:
    assert problems(folder(tmp_path, guarantee(**lines))) == [f"rules/r.yaml:{problem}"]


def test_a_candidate_of_another_decision_is_none_of_this_one(tmp_path: Path) -> None:
    shades = "decisions: {shade: {title: Shade, candidates: {paper: {title: P}, bulbous: {title: B}}}}\n"
    root = folder(tmp_path, shades + guarantee(never="{lamp: [paper, bulbous]}"))
    assert problems(root) == [
        "rules/r.yaml:5:20: 'paper' is not a candidate of 'lamp'; known are: bulb, candle, tube",
        "rules/r.yaml:5:27: 'bulbous' is not a candidate of 'lamp'; known are: bulb, candle, tube",
    ]


@pytest.mark.parametrize("claim", ["always_answers", "silence_never_rules_out", "always"])
def test_of_what_may_all_apply_nobody_promises_who_wins(tmp_path: Path, claim: str) -> None:
    coats = "decisions: {coats: {title: Coats, kind: all_that_apply, candidates: {wool: {title: W}}}}\n"
    wins = "{coats: wool}" if claim == "always" else "[lamp, coats]"
    what = f"'{claim}' does not go with 'coats', of which each candidate applies or does not"
    where = f"rules/r.yaml:5:{len(claim) + 7}"
    assert problems(folder(tmp_path, coats + guarantee(**{claim: wins}))) == [
        f"{where}: {what}; promise never or never_moves_to of its candidates"
    ]


def test_a_guarantee_that_two_files_write_is_a_problem_of_the_second(tmp_path: Path) -> None:
    folder(tmp_path, guarantee(always_answers="lamp"))
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "r.yaml").write_text(guarantee(always_answers="lamp"))
    assert problems(tmp_path, tmp_path / "more") == [
        "more/r.yaml:2:3: the guarantee 'r/slug' is already written; see rules/r.yaml:2:3"
    ]


EACH_RULE = rule_text(each="lamp", then="{rule_out: it}")


@pytest.mark.parametrize("first", [EACH_RULE, rule_text()], ids=["each too", "no each"])
def test_an_each_rule_with_the_name_of_a_rule_in_another_file_is_one_problem(
    tmp_path: Path, first: str
) -> None:
    folder(tmp_path, first)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "r.yaml").write_text(EACH_RULE)
    assert problems(tmp_path, tmp_path / "more") == [
        "more/r.yaml:2:3: the rule 'r/slug' is already written; see rules/r.yaml:2:3"
    ]


def test_a_question_of_more_values_than_anybody_reads_is_refused(tmp_path: Path) -> None:
    values = ", ".join(f"v{number}: V" for number in range(61))
    facts = FACTS.replace("{old: Old, new: {title: New, help: Of this year.}}", f"{{{values}}}")
    assert problems(folder(tmp_path, facts=facts)) == [
        "facts/f.yaml:18:13: 'style' has 61 values; a question can have 60; nobody reads that many; make it two questions",
        "facts/f.yaml:38:18: 'style' has no value 'old'",
    ]

"""Dates that exist, titles without unknown words in brackets, and names that mean something else at the prompt."""

import re
from pathlib import Path

import pytest

from advisor.authoring.check.check import check
from advisor.authoring.check.outside import OF_OUTSIDE, Outside
from advisor.cli import run
from advisor.cli.check import outside
from advisor.cli.command_table import AT_QUESTION
from advisor.language.reading.cases import ENDINGS
from advisor.problems import Place
from folders import FACTS, folder, problems, read, rule_text

DATE = "write year, month and day, such as 2026-01-31"
FILLS = "write '{it}' for the title of the candidate, or leave the brackets out"
FILLS_EACH = "add 'each: ' with the name of a decision, or leave the brackets out"
EACH = {"each": "lamp", "then": "{favour: {it: strong}}"}


def reviewed(when: str) -> str:
    return f"reviewed: {when}\n{rule_text()}"


@pytest.mark.parametrize(
    ("when", "what"),
    [
        ("2026-02-30", "'2026-02-30' is not a date"),
        ("2026-13-01", "'2026-13-01' is not a date"),
        ("20260131", "'20260131' is not a date"),
        ("2026-W05-6", "'2026-W05-6' is not a date"),
        ("last week", "'last week' is not a date"),
        ("31.01.2026", "'31.01.2026' is not a date"),
        ("[2026-01-31]", "the date of review must be a date"),
    ],
)
def test_a_date_of_review_is_in_the_calendar(tmp_path: Path, when: str, what: str) -> None:
    assert problems(folder(tmp_path, reviewed(when))) == [f"rules/r.yaml:1:11: {what}; {DATE}"]


@pytest.mark.parametrize(
    "when", ["2026-01-31", "2024-02-29", "1999-12-31", "'2026-01-31'", "2026-01-31 # by Ann"]
)
def test_a_date_that_exists_is_taken_as_it_is_written(tmp_path: Path, when: str) -> None:
    base = read(folder(tmp_path, reviewed(when)))
    assert base.rules["r/slug"].reviewed == when.strip("'").split(" ")[0]


@pytest.mark.parametrize(
    ("fields", "place", "what"),
    [
        ({"title": "The {lamp} is bright"}, "3:12", f"the title has a '{{lamp}}' that nothing fills in; {FILLS_EACH}"),
        ({"title": "So {it} is"}, "3:12", f"the title has a '{{it}}' that nothing fills in; {FILLS_EACH}"),
        ({"because": "So {it} is"}, "4:14", f"the reason has a '{{it}}' that nothing fills in; {FILLS_EACH}"),
        ({"title": "So {It} is", **EACH}, "3:12", f"the title has a '{{It}}' that nothing fills in; {FILLS}"),
        ({"title": "So { it } is", **EACH}, "3:12", f"the title has a '{{ it }}' that nothing fills in; {FILLS}"),
        ({"title": "'{it.title} is'", **EACH}, "3:12", f"the title has a '{{it.title}}' that nothing fills in; {FILLS}"),
        ({"because": "So {IT} is", **EACH}, "4:14", f"the reason has a '{{IT}}' that nothing fills in; {FILLS}"),
        ({"title": "'{}: it is'"}, "3:12", f"the title has a '{{}}' that nothing fills in; {FILLS_EACH}"),
    ],
)  # fmt: skip
def test_a_word_in_brackets_that_nothing_fills_in_is_one_error(
    tmp_path: Path, fields: dict[str, str], place: str, what: str
) -> None:
    assert problems(folder(tmp_path, rule_text(**fields))) == [f"rules/r.yaml:{place}: {what}"]


def test_brackets_that_are_meant_stay(tmp_path: Path) -> None:
    fields = {"title": "'{it} takes {a: 1}'", "because": "Paths like /lamps/{id} are short."}
    base = read(folder(tmp_path, rule_text(**fields, **EACH)))
    assert base.rules["r/slug/bulb"].title == "The bulb takes {a: 1}"
    assert base.rules["r/slug/bulb"].because == "Paths like /lamps/{id} are short."


@pytest.mark.parametrize("name", [word for word in ENDINGS if word != "?"])
def test_how_a_decision_can_end_is_no_name_of_a_candidate(tmp_path: Path, name: str) -> None:
    root = folder(
        tmp_path, rule_text(then=f"{{favour: {{{name}: strong}}}}"), FACTS.replace("bulb: {", f"{name}: {{")
    )
    assert problems(root) == [
        f"facts/f.yaml:34:7: '{name}' is a word of the rule language; choose another name"
    ]


def test_a_candidate_of_a_title_alone_is_shown_its_braces(tmp_path: Path) -> None:
    facts = re.sub("tube: {.*}", "tube: A tube, or two", FACTS)
    hint = "a candidate must be written in lines of 'name: value'; write '{title: ...}'"
    assert [said.split(": ", 1)[1] for said in problems(folder(tmp_path, facts=facts))] == [hint]


def named_so(
    root: Path, facts: str, rules: str = rule_text(), today: str = "2026-01-31"
) -> list[tuple[Place, str]]:
    """Return what is said of names and dates."""
    found = check(read(folder(root, rules, facts)), 0, Outside(today, ("help", *AT_QUESTION)))
    return [(notice.place, notice.problem.what) for notice in found.notices if notice.check in OF_OUTSIDE]


@pytest.mark.parametrize(
    "name", [word for word in ("help", *AT_QUESTION) if word[0].isalpha() and word != "unknown"]
)
def test_a_value_or_candidate_that_is_named_like_a_command_is_reported(tmp_path: Path, name: str) -> None:
    what = f"is called '{name}' like a command of the interview"
    ((place, said),) = named_so(tmp_path / "v", FACTS.replace("old: Old", f"old: Old, {name}: Some"))
    assert (place.line, said) == (13, f"a value of 'style' {what}")
    ((place, said),) = named_so(tmp_path / "c", FACTS.replace("tube: {", f"{name}: {{"))
    assert (place.line, said) == (36, f"a candidate {what}")


@pytest.mark.parametrize("title", ["Quit", "{title: Old, synonyms: Quit}"])
def test_a_title_or_synonym_that_is_a_command_is_reported_too(tmp_path: Path, title: str) -> None:
    ((_, said),) = named_so(tmp_path, FACTS.replace("old: Old", f"old: {title}"))
    assert said == "a value of 'style' is called 'Quit' like a command of the interview"


def test_a_review_that_is_still_to_come_is_reported_once_a_file(tmp_path: Path) -> None:
    rules = reviewed("2026-02-01") + rule_text().replace("rules:\n", "").replace("slug", "other")
    ((_, said),) = named_so(tmp_path, FACTS, rules)
    assert said == "the rules from 'r/slug' on are reviewed on 2026-02-01, which lies in the future"
    assert named_so(tmp_path, FACTS, rules, "2026-02-01") == []


def test_what_is_accepted_of_names_is_not_in_vain_where_commands_are_not_known(tmp_path: Path) -> None:
    facts = FACTS.replace("tube: {", "undo: {accept: {command-name: So be it.}, ")
    base = read(folder(tmp_path, rule_text(), facts))
    assert [accepted.check for _, accepted in check(base, 0, outside()).accepted] == ["command-name"]
    assert "needless-accept" not in [notice.check for notice in check(base, 0).notices]


def test_the_check_of_the_command_line_knows_the_date_and_the_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = folder(tmp_path, reviewed("2999-01-01"), FACTS.replace("old: Old", "old: Quit"))
    assert run(["check", "--no-proofs", "--strict", "--knowledge", str(root)]) == 1
    out = capsys.readouterr().out
    assert "[future-review]" in out
    assert "[command-name]" in out

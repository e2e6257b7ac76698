"""Case files: what is read from them, and everything that can be wrong in one."""

from pathlib import Path

import pytest

from advisor.language.reading.cases import documents_of, read_cases
from advisor.language.reading.documents import Document
from advisor.model import RuleBase
from advisor.model.cases import Asked, Case, NobodyLeft, Tie, Wins
from advisor.problems import AdvisorError
from folders import folder, read, rule_text, write
from outing_base import FILES

RULES = (
    rule_text()
    + "  suits:"
    + rule_text(each="lamp", if_="{uses: it.suits}", then="{favour: {it: 1}}").split("  slug:")[1]
)


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> RuleBase:
    return read(folder(tmp_path_factory.mktemp("lamps"), RULES))


def text(expect: str = "{lamp: bulb}", answers: str = "{dark: yes}", more: str = "") -> str:
    return f"title: A dark room\nanswers: {answers}\nexpect: {expect}\nbecause: It needs light.\n{more}"


def case(base: RuleBase, *texts: str) -> Case:
    (found,) = read_cases(documents(*texts), base)
    return found


def documents(*texts: str) -> list[Document]:
    return [Document(f"cases/{n}.yaml", f"kb/cases/{n}.yaml", one.encode()) for n, one in enumerate(texts, 1)]


def wrong(base: RuleBase, *texts: str) -> list[str]:
    with pytest.raises(AdvisorError) as raised:
        read_cases(documents(*texts), base)
    return [str(problem).removeprefix("kb/cases/") for problem in raised.value.problems]


def test_a_case_says_what_is_answered_what_must_come_out_and_why(lamps: RuleBase) -> None:
    expect = "{lamp: [bulb, tube], cites: r/slug, not: [candle]}"
    found = case(lamps, text(expect, "{dark: yes, uses: [read], style: unknown}"))
    assert (found.id, found.title, found.because) == ("kb/cases/1", "A dark room", "It needs light.")
    assert found.profile == {"dark": "yes", "uses": frozenset({"read"})}
    assert [(expectation.decision, expectation.ending) for expectation in found.expectations] == [
        ("lamp", Wins(("bulb", "tube")))
    ]
    assert [one.name for one in found.cites] == ["r/slug"]
    assert [(one.name, one.place.line, one.place.column) for one in found.excluded] == [("candle", 3, 51)]


@pytest.mark.parametrize(
    ("word", "ending"),
    [("tie", Tie()), ("none", NobodyLeft()), ("'?'", Asked()), ("[candle]", Wins(("candle",)))],
)
def test_a_decision_may_end_in_a_tie_with_nobody_or_be_asked_for(
    lamps: RuleBase, word: str, ending: object
) -> None:
    assert case(lamps, text(f"{{lamp: {word}}}")).expectations[0].ending == ending


def test_a_case_may_cite_one_rule_of_an_each_rule_or_any_of_them(lamps: RuleBase) -> None:
    found = case(lamps, text("{cites: [r/suits, r/suits/tube]}"))
    assert [one.name for one in found.cites] == ["r/suits", "r/suits/tube"]


def test_cases_lie_in_cases_and_in_tests_cases(tmp_path: Path) -> None:
    write(folder(tmp_path), {"cases/b/1.yaml": text(), "tests/cases/2.yaml": text(), "tests/3.yaml": text()})
    paths = [Path(one.shown).relative_to(tmp_path).as_posix() for one in documents_of(tmp_path, [])]
    assert paths == ["cases/b/1.yaml", "tests/cases/2.yaml"]


PROBLEMS = {
    "{}": "1.yaml:3:9: this case expects nothing; name the winner of a decision, a rule under 'cites', "
    "or a candidate under 'not'",
    "{lmap: bulb}": "1.yaml:3:10: 'expect' has no field 'lmap'; did you mean 'lamp'?",
    "{lamp: blub}": "1.yaml:3:16: 'lamp' has no candidate 'blub'; did you mean 'bulb'?",
    "{lamp: [bulb, tie]}": "1.yaml:3:23: 'tie' must stand alone, not in a list",
    "{lamp: [bulb, bulb]}": "1.yaml:3:23: 'bulb' is named twice",
    "{lamp: []}": "1.yaml:3:16: 'lamp' cannot end like this; write a candidate, a list of candidates, "
    "tie, none, or '?'",
    "{lamp: {bulb: yes}}": "1.yaml:3:16: 'lamp' cannot end like this; write a candidate, "
    "a list of candidates, tie, none, or '?'",
    "{lamp: }": "1.yaml:3:10: there is nothing under 'lamp'",
    "{cites: r/slag}": "1.yaml:3:17: there is no rule 'r/slag'; did you mean 'r/slug'?",
    "{cites: r/suits/lamp}": "1.yaml:3:17: there is no rule 'r/suits/lamp'; did you mean 'r/suits/bulb'?",
    "{cites: [r/slug, r/slug]}": "1.yaml:3:26: 'r/slug' is named twice",
    "{not: blub}": "1.yaml:3:15: there is no candidate 'blub'; did you mean 'bulb'?",
    "{lamp: [bulb, tube], not: tube}": "1.yaml:3:35: 'tube' is expected to win, and must not",
    "bulb": "1.yaml:3:9: 'expect' must be written in lines of 'name: value'",
}


@pytest.mark.parametrize(("expect", "problem"), PROBLEMS.items(), ids=list(PROBLEMS))
def test_one_mistake_in_what_is_expected_gives_one_message(
    lamps: RuleBase, expect: str, problem: str
) -> None:
    assert wrong(lamps, text(expect)) == [problem]


def test_of_a_list_a_case_names_all_that_apply(tmp_path: Path) -> None:
    outing = read(write(tmp_path, FILES))
    assert wrong(outing, text("{benefits: []}", "{paid: no}")) == [
        "1.yaml:3:20: 'benefits' cannot end like this; write all that apply, none, or '?'"
    ]


def test_answers_are_read_as_strictly_as_those_of_examples(lamps: RuleBase) -> None:
    assert wrong(lamps, text(answers="{drak: yes, budget: hihg, bright: yes}")) == [
        "1.yaml:2:11: there is no fact 'drak'; did you mean 'dark'?",
        "1.yaml:2:30: 'budget' has no value 'hihg'; did you mean 'high'?",
        "1.yaml:2:36: 'bright' is a finding, and nobody is asked for it; give the answers that it rests on",
    ]


def test_answers_that_cannot_be_together_are_no_case(lamps: RuleBase) -> None:
    assert wrong(lamps, text(answers="{style: old, budget: low}")) == [
        "1.yaml:2:10: the answers of this case contradict each other: Old lamps are dear."
    ]


def test_what_is_missing_or_blank_is_said_of_each_file_at_once(lamps: RuleBase) -> None:
    blank = "title:\nanswers: {dark: yes}\nexpect: {lamp: bulb}\nbecause:\n"
    assert wrong(lamps, blank, "titel: x\nanswers: {dark: yes}\n", "- nothing\n") == [
        "1.yaml:1:1: there is nothing under 'title'",
        "1.yaml:4:1: there is nothing under 'because'",
        "2.yaml:1:1: a case has no field 'titel'; did you mean 'title'?",
        "2.yaml:1:1: a case needs the fields 'expect', 'because'",
        "3.yaml:1:1: a case must be written in lines of 'name: value'",
    ]


def test_a_question_mark_without_quotes_is_explained(lamps: RuleBase) -> None:
    unquoted = text("\n  lamp: ?")
    assert wrong(lamps, unquoted)[0].endswith(
        ": a text cannot begin with '?'; put quotes around the whole text"
    )


def test_two_cases_with_the_same_answers_and_expectations_are_one_too_many(lamps: RuleBase) -> None:
    assert wrong(lamps, text("{lamp: bulb, cites: r/slug}"), text("{cites: [r/slug], lamp: bulb}")) == [
        "2.yaml:1:1: another case has the same answers and expectations; see kb/cases/1.yaml"
    ]


def test_the_same_answers_with_another_expectation_are_another_case(lamps: RuleBase) -> None:
    assert len(read_cases(documents(text("{lamp: bulb}"), text("{not: tube}")), lamps)) == 2

"""Answers from files, from standard input and from the command line."""

import errno
import json
import os
from pathlib import Path

import pytest

from advisor.language.reading.answers import (
    Given,
    answer_from_words,
    answers_from_bytes,
    profile_of,
)
from advisor.language.reading.nodes import read_bytes
from advisor.model import RuleBase
from advisor.problems import AdvisorError
from folders import folder, read
from program import advisor

READ_GO = frozenset({"read", "go"})
WRITTEN = (Given("dark", "yes"), Given("uses", READ_GO), Given("style", None))


@pytest.fixture
def base(tmp_path: Path) -> RuleBase:
    return read(folder(tmp_path))


def from_text(base: RuleBase, text: str | bytes) -> tuple[Given, ...]:
    content = text.encode() if isinstance(text, str) else text
    return answers_from_bytes(content, "answers.yaml", base.facts)


def refusal_of_text(base: RuleBase, text: str | bytes) -> str:
    with pytest.raises(AdvisorError) as error:
        from_text(base, text)
    return str(error.value)


def refusal_of_words(base: RuleBase, words: str) -> str:
    with pytest.raises(AdvisorError) as error:
        answer_from_words(words, base.facts)
    return str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "dark: yes\nuses: [read, go]\nstyle: unknown\n",
        "dark: yes\nuses:\n  - read\n  - go\nstyle: unknown\n",
        '{"dark": "yes", "uses": ["read", "go"], "style": "unknown"}',
        '{\n\t"dark": "yes",\n\t"uses": ["read", "go"],\n\t"style": "unknown"\n}\n',
        "title: A case\nanswers: {dark: yes, uses: [read, go], style: unknown}\nexpect: {lamp: bulb}\n",
        "\ufeffdark: yes\r\nuses: [read, go]\r\nstyle: unknown\r\n",
    ],
    ids=["YAML", "YAML on lines", "JSON", "JSON with tabs", "a case", "Windows"],
)
def test_answers_read_from_every_form_in_the_order_written(base: RuleBase, text: str) -> None:
    assert from_text(base, text) == WRITTEN


def test_an_answer_of_dont_know_is_kept_but_is_unknown_to_the_rules(base: RuleBase) -> None:
    assert profile_of(from_text(base, "dark: unknown\nstyle: old")) == {"style": "old"}


def test_several_values_may_be_one_word_or_none_at_all(base: RuleBase) -> None:
    assert profile_of(from_text(base, "uses: read")) == {"uses": frozenset({"read"})}
    assert profile_of(from_text(base, "uses: []")) == {"uses": frozenset()}


def test_no_answers_are_answers_too(base: RuleBase) -> None:
    assert from_text(base, "{}") == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("drak: yes", "1:1: there is no fact 'drak'; did you mean 'dark'?"),
        ("dark: maybe", "1:7: 'dark' has no value 'maybe'; known are: yes, no"),
        ("budget: lowest", "1:9: 'budget' has no value 'lowest'; known are: low, middle, high"),
        ("budget: midle", "1:9: 'budget' has no value 'midle'; did you mean 'middle'?"),
        ("dark: [yes]", "1:7: 'dark' takes one value, not a list"),
        ("dark: {yes: no}", "1:8: a partial answer has no field 'yes'; known are: one_of, at_least, at_most, has, not"),
        ("dark:", "1:1: the answer to 'dark' is missing"),
        ("uses: [read, [go]]", "1:14: the answer to 'uses' must be a list of single words"),
        ("uses: [read, unknown]", "1:14: 'uses' has no value 'unknown'; known are: read, cook, go"),
        ("dark: yes\ndark: no", "2:1: 'dark' is written twice here; the first is on line 1"),
        ('{"dark": 1e999}', "1:10: 'dark' has no value '1e999'; known are: yes, no"),
        ("- dark", "1:1: answers must be written in lines of 'fact: value'"),
        ("answers: dark", "1:10: answers must be written in lines of 'fact: value'"),
        ("answers: {drak: yes}", "1:11: there is no fact 'drak'; did you mean 'dark'?"),
        ("dark: !!bool yes", "1:7: '!' at the beginning of a text is not read; leave it out, or put quotes around the text"),
    ],
)  # fmt: skip
def test_a_mistake_in_answers_is_said_once_with_its_place(base: RuleBase, text: str, problem: str) -> None:
    assert refusal_of_text(base, text) == f"answers.yaml:{problem}"


def test_all_mistakes_in_answers_come_together(base: RuleBase) -> None:
    found = refusal_of_text(base, "drak: yes\nbudget: none\nuses: [fly, run]")
    assert [line.split(": ")[0] for line in found.splitlines()] == [
        "answers.yaml:1:1",
        "answers.yaml:2:9",
        "answers.yaml:3:8",
        "answers.yaml:3:13",
    ]


def test_a_file_without_answers_says_so(base: RuleBase) -> None:
    assert refusal_of_text(base, "# later\n") == "answers.yaml: the file is empty"
    assert refusal_of_text(base, b"\xff") == (
        "answers.yaml:1:1: the file is not UTF-8 text; save it in the encoding UTF-8"
    )


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(AdvisorError) as error:
        read_bytes(tmp_path / "none.yaml", str(tmp_path / "none.yaml"))
    assert str(error.value) == f"{tmp_path}/none.yaml: the file cannot be read: {os.strerror(errno.ENOENT)}"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("dark=yes", Given("dark", "yes")),
        (" dark = yes ", Given("dark", "yes")),
        ("dark=unknown", Given("dark", None)),
        ("uses=read", Given("uses", frozenset({"read"}))),
        ("uses=read,go", Given("uses", READ_GO)),
        ("uses=read, go,", Given("uses", READ_GO)),
        ("uses=", Given("uses", None)),
        ("dark=", Given("dark", None)),
        ("uses=none", Given("uses", frozenset())),
        ("uses=unknown", Given("uses", None)),
    ],
)
def test_words_on_the_command_line_are_one_answer(base: RuleBase, words: str, meant: Given) -> None:
    assert answer_from_words(words, base.facts) == meant


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("dark", "an answer is written fact=value"),
        ("", "an answer is written fact=value"),
        ("=yes", "there is no fact ''; known are: dark, style, uses, budget"),
        ("answers=yes", "there is no fact 'answers'; known are: dark, style, uses, budget"),
        ("drak=yes", "there is no fact 'drak'; did you mean 'dark'?"),
        ("dark=yes,no", "'dark' takes one value, not a list"),
        ("dark=yes=no", "'dark' has no value 'yes=no'; known are: yes, no"),
        ("uses=read,fly", "'fly' is not covered by this base; 'uses' offers: read, cook and go"),
    ],
)
def test_words_that_are_no_answer_are_refused(base: RuleBase, words: str, problem: str) -> None:
    assert refusal_of_words(base, words) == f"'{words}': {problem}"


def recommended(root: Path, *arguments: str, typed: str = "") -> dict[str, object]:
    done = advisor("recommend", "--json", "--knowledge", str(root), *arguments, typed=typed)
    assert done.returncode == 0, done.stderr
    answers: dict[str, object] = json.loads(done.stdout)["answers"]
    return answers


def test_standard_input_a_file_and_words_give_the_same_answers(tmp_path: Path) -> None:
    root = folder(tmp_path / "base")
    file = tmp_path / "answers.yaml"
    file.write_text("dark: yes\nuses: [go, read]\n")
    meant = {"dark": "yes", "uses": ["read", "go"]}
    assert recommended(root, "--answers", str(file)) == meant
    assert recommended(root, "--answers", "-", typed=file.read_text()) == meant
    assert recommended(root, "--set", "dark=yes", "--set", "uses=read,go") == meant


def test_words_stand_in_the_place_of_the_same_answer_in_the_file(tmp_path: Path) -> None:
    root = folder(tmp_path)
    assert recommended(root, "--answers", "-", "--set", "dark=no", typed="dark: yes") == {"dark": "no"}


@pytest.mark.parametrize("typed", ["drak: yes", "", "\0", "[" * 10_000, "{style: old, budget: low}"])
def test_bad_answers_end_the_program_with_3_and_no_traceback(tmp_path: Path, typed: str) -> None:
    root = folder(tmp_path)
    done = advisor("recommend", "--knowledge", str(root), "--answers", "-", typed=typed)
    assert (done.returncode, done.stdout) == (3, "")
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_every_problem_of_options_stands_on_a_line_of_its_own(tmp_path: Path) -> None:
    root = folder(tmp_path)
    words = ("--set", "uses=fly,run", "--set", "drak=yes", "--set", "dark=yes", "--set", "dark=no")
    done = advisor("recommend", "--knowledge", str(root), *words)
    assert done.returncode == 2
    assert done.stderr.splitlines()[3:] == [
        "Error: 'uses=fly,run': 'fly' is not covered by this base; 'uses' offers: read, cook and go",
        "'uses=fly,run': 'run' is not covered by this base; 'uses' offers: read, cook and go",
        "'drak=yes': there is no fact 'drak'; did you mean 'dark'?",
        "'dark' is answered twice; several values are written fact=one,two",
    ]

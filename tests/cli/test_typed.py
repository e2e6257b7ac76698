"""Which command somebody means by a line, if any: pure, without a terminal."""

from dataclasses import replace

import pytest

from advisor.cli.command_table import AFTERWARDS, ALIASES, AT_QUESTION
from advisor.cli.conversation.typed import command_in
from advisor.model import Fact, Kind, Measure, NamedSpan, Span, Value
from advisor.names import bare, folded
from builders import fact, number

COLOURS = fact("colour", Kind.CHOICE, ["red", "blue"])
TYPED = {
    "?": ["?", "h", "HELP", "help!", "'help'"],
    "why": ["why", "Why?", "why ?"],
    "unknown": [
        *("unknown", "don't know", "Dont know", "I don\u2019t know.", "do not know", "idk", "dunno", "not sure"),
        *("No idea!", "skip", "(skip)", '"unknown"', "-", "it depends", "i do not  know", "Not-Sure"),
    ],
    "undo": ["undo", "back", "b", "B", "go back"],
    "quit": ["quit", "exit", "q", ":q", "bye", "Bye!", "quit()"],
    "review": ["review", "answers"],
}  # fmt: skip


@pytest.mark.parametrize("command", TYPED)
def test_a_command_has_the_words_that_people_have_for_it(command: str) -> None:
    for question in (COLOURS, None):
        assert {line: command_in(question, line) for line in TYPED[command]} == dict.fromkeys(
            TYPED[command], (command, "")
        )


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("why not Spring Boot", ("why-not", "Spring Boot")),
        ("why-not 'Spring Boot'?", ("why-not", "Spring Boot")),
        ("whynot gin", ("why-not", "gin")),
        ("what if teams=one", ("what-if", "teams=one")),
        ("edit 4", ("change", "4")),
        ("flips gin --any", ("flips", "gin --any")),
        ("details", ("details", "")),
    ],
)
def test_some_commands_take_words(line: str, meant: tuple[str, str]) -> None:
    assert command_in(COLOURS, line) == meant


@pytest.mark.parametrize(
    "line", ["", "red", "unknown so far", "back and forth", "b, red", "not red", "...", "-red"]
)
def test_a_line_that_only_begins_like_a_command_says_none(line: str) -> None:
    assert command_in(COLOURS, line) == ("", line)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (Value("skip", "Leave it out"), "SKIP"),
        (Value("nobody", "No idea"), "no idea"),
        (Value("rear", "Rear", synonyms=("back",)), "back"),
        (Value("none", "Not sure"), "not sure."),
    ],
)
def test_a_value_that_is_called_like_an_alias_wins_and_a_command_wins_over_it(
    value: Value, line: str
) -> None:
    question = Fact("f", "t", Kind.CHOICE, "Which?", "So.", (value, Value("undo", "Undo")), (), COLOURS.place)
    assert command_in(question, line) == ("", line)
    assert command_in(COLOURS, line)[0]
    assert command_in(question, "undo") == ("undo", "")


def test_a_range_that_is_called_like_an_alias_wins_too() -> None:
    measure = Measure(Kind.NUMBER, Span(0, 9), ranges=(NamedSpan("stop", Span(0, 0)),))
    count, named = number("count", Span(0, 9)), replace(fact("count", Kind.NUMBER, ()), measure=measure)
    assert command_in(count, "stop") == ("quit", "")
    assert command_in(named, "Stop") == ("", "Stop")


def test_every_alias_leads_to_a_command_and_is_none_itself() -> None:
    assert {*ALIASES.values()} <= {*AT_QUESTION, *AFTERWARDS}
    assert not {*map(folded, ALIASES)} & {*map(folded, (*AT_QUESTION, *AFTERWARDS))}
    every = {**AT_QUESTION, **AFTERWARDS}
    assert all(command_in(None, word, every) == (command, "") for word, command in ALIASES.items())


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Java.", "Java"),
        ("\u201cJava\u201d", "Java"),
        ("(java)", "java"),
        ("<java>", "java"),
        ("'java, go'.", "java, go"),
        ("java go ...", "java go ..."),
        ("medium..", "medium.."),
        ("'java', 'go'", "'java', 'go'"),
        (".net", ".net"),
        ("[]", "[]"),
        ("?", "?"),
        ("...", "..."),
        (".", "."),
        ("''", "''"),
    ],
)
def test_quotes_brackets_and_a_full_stop_around_what_is_typed_mean_nothing(typed: str, left: str) -> None:
    assert bare(typed) == left

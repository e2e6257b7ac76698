"""What typed text means to a picker and to Tab, and what the keys are called, without a terminal."""

from dataclasses import replace

import pytest

from advisor.cli.conversation.screens import Option, Screen
from advisor.cli.prompts.completing import completed, completions
from advisor.cli.prompts.keys import key_lines
from advisor.cli.prompts.picking import begin, means, press

TITLES = ("TypeScript", "Events (many)", "Back office", "Rails", "3 to 5 teams")
OPTIONS = tuple(
    Option(title.split()[-1].lower(), title, 2 * number) for number, title in enumerate(TITLES, 1)
)
WORDS = ("why", "why-not", "undo", "back", "don't know", "unknown", "resume", "typescript", "django")
SCREEN = Screen((), (), OPTIONS, words=WORDS)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("typescript", "TypeScript"),
        ("TYPE", "TypeScript"),
        ("many", "Events (many)"),
        ("office", "Back office"),
        ("script", "TypeScript"),
        ("ts", None),
        ("back", None),
        ("ba", "Back office"),
        ("django", None),
        ("2", "TypeScript"),
        ("3", None),
        ("5", None),
        ("3 to", "3 to 5 teams"),
        ("not 2", None),
    ],
)
def test_text_means_an_option_by_number_beginning_or_a_longer_middle_and_never_a_command(
    text: str, title: str | None
) -> None:
    place = means(begin(SCREEN), text)
    assert (None if place is None else TITLES[place]) == title


PRACTICES = tuple(
    Option(
        title.split()[-1].casefold(),
        title,
        number,
        ("java virtual machine",) if title == "Java platform" else (),
    )
    for number, title in enumerate(
        ("Java", "C#", "Java platform", "Monitoring and tracing", "Small parts", "Serve AI", "Serve tables"),
        1,
    )
)
LINES = {
    "java": "java",
    "java and c#": "java, c#",
    "6, serve tables": "ai, tables",
    "6, serve ai": "ai",
    "6, serve and tables": "ai, tables",
    "java, c#": "java, c#",
    "java,c# & 5": "java, c#, parts",
    "1, 2, ...": "java, c#, ...",
    "1 2 or 5": "java, c# or 5",
    "c# and cobol": "c#, cobol",
    "cobol, c#": "cobol, c#",
    "not 2": "not 2",
    "all but c#": "all but c#",
    "2, but not java": "c# but not java",
    "java platform and c#": "c#, platform",
    "serve tables, monitoring and tracing": "tracing, tables",
    "java virtual machine": "platform",
    "no": "no",
    "none of these": "none",
    "none of them": "none of them",
    "2, why-not x": "why-not x",
    "2 and": "c#",
}


@pytest.mark.parametrize(("line", "reply"), LINES.items())
def test_a_line_typed_to_several_options_is_answered_as_a_line_would_be(line: str, reply: str) -> None:
    picking = begin(Screen((), (), PRACTICES, several=True, words=WORDS))
    for key in line:
        step = press(picking, "space" if key == " " else key, {})
        assert not isinstance(step, str)
        picking = step
    assert press(picking, "enter", {}) == reply


def test_what_was_ticked_is_so_when_the_question_is_asked_again() -> None:
    drinks = replace(SCREEN, several=True)
    before = replace(begin(drinks), ticked=frozenset({"rails"}), cursor=2, text="x", writing=True)
    again = begin(replace(drinks, shown=True), before)
    assert (again.ticked, again.cursor, again.text, again.writing) == ({"rails"}, 2, "", False)
    assert not begin(SCREEN, before).ticked


def test_a_changed_answer_begins_where_it_was() -> None:
    assert press(begin(replace(SCREEN, ticked=("rails",))), "enter", {}) == "rails"
    drinks = replace(SCREEN, several=True, ticked=("rails", "office"))
    assert press(begin(drinks), "enter", {}) == "office, rails"


def test_a_command_that_was_typed_leaves_the_cursor_where_enter_goes_on() -> None:
    picking = begin(SCREEN)
    for key in "rail":
        step = press(picking, key, {})
        assert not isinstance(step, str)
        picking = step
    assert begin(replace(SCREEN, shown=True), picking).cursor == 0


def test_a_backspace_held_too_long_takes_no_answer_back() -> None:
    picking = begin(SCREEN)
    for key in ("r", "backspace", "backspace"):
        step = press(picking, key, {"<": "undo"})
        assert not isinstance(step, str)
        picking = step
    assert press(begin(SCREEN), "backspace", {"<": "undo"}) == "undo"


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("script and office", "typescript, office"),
        ("script and cobol", "typescript, cobol"),
        ("typescript cobol, rails", "typescript, cobol, rails"),
        ("cobol and rails", "cobol and rails"),
        ("back office rails", "office, rails"),
        ("typescript script, rails", "typescript, rails"),
        ("back in the house", "back in the house"),
        ("script why-not django", "why-not django"),
    ],
)
def test_a_whole_reply_loses_nothing_of_what_is_ticked_on_the_way(typed: str, reply: str) -> None:
    picking = begin(replace(SCREEN, several=True))
    for key in typed:
        step = press(picking, "space" if key == " " else key, {})
        assert not isinstance(step, str)
        picking = step
    assert press(picking, "enter", {}) == reply


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("width", [80, 60, 40, 20])
def test_the_keys_fit_and_the_line_to_type_commands_is_always_among_them(width: int, several: bool) -> None:  # noqa: FBT001
    lines = key_lines(begin(replace(SCREEN, several=several)), width)
    assert all(len(line) <= width for line in lines)
    assert len(lines) <= 2
    assert width < 40 or ": type" in " ".join(lines)


@pytest.mark.parametrize(
    ("before", "fitting", "after"),
    [
        ("", sorted(WORDS), ""),
        ("w", ["why", "why-not"], "why"),
        ("why-not dj", ["django"], "why-not django"),
        ("don't k", ["don't know"], "don't know"),
        ("1, DJ", ["django"], "1, django"),
        ("db=ty", ["typescript"], "db=typescript"),
        ("xyz", [], "xyz"),
    ],
)
def test_tab_completes_the_longest_end_that_begins_a_word(
    before: str, fitting: list[str], after: str
) -> None:
    start, words = completions(before, WORDS)
    assert words == fitting
    assert completed(before, words, start) == after

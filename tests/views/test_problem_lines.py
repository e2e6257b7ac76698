"""Problems on the screen: the line where the mistake is, with carets under the very word."""

import io
from pathlib import Path

import pytest

from advisor.problems import MAX_CHARACTERS, Place, Problem
from advisor.views.problems import problems
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write
from folders import folder, rule_text
from program import advisor

ROOM = 80


def shown(*wrong: Problem) -> list[str]:
    """Return the lines of problems on a screen of 80 columns without colour."""
    out = io.StringIO()
    write(screen(out), problems(wrong))
    return out.getvalue().splitlines()


def under(line: str, column: int, width: int = 0) -> tuple[str, str]:
    """Return a line as it is shown with a problem at a column, and what stands below it."""
    _, above, below = shown(Problem(Place("f.yaml", 1, column, line, width), "what"))
    return above.removeprefix("  | "), below.removeprefix("  | ")


def test_a_problem_is_its_place_and_words_the_line_the_carets_and_the_hint() -> None:
    text = "rules:\n  slug: {drak: yes}\n"
    assert shown(Problem(Place("r.yaml", 2, 10, text, 4), "there is no 'drak'", "did you mean 'dark'?")) == [
        "r.yaml:2:10: there is no 'drak'",
        "  |   slug: {drak: yes}",
        "  |          ^^^^",
        "    did you mean 'dark'?",
    ]


@pytest.mark.parametrize(
    "place",
    [
        Place("f.yaml"),
        Place("f.yaml", 2, 1),
        Place("f.yaml", 0, 0, "a: b\n"),
        Place("f.yaml", 2, 1, "a: b\n"),
        Place("f.yaml", 7, 1, "a: b\n"),
    ],
    ids=["no line", "no text", "the file as a whole", "an empty line", "behind the end"],
)
def test_a_place_without_a_line_shows_none(place: Place) -> None:
    assert shown(Problem(place, "what", "hint")) == [f"{place}: what", "    hint"]


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("{dark: yes}", "dark"),
        ("dark: yes", "dark"),
        ("[dark, bright]", "dark"),
        ("dark", "dark"),
        ("at_least}", "at_least"),
        ("clean-it]", "clean-it"),
    ],
)
def test_where_the_width_is_unknown_a_word_as_the_rule_language_has_them_is_marked(
    written: str, word: str
) -> None:
    line = f"  if: {written}"
    above, below = under(line, line.index(word) + 1)
    assert (above, below) == (line, " " * line.index(word) + "^" * len(word))


@pytest.mark.parametrize(("line", "column"), [("a: {b: c}", 4), ("a: [b]", 4), ("a: b", 99), ("a:", 3)])
def test_a_bracket_and_what_is_not_there_get_one_caret(line: str, column: int) -> None:
    assert under(line, column)[1].strip() == "^"


def test_a_wide_letter_before_the_word_moves_the_carets_and_in_it_widens_them() -> None:
    line = "日本: {語: x}"
    above, below = under(line, line.index("語") + 1, 1)
    assert above == line
    assert below == " " * len("nnnn: {") + "^^"


def test_letters_that_take_no_room_move_no_caret() -> None:
    line = "cafe\u0301: drak"
    assert under(line, line.index("drak") + 1, 4)[1] == " " * len("cafe: ") + "^^^^"


@pytest.mark.parametrize("char", ["\t", "\x1b", "\u202e", "\x9b"])
def test_what_could_steer_the_terminal_is_one_question_mark(char: str) -> None:
    assert under(f"{char}a: drak", 5, 4) == ("?a: drak", "    ^^^^")


@pytest.mark.parametrize(
    "where", ["x " * 100 + "drak", "drak" + " y" * 100, "x " * 100 + "drak" + " y" * 100]
)
def test_a_long_line_is_cut_around_the_word(where: str) -> None:
    above, below = under(where, where.index("drak") + 1, 4)
    assert above[below.index("^") :].startswith("drak")
    assert len("  | " + above) <= ROOM
    assert above.startswith("...") == where.startswith("x")
    assert above.endswith("...") == where.endswith("y")
    assert len(above) > ROOM - 10, "the room is used"


def test_a_word_longer_than_the_screen_is_cut_with_its_carets() -> None:
    above, below = under("a: " + "z" * 5000 + " b", 4, 5000)
    assert above.endswith("z...")
    assert below.strip() == "^" * above.count("z")
    assert len("  | " + above) <= ROOM


def test_a_line_of_four_million_characters_costs_no_more_than_its_neighbourhood() -> None:
    line = "x" * 2_000_000 + " drak " + "語" * 2_000_000
    above, below = under(line, 2_000_002, 4)
    assert above[below.index("^") :].startswith("drak")
    assert len(above) < MAX_CHARACTERS


def test_the_same_line_ends_count_as_in_the_places() -> None:
    text = "a: b\r\nc: d\re: f\x85g: h\u2028drak: i\n"
    assert shown(Problem(Place("f.yaml", 5, 1, text), "what"))[1:] == ["  | drak: i", "  | ^^^^"]


def test_the_program_shows_the_line_too(tmp_path: Path) -> None:
    root = folder(tmp_path, rule_text(if_="{drak: yes}"))
    done = advisor("check", "--knowledge", str(root))
    assert done.returncode == 3
    assert "  |     if: {drak: yes}\n  |          ^^^^\n    did you mean 'dark'?\n" in done.stderr


def test_a_problem_of_bearable_length_says_how_long_it_was() -> None:
    assert " ".join(shown(Problem(Place("f.yaml"), "x" * 400))).endswith("x ... (400 characters)")
    assert str(Problem(Place("f.yaml"), "x" * 400)) == f"f.yaml: {'x' * MAX_CHARACTERS} ... (400 characters)"


def test_a_place_without_a_column_names_none() -> None:
    assert [str(Place("rows.csv", *at)) for at in ((), (3,), (3, 7))] == [
        "rows.csv",
        "rows.csv:3",
        "rows.csv:3:7",
    ]

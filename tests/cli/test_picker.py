"""The picker on a terminal: its keys, what it leaves behind, and what happens to it from outside."""

import ast
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

import asking
from emulator import (
    BACKSPACE,
    CTRL_C,
    CTRL_D,
    CTRL_N,
    CTRL_P,
    CTRL_Z,
    DOWN,
    END,
    ENTER,
    ESCAPE,
    HOME,
    PAGE_DOWN,
    PAGE_UP,
    TAB,
    UP,
    Emulated,
    modes_of,
    pasted,
)
from program import Running, environment

KEYS = "Enter take"


def started(*arguments: str, home: Path, size: tuple[int, int] = (24, 80), **variables: str) -> Emulated:
    return Emulated.start(*arguments, home=home, entry=asking.main, size=size, **variables)


def replies(terminal: Emulated) -> list[str]:
    lines = [line for line in terminal.transcript if line.startswith("  = ")]
    return [ast.literal_eval(line.removeprefix("  = ")).removesuffix("\n") for line in lines]


MEALS = {
    ENTER: "broth",
    DOWN + ENTER: "salad",
    CTRL_N + CTRL_N + CTRL_P + ENTER: "salad",
    UP + ENTER: "cold",
    END + ENTER: "cold",
    END + HOME + ENTER: "broth",
    PAGE_DOWN + PAGE_UP + DOWN + ENTER: "salad",
    "3" + ENTER: "sushi",
    "noo" + ENTER: "broth",
    "sal" + BACKSPACE * 2 + "u" + ENTER: "sushi",
    "12" + ENTER: "12",
    "quit" + ENTER: "quit",
    "not 1" + ENTER: "not 1",
    "?": "?",
    "!": "why",
    "<": "undo",
    "-": "unknown",
    ">": "resume",
    BACKSPACE: "undo",
    CTRL_Z: "undo",
    f":why-n{TAB} sa{TAB}{ENTER}": "why-not salad",
    f":{ENTER}{DOWN}{ENTER}": "salad",
    f":{BACKSPACE}{DOWN}{ENTER}": "salad",
    pasted("sus") + ENTER: "sushi",
    pasted("water, tea\r\n"): "water, tea",
}
DRINKS = {
    ENTER: "water",
    " " + DOWN + DOWN + " " + ENTER: "water, tea",
    "te " + "wa " + ENTER: "water, tea",
    " " + " " + DOWN + ENTER: "wine",
    " te" + ENTER: "water, tea",
    END + ENTER: "none",
    " " + END + " " + ENTER: "none",
    "1, 3, ..." + ENTER: "water, tea, ...",
}
GUESTS = {
    "12" + ENTER: "12",
    "?": "?",
    "!": "why",
    f"un{TAB}{ENTER}": "un",
    f"unk{TAB}{ENTER}": "unknown",
    ENTER: "",
    pasted("7\n8\n9"): "7",
    "": "8",
    "1" + ENTER: "91",
}


@pytest.mark.parametrize(("name", "keys"), [("meal", MEALS), ("drinks", DRINKS), ("guests", GUESTS)])
def test_keys_lead_to_the_replies_of_lines(name: str, keys: dict[str, str], tmp_path: Path) -> None:
    terminal = started(*[name] * len(keys), home=tmp_path)
    for number, typed in enumerate(keys, 1):
        terminal.type(typed)
        while len(replies(terminal)) < number:
            assert terminal.read(5), (typed, terminal.lines)
    assert terminal.finish() == 0
    assert replies(terminal) == list(keys.values())


def test_escape_ends_a_search_and_a_line(tmp_path: Path) -> None:
    terminal = started("meal", home=tmp_path)
    for keys, words in (
        ("sush", "Esc forget"),
        (ESCAPE, "? help"),
        (":wh", "Esc back"),
        (ESCAPE, "Esc back"),
    ):
        terminal.type(keys)
        terminal.until(words)
    terminal.type(CTRL_C)
    terminal.finish()


def test_the_history_is_of_all_lines_of_this_session(tmp_path: Path) -> None:
    terminal = started("guests", "meal", home=tmp_path)
    terminal.until("Enter send")
    terminal.type("12" + ENTER)
    terminal.until("? help")
    terminal.type(":")
    terminal.until("Esc back")
    terminal.type(UP)
    terminal.until("  > 12")
    terminal.type(ENTER)
    terminal.finish()
    assert replies(terminal) == ["12", "12"]


def test_a_picker_leaves_the_transcript_that_lines_leave(tmp_path: Path) -> None:
    names = ("meal", "drinks", "guests", "meal")
    terminal = started(*names, home=tmp_path)
    terminal.until(KEYS)
    terminal.type(DOWN + ENTER + " " + DOWN + " " + ENTER + "12" + ENTER + "?")
    terminal.finish()
    (tmp_path / "in").write_text("salad\nwater, wine\n12\n?\n")
    streams = [tmp_path / "in", tmp_path / "out", tmp_path / "err"]
    Running.start(names, streams, environment(tmp_path), entry=asking.main).wait(20)
    assert terminal.transcript == (tmp_path / "out").read_text().rstrip().splitlines()


def test_a_program_that_comes_to_its_end_leaves_the_terminal_as_it_was() -> None:
    handle, other = pty.openpty()
    before = modes_of(handle)
    os.write(handle, b"2\r")
    with Connection(other):
        command = [sys.executable, asking.__file__, "meal"]
        subprocess.run(command, stdin=other, stdout=other, stderr=other, timeout=20, check=True)
        assert modes_of(handle) == before


def test_a_changed_size_redraws_and_leaves_nothing_behind(tmp_path: Path) -> None:
    terminal = started("meal", home=tmp_path, size=(24, 100))
    terminal.until("a-z search")
    terminal.type(DOWN)
    terminal.until(">  2")
    terminal.resize(12, 40)
    terminal.until("- don't know  ! why  a-z search", seconds=5)
    assert terminal.lines[1:5] == [
        "Meal",
        "What would you like to eat?",
        "     1  Broth with noodles",
        "  >  2  Salad",
    ]
    terminal.resize(30, 90)
    terminal.until(": type  < back", seconds=5)
    terminal.type(ENTER)
    terminal.finish()
    assert [line for line in terminal.transcript if "Broth" in line] == ["     1  broth  Broth with noodles"]
    assert replies(terminal) == ["salad"]


def test_a_list_that_does_not_fit_scrolls_below_its_question(tmp_path: Path) -> None:
    terminal = started("places", home=tmp_path, size=(12, 40))
    terminal.until("35 more below")
    for keys, words in ((END, "> 40"), (UP + PAGE_UP, "> 29"), ("town33", "> 33"), (DOWN * 3, "> 36")):
        terminal.type(keys)
        terminal.until(words)
        assert "Where are you from?" in terminal.lines
    terminal.type(ENTER)
    terminal.finish()
    assert replies(terminal) == ["town36"]


ENDS: dict[str, Callable[[Emulated], None]] = {
    "Ctrl-C": lambda terminal: terminal.type(CTRL_C),
    "Ctrl-D": lambda terminal: terminal.type(CTRL_D),
    **{
        number.name: lambda terminal, number=number: terminal.process.send_signal(number)  # type: ignore[misc]
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    },
}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("arguments", [("meal",), ("guests",), ("--plain", "meal"), ("--busy", "meal")])
def test_whatever_ends_the_wait_leaves_the_terminal_as_it_was(
    arguments: tuple[str, ...], end: str, tmp_path: Path
) -> None:
    terminal = started(*arguments, home=tmp_path)
    terminal.until("?")
    terminal.until("  >" if "--plain" in arguments else "Enter")
    ENDS[end](terminal)
    assert terminal.finish() == 0
    reply = "" if end == "Ctrl-D" else "interrupted"
    assert terminal.transcript[-1].endswith(f"  = {reply!r}")
    assert terminal.is_as_before()
    assert not [line for line in terminal.transcript if "Enter" in line]


def test_a_window_that_is_closed_ends_the_program(tmp_path: Path) -> None:
    for arguments in (("meal",), ("guests",), ("--plain", "meal")):
        terminal = started(*arguments, home=tmp_path)
        terminal.until("  >" if "--plain" in arguments else "Enter")
        terminal.close()
        terminal.process.wait(20)


def test_what_is_typed_too_early_is_not_shown_and_counts(tmp_path: Path) -> None:
    for arguments in (("--busy", "meal", "guests"), ("--plain", "--busy", "meal", "guests")):
        terminal = started(*arguments, home=tmp_path)
        terminal.until("  >" if "--plain" in arguments else KEYS)
        terminal.type("sushi" + ENTER)
        terminal.until("= 'sushi")
        terminal.type("1")
        terminal.type("2" + ENTER)
        terminal.finish()
        assert replies(terminal) == ["sushi", "12"]
        assert len([line for line in terminal.transcript if line == "  > sushi"]) == 1
        assert terminal.transcript[-2:] == ["  > 12", "  = '12\\n'"]


def test_titles_steer_nothing_and_without_colours_there_are_none(tmp_path: Path) -> None:
    terminal = started("meal", home=tmp_path, NO_COLOR="1")
    terminal.until("? help")
    terminal.type(END + ENTER)
    terminal.finish()
    assert b"\x1b[2J" not in terminal.written
    assert not re.search(rb"\x1b\[(\d+;)*[34]\d[;m]", terminal.written)
    assert "     4  cold   Cold ?[2J pizza" in terminal.transcript


@pytest.mark.parametrize("variables", [{"TERM": "dumb"}, {"ADVISOR_PLAIN": "1"}])
def test_where_a_terminal_can_do_little_or_lines_are_wanted_there_are_lines(
    variables: dict[str, str], tmp_path: Path
) -> None:
    terminal = started("meal", home=tmp_path, **variables)
    terminal.until("  >")
    terminal.type("2" + ENTER)
    assert terminal.finish() == 0
    assert replies(terminal) == ["2"]
    assert "TERM" not in variables or b"\x1b" not in terminal.written


def test_lines_on_a_terminal_are_edited_completed_and_remembered(tmp_path: Path) -> None:
    terminal = started("--plain", *["meal"] * 4, home=tmp_path)
    typed = {
        f"sal{TAB}{ENTER}": "salad",
        f"why-not su{TAB}{ENTER}": "why-not sushi",
        f"don't k{TAB}{ENTER}": "don't know",
        f"{UP}{UP}x{ENTER}": "why-not sushix",
    }
    for number, keys in enumerate(typed, 1):
        terminal.type(keys)
        while len(replies(terminal)) < number:
            assert terminal.read(20), terminal.lines
    assert replies(terminal) == list(typed.values())
    assert terminal.finish() == 0


def test_lines_that_are_pasted_answer_one_question_each(tmp_path: Path) -> None:
    for arguments in (("meal", "drinks", "guests"), ("--plain", "meal", "drinks", "guests")):
        terminal = started(*arguments, home=tmp_path)
        terminal.until("  >")
        lines = "salad\rwater, tea\r12\r"
        terminal.type(lines if "--plain" in arguments else pasted(lines))
        assert terminal.finish() == 0
        assert replies(terminal) == ["salad", "water, tea", "12"]
        assert [line for line in terminal.transcript if line.startswith("  > ")] == [
            "  > salad",
            "  > water, tea",
            "  > 12",
        ]

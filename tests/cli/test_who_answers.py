"""Who answers, said at the prompt of an interview: typed through a pipe, and on a terminal."""

from pathlib import Path

import pytest

from program import advisor, on_terminal

SMALL = ("--knowledge", "tests/small")


def interview(typed: str, home: Path, *words: str) -> str:
    """Return what an interview says that is typed through a pipe, in one line."""
    done = advisor("interview", *SMALL, "--all", *words, typed="\n".join(typed.split("|")) + "\n", home=home)
    assert "Traceback" not in done.stderr
    return " ".join((done.stdout + done.stderr).split())


def course(home: Path) -> str:
    """Return the answers of the last record, and how its interview went."""
    details = ("--details", "answers", "--details", "interview")
    return " ".join(advisor("records", "show", *details, home=home).stdout.split())


def test_whoever_is_named_says_what_is_answered_from_there_on(tmp_path: Path) -> None:
    screen = interview("who Anna Berg|no|who|unknown|who the cook|bread||quit", tmp_path)
    assert "From here on Anna Berg says so. > no" in screen
    assert (
        "From here on nobody in particular says so; 'who NAME' names somebody. Until now it was Anna Berg."
        in screen
    )
    told = course(tmp_path)
    for words in (
        "Are you cold? No said by Anna Berg",
        "What is in the kitchen? Bread said by the cook",
        "- Asked here: cold, hunger, has. - Said by Anna Berg: cold. - Said by the cook: has.",
        '- Answered "don\'t know": hunger.',
    ):
        assert words in told


def test_an_answer_that_is_changed_is_said_by_who_changed_it_and_undo_gives_it_back(tmp_path: Path) -> None:
    interview("who Anna|no|much|bread|who Bert|change cold|yes|change hunger|very|undo|undo||quit", tmp_path)
    told = course(tmp_path)
    assert "Said by Bert: cold. - Said by Anna: hunger, has." in told


def test_the_same_answer_again_is_somebody_elses_if_that_was_named(tmp_path: Path) -> None:
    interview("no|much|bread|who Bert|change cold|no||quit", tmp_path)
    assert "Said by Bert: cold." in course(tmp_path)


@pytest.mark.parametrize("typed", ["who is first", "who wins now", "who would win"])
def test_a_question_about_who_wins_names_nobody(typed: str, tmp_path: Path) -> None:
    assert "'who' takes the name of whoever answers" in interview(f"no|{typed}|quit", tmp_path)


def test_who_is_ahead_still_shows_the_standing(tmp_path: Path) -> None:
    assert "Salad ##" in interview("no|who is ahead|quit", tmp_path)


def test_a_name_that_is_too_long_is_refused_and_the_question_stays(tmp_path: Path) -> None:
    screen = interview(f"who {'x' * 101}|no|quit", tmp_path)
    assert "a name has at most 100 characters; this one has 101" in screen
    assert "cold: No" in screen


def test_an_interview_that_goes_on_begins_with_nobody_in_particular(tmp_path: Path) -> None:
    interview("who Anna|no|quit", tmp_path, "--run-by", "Anna")
    interview("much|bread||quit", tmp_path, "--resume")
    told = course(tmp_path)
    assert "What to eat; run by Anna" in told
    assert "Said by Anna: cold." in told


def test_on_a_terminal_who_answers_is_kept_too(tmp_path: Path) -> None:
    terminal = on_terminal("interview", *SMALL, "--all", home=tmp_path)
    terminal.read_until("> ")
    for keys, words in (
        ("who Anna\r", "Anna says so"),
        ("y\r", "hungry"),
        ("2\r", "kitchen?"),
        ("who\r", "Until"),
        ("bread broth\r", "Check your answers"),
        ("\r", "Ask on"),
    ):
        terminal.type(keys)
        terminal.read_until(words)
    terminal.type("quit\r")
    assert terminal.finish()[1] == 0
    assert "Said by Anna: cold, hunger." in course(tmp_path)

"""Interviews with answers that are known in part: typed through a pipe, and on a real terminal."""

from pathlib import Path

from test_dialogue import SMALL, interview

from program import ROOT, advisor, on_terminal, with_one_id

IN_PART = ("--all", "--set", "hunger=much..", "--set", "has=bread,...")


def test_a_whole_interview_with_answers_in_part_reads_like_this(tmp_path: Path) -> None:
    saved = str(tmp_path / "a.yaml")
    screen = interview("no|?|unknown|why|1, 2, ...|", tmp_path, *IN_PART, "--save", saved)
    transcript = (ROOT / "tests" / "transcripts" / "lunch-in-part.txt").read_text(encoding="utf-8")
    assert with_one_id(screen) == transcript.replace("SAVED", saved)
    kept = "hunger: {at_least: much}\nhas:\n  has: [bread, broth]\ncold: 'no'\n"
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == kept


def test_a_reply_may_say_a_part_and_is_not_asked_again(tmp_path: Path) -> None:
    again = "change hunger"
    screen = interview(f"no|at least 2|{again}|not very|{again}|1 or very|review|none", tmp_path, "--all")
    assert screen.count("How hungry are you?") == 3
    for words in ("Much or more", "not Very", "A little or Very"):
        assert f"  hunger: {words}\n" in screen
    assert "  2. hunger: A little or Very" in screen


def test_what_was_given_beforehand_in_part_is_narrowed_and_never_widened(tmp_path: Path) -> None:
    screen = interview("no|not 2|quit", tmp_path, "--all", "--set", "hunger=much..")
    assert "So far: Much or more." in screen
    assert "A little" not in screen
    assert "hunger: Very" in screen


def test_a_reply_against_what_was_given_beforehand_is_refused_and_change_takes_it(tmp_path: Path) -> None:
    screen = interview("no|little|change hunger|little|quit", tmp_path, "--all", "--set", "hunger=much..")
    assert "That contradicts what was given before: Much or more." in screen
    assert "Give another answer, or 'change hunger' to replace the one before." in screen
    assert "Now: Much or more. 'undo' keeps it." in screen
    assert screen.count("hunger: A little") == 1


def test_an_answer_in_part_against_the_others_is_refused(tmp_path: Path) -> None:
    screen = interview("yes|at most 1|not 2, 3|quit", tmp_path, "--all")
    assert screen.count("That contradicts your other answers: Who is cold is hungry.") == 2


def test_undo_at_a_question_that_is_known_in_part_takes_the_last_step_back(tmp_path: Path) -> None:
    screen = interview("no|undo|yes|quit", tmp_path, "--all", "--set", "hunger=much..")
    assert "Taken back: cold." in screen
    assert screen.count("So far: Much or more.") == 2


def test_an_interview_goes_on_as_it_was_left_with_answers_in_part(tmp_path: Path) -> None:
    words = ("--all", "--set", "has=bread,...")
    before = interview("no|at least 2|undo|not 1|review", tmp_path, *words)
    after = interview("review", tmp_path, "--all", "--resume")
    assert before.rpartition("> review\n")[2].startswith("  1. has: Bread, others open\n")
    assert after.count("So far: Bread, others open.") == 2  # and once more below the review
    assert (
        after.rpartition("> review\n")[2].partition("  > ")[0]
        == before.rpartition("> review\n")[2].partition("  > ")[0]
    )


def test_on_a_terminal_answers_in_part_are_typed_like_others(tmp_path: Path) -> None:
    terminal = on_terminal("interview", *SMALL, *IN_PART, home=tmp_path)
    terminal.read_until("> ")
    for keys, words in (("2\r", "So far: Much or more."), ("not 3\r", "So far: Bread, others open.")):
        terminal.type(keys)
        terminal.read_until(words)
    terminal.type("1, not 3, ...\r")
    assert "Bread, not Basil, others open" in terminal.read_until("Check your answers")
    terminal.type("\r")
    terminal.read_until("Ask on:")
    terminal.type("quit\r")
    _, code = terminal.finish()
    assert code == 0


def test_answers_in_part_that_could_still_count_are_named_without_questions() -> None:
    done = advisor(
        "interview", *SMALL, "--no-input", "--set", "hunger=much..", "--set", "cold=no", "--set", "has=bread"
    )
    assert done.returncode == 4
    assert "these answers could still count: hunger" in done.stderr

"""Interviews as people have them: typed through a pipe, and on a real terminal."""

import re
import signal
from pathlib import Path

import pytest

from program import ROOT, advisor, on_terminal, with_one_id

SMALL = ("--knowledge", "tests/small")


def interview(typed: str, home: Path, *arguments: str) -> str:
    """Return the screen of an interview over the small knowledge, with Enter after each word typed."""
    done = advisor("interview", *SMALL, *arguments, typed="\n".join(typed.split("|")) + "\n", home=home)
    assert "Traceback" not in done.stderr
    return done.stdout


def test_a_whole_interview_reads_like_this(tmp_path: Path) -> None:
    screen = interview("1|much|bread, broth", tmp_path, "--all", "--save", str(tmp_path / "a.yaml"))
    assert with_one_id(screen) == (ROOT / "tests" / "transcripts" / "lunch.txt").read_text(
        encoding="utf-8"
    ).replace("SAVED", str(tmp_path / "a.yaml"))


@pytest.mark.parametrize("reply", ["1", "yes", "y", "YES", "  yes  "])
def test_a_number_a_name_or_its_beginning_is_an_answer(reply: str, tmp_path: Path) -> None:
    assert "cold: Yes" in interview(reply, tmp_path)


def test_a_guess_is_offered_but_never_taken(tmp_path: Path) -> None:
    screen = interview("no|verry|quit", tmp_path)
    assert "'verry' is not an option; did you mean 'very'?" in screen
    assert "hunger: Very" not in screen


@pytest.mark.parametrize("reply", ["", "perhaps", "why", "undo"])
def test_an_interview_ends_after_a_hundred_replies_that_are_none_and_keeps_what_was_answered(
    reply: str, tmp_path: Path
) -> None:
    typed = "no\n" + ("perhaps\n" * 99 + "very\n") + f"{reply}\n" * 300
    done = advisor("interview", *SMALL, "--all", typed=typed, home=tmp_path)
    assert done.returncode == 130
    assert "100 replies leads on, so the interview ends here." in " ".join(done.stdout.split())
    assert ("Kept 2 answers" in done.stdout) is (reply != "undo")


def test_an_empty_line_asks_for_an_answer(tmp_path: Path) -> None:
    assert "A number or a name, please" in interview("|quit", tmp_path)


def test_help_explains_values_and_commands(tmp_path: Path) -> None:
    screen = interview("no|?|?|quit", tmp_path)
    brief, full = (part.partition("  > ")[0] for part in screen.split("> ?\n")[1:])
    assert all("Much: You skipped breakfast." in part for part in (brief, full))
    assert "change FACT" in full
    assert len(brief.splitlines()) < len(full.splitlines()) / 2


def test_why_names_open_rules_and_what_each_option_would_do(tmp_path: Path) -> None:
    screen = interview("why|why|quit", tmp_path)
    said = " ".join(screen.split())
    assert "Yes: +4 for Soup - No: +1 for Salad" in said
    assert "Yes: +4 for Soup; concludes: You need warmth; adds advice; 1 rule can no longer fire" in said
    assert "No: +1 for Salad; 2 rules can no longer fire" in said
    assert "Because" not in screen
    assert "Cold people want warm things." in screen


def test_undo_asks_the_question_again_and_can_go_back_to_the_first(tmp_path: Path) -> None:
    screen = interview("no|very|undo|undo|undo|quit", tmp_path)
    assert screen.count("Are you cold?") == 2
    assert screen.count("How hungry are you?") == 2
    assert "There is nothing to take back." in screen


def test_what_if_takes_titles_with_blanks_and_capitals_of_any_size(tmp_path: Path) -> None:
    plain, titled = (
        interview(f"no|what-if {words}|quit", tmp_path)
        .split("> what-if")[1]
        .partition("\n")[2]
        .partition("> quit")[0]
        for words in ("cold=yes hunger=very", "COLD=TRUE hunger = Very")
    )
    assert plain == titled
    screen = interview("no|what-if hunger=A little cold=y|quit", tmp_path)
    assert "these answers contradict each other: Who is cold is hungry." in screen


def test_change_asks_an_earlier_question_and_keeps_the_rest(tmp_path: Path) -> None:
    screen = interview("no|very|change cold|yes|review|quit", tmp_path)
    assert "  1. cold: Yes\n  2. hunger: Very\n" in screen


@pytest.mark.parametrize("name", ["cold", "co", "1", "COLD"])
def test_change_takes_a_name_its_beginning_or_a_number(name: str, tmp_path: Path) -> None:
    assert interview(f"no|change {name}|quit", tmp_path).count("Are you cold?") == 2


def test_a_change_can_be_left_without_changing(tmp_path: Path) -> None:
    screen = interview("no|very|change cold|undo|review|quit", tmp_path)
    assert "Now: No. 'undo' keeps it." in screen
    assert "  1. cold: No\n  2. hunger: Very\n" in screen


def test_the_same_answer_again_is_no_step(tmp_path: Path) -> None:
    screen = interview("no|very|change hunger|very|undo|quit", tmp_path)
    assert "Taken back: hunger." in screen


def test_a_command_with_words_it_does_not_take_is_no_command(tmp_path: Path) -> None:
    screen = interview("unknown really|quit now|quit", tmp_path)
    assert "'unknown really' is not an option" in screen
    assert "'quit now' is not an option" in screen


def test_a_changed_answer_among_the_questions_for_advice_opens_the_deciding_ones_again(
    tmp_path: Path,
) -> None:
    answers = ("--set", "team_languages=php", "--set", "learn_language=no", "--set", "teams=one")
    typed = "uncertain\nyes\nchange growth\npredictable\n" + "unknown\n" * 40
    done = advisor("interview", *answers, typed=typed, home=tmp_path)
    assert "architecture - differing parts" in done.stdout.lower()


def test_change_of_something_unknown_names_the_nearest(tmp_path: Path) -> None:
    assert "there is no question 'hungre'; did you mean 'hunger'?" in interview(
        "no|change hungre|quit", tmp_path
    )


def test_a_contradiction_is_refused_with_its_reason_and_nothing_is_lost(tmp_path: Path) -> None:
    screen = interview("yes|little|review|quit", tmp_path, "--all")
    assert "That contradicts your other answers: Who is cold is hungry." in screen
    assert "hunger: A little" not in screen
    assert "cold: Yes" in screen


def test_an_option_that_other_answers_exclude_is_not_offered_and_the_rest_keep_their_numbers(
    tmp_path: Path,
) -> None:
    screen = interview("yes|2|quit", tmp_path, "--all")
    assert "Your other answers exclude 1 (little); type one for the reason." in screen
    assert "A little" not in screen
    assert " 2  much  Much" in screen
    assert "hunger: Much" in screen


def test_an_option_that_is_not_offered_is_refused_with_its_reason_by_its_number_too(tmp_path: Path) -> None:
    screen = interview("yes|1|quit", tmp_path, "--all")
    assert "That contradicts your other answers: Who is cold is hungry." in screen


def test_why_says_nothing_of_an_option_that_is_not_offered(tmp_path: Path) -> None:
    screen = interview("yes|why|why|quit", tmp_path, "--all")
    assert "Much: 1 rule can no longer fire" in screen
    assert "A little" not in screen


def test_a_question_asked_again_offers_all_that_goes_with_the_other_answers(tmp_path: Path) -> None:
    screen = interview("no|little|change hunger|quit", tmp_path, "--all")
    assert screen.count(" 1  little  A little") == 2
    screen = interview("no|little|change cold|quit", tmp_path, "--all")
    assert "Your other answers exclude 1 (yes)" in screen


def test_unknown_is_an_answer_that_fires_nothing(tmp_path: Path) -> None:
    screen = interview("unknown|unknown|unknown", tmp_path)
    assert "Dish: no recommendation yet - TOO LITTLE KNOWN" in screen
    assert "no rule speaks for anybody so far" in screen


def test_the_leader_is_shown_only_when_asked(tmp_path: Path) -> None:
    before, after = interview("yes|standing|quit", tmp_path).split("> standing")
    assert "Soup" not in before.partition("[1]")[2]
    assert "Dish: no recommendation yet, leaning to Soup - TOO LITTLE KNOWN" in after


def test_quit_saves_the_answers_and_prints_what_resumes(tmp_path: Path) -> None:
    saved = tmp_path / "my answers.yaml"
    screen = interview("no|quit", tmp_path, "--save", str(saved))
    assert f"advisor interview --knowledge tests/small --answers '{saved}'" in screen
    resumed = interview("very|quit", tmp_path, "--answers", str(saved))
    assert "[1]" not in resumed
    assert "[2] You - hunger" in resumed


def test_unknown_answers_survive_saving(tmp_path: Path) -> None:
    saved = tmp_path / "a.yaml"
    interview("unknown|quit", tmp_path, "--save", str(saved))
    assert saved.read_text(encoding="utf-8") == "{cold: unknown}\n"
    assert "Are you cold?" not in interview("quit", tmp_path, "--answers", str(saved))


@pytest.mark.parametrize("words", [(), ("--no-input",), ("--no-input", "--json"), ("--all",)], ids=" ".join)
def test_answers_that_are_given_beforehand_are_saved_too(words: tuple[str, ...], tmp_path: Path) -> None:
    saved = tmp_path / "a.yaml"
    interview("quit", tmp_path, "--set", "cold=no", "--set", "hunger=much", "--save", str(saved), *words)
    assert saved.read_text(encoding="utf-8") == "{cold: 'no', hunger: much}\n"


def test_answers_that_cannot_be_saved_without_questions_are_an_error(tmp_path: Path) -> None:
    words = ("--knowledge", "tests/small", "--no-input", "--set", "cold=no", "--set", "hunger=much")
    done = advisor("interview", *words, "--save", "/dev/full", home=tmp_path)
    assert (done.returncode, "could not be saved" in done.stdout) == (5, True)


def test_the_end_of_input_saves_too_and_says_interrupted(tmp_path: Path) -> None:
    done = advisor("interview", *SMALL, typed="no\n", home=tmp_path)
    assert done.returncode == 130
    kept = re.search(r"Kept 1 answer as (\S+)\. Go on with:", done.stdout)
    assert kept
    resumed = interview("quit", tmp_path, "--resume", kept[1])
    assert "Are you cold?" not in resumed
    assert "How hungry are you?" in resumed


def test_without_a_place_to_save_the_answers_are_still_in_the_journal(tmp_path: Path) -> None:
    screen = interview("no|quit", tmp_path, "--save", "/dev/full")
    assert "could not be saved" in " ".join(screen.split())
    assert "Kept 1 answer as" in screen


def test_without_a_journal_and_a_place_to_save_the_answers_are_printed(tmp_path: Path) -> None:
    screen = interview("no|quit", tmp_path, "--no-record", "--save", "/dev/full")
    assert "could not be saved" in " ".join(screen.split())
    assert "{cold: 'no'}" in screen
    assert "{cold: 'no'}" in interview("no|quit", tmp_path, "--no-record")


def test_json_goes_to_standard_output_alone(tmp_path: Path) -> None:
    done = advisor("interview", *SMALL, "--json", typed="yes\nmuch\nbroth\n", home=tmp_path)
    assert done.stdout.startswith('{\n  "format": "advisor.recommendation/2"')
    assert "Are you cold?" in done.stderr


def test_without_input_unsettled_answers_give_exit_code_4_and_the_open_questions() -> None:
    done = advisor("interview", *SMALL, "--no-input", "--set", "hunger=very")
    assert done.returncode == 4
    assert "these answers could still count: cold, has" in done.stderr


def test_without_input_settled_answers_give_exit_code_0() -> None:
    done = advisor(
        "interview", *SMALL, "--no-input", "--set", "cold=yes", "--set", "has=broth", "--set", "hunger=much"
    )
    assert done.returncode == 0, done.stderr


def test_a_pipe_gets_no_escape_codes_and_80_columns(tmp_path: Path) -> None:
    done = advisor("interview", typed="python\nno\n?\nwhy\nquit\n", home=tmp_path)
    assert "\x1b" not in done.stdout + done.stderr
    assert max(len(line) for line in done.stdout.splitlines() if "--answers" not in line) <= 80


def test_on_a_terminal_keys_are_obeyed_and_the_result_has_colour(tmp_path: Path) -> None:
    terminal = on_terminal("interview", *SMALL, "--all", home=tmp_path)
    terminal.read_until("> ")
    for keys, words in (("y\r", "hungry"), ("2\r", "kitchen?"), ("undo\r", "hungry"), ("3\r", "kitchen?")):
        terminal.type(keys)
        terminal.read_until(words)
    terminal.type("bread broth\r")
    terminal.read_until("Check your answers")
    terminal.type("\r")
    verdict = terminal.read_until("Ask on")
    assert "Soup" in verdict
    assert re.search("\x1b\\[3[0-9]m", verdict)
    terminal.type("quit\r")
    assert terminal.finish()[1] == 0


def test_ctrl_c_loses_nothing_and_says_how_to_go_on(tmp_path: Path) -> None:
    terminal = on_terminal("interview", *SMALL, "--all", home=tmp_path)
    terminal.read_until("> ")
    terminal.type("y\r")
    terminal.read_until("hungry")
    terminal.type("\x03")
    rest, code = terminal.finish()
    assert code == 130
    assert "Kept 1 answer as" in rest
    assert "Go on with:" in rest
    assert "Traceback" not in rest


def test_ctrl_d_ends_like_the_end_of_a_pipe(tmp_path: Path) -> None:
    terminal = on_terminal("interview", *SMALL, "--all", home=tmp_path)
    terminal.read_until("> ")
    terminal.type("y\r")
    terminal.read_until("hungry")
    terminal.type("\x04")
    rest, code = terminal.finish()
    assert code == 130
    assert "Go on with:" in rest


def test_an_interrupt_from_outside_is_like_ctrl_c(tmp_path: Path) -> None:
    terminal = on_terminal("interview", *SMALL, "--all", home=tmp_path)
    terminal.read_until("> ")
    terminal.process.send_signal(signal.SIGINT)
    _, code = terminal.finish()
    assert code == 130


def test_no_color_is_respected_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import program

    plain = program.environment(tmp_path) | {"NO_COLOR": "1"}
    monkeypatch.setattr(program, "environment", lambda _home: plain)
    terminal = on_terminal("recommend", *SMALL, "--set", "cold=yes", home=tmp_path)
    screen, _ = terminal.finish()
    assert not re.search(r"\x1b\[[0-9;]*3\dm", screen)


def test_the_session_in_the_docs_is_what_the_program_does(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "session.md").read_text(encoding="utf-8")
    session = "".join(re.findall(r"```text\n(.*?)```", page, re.DOTALL))
    name, _, shown = session.removeprefix("$ advisor interview --save ").partition("\n")
    typed = re.findall(r"^  > (.*)$", shown, re.MULTILINE)
    done = advisor("interview", "--save", str(tmp_path / name), typed="\n".join(typed) + "\n", home=tmp_path)
    assert with_one_id(done.stdout).replace(str(tmp_path / name), name) == shown


def test_who_has_had_enough_sees_what_the_answers_come_to_and_can_ask_on(tmp_path: Path) -> None:
    screen = interview("enough|no|enough|more|very|quit", tmp_path)
    assert "Nothing is answered yet" in screen
    stopped = screen.partition("You stop here")[2]
    assert "1. cold: No" in stopped
    assert "How hungry are you?" in stopped
    assert "hunger: Very" in stopped

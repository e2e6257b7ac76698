"""Nothing that happens during an interview loses an answer: signals, full disks, closed pipes, odd streams."""

import errno
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from advisor.cli import INTERRUPTED, UNWRITABLE
from advisor.cli.outputs import opened
from advisor.journal.database import open_journal
from advisor.journal.faults import verify
from advisor.journal.store import rows
from advisor.journal.unfinished import drafts
from effort import LONG
from emulator import CTRL_C, CTRL_D, ENTER, Emulated
from meeting import awaits_reply, place_on
from program import COMMAND, ROOT, advisor, environment, on_terminal

SMALL = ("--knowledge", "tests/small")


def shell(words: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Return what a shell does with some words, in which {advisor} is the program."""
    command = words.replace("{advisor}", f"{sys.executable} -m advisor")
    return subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT, env=environment(home)
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_between_two_questions_loses_nothing(number: signal.Signals, tmp_path: Path) -> None:
    saved = tmp_path / "a.yaml"
    for pause in (0.0, 0.02, 0.05):
        terminal = on_terminal("interview", *SMALL, "--all", "--save", str(saved), home=tmp_path)
        terminal.read_until("> ")
        terminal.type("y\r")
        terminal.read_until("Yes")
        time.sleep(pause)
        terminal.process.send_signal(number)
        screen, code = terminal.finish()
        assert code == 130
        assert "Traceback" not in screen
        assert saved.read_text() == "{cold: 'yes'}\n"


# What is typed before, and where whoever resumes is then; nowhere where nothing is left to resume.
ALL = ("yes", "much", "bread")
SCREENS: dict[str, tuple[tuple[str, ...], str]] = {
    "the opening": ((), ""),
    "a question": (("yes",), "hunger"),
    "a question after why": (("yes", "why"), "hunger"),
    "a question after help": (("yes", "help"), "hunger"),
    "the middle of a change": (("yes", "change cold"), "hunger"),
    "the check": (ALL, "at_check"),
    "the middle of a change at the check": ((*ALL, "change cold"), "at_check"),
    "the verdict": ((*ALL, ""), ""),
    "the middle of a change after the verdict": ((*ALL, "", "change cold"), ""),
}
DONE = "the verdict", "Ctrl-D"
WAYS = {
    "Ctrl-C": lambda terminal: terminal.type(CTRL_C),
    "Ctrl-D": lambda terminal: terminal.type(CTRL_D),
    "SIGTERM": lambda terminal: terminal.process.send_signal(signal.SIGTERM),
    "kill -9": lambda terminal: terminal.process.send_signal(signal.SIGKILL),
    "a closed window": Emulated.close,
}
PLACES = [
    (screen, way, picker)
    for number, (screen, way, picker) in enumerate(product(SCREENS, WAYS, (False, True)))
    if LONG or not number % 7
]


@pytest.mark.parametrize(("screen", "way", "picker"), PLACES)
def test_however_and_wherever_an_interview_is_interrupted_nothing_is_lost(
    screen: str,
    way: str,
    picker: bool,  # noqa: FBT001  # a parameter of the test
    tmp_path: Path,
) -> None:
    replies, place = SCREENS[screen]
    terminal = begun(replies, tmp_path, picker=picker)
    WAYS[way](terminal)
    if way == "a closed window":
        assert terminal.process.wait(20) in (UNWRITABLE, INTERRUPTED)  # nobody reads its last words
    else:
        code = terminal.finish()
        assert code == (-signal.SIGKILL if way == "kill -9" else 0 if (screen, way) == DONE else INTERRUPTED)
        assert way == "kill -9" or terminal.is_as_before()
        assert "Traceback" not in terminal.written.decode()
    assert_nothing_is_lost(tmp_path, answered=bool(replies), concluded="" in replies)
    assert place == resumed_place(tmp_path)


def begun(replies: tuple[str, ...], home: Path, *, picker: bool) -> Emulated:
    """Return an interview that awaits what comes after some replies."""
    terminal = Emulated.start("interview", *SMALL, "--all", home=home, ADVISOR_PLAIN="" if picker else "1")
    for reply in replies:
        assert awaits_reply(terminal, picker=picker)
        terminal.type(reply + ENTER)
    assert awaits_reply(terminal, picker=picker)
    return terminal


def assert_nothing_is_lost(home: Path, *, answered: bool, concluded: bool) -> None:
    """Assert that what was answered is left to resume, or once recorded."""
    with closing(open_journal(home / "advisor" / "journal.db")) as journal:
        assert not verify(rows(journal)).faults
        assert len(list(rows(journal))) == concluded
        assert len(drafts(journal)) == (answered and not concluded)


def resumed_place(home: Path) -> str:
    done = advisor("interview", *SMALL, "--all", "--resume", typed="quit\n", home=home)
    return place_on(tuple(done.stdout.splitlines()))


@pytest.mark.parametrize("way", ["SIGTERM", "kill -9"])
def test_who_is_interrupted_while_the_verdict_is_worked_out_has_it_recorded_once_or_can_resume(
    way: str, tmp_path: Path
) -> None:
    for pause in (0.0, 0.02, 0.05, 0.1, 0.2, 0.4) if LONG else (0.0, 0.05):
        home = tmp_path / str(pause)
        terminal = begun(ALL, home, picker=pause > 0)
        terminal.type(ENTER)
        time.sleep(pause)
        WAYS[way](terminal)
        terminal.finish()
        concluded = not resumed_place(home)
        assert_nothing_is_lost(home, answered=True, concluded=concluded)


@pytest.mark.parametrize("way", ["Ctrl-C", "Ctrl-D"])
def test_who_is_interrupted_while_changing_a_recorded_answer_hears_how_to_go_on(
    way: str, tmp_path: Path
) -> None:
    terminal = begun((*ALL, "", "change cold"), tmp_path, picker=False)
    WAYS[way](terminal)
    terminal.finish()
    *_, command = terminal.transcript
    done = advisor(*command.split()[1:], typed="quit\n", home=tmp_path)
    assert "Check your answers" in done.stdout


def test_an_interrupt_while_the_program_loads_ends_it_without_a_word(tmp_path: Path) -> None:
    loading = """
import os, signal, sys
class Interrupt:
    def find_spec(name, path, target=None):
        if name == "advisor.cli":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupt)
from advisor.__main__ import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", loading],
        capture_output=True,
        text=True,
        check=False,
        env=environment(tmp_path),
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


def test_every_answer_is_on_disk_before_the_next_question_even_after_a_kill(tmp_path: Path) -> None:
    saved = tmp_path / "a.yaml"
    terminal = on_terminal("interview", *SMALL, "--all", "--save", str(saved), home=tmp_path)
    terminal.read_until("> ")
    for keys, words in (("y\r", "hungry"), ("2\r", "kitchen?")):
        terminal.type(keys)
        terminal.read_until(words)
    terminal.process.kill()
    terminal.finish()
    assert saved.read_text() == "{cold: 'yes', hunger: much}\n"


def test_a_reader_who_goes_away_does_not_take_the_answers_along(tmp_path: Path) -> None:
    done = shell(
        f"printf 'yes\\nmuch\\nbroth\\n' | {{advisor}} --knowledge tests/small --save {tmp_path}/a.yaml | head -12",
        tmp_path,
    )
    assert "Traceback" not in done.stderr
    assert "cold: 'yes'" in (tmp_path / "a.yaml").read_text()


@pytest.mark.parametrize(
    "command", ["recommend --set cold=yes", "recommend --json --set cold=yes", "check", "--version"]
)
def test_a_full_disk_is_said_and_has_an_exit_code_of_its_own(command: str, tmp_path: Path) -> None:
    knowledge = "" if command == "--version" else "--knowledge tests/small"
    done = shell(f"{{advisor}} {command} {knowledge} > /dev/full", tmp_path)
    assert done.returncode == 5
    assert done.stderr == f"advisor cannot write: {os.strerror(errno.ENOSPC)}\n"


@pytest.mark.parametrize(
    "command",
    ["recommend --answers -", "recommend --answers /proc/self/mem", "interview", "batch - o.csv --from csv"],
)
def test_what_cannot_be_read_is_never_called_unwritable(command: str, tmp_path: Path) -> None:
    out = f"{tmp_path}/o.csv"
    done = shell(
        f"{{advisor}} {command.replace('o.csv', out)} --knowledge tests/small 0> /dev/null", tmp_path
    )
    assert (done.returncode, "cannot be read" in done.stderr) == (3, True), done.stderr
    assert "cannot write" not in done.stderr
    assert not Path(out).exists()


def test_a_full_disk_during_an_interview_keeps_the_answers(tmp_path: Path) -> None:
    shell(
        f"printf 'yes\\nmuch\\n' | {{advisor}} --knowledge tests/small --save {tmp_path}/a.yaml > /dev/full",
        tmp_path,
    )
    done = shell(
        f"printf 'yes\\nmuch\\n' | {{advisor}} --knowledge tests/small --save {tmp_path}/a.yaml", tmp_path
    )
    assert "cold: 'yes'" in (tmp_path / "a.yaml").read_text()
    assert done.returncode == 130


@pytest.mark.parametrize("place", ["tests", "README.md"])
def test_a_place_that_holds_something_else_is_refused_before_the_first_question(
    place: str, tmp_path: Path
) -> None:
    done = advisor("interview", *SMALL, "--save", place, typed="yes\n", home=tmp_path)
    assert done.returncode == 2
    assert "Are you cold?" not in done.stdout


def test_saving_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("{}\n")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "real.yaml")
    advisor("interview", *SMALL, "--save", str(tmp_path / "link.yaml"), typed="yes\nquit\n", home=tmp_path)
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_text() == "{cold: 'yes'}\n"


def test_interviews_at_the_same_time_do_not_overwrite_each_other(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [*COMMAND, "interview", *SMALL],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            cwd=ROOT,
            env=environment(tmp_path),
        )
        for _ in range(4)
    ]
    for process in processes:
        process.communicate(b"yes\nquit\n")
    with closing(open_journal(tmp_path / "advisor" / "journal.db")) as journal:
        assert [[step["fact"] for step in draft.steps] for draft in drafts(journal)] == [["cold"]] * 4


def test_a_closed_or_undecodable_input_is_no_traceback(tmp_path: Path) -> None:
    for words in (
        "{advisor} --knowledge tests/small <&-",
        "{advisor} recommend --knowledge tests/small --answers - <&-",
        r"printf 'y\xff\xfe\n' | PYTHONIOENCODING=utf-8:strict {advisor} --knowledge tests/small",
        r"printf '\xc3\xa9\n' | PYTHONIOENCODING=ascii {advisor} --knowledge tests/small",
    ):
        done = shell(words, tmp_path)
        assert "Traceback" not in done.stderr, words
        assert done.returncode in (3, 130)


def test_words_of_the_command_line_cannot_steer_the_terminal(tmp_path: Path) -> None:
    terminal = on_terminal("recommend", *SMALL, "--set", "co\x1b]0;owned\x07ld=yes", home=tmp_path)
    screen, code = terminal.finish()
    assert code == 2
    assert "\x1b]0;" not in screen


def test_a_very_narrow_terminal_is_bearable(tmp_path: Path) -> None:
    done = shell(
        "COLUMNS=8 FORCE_COLOR=1 {advisor} recommend --knowledge tests/small --set cold=yes", tmp_path
    )
    assert done.returncode == 0, done.stderr


def test_what_resumes_can_be_typed_where_the_program_is_not_on_the_path(tmp_path: Path) -> None:
    installed = Path(sys.executable).parent / "advisor"
    done = subprocess.run(
        [installed, "interview", *SMALL],
        input="yes\nquit\n",
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=environment(tmp_path) | {"PATH": "/usr/bin:/bin"},
    )
    assert f"\n  {installed} interview --knowledge tests/small --resume " in done.stdout


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_a_file_is_written_leaves_nothing_behind(
    number: signal.Signals, tmp_path: Path
) -> None:
    before = signal.signal(number, signal.SIG_DFL)
    try:
        with pytest.raises(KeyboardInterrupt), opened(tmp_path / "page") as stream:  # noqa: PT012  # half-way
            stream.write(b"half")
            signal.raise_signal(number)
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        signal.signal(number, before)
    assert list(tmp_path.iterdir()) == []

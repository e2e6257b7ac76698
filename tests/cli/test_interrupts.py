"""Nothing that happens during an interview loses an answer: signals, full disks, closed pipes, odd streams."""

import errno
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from advisor.cli.outputs import opened
from advisor.journal.database import open_journal
from advisor.journal.unfinished import drafts
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

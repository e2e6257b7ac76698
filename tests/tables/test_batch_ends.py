"""However `advisor batch` ends before its time: a file is there whole or not at all, and one sentence says why."""

import os
import resource
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import pytest

from advisor.language.reading.base import read_base
from batch_files import READ, SMALL, as_csv, no_traceback, profiles
from program import COMMAND, environment, on_terminal

LUNCH = ("--knowledge", str(SMALL))
HEAD, _, SHORT = as_csv(read_base(SMALL), profiles(read_base(SMALL), 300)).partition(b"\n")
ROWS = SHORT.replace(b"p", b"p" * 1000)
"""With long ids: of such rows few fill a block, after which the program looks up from its work."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems have other signals")


def feed(stream: BinaryIO) -> None:
    """Write rows without end, until nobody reads them."""
    with suppress(OSError), stream:
        stream.write(HEAD + b"\n")
        while True:
            stream.write(ROWS)


@contextmanager
def endless(folder: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Give a run over rows that never end; it has a group of its own, as one that a terminal has started."""
    process = subprocess.Popen(
        [*COMMAND, "batch", "-", *words, "--from", "csv", *LUNCH],
        cwd=folder,
        env=environment(None),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdin
    feeding = threading.Thread(target=feed, args=(process.stdin,))
    feeding.start()
    try:
        yield process
    finally:
        process.kill()
        feeding.join()
        for stream in (process.stdout, process.stderr):
            assert stream
            stream.close()
        process.wait()


def first_words(process: subprocess.Popen[bytes]) -> bytes:
    """Return the first words on standard error: they come when the columns are read."""
    assert process.stderr
    return process.stderr.readline()


def rest(process: subprocess.Popen[bytes]) -> bytes:
    """Return what else is on standard error, once the run has ended."""
    assert process.stderr
    found = process.stderr.read()
    process.wait()
    return found


@pytest.mark.parametrize(
    ("to", "sign"), [*((to, signal.SIGINT) for to in READ), ("csv", signal.SIGTERM)]
)  # what a signal does is the same for all formats
def test_who_asks_for_an_end_gets_one_sentence_and_no_file(
    to: str, sign: signal.Signals, tmp_path: Path
) -> None:
    with endless(tmp_path, f"out.{to}") as process:
        assert first_words(process) == b"Kept beside the results: id\n"
        os.killpg(process.pid, sign)
        said = rest(process)
    assert process.returncode == 130
    assert said.startswith(b"Interrupted after ")
    assert said.endswith(f" rows; out.{to} was not written.\n".encode())
    assert said.count(b"\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_several_runs_at_once_that_are_interrupted_while_they_write_say_nothing_of_their_insides(
    tmp_path: Path,
) -> None:
    with endless(tmp_path, "-", "--to", "jsonl") as one, endless(tmp_path, "-", "--to", "csv") as other:
        for process in (one, other):
            assert process.stdout
            assert first_words(process)
            assert process.stdout.read(100_000)
            os.killpg(process.pid, signal.SIGINT)
        for process in (one, other):
            assert process.stdout
            process.stdout.close()
            said = rest(process)
            assert said.startswith(b"Interrupted after "), said
            assert said.count(b"\n") == 1
            assert process.returncode == 130


@pytest.mark.parametrize("to", READ)
def test_a_reader_that_goes_away_is_no_error(to: str, tmp_path: Path) -> None:
    with endless(tmp_path, "-", "--to", to) as process:
        assert process.stdout
        assert process.stdout.read(10)
        process.stdout.close()
        assert rest(process) == b"Kept beside the results: id\n"
    assert process.returncode == 0


@pytest.mark.parametrize("to", READ)
def test_a_disk_that_is_full_half_way_leaves_nothing_behind(to: str, tmp_path: Path) -> None:
    words = [*COMMAND, "batch", "-", f"out.{to}", "--from", "csv", *LUNCH]
    done = subprocess.run(
        words,
        input=HEAD + b"\n" + ROWS * 30,
        cwd=tmp_path,
        env=environment(None),
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000)),
    )
    assert done.returncode == 5, done.stderr
    assert no_traceback(done)
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_before_stays_if_a_run_that_may_write_over_it_fails(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_bytes(b"old")
    with endless(tmp_path, "out.csv", "--force") as process:
        first_words(process)
        process.send_signal(signal.SIGINT)
        rest(process)
    assert (tmp_path / "out.csv").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "in.csv")
    source, out = str(tmp_path / "in.csv"), str(tmp_path / "out.csv")
    terminal = on_terminal("batch", source, out, *LUNCH, home=tmp_path)
    with (tmp_path / "in.csv").open("wb") as stream:
        feeding = threading.Thread(target=feed, args=(stream,))
        feeding.start()
        assert "rows/s" in terminal.read_until("rows/s")
        terminal.type("\x03")
        seen, code = terminal.finish()
        feeding.join()
    assert code == 130
    assert "was not written." in " ".join(seen.split())
    assert "Traceback" not in seen

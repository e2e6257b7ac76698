"""The program itself: as a process with a pipe, or on a pseudo-terminal."""

import atexit
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from pkgutil import walk_packages

import advisor as package
from advisor.__main__ import main
from advisor.interview import outlook
from checkout import ROOT

COMMAND = (sys.executable, "-m", "advisor")
Stream = Path | Connection
FLAGS = (os.O_RDONLY, os.O_WRONLY | os.O_CREAT, os.O_WRONLY | os.O_CREAT)

WARM = get_context("forkserver")
WARM.set_forkserver_preload(
    [
        "program",
        *(each.name for each in walk_packages(package.__path__, "advisor.")),
        "pyarrow.csv",
        "pyarrow.parquet",
    ]
)

# The user's folders of every program that is given none of its own: no test writes into a real journal.
NOBODYS = Path(tempfile.mkdtemp(prefix="advisor-tests-"))
atexit.register(shutil.rmtree, NOBODYS, ignore_errors=True)


CLOSED, GONE = Path("closed"), Path("gone")
"""A standard output that the program is started without, and one whose reader has gone away."""


def advisor(
    *arguments: str, typed: str = "", home: Path | None = None, out: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Return what the program does with these arguments and this standard input.

    What it writes goes to `out` if that is given, and is not in the result then.
    """
    done = advisor_on_bytes(*arguments, given=typed.encode(), home=home, out=out)
    return subprocess.CompletedProcess(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())


def advisor_on_bytes(
    *arguments: str,
    given: bytes = b"",
    home: Path | None = None,
    out: Path | None = None,
    folder: Path = ROOT,
) -> subprocess.CompletedProcess[bytes]:
    """Return what the program does in a folder, with files as its standard streams."""
    with tempfile.TemporaryDirectory(prefix="advisor-run-") as place:
        streams = [Path(place) / name for name in ("in", "out", "err")]
        streams[0].write_bytes(given)
        streams[1].write_bytes(b"")
        running = Running.start(
            arguments, [streams[0], out or streams[1], streams[2]], environment(home), folder
        )
        code = running.wait(timeout=60)
        written, said = (stream.read_bytes() for stream in streams[1:])
    return subprocess.CompletedProcess(arguments, code, written, said)


def with_one_id(screen: str) -> str:
    """Return a screen with the same id wherever it names a record."""
    return re.sub(r"\d{8}-[0-9a-f]{8}", "20261130-0000aaaa", screen)


@dataclass(frozen=True)
class Running:
    """The program in a process of its own, a copy of one that has loaded it already: most of what a test would wait for."""

    process: ForkServerProcess

    @classmethod
    def start(
        cls,
        arguments: Sequence[str],
        streams: Sequence[Stream],
        variables: dict[str, str],
        folder: Path = ROOT,
        entry: Callable[[], None] = main,
    ) -> "Running":
        process = WARM.Process(target=begin, args=(arguments, streams, variables, folder, entry))
        process.start()
        return cls(process)

    @property
    def pid(self) -> int:
        assert self.process.pid
        return self.process.pid

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self.process.kill()

    def wait(self, timeout: float) -> int:
        """Return the exit code. Raises TimeoutExpired, after killing it, if it does not end within these seconds."""
        self.process.join(timeout)
        if self.process.exitcode is None:
            self.process.kill()
            raise subprocess.TimeoutExpired("advisor", timeout)
        return self.process.exitcode


def begin(
    arguments: Sequence[str],
    streams: Sequence[Stream],
    variables: dict[str, str],
    folder: Path,
    entry: Callable[[], None] = main,
) -> None:
    """Run a program on these streams, as `python -m advisor` does in a session, and end this process as it would."""
    os.setsid()
    for number, (stream, flags) in enumerate(zip(streams, FLAGS, strict=True)):
        if isinstance(stream, Connection):
            os.dup2(stream.fileno(), number)
        elif stream == GONE:
            reader, writer = os.pipe()
            os.close(reader)
            os.dup2(writer, number)
        elif stream == CLOSED:
            os.close(number)
        else:
            os.dup2(os.open(stream, flags, 0o600), number)
    if os.isatty(0):
        take_terminal(0)
    sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115  # as the interpreter opens them when it starts
    sys.stdout = None if streams[1] == CLOSED else open(1, "w", encoding="utf-8")  # type: ignore[assignment]  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    sys.argv = [str(ROOT / "src/advisor/__main__.py"), *arguments]
    outlook.SECONDS = 60.0  # as in `conftest`: a busy machine stops no interview
    atexit._clear()  # noqa: SLF001  # what its parent is to do at its end
    try:
        entry()
    finally:
        atexit._run_exitfuncs()  # noqa: SLF001  # which processes of this kind leave out


def environment(home: Path | None) -> dict[str, str]:
    """Return the environment, with the user's folders below `home`, or below one that all tests share."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
    place = str(home or NOBODYS)
    return kept | {"HOME": place, "XDG_DATA_HOME": place}


@dataclass(frozen=True)
class Terminal:
    """A program that runs on a pseudo-terminal of 80 columns."""

    process: Running | subprocess.Popen[bytes]
    handle: int

    def type(self, text: str) -> None:
        """Type keys."""
        os.write(self.handle, text.encode())

    def read_until(self, words: str, seconds: float = 30) -> str:
        """Return the screen's new text up to some words. Raises AssertionError if they do not come."""
        seen = b""
        end = time.monotonic() + seconds
        while words.encode() not in seen:
            ready, _, _ = select.select([self.handle], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"{words!r} did not come after {seen.decode()!r}"
            seen += os.read(self.handle, 65536)
        return seen.decode()

    def finish(self, seconds: float = 60) -> tuple[str, int]:
        """Return the rest of the screen and the exit code. Raises AssertionError if the program does not end."""
        seen = b""
        end = time.monotonic() + seconds
        with suppress(OSError):  # Linux: the other end is closed
            while True:
                ready, _, _ = select.select([self.handle], [], [], max(0.0, end - time.monotonic()))
                assert ready, f"the program does not end after {seen.decode()!r}"
                if not (more := os.read(self.handle, 65536)):
                    break
                seen += more
        return seen.decode(), self.process.wait(timeout=30)


def on_terminal(*arguments: str, home: Path) -> Terminal:
    """Start the program on a pseudo-terminal, where it asks by lines."""
    handle, other = pty.openpty()
    variables = environment(home) | {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "40"}
    variables["ADVISOR_PLAIN"] = "1"
    with Connection(other) as screen:
        return Terminal(Running.start(arguments, [screen] * 3, variables), handle)


def take_terminal(handle: int) -> None:
    """Make the pseudo-terminal the one that Ctrl-C goes to."""
    import fcntl
    import termios

    fcntl.ioctl(handle, termios.TIOCSCTTY, 0)

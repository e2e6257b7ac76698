"""A terminal as a person sees it: what stands on the screen and above it, while a program runs there."""

import fcntl
import os
import pty
import select
import struct
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pyte

from advisor.__main__ import main
from program import Running, environment

UP, DOWN, END, HOME, PAGE_UP, PAGE_DOWN = "\x1b[A", "\x1b[B", "\x1b[F", "\x1b[H", "\x1b[5~", "\x1b[6~"
ENTER, ESCAPE, TAB, BACKSPACE = "\r", "\x1b", "\t", "\x7f"
CTRL_C, CTRL_D, CTRL_N, CTRL_P, CTRL_Z = "\x03", "\x04", "\x0e", "\x10", "\x1a"


def pasted(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


@dataclass
class Emulated:
    """A program on a pseudo-terminal whose screen can be read."""

    process: Running
    handle: int
    screen: pyte.HistoryScreen
    stream: pyte.ByteStream
    modes_before: list[object]
    written: bytes = b""
    signs: int = 0

    @classmethod
    def start(
        cls,
        *arguments: str,
        home: Path,
        entry: Callable[[], None] = main,
        size: tuple[int, int] = (24, 80),
        **variables: str,
    ) -> "Emulated":
        handle, other = pty.openpty()
        resize(handle, size)
        screen = pyte.HistoryScreen(size[1], size[0], history=1000, ratio=0.5)
        modes = modes_of(handle)
        with Connection(other) as terminal:
            its_variables = environment(home) | {"TERM": "xterm-256color"} | variables
            process = Running.start(arguments, [terminal] * 3, its_variables, entry=entry)
        return cls(process, handle, screen, pyte.ByteStream(screen), modes)

    def type(self, keys: str) -> None:
        os.write(self.handle, keys.encode())

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    @property
    def transcript(self) -> list[str]:
        """All lines, those too that went out at the top; none after the last that says something."""
        above = [
            "".join(line[column].data for column in range(self.screen.columns))
            for line in self.screen.history.top
        ]
        return "\n".join([line.rstrip() for line in above] + self.lines).rstrip().splitlines()

    def until(self, words: str, *, gone: bool = False, seconds: float = 20) -> None:
        """Return when words stand on the screen, or have gone from it. Raises AssertionError if that does not come."""
        end = time.monotonic() + seconds
        while any(words in line for line in self.lines) == gone:
            assert self.read(max(0.0, end - time.monotonic())), "\n".join([repr(words), *self.lines])

    def awaits(self, sign: bytes) -> bool:
        """Return when a program that gives a sign has awaited a reply once more; False if it has ended instead."""
        self.signs += 1
        while self.written.count(sign) < self.signs:
            if not self.read(20):
                return False
        return True

    def read(self, seconds: float) -> bool:
        """Take what the program writes next; False if nothing comes, or nothing more."""
        if not select.select([self.handle], [], [], seconds)[0]:
            return False
        try:
            text = os.read(self.handle, 65536)
        except OSError:  # Linux: the other end is closed
            return False
        self.written += text
        self.stream.feed(text)
        return bool(text)

    def finish(self) -> int:
        """Return the exit code, when all was read."""
        while self.read(20):
            pass
        return self.process.wait(timeout=20)

    def resize(self, lines: int, columns: int) -> None:
        self.screen.resize(lines, columns)
        resize(self.handle, (lines, columns))

    def is_as_before(self) -> bool:
        """Return whether the terminal treats what is typed as before the program, and shows where it goes."""
        return modes_of(self.handle) == self.modes_before and not self.screen.cursor.hidden

    def close(self) -> None:
        """Close the window."""
        os.close(self.handle)


def modes_of(handle: int) -> list[object]:
    return termios.tcgetattr(handle)[:4]


def resize(handle: int, size: tuple[int, int]) -> None:
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))

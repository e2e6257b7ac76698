"""The net of transcripts: the interviews of transcripts.txt on a real pseudo-terminal. Options as of machine.py.

It serves one rebuilding of the code and is removed with this folder afterwards.
"""

import fcntl
import os
import pty
import re
import select
import shlex
import struct
import sys
import tempfile
import termios
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1] / "support"), str(HERE.parent)]

import net  # noqa: E402  # it needs the path
from stories import NOON, Outcome, Story, fix, furnish, named, variables  # noqa: E402

from program import WARM, begin  # noqa: E402

KEYS = {"^C": "\x03", "^D": "\x04", "^M": "\r"}
PROMPT = re.compile(rb"[>:?]\s?(\x1b\[[0-9;?]*[a-z])*$", re.IGNORECASE)
QUIET = 0.1
"""Seconds without a word after a prompt: then it is the reader's turn."""


def outcomes(story: Story) -> Iterator[Outcome]:
    """Yield the whole screen of a session, and how it ended."""
    line, *typed = story.lines
    with tempfile.TemporaryDirectory(prefix="advisor-net-") as name:
        top = Path(name).resolve()
        furnish(top / "folder")
        handle, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        words = tuple(shlex.split(line)[1:])
        process = WARM.Process(target=begin_on, args=(words, os.ttyname(other), top, story.title))
        process.start()
        screen = b""
        for keys in typed:
            screen += until_prompt(handle, process.sentinel)
            if process.exitcode is None:
                os.write(handle, KEYS.get(keys, keys + "\r").encode())
        screen += until_prompt(handle, process.sentinel, to_end=True)
        process.join()
        os.close(other)
        os.close(handle)
        yield Outcome(line, process.exitcode, b"", named(screen, top), {}, for_machines=False)


def until_prompt(handle: int, ended: int, *, to_end: bool = False) -> bytes:
    """Return what is written until something is asked, or until the program ends."""
    seen = b""
    while True:
        asked = not to_end and PROMPT.search(seen)
        ready, _, _ = select.select([handle, ended], [], [], QUIET if asked else 60)
        if handle in ready:
            seen += os.read(handle, 65536)
        elif asked or ended in ready or not ready:
            return seen


def begin_on(words: tuple[str, ...], terminal: str, top: Path, seed: str) -> None:
    """Begin the program on a terminal that is its own, with clock and ids fixed."""
    os.setsid()
    fix(NOON, seed)
    begin(words, [Path(terminal)] * 3, variables(top) | {"TERM": "xterm-256color"}, top / "folder")


def texts(outcome: Outcome) -> dict[str, bytes]:
    """Return a screen without white space at the end of its lines."""
    return {"screen": re.sub(rb"[ \r]+\n", b"\n", outcome.err)}


if __name__ == "__main__":
    sys.exit(net.main(__doc__, HERE / "transcripts", texts, HERE / "transcripts.txt", outcomes))

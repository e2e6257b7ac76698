"""A terminal that shows nothing of what is typed too early, and changes nothing of it: whoever reads next gets all of it.

Else keys would stand on the screen where nobody asked for them, and once more where they count, and Ctrl-D would be lost.
"""

import atexit
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Quiet:
    """A terminal that is quiet from now on; how it was `before` it is again when input, or the program, ends."""

    before: list[Any]
    modes: list[Any]

    def go_on(self) -> None:
        apply(self.modes)

    def end(self) -> None:
        apply(self.before)

    def show_keys(self) -> None:
        """Let an editor take the terminal, which shows what is typed if the terminal did, and gets Ctrl-D as a key."""
        import termios

        apply([*self.before[:3], self.before[3] & ~termios.ICANON, *self.before[4:]])


def be_quiet() -> Quiet:
    """Show and change nothing of what is typed from now on. Only Ctrl-C acts at once."""
    if sys.platform == "win32":  # it shows only what is read
        return Quiet([], [])
    import termios

    quiet = Quiet(termios.tcgetattr(sys.stdin), termios.tcgetattr(sys.stdin))
    quiet.modes[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    for key in (termios.VSUSP, termios.VQUIT):
        quiet.modes[6][key] = os.fpathconf(sys.stdin.fileno(), "PC_VDISABLE")
    atexit.register(quiet.end)
    quiet.go_on()
    return quiet


@contextmanager
def typing_shown() -> Iterator[None]:
    """Let lines be typed for a while as if the terminal were not quiet."""
    if sys.platform == "win32":
        yield
        return
    import termios

    before = termios.tcgetattr(sys.stdin)
    apply([*before[:3], before[3] | termios.ECHO | termios.ICANON, *before[4:]])
    try:
        yield
    finally:
        apply(before)


def apply(modes: list[Any]) -> None:
    if sys.platform == "win32":
        return
    import termios

    with suppress(termios.error):  # the terminal may be gone
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, modes)

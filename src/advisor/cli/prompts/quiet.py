"""A terminal that shows nothing of what is typed too early, and changes nothing of it: whoever reads next gets all of it.

Else keys would stand on the screen where nobody asked for them, and once more where they count.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


def silence() -> Callable[[], object]:
    """Show and change nothing of what is typed from now on, and return what ends that. Only Ctrl-C acts at once."""
    if sys.platform == "win32":  # it shows only what is read
        return bool
    import termios

    before = termios.tcgetattr(sys.stdin)
    silent = termios.tcgetattr(sys.stdin)
    silent[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    for key in (termios.VSUSP, termios.VQUIT):
        silent[6][key] = os.fpathconf(sys.stdin.fileno(), "PC_VDISABLE")

    def end() -> None:
        with suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)

    termios.tcsetattr(sys.stdin, termios.TCSADRAIN, silent)
    return end


@contextmanager
def quiet() -> Iterator[None]:
    """Show and change nothing of what is typed meanwhile."""
    end = silence()
    try:
        yield
    finally:
        end()

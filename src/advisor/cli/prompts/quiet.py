"""A terminal that shows nothing of what is typed too early, and changes nothing of it: whoever reads next gets all of it.

Else keys would stand on the screen where nobody asked for them, and once more where they count.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet(*, wanted: bool = True) -> Iterator[None]:
    """Show and change nothing of what is typed meanwhile. Ctrl-C still interrupts."""
    if sys.platform == "win32" or not wanted:  # Windows shows only what is read
        yield
        return
    import termios

    before = termios.tcgetattr(sys.stdin)
    silent = [*before]
    silent[3] = before[3] & ~(termios.ECHO | termios.ICANON)
    try:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, silent)
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)

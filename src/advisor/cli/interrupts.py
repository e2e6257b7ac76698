"""Ctrl-C and other requests to stop, taken only where nothing is half done."""

import signal
import sys
from dataclasses import dataclass
from types import FrameType

# Ctrl-C, being asked to end, and a terminal window that is closed; Windows lacks the last one.
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


@dataclass(slots=True)
class Interrupts:
    """A request to stop that comes while input is awaited interrupts it; another one waits until input is.

    A second request does not wait.
    """

    requested: bool = False
    awaiting: bool = False

    def install(self) -> None:
        """Take the signals from here on."""
        for name in SIGNALS:
            if number := getattr(signal, name, None):
                signal.signal(number, self.note)

    def note(self, _number: int, _frame: FrameType | None) -> None:
        """Take a signal. Raises KeyboardInterrupt if it need not wait."""
        if self.awaiting or self.requested:
            raise KeyboardInterrupt
        self.requested = True

    def read_line(self) -> str:
        """Return the next line of standard input, with its line break; empty at the end of input.

        Raises KeyboardInterrupt.
        """
        self.awaiting = True
        try:
            if self.requested:
                raise KeyboardInterrupt
            return sys.stdin.readline()
        finally:
            self.awaiting = False

"""Ctrl-C and other requests to stop, taken only where nothing is half done."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

# Ctrl-C, being asked to end, and a terminal window that is closed; Windows lacks the last one.
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def cleaned_up() -> Iterator[None]:
    """Let a request to stop be an exception, where it would end the program at once and leave something half done."""
    numbers = [number for name in SIGNALS if (number := getattr(signal, name, None))]
    sudden = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    try:
        for number in sudden:
            signal.signal(number, signal.default_int_handler)
        yield
    finally:
        for number in sudden:
            signal.signal(number, signal.SIG_DFL)


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


@dataclass(slots=True)
class Ending:
    """A request to stop that interrupts at once, once, so that what is half done is put away undisturbed.

    While something is `whole` or not at all it waits until that is done; a second one does not.
    """

    requested: bool = False
    waits: bool = False

    def note(self, _number: int, _frame: FrameType | None) -> None:
        """Take a signal. Raises KeyboardInterrupt if it need not wait."""
        again, self.requested = self.requested, True
        if again == self.waits:
            raise KeyboardInterrupt

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Let a request wait until something is done; raises KeyboardInterrupt then."""
        self.waits = True
        try:
            yield
        finally:
            self.waits = False
        if self.requested:
            raise KeyboardInterrupt


@contextmanager
def ending() -> Iterator[Ending]:
    """Take the signals while something is done; one that is ignored (by nohup) stays so."""
    taken = Ending()
    numbers = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) or signal.SIG_DFL for number in numbers}
    heard = [number for number in numbers if before[number] is not signal.SIG_IGN]
    try:
        for number in heard:
            signal.signal(number, taken.note)
        yield taken
    finally:
        for number in heard:
            signal.signal(number, before[number])

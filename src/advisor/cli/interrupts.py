"""Ctrl-C and other requests to stop, taken only where nothing is half done."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from select import select
from types import FrameType

from advisor.language.reading.nodes import reading

# Ctrl-C, being asked to end, and a terminal window that is closed; Windows lacks the last one.
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
SECONDS = 0.2


def numbers() -> list[int]:
    return [number for name in SIGNALS if (number := getattr(signal, name, None))]


@dataclass(slots=True)
class Interrupts:
    """A request to stop that comes while input is awaited interrupts it; another one waits until input is.

    A second request does not wait. Each writes into a pipe, of which `woken` is the end to read; and each that waits
    calls `tell`, by which whatever has an event loop of its own ends its wait.
    """

    requested: bool = False
    awaiting: bool = False
    woken: int | None = None
    waking: int | None = None
    tell: Callable[[], object] = bool

    def install(self) -> None:
        for number in numbers():
            signal.signal(number, self.note)
        if os.name == "posix":
            self.woken, self.waking = os.pipe()
            os.set_blocking(self.waking, False)
            self.wake_by_pipe()

    def wake_by_pipe(self) -> None:
        """Let each signal write into the pipe, again after something else had them."""
        if self.waking is not None:
            signal.set_wakeup_fd(self.waking, warn_on_full_buffer=False)

    def note(self, _number: int, _frame: FrameType | None) -> None:
        """Take a signal. Raises KeyboardInterrupt if it need not wait."""
        if self.awaiting or self.requested:
            raise KeyboardInterrupt
        self.requested = True
        self.tell()

    @contextmanager
    def interrupting(self) -> Iterator[None]:
        """Let requests interrupt what awaits input. Raises KeyboardInterrupt, also for one that came before."""
        self.awaiting = True
        try:
            if self.requested:
                raise KeyboardInterrupt
            yield
        finally:
            self.awaiting = False

    @contextmanager
    def telling(self, tell: Callable[[], object]) -> Iterator[None]:
        """Let requests be told to what awaits input. Raises KeyboardInterrupt at its end if one came, also before."""
        self.tell = tell
        try:
            yield
        finally:
            self.tell = bool
            self.wake_by_pipe()
            heard, self.requested = self.requested, False
        if heard:
            raise KeyboardInterrupt

    def read_line(self) -> str:
        """Return the next line of standard input, with its line break; empty at the end of input.

        Raises KeyboardInterrupt and UnreadableError.
        """
        with self.interrupting(), reading("standard input"):
            self.await_line()
            return sys.stdin.readline()

    def await_line(self) -> None:
        """Return when a line was typed. A signal that comes just before a read would be heard only after it."""
        if self.woken is None or not sys.stdin.isatty():
            return
        while sys.stdin not in select([sys.stdin, self.woken], [], [])[0]:
            os.read(self.woken, 1)


@dataclass(slots=True)
class StopRequest:
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
def ending() -> Iterator[StopRequest]:
    """Take the signals while something is done that must not be left half done.

    Only those that would end the program: others are ignored (by nohup), or taken already.
    """
    taken = StopRequest()
    before = {number: signal.getsignal(number) for number in numbers()}
    sudden = {
        number: way for number, way in before.items() if way in (signal.SIG_DFL, signal.default_int_handler)
    }
    try:
        for number in sudden:
            signal.signal(number, taken.note)
        yield taken
    finally:
        for number, way in sudden.items():
            signal.signal(number, way)


@contextmanager
def looking_up() -> Iterator[None]:
    """Interrupt whatever waits in C a few times a second: Python hears then of a signal that came just before it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGALRM, lambda _number, _frame: None)
    signal.setitimer(signal.ITIMER_REAL, SECONDS, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

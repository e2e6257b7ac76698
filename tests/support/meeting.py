"""An interview of somebody on a terminal of 24 lines: what stood on the screen whenever a reply was awaited."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from emulator import ENTER, Emulated
from people import Interviewee, Mind

# Where somebody is: at the question about a fact, at the check, or after the verdict.
PLACES = re.compile(
    r"\[\d+\] (?:.* - )?(?P<fact>.+)|(?P<at_check>Check your answers)|.*(?P<afterwards>Ask on: )"
)
REPLY = re.compile(r"^  > ?(.*)")
RECORD = re.compile(r"\d{8}-[0-9a-f]{8}")

# What the program writes once whenever it awaits a reply: by lines, and by the picker.
AWAITS = {False: b"\r  > ", True: b"\x1b[?2004h"}
AFTERWARDS = "afterwards"
"""Where a person stays who knows by then what to type."""

KEYS = ("?", "-")
"""Replies for which one key suffices in the picker."""


@dataclass(frozen=True)
class Wait:
    """A screen on which a reply is awaited, where that is, and what was typed then."""

    screen: tuple[str, ...]
    place: str
    typed: str


@dataclass(frozen=True)
class Meeting:
    """An interview that has ended."""

    waits: tuple[Wait, ...]
    transcript: tuple[str, ...]
    code: int
    terminal_is_as_before: bool


def meet(who: Interviewee, home: Path, *arguments: str, picker: bool) -> Meeting:
    """Let somebody be interviewed, until the program ends."""
    terminal = Emulated.start("interview", *arguments, home=home, ADVISOR_PLAIN="" if picker else "1")
    waits = tuple(waiting(terminal, Mind(who), picker=picker))
    return Meeting(waits, tuple(terminal.transcript), terminal.finish(), terminal.is_as_before())


def waiting(terminal: Emulated, mind: Mind, *, picker: bool) -> Iterator[Wait]:
    place = ""
    while awaits_reply(terminal, picker=picker):
        screen = tuple(terminal.lines)
        place = place_on(screen) or (place if place == AFTERWARDS else "")
        typed = mind.reply(place)
        terminal.type(keys_for(typed, screen) if picker else typed + ENTER)
        yield Wait(screen, place, typed)


def awaits_reply(terminal: Emulated, *, picker: bool) -> bool:
    """Return when the next reply is awaited, and all of the screen is there; False if the program ends instead."""
    awaits = terminal.awaits(AWAITS[picker])
    if awaits:
        while not [line for line in terminal.lines if line][-1].startswith("Enter " if picker else "  >"):
            assert terminal.read(20), terminal.lines
    return awaits


def place_on(screen: tuple[str, ...]) -> str:
    """Return where somebody is who sees this screen; nowhere if they cannot see it."""
    matches = [match for line in screen if (match := PLACES.match(line))]
    if not matches:
        return ""
    fact = matches[-1]["fact"]
    return fact.lower().replace(" ", "_") if fact else str(matches[-1].lastgroup)


def keys_for(typed: str, screen: tuple[str, ...]) -> str:
    """Return the keys that type a reply at the picker."""
    return (
        typed
        if typed in KEYS and any(line.startswith("Enter ") and f"  {typed} " in line for line in screen)
        else typed + ENTER
    )

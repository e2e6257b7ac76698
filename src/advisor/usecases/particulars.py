"""What people state about a consultation beside its answers: a title, who runs it, and where their clock is."""

import re
from dataclasses import dataclass

from advisor.names import did_you_mean, meant
from advisor.problems import RequestError

LONGEST = 100
OFFSET = re.compile(r"[+-](0\d|1[0-4]):[0-5]\d")
ZONES = "a time zone is a name such as Europe/Berlin, or an offset such as +01:00"


@dataclass(frozen=True, slots=True)
class Particulars:
    """The title of a record, who runs the consultation, and in which time zone; empty where nobody says."""

    title: str = ""
    run_by: str = ""
    time_zone: str = ""


def saying(what: str, words: str, longest: int = LONGEST) -> str:
    """Return what people call something, or say of it, as it is kept, on one line. Raises RequestError if it is too long, or steers."""
    said = " ".join(words.split())
    if not said.isprintable():
        raise RequestError(f"{what} has no characters that cannot be printed")
    if len(said) > longest:
        raise RequestError(f"{what} has at most {longest} characters; this one has {len(said)}")
    return said


def time_zone(words: str) -> str:
    """Return a time zone as its name is spelt, or an offset from UTC. Raises RequestError, with the nearest name."""
    typed = words.strip()
    if not typed or OFFSET.fullmatch(typed):
        return typed
    from zoneinfo import available_timezones

    zones = sorted(available_timezones())
    if name := meant(typed, zones):
        return name
    if not zones:
        raise RequestError("this machine has no list of time zones; give an offset such as +01:00")
    raise RequestError(f"there is no time zone '{typed}'; {did_you_mean(typed, zones) or ZONES}")

"""Notices as GitHub's workflow commands, which put them beside the lines of a pull request."""

from collections.abc import Iterable, Mapping

from advisor.authoring.check.catalogue import Severity
from advisor.authoring.check.notice import Notice
from advisor.formats.places import path_of
from advisor.texts import clean

COMMANDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def to_annotations(notices: Iterable[Notice]) -> str:
    return "".join(f"{annotation(notice)}\n" for notice in notices)


def annotation(notice: Notice) -> str:
    """Return a notice as a workflow command."""
    place = notice.place
    where = {
        "file": path_of(place),
        "line": place.line,
        "endLine": place.line,
        "col": place.column if place.line else 0,
        "endColumn": place.column + place.width if place.width else 0,
        "title": notice.check,
    }
    properties = ",".join(f"{name}={escaped(str(value), ':,')}" for name, value in where.items() if value)
    said = escaped("\n".join(message(notice)))
    return f"::{COMMANDS[notice.severity]} {properties}::{said}"


def message(notice: Notice) -> tuple[str, ...]:
    """Return the lines of what a notice says, what follows from it, and what to do."""
    follows = (f"- {each.problem.what}" for each in notice.follows)
    return (notice.problem.what, *follows, *filter(None, [notice.problem.hint]))


def escaped(text: str, more: str = "") -> str:
    """Return a text in which nothing ends a workflow command or one of its properties, nor steers a terminal."""
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{more}" else clean(char) for char in text)

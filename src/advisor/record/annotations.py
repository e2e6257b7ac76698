"""Notices as GitHub's workflow commands, which put them beside the lines of a pull request."""

import unicodedata
from collections.abc import Iterable, Mapping

from advisor.check.catalogue import Severity
from advisor.check.notice import Notice
from advisor.record.places import path_of

COMMANDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def to_annotations(notices: Iterable[Notice]) -> str:
    """Return notices as workflow commands, a line each."""
    return "".join(f"{annotation(one)}\n" for one in notices)


def annotation(one: Notice) -> str:
    """Return a notice as a workflow command."""
    place = one.place
    where = {
        "file": path_of(place),
        "line": place.line,
        "endLine": place.line,
        "col": place.column if place.line else 0,
        "endColumn": place.column + place.width if place.width else 0,
        "title": one.check,
    }
    properties = ",".join(f"{name}={escaped(str(value), ':,')}" for name, value in where.items() if value)
    return f"::{COMMANDS[one.severity]} {properties}::{escaped(message(one))}"


def message(one: Notice) -> str:
    """Return what a notice says, what follows from it, and what to do, a line each."""
    lines = [one.problem.what, *(f"- {each.problem.what}" for each in one.follows)]
    return "\n".join((*lines, *filter(None, [one.problem.hint])))


def escaped(text: str, more: str = "") -> str:
    """Return a text in which nothing ends a workflow command or one of its properties, nor steers a terminal."""
    return "".join(escaped_character(char, f"%\r\n{more}") for char in text)


def escaped_character(char: str, special: str) -> str:
    """Return a character, as its code if it is special, or as '?' if it cannot be shown."""
    if char in special:
        return f"%{ord(char):02X}"
    return "?" if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char

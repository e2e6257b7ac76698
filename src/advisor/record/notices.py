"""Notices for machines: JSON, SARIF 2.1.0, and the annotations that code hosts show on pull requests.

SARIF is the Static Analysis Results Interchange Format (OASIS, 2020); annotations are GitHub's workflow commands.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from advisor import __version__
from advisor.check.catalogue import CHECKS, Severity
from advisor.check.notice import Notice
from advisor.problems import Problem

NOTICES = "advisor.check/1"
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ANNOTATIONS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def of_problems(problems: Iterable[Problem]) -> tuple[Notice, ...]:
    """Return problems of reading as notices."""
    return tuple(Notice(one.check, "", one) for one in problems)


def to_json(notices: Iterable[Notice]) -> str:
    """Return notices as JSON text in ASCII, format `advisor.check/1`."""
    found = {"format": NOTICES, "notices": [document(one) for one in notices]}
    return json.dumps(found, indent=2) + "\n"


def document(one: Notice) -> dict[str, Any]:
    """Return a notice as JSON values."""
    place, problem = one.problem.place, one.problem
    return {
        "check": one.check,
        "severity": one.severity.value,
        "subject": one.subject,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "what": problem.what,
        "hint": problem.hint,
        "witness": answers(one.witness),
        "other": answers(one.other),
    }


def answers(profile: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return answers as JSON values; None if there are none."""
    if profile is None:
        return None
    return {fact: sorted(one) if isinstance(one, frozenset) else one for fact, one in profile.items()}


def to_sarif(notices: Iterable[Notice]) -> str:
    """Return notices as a SARIF log with one run."""
    driver = {
        "name": "advisor",
        "version": __version__,
        "rules": [{"id": name, "shortDescription": {"text": one.title}} for name, one in CHECKS.items()],
    }
    run = {"tool": {"driver": driver}, "results": [result(one) for one in notices]}
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def result(one: Notice) -> dict[str, Any]:
    """Return a notice as a SARIF result."""
    place = one.problem.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": place.file.replace("\\", "/")}}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": place.column}
    return {
        "ruleId": one.check,
        "level": one.severity.value,
        "message": {"text": sentence(one)},
        "locations": [{"physicalLocation": physical}],
    }


def sentence(one: Notice) -> str:
    """Return what a notice says and what to do, on one line."""
    return one.problem.what + (f"; {one.problem.hint}" if one.problem.hint else "")


def to_annotations(notices: Iterable[Notice]) -> str:
    """Return notices as workflow commands, a line each."""
    return "".join(f"{annotation(one)}\n" for one in notices)


def annotation(one: Notice) -> str:
    """Return a notice as a workflow command."""
    place = one.problem.place
    where = {"file": place.file, "line": place.line, "col": place.column, "title": one.check}
    properties = ",".join(f"{name}={escaped(str(value), ',:')}" for name, value in where.items() if value)
    return f"::{ANNOTATIONS[one.severity]} {properties}::{escaped(sentence(one))}"


def escaped(text: str, more: str = "") -> str:
    """Return a text without what ends a workflow command or one of its properties."""
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{more}" else char for char in text)


FORMATS: Mapping[str, Callable[[Iterable[Notice]], str]] = {
    "json": to_json,
    "sarif": to_sarif,
    "github": to_annotations,
}

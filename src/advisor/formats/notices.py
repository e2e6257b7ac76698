"""Notices for machines: JSON, SARIF, and the annotations that code hosts show on pull requests."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.authoring.check.catalogue import CHECKS
from advisor.authoring.check.notice import Conflict, Notice
from advisor.explain.words import condition_words
from advisor.formats import CHECK
from advisor.formats.annotations import to_annotations
from advisor.formats.places import place_document
from advisor.formats.recommendation import profile_document
from advisor.formats.sarif import to_sarif
from advisor.model import Accepted, Profile, RuleBase
from advisor.problems import BAD_FILE, Problem


@dataclass(frozen=True, slots=True)
class Report:
    """What a check has to say, and of which base; without one it could not be read."""

    notices: tuple[Notice, ...]
    accepted: tuple[tuple[Notice, Accepted], ...] = ()
    base: RuleBase | None = None
    proving: bool = False


def unreadable(problems: Iterable[Problem]) -> Report:
    """Return problems of reading as a report; one of no known class is taken for one of its file."""
    return Report(
        tuple(
            Notice(
                problem.check if problem.check in CHECKS else BAD_FILE,
                "",
                problem.place,
                problem.what,
                problem.hint,
            )
            for problem in problems
        )
    )


def to_json(report: Report) -> str:
    """Return a report as JSON text in ASCII, format `advisor.check/1`; the schema stands beside this file."""
    return json.dumps(document(report), indent=2) + "\n"


def document(report: Report) -> dict[str, Any]:
    """Return a report as JSON values."""
    base = report.base
    return {
        "format": CHECK,
        "knowledge": {"name": base.title, "fingerprint": base.fingerprint} if base else None,
        "proved": report.proving,
        "notices": [notice_document(one, base) for one in report.notices],
        "accepted": [
            {**said(one), **place_document(accepted.place), "because": accepted.because}
            for one, accepted in report.accepted
        ],
    }


def notice_document(one: Notice, base: RuleBase | None) -> dict[str, Any]:
    """Return a notice as JSON values; only notices of a base have answers or conditions."""
    return {
        **shown(one, base),
        "hint": one.problem.hint,
        "conflict": conflict_document(base, one.conflict) if base and one.conflict else None,
        "follows": [shown(each, base) for each in one.follows],
    }


def shown(one: Notice, base: RuleBase | None) -> dict[str, Any]:
    """Return what a notice says of what, where that stands, and answers that show it."""
    return {
        **said(one),
        **place_document(one.place),
        "witness": answers(base, one.witness),
        "other": answers(base, one.other),
    }


def said(one: Notice) -> dict[str, Any]:
    """Return what a notice says of what."""
    return {
        "check": one.check,
        "severity": one.severity.value,
        "subject": one.subject,
        "members": list(one.members),
        "others": list(one.others),
        "what": one.problem.what,
    }


def answers(base: RuleBase | None, profile: Profile | None) -> dict[str, Any] | None:
    """Return answers as JSON values; None if there are none."""
    if base is None or profile is None:
        return None
    return profile_document(base, profile)


def conflict_document(base: RuleBase, found: Conflict) -> dict[str, Any]:
    """Return what excludes each other as JSON values, conditions in words."""
    return {
        "parts": [condition_words(base, part) for part in found.parts],
        "impossible": [{**place_document(one.place), "because": one.because} for one in found.impossible],
    }


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "json": to_json,
    "sarif": lambda report: to_sarif(report.notices),
    "github": lambda report: to_annotations(report.notices),
}

"""Notices for machines: JSON of format `advisor.check/1`, SARIF, and the annotations of code hosts on pull requests."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.authoring.check.catalogue import CHECKS
from advisor.authoring.check.notice import Conflict, Notice
from advisor.explain.words import condition_words
from advisor.formats.annotations import to_annotations
from advisor.formats.documents import document
from advisor.formats.places import place_document
from advisor.formats.recommendation import knowledge, profile_document
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
    return json.dumps(to_document(report), indent=2) + "\n"


def to_document(report: Report) -> dict[str, Any]:
    return document(
        "check",
        report,
        knowledge=report.base and knowledge(report.base),
        proved=report.proving,
        notices=[notice_document(notice, report.base) for notice in report.notices],
        accepted=[
            document(
                "check/accepted",
                notice,
                **place_document(accepted.place),
                because=accepted.because,
            )
            for notice, accepted in report.accepted
        ],
    )


def notice_document(notice: Notice, base: RuleBase | None) -> dict[str, Any]:
    """Return a notice as JSON values; only notices of a base have answers or conditions."""
    return document(
        "check/notice",
        notice,
        **shown(notice, base),
        conflict=base and notice.conflict and conflict_document(base, notice.conflict),
        follows=[shown(each, base) for each in notice.follows],
    )


def shown(notice: Notice, base: RuleBase | None) -> dict[str, Any]:
    """Return what a notice says of what, where that stands, and answers that show it."""
    return document(
        "check/shown",
        notice,
        witness=answers(base, notice.witness),
        other=answers(base, notice.other),
    )


def answers(base: RuleBase | None, profile: Profile | None) -> dict[str, Any] | None:
    return None if base is None or profile is None else profile_document(base, profile)


def conflict_document(base: RuleBase, conflict: Conflict) -> dict[str, Any]:
    """Return what excludes each other as JSON values, conditions in words."""
    return {
        "parts": [condition_words(base, part) for part in conflict.parts],
        "impossible": conflict.impossible,
    }


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "json": to_json,
    "sarif": lambda report: to_sarif(report.notices),
    "github": lambda report: to_annotations(report.notices),
}

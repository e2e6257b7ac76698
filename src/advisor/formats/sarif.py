"""Notices as SARIF 2.1.0, the Static Analysis Results Interchange Format (OASIS, 2020), as far as code hosts read it."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from advisor import __version__
from advisor.authoring.check.catalogue import CHECKS, page
from advisor.authoring.check.notice import Notice
from advisor.formats.annotations import message
from advisor.formats.places import uri_of
from advisor.texts import clean

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
IDENTITY = "advisorNotice/v1"


def to_sarif(notices: Iterable[Notice]) -> str:
    """Return notices as a SARIF log with one run."""
    driver = {
        "name": "advisor",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [descriptor(name) for name in CHECKS],
    }
    results = [result(notice) for notice in notices]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def descriptor(name: str) -> dict[str, Any]:
    check, text = CHECKS[name], page(name)
    return {
        "id": name,
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": meaning(text)},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": check.severity.value},
        "properties": {"tags": ["rules"], "precision": "very-high"},
    }


def meaning(text: str) -> str:
    return " ".join(text.split("\n\n")[1].split())


def result(notice: Notice) -> dict[str, Any]:
    return {
        "ruleId": notice.check,
        "ruleIndex": tuple(CHECKS).index(notice.check),
        "level": notice.severity.value,
        "message": {"text": "\n".join(map(clean, message(notice)))},
        "locations": [{"physicalLocation": location(notice)}],
        "partialFingerprints": {IDENTITY: identity(notice)},
    }


def location(notice: Notice) -> dict[str, Any]:
    """Return where the subject of a notice stands; code hosts show a file as a whole at its first line."""
    place = notice.place
    region = {"startLine": place.line or 1, "startColumn": place.column or 1}
    if place.width:
        region |= {"endLine": place.line, "endColumn": place.column + place.width}
    return {"artifactLocation": {"uri": uri_of(place)}, "region": region}


def identity(notice: Notice) -> str:
    """Return what tells a notice from others, and stays the same when lines move."""
    text = "\n".join((notice.check, uri_of(notice.place), notice.subject or notice.what, *notice.members))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

"""What an audit says of a record, in words and as JSON values."""

from collections.abc import Iterator
from typing import Any

from advisor.authoring.compare.edits import Edit
from advisor.explain.endings import lead_words, winners_words
from advisor.journal.audit.verdicts import Audited, End, Fate

AUDIT = "advisor.audit/1"


def lines(audited: Audited) -> Iterator[str]:
    """Yield what is different for a record, a line for each decision that is."""
    for name, then in audited.then.items():
        now = audited.now[name]
        if now.winners != then.winners:
            yield f"{name}: {who(then)} then, {who(now)} now"
        elif audited.fate is Fate.OTHER_LEVEL and then.level and now.level and now.level != then.level:
            yield f"{name}: {who(now)}, {then.level} then, {now.level} now"
        elif audited.fate is Fate.THINNER and now.margin != then.margin:
            yield f"{name}: {who(now)}{lead(then)} then{lead(now)} now"
    if audited.reason:
        yield audited.reason
    elif audited.fate is Fate.CHANGED and not audited.blame:
        yield "no single edit is to blame; several together changed it"


def who(end: End) -> str:
    """Return who wins."""
    return winners_words(sorted(end.winners))


def lead(end: End) -> str:
    """Return by how much."""
    return lead_words(end.margin) or ", with nobody behind"


def document(one: Audited) -> dict[str, Any]:
    """Return what became of a record as JSON values."""
    return {
        "record": one.record,
        "finished": one.finished,
        "fate": one.fate.value,
        "reason": one.reason,
        "then": {name: end_document(end) for name, end in one.then.items()},
        "now": {name: end_document(end) for name, end in one.now.items()},
        "blame": [edit_document(edit) for edit in one.blame],
    }


def end_document(end: End) -> dict[str, Any]:
    """Return how a decision ends as JSON values."""
    return {"winners": sorted(end.winners), "margin": end.margin, "level": end.level}


def edit_document(edit: Edit) -> dict[str, Any]:
    """Return an edit as JSON values."""
    return {"what": edit.what, "name": edit.name, "how": edit.how.value, "parts": list(edit.parts)}

"""What became of past records as JSON, format `advisor.audit/1`."""

from collections.abc import Iterable
from typing import Any

from advisor.journal.audit.verdicts import Audited, End
from advisor.model import RuleBase

AUDIT = "advisor.audit/1"


def to_document(audited: Iterable[Audited], today: RuleBase) -> dict[str, Any]:
    records = [record_document(record) for record in audited]
    return {"format": AUDIT, "fingerprint": today.fingerprint, "records": records}


def record_document(record: Audited) -> dict[str, Any]:
    return {
        "record": record.record,
        "finished": record.finished,
        "fate": record.fate.value,
        "reason": record.reason,
        "then": {name: end_document(end) for name, end in record.then.items()},
        "now": {name: end_document(end) for name, end in record.now.items()},
        "blame": [
            {"what": edit.what, "name": edit.name, "how": edit.how.value, "parts": list(edit.parts)}
            for edit in record.blame
        ],
    }


def end_document(end: End) -> dict[str, Any]:
    return {"winners": sorted(end.winners), "margin": end.margin, "level": end.level}

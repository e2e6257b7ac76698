"""What became of past records as JSON, format `advisor.audit/2`."""

from collections.abc import Iterable
from typing import Any

from advisor.formats.documents import document
from advisor.journal.audit.verdicts import Audited, Ends
from advisor.model import RuleBase

AUDIT = "advisor.audit/2"


def to_document(audited: Iterable[Audited], today: RuleBase, day: str) -> dict[str, Any]:
    records = [
        document("audit/record", each, then=end_documents(each.then), now=end_documents(each.now))
        for each in audited
    ]
    return document("audit", today, day=day, records=records)


def end_documents(ends: Ends) -> dict[str, Any]:
    return {name: document("audit/end", end, winners=sorted(end.winners)) for name, end in ends.items()}

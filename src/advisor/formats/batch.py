"""What came of many profiles as JSON, format `advisor.batch/1`; the schema stands beside this file."""

from typing import Any

from advisor.formats import BATCH
from advisor.model import Decision
from advisor.tables.tally import Summary

MOST_RULES = 10


def to_document(summary: Summary) -> dict[str, Any]:
    """Return what came of all rows as JSON values."""
    tally, base = summary.tally, summary.base
    counts = sorted(zip(tally.firings, base.rules, strict=True), key=lambda one: -one[0])
    return {
        "format": BATCH,
        "knowledge": {"name": base.title, "fingerprint": base.fingerprint},
        "rows": tally.rows,
        "bad": tally.bad,
        "first_bad": [
            {"row": one.row, "line": one.line or None, "problem": one.what} for one in summary.first_bad
        ],
        "decisions": {
            name: decision_document(summary, place, one)
            for place, (name, one) in enumerate(base.decisions.items())
        },
        "rules": [{"rule": rule, "rows": count} for count, rule in counts[:MOST_RULES] if count],
        "rows_before": 0,
        "seconds": round(summary.seconds, 3),
        "rows_per_second": round(tally.rows / summary.seconds) if summary.seconds else 0,
    }


def decision_document(found: Summary, place: int, decision: Decision) -> dict[str, Any]:
    """Return how a decision ended as JSON values: in how many rows."""
    tally, order = found.tally, list(found.base.candidates)
    return {
        "winners": {one.id: tally.winners[order.index(one.id)] for one in decision.candidates},
        "winner": tally.won[place],
        "tie": tally.tied[place],
        "none": tally.nobody[place],
        "not_settled": tally.open[place],
        "not_known_in_time": tally.not_known[place],
        "ruled_out": {one.id: tally.ruled_out[order.index(one.id)] for one in decision.candidates},
    }

"""What came of many profiles as JSON, format `advisor.batch/1`."""

from typing import Any

from advisor.formats.applied import ALL_THAT_APPLY
from advisor.formats.documents import document
from advisor.formats.recommendation import knowledge
from advisor.model import Decision
from advisor.tables.tally import Summary, applying

MOST_RULES = 10


def to_document(summary: Summary) -> dict[str, Any]:
    tally, base = summary.tally, summary.base
    return document(
        "batch",
        tally,
        knowledge=knowledge(base),
        first_bad=[
            {"row": bad.row, "line": bad.line or None, "problem": bad.what} for bad in summary.first_bad
        ],
        decisions={
            **{
                name: decision_document(summary, place, decision)
                for place, (name, decision) in enumerate(base.decisions.items())
                if not decision.of
            },
            **{name: list_document(summary, decision) for name, decision in base.lists.items()},
        },
        rules=[{"rule": rule, "rows": rows} for rule, rows in summary.most_fired(MOST_RULES)],
        rows_before=0,
        seconds=round(summary.seconds, 3),
        rows_per_second=round(tally.rows / summary.seconds) if summary.seconds else 0,
    )


def list_document(summary: Summary, decision: Decision) -> dict[str, Any]:
    counted = [(each.id, applies, left) for each, applies, left in applying(summary, decision)]
    return {
        "kind": ALL_THAT_APPLY,
        "applies": {name: applies for name, applies, _ in counted},
        "open": {name: left for name, _, left in counted},
    }


def decision_document(summary: Summary, place: int, decision: Decision) -> dict[str, Any]:
    tally, order = summary.tally, list(summary.base.candidates)
    return {
        "winners": {each.id: tally.winners[order.index(each.id)] for each in decision.candidates},
        "winner": tally.won[place],
        "tie": tally.tied[place],
        "none": tally.nobody[place],
        "not_settled": tally.open[place],
        "not_known_in_time": tally.not_known[place],
        "ruled_out": {each.id: tally.ruled_out[order.index(each.id)] for each in decision.candidates},
    }

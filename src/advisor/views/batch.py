"""What came of many profiles: how many rows, how each decision ended, and which rules fired most."""

from collections.abc import Iterator
from itertools import chain

from advisor.model import Decision
from advisor.tables.tally import Summary, applying
from advisor.views.document.blocks import Blocks, Heading, RowKind, Table, TableRow
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.lists import paragraph, points

MOST_RULES = 10


def batch_view(summary: Summary) -> Blocks:
    base = summary.base
    by_decision = (
        decision_view(summary, place, decision)
        for place, decision in enumerate(base.decisions.values())
        if not decision.of
    )
    lists = (list_view(summary, decision) for decision in base.lists.values())
    return *rows_view(summary), *chain.from_iterable((*by_decision, *lists)), *rules_view(summary)


def rows_view(summary: Summary) -> Blocks:
    tally = summary.tally
    bad = Toned(f"{tally.bad:,} bad", Tone.BAD if tally.bad else Tone.FAINT)
    speed = f"{round(tally.rows / summary.seconds) if summary.seconds else 0:,} rows/s"
    took = f" in {summary.seconds:,.1f} s ({speed})"
    number = Toned(f"{tally.rows:,}", Tone.STRONG)
    return Heading(("Rows",)), *paragraph(number, "; ", bad, took), *points(bad_lines(summary))


def bad_lines(summary: Summary) -> Iterator[Line]:
    for row in summary.first_bad:
        line = f", line {row.line}" if row.line else ""
        yield Toned(f"row {row.row}{line}: ", Tone.BAD), row.what
    if rest := summary.tally.bad - len(summary.first_bad):
        yield f"and {rest:,} more; all are in the column ", Code("problems"), "."


def decision_view(summary: Summary, place: int, decision: Decision) -> Blocks:
    """Return how a decision ended: who won how often, and how often nobody did, or it may still be another."""
    tally, order = summary.tally, list(summary.base.candidates)
    counted = [
        (tally.winners[order.index(each.id)], tally.ruled_out[order.index(each.id)], each)
        for each in decision.candidates
    ]
    rest = {"a tie": tally.tied, "nobody is left": tally.nobody, "open answers can change it": tally.open}
    if tally.not_known[place]:
        rest["not known in time whether they can"] = tally.not_known
    rows = (
        *(
            TableRow(((each.title,), *counts(summary, won), *counts(summary, out)))
            for won, out, each in sorted(counted, key=lambda row: -row[0])
        ),
        *(
            TableRow(((name,), *counts(summary, numbers[place]), (), ()), RowKind.ASIDE)
            for name, numbers in rest.items()
        ),
    )
    head: tuple[Line, ...] = ((), ("rows",), ("share",), ("ruled out",), ("share",))
    return Heading((decision.title,)), Table(head, rows)


def list_view(summary: Summary, decision: Decision) -> Blocks:
    """Return how often each candidate of a list applies, and how often that is open."""
    rows = tuple(
        TableRow(((each.title,), *counts(summary, applies), *counts(summary, left)))
        for each, applies, left in sorted(applying(summary, decision), key=lambda row: -row[1])
    )
    head: tuple[Line, ...] = ((), ("applies in rows",), ("share",), ("open",), ("share",))
    return Heading((decision.title,)), Table(head, rows)


def rules_view(summary: Summary) -> Blocks:
    rows = tuple(
        TableRow(((Code(rule),), *counts(summary, number))) for rule, number in summary.most_fired(MOST_RULES)
    )
    head: tuple[Line, ...] = ((), ("rows",), ("share",))
    return (Heading(("Rules that fired most",)), Table(head, rows)) if rows else ()


def counts(summary: Summary, number: int) -> tuple[Line, Line]:
    """Return a number of rows, and its share of those that are not bad; there is none of nothing."""
    good = summary.tally.rows - summary.tally.bad
    return (f"{number:,}",), (f"{100 * number / good:.1f} %",) if good else ()


def kept_view(names: tuple[str, ...]) -> Blocks:
    return paragraph("Kept beside the results: ", Toned(", ".join(names), Tone.STRONG)) if names else ()

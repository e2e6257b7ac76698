"""What Markdown has no form for, as a table or as lines that stand as they are."""

import re
from collections.abc import Sequence

from advisor.texts import clean
from advisor.views.document.blocks import Bars, Excerpt, Preformatted, RowKind, Table, TableRow
from advisor.views.writers.escaping import Markdown


def as_table(bars: Bars) -> Table:
    """Return the numbers of bars as a table, with their notes if there are any."""
    noted = any(bar.note for bar in bars.bars)
    return Table(
        ((), (), ()) if noted else ((), ()),
        tuple(
            TableRow(
                (bar.label, (str(bar.value),) if bar.value is not None else (), *[bar.note] * noted),
                RowKind.SUM if bar.wins else RowKind.PLAIN,
                bar.anchor,
            )
            for bar in bars.bars
        ),
    )


def excerpt_lines(excerpt: Excerpt) -> Preformatted:
    """Return a line of a file with carets under the word that is meant."""
    carets = " " * len(excerpt.before) + "^" * max(1, len(excerpt.word))
    return Preformatted(((excerpt.before + excerpt.word + excerpt.after,), (carets,)))


def fenced(rows: Sequence[str]) -> list[Markdown]:
    """Return rows as they are, between fences that none of them can close."""
    longest = max((len(run) for row in rows for run in re.findall("`+", row)), default=0)
    fence = Markdown("`" * max(3, longest + 1))
    return [fence, *(Markdown(clean(row)) for row in rows), fence]


def in_cell(cell: Markdown) -> Markdown:
    """Return a line for a table: a bar ends a cell even in code, unless a backslash stands before it."""
    return Markdown(re.sub(r"(?<!\\)\|", r"\\|", cell))

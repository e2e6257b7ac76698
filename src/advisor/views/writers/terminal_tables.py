"""Tables and bars on a terminal: columns in line, whatever their words are made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from advisor.views.document.blocks import Bar, Bars, RowKind, Table, TableRow
from advisor.views.writers.screen import (
    FAINT,
    GOOD,
    NARROWEST,
    STRONG,
    bar_character,
    put,
    say_text,
    wrapped,
)
from advisor.views.writers.terminal_lines import text_of

# The cells of the longest bar, where there is room and where there is little, and of what stands beside it.
BAR, SHORTEST, BESIDE = 30, 4, 9
GAP = "  "
# A table too wide for a screen narrower than this is written row by row.
ROOM_FOR_COLUMNS = 60
STYLES = {RowKind.PLAIN: "", RowKind.GROUP: STRONG, RowKind.SUM: STRONG, RowKind.ASIDE: FAINT}


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row as texts, its first cell as far in as its group wants it."""

    kind: RowKind
    cells: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """How many cells a column takes if nothing is wrapped, and at least; numbers stand at its right."""

    natural: int
    least: int
    numbers: bool


def write_table(console: Console, table: Table, indent: int = 0) -> None:
    """Write a table in columns, or row by row where the screen is too narrow for them."""
    head = tuple(text_of(console, cell) for cell in table.head)
    rows = [text_row(console, table, row) for row in table.rows]
    columns = columns_of(
        head, [row.cells for row in rows if row.kind is not RowKind.GROUP], wordy=table.wordy
    )
    room = console.width - indent - len(GAP) * (len(columns) - 1)
    natural, least = (sum(getattr(column, name) for column in columns) for name in ("natural", "least"))
    if least > room or (natural > room and console.width < ROOM_FOR_COLUMNS):
        write_row_by_row(console, table, head, rows, indent)
        return
    widths = fitting_widths(columns, room)
    for row in (TextRow(RowKind.PLAIN, head), *rows):
        if row.kind is RowKind.GROUP:
            say_text(console, row.cells[0], indent, len(GAP))
        elif any(row.cells):
            write_row(console, row.cells, columns, widths, indent)


def text_row(console: Console, table: Table, row: TableRow) -> TextRow:
    cells = tuple(text_of(console, cell, STYLES[row.kind]) for cell in row.cells)
    grouped = any(other.kind is RowKind.GROUP for other in table.rows)
    inside = grouped and row.kind in {RowKind.PLAIN, RowKind.ASIDE}
    return TextRow(row.kind, (Text(GAP).append_text(cells[0]), *cells[1:]) if inside else cells)


def columns_of(head: Sequence[Text], rows: Sequence[Sequence[Text]], *, wordy: bool) -> list[Column]:
    """Return how wide columns want to be; a title above numbers may be broken between its words."""
    columns = []
    for number, title in enumerate(head):
        cells = [row[number] for row in rows if number < len(row)]
        widest = max((cell.cell_len for cell in cells), default=0)
        word = max(map(widest_word, (title, *cells)))
        if number and not wordy:
            width = max(widest, widest_word(title))
            columns.append(Column(width, width, numbers=True))
        else:
            natural = max(widest, title.cell_len)
            columns.append(Column(natural, max(word, min(natural, NARROWEST // 2)), numbers=False))
    return columns


def widest_word(text: Text) -> int:
    return max(map(cell_len, text.plain.split()), default=0)


def fitting_widths(columns: Sequence[Column], room: int) -> list[int]:
    """Return the widths of columns in a room that holds them: the widest that can give way does so first."""
    widths = [column.natural for column in columns]
    while sum(widths) > room:
        _, widest = max(
            (width, number) for number, width in enumerate(widths) if width > columns[number].least
        )
        widths[widest] -= 1
    return widths


def write_row(
    console: Console, cells: Sequence[Text], columns: Sequence[Column], widths: Sequence[int], indent: int
) -> None:
    """Write a row on as many lines as its highest cell needs."""
    pieces = [tuple(lines_in(cell, width)) for cell, width in zip(cells, widths, strict=False)]
    for parts in zip_longest(*pieces, fillvalue=Text()):
        line = Text(" " * indent)
        for part, column, width in zip(parts, columns, widths, strict=False):
            blanks = Text(" " * (width - part.cell_len))
            line = line + (blanks + part if column.numbers else part + blanks) + GAP
        line.rstrip()
        put(console, line)


def lines_in(cell: Text, width: int) -> Iterator[Text]:
    """Yield the lines of a cell, all as far in as its first."""
    start = len(cell.plain) - len(cell.plain.lstrip())
    for line in wrapped(cell[start:], width - start):
        yield Text(" " * start).append_text(line)


def write_row_by_row(
    console: Console, table: Table, head: Sequence[Text], rows: Sequence[TextRow], indent: int
) -> None:
    """Write each row as one paragraph: its words, then each other cell behind the title of its column."""
    behind, between = (": ", "; ") if table.wordy else (" ", ", ")
    for row in rows:
        first, *others = row.cells
        start = len(first.plain) - len(first.plain.lstrip())
        named = [
            Text(behind).join(part for part in (title, cell) if part)
            for title, cell in zip(head[1:], others, strict=False)
            if cell
        ]
        line = Text(": ").join(part for part in (first[start:], Text(between).join(named)) if part)
        say_text(console, line, indent + start, len(GAP))


def write_bars(console: Console, bars: Bars, indent: int = 0) -> None:
    """Write a bar for each number, all on one scale; numbers below zero have none."""
    labels = [text_of(console, bar.label) for bar in bars.bars]
    indent += len(GAP)
    beside = indent + BESIDE - len(GAP)
    width = min(max((label.cell_len for label in labels), default=0), console.width - SHORTEST - beside)
    room = max(SHORTEST, min(BAR, console.width - width - beside))
    top = max((1, *(bar.value or 0 for bar in bars.bars)))
    for bar, label in zip(bars.bars, labels, strict=True):
        blanks = Text(" " * max(0, width - label.cell_len) + GAP)
        say_text(console, label + blanks + length_and_value(console, bar, room / top), indent, len(GAP))


def length_and_value(console: Console, bar: Bar, scale: float) -> Text:
    """Return a bar with its number and note; `scale` is how many cells a point has."""
    length = round(scale * max(0, bar.value or 0))
    text = Text(bar_character(console) * length + " " * bool(length), style=GOOD if bar.wins else "")
    if bar.value is not None:
        text.append(str(bar.value))
    if bar.note:
        text.append(GAP if bar.value is not None else "").append_text(text_of(console, bar.note))
    return text

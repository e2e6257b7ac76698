"""Tables in their one spelling: nothing changes but cells that are written otherwise, and names that rows lack."""

import re
from collections.abc import Callable, Iterator, Sequence

from advisor.language.fmt.replaced import Offsets, Replacement, replaced
from advisor.language.fmt.scalars import value
from advisor.language.grammar.tables import ABOUT, EMPTY, LISTS, OUTPUTS, ROW
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.tables.sheets import Sheet, SheetCell, read_sheet
from advisor.language.reading.tables.terms import spelled
from advisor.language.reading.unreadable import UnreadableError

NAME = re.compile("r([0-9]{1,9})")
MARK = "\ufeff"


def has_target(heading: str) -> bool:
    """Return whether a heading says what a row does, and to whom."""
    return heading.partition(" ")[0] in OUTPUTS


def as_spelled(heading: str, cell: str) -> str:
    """Return a cell below a heading in its one spelling."""
    return cell if heading in ABOUT or has_target(heading) else spelled(cell)


def row_names(names: Sequence[str]) -> Iterator[str]:
    """Yield a name for each row: its own, or the next number that none has had as far as can be seen."""
    last = max((int(match[1]) for name in names if (match := NAME.fullmatch(name))), default=0)
    for name in names:
        last += name in EMPTY
        yield f"r{last}" if name in EMPTY else name


def spelled_sheet(content: bytes, shown: str) -> str:
    """Return the text of a CSV file of a table, with the mark of UTF-8 if it has one. Raises UnreadableError."""
    sheet = read_sheet(content, shown)
    if not any(heading in LISTS or has_target(heading) for heading in headings_of(sheet)):
        what, hint = "this is no table of rules", "no column says what a row does, such as 'choose DECISION'"
        raise UnreadableError(sheet.place(sheet.rows[0][0]), what, hint)
    return respelled(content, sheet, str, as_spelled)


def headings_of(sheet: Sheet) -> list[str]:
    return [" ".join(cell.says.split()) for cell in sheet.rows[0]]


def respelled(
    content: bytes, sheet: Sheet, head: Callable[[str], str], spelling: Callable[[str, str], str]
) -> str:
    """Return the text of a CSV file with its headings and the cells below each spelled so, and names for all rows."""
    headings = [head(heading) for heading in headings_of(sheet)]
    edits = (edit for row in sheet.rows for edit in edits_of_row(sheet, row, headings, spelling))
    text = replaced(sheet.text, (*edits, *edits_of_names(sheet, headings)))
    return MARK + text if content.startswith(MARK.encode()) else text


def edits_of_row(
    sheet: Sheet, row: Sequence[SheetCell], headings: Sequence[str], spelling: Callable[[str, str], str]
) -> Iterator[Replacement]:
    """Yield what changes in the cells of a row but for its name."""
    is_heading = row is sheet.rows[0]
    for heading, cell in zip(headings, row, strict=False):
        new = heading if is_heading else spelling(heading, cell.says)
        if new != cell.says:
            yield Replacement(cell.start, cell.end, cell_of(new, sheet.separator))


def edits_of_names(sheet: Sheet, headings: Sequence[str]) -> Iterator[Replacement]:
    """Yield the names that rows lack."""
    rows = sheet.rows[1:]
    if ROW not in headings:
        for row, name in zip(sheet.rows, (ROW, *row_names([""] * len(rows))), strict=True):
            yield Replacement(row[0].start, row[0].start, name + sheet.separator)
        return
    at = headings.index(ROW)
    own = [row[at].says if at < len(row) else ROW for row in rows]
    for row, old, name in zip(rows, own, row_names(own), strict=True):
        if name != old:
            yield Replacement(row[at].start, row[at].end, name)


def cell_of(text: str, separator: str) -> str:
    """Return a cell as CSV has it, in quotes only where it needs them."""
    if separator in text or '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def spelled_tables(root: Node, text: str) -> str:
    """Return the text of a knowledge file with the cells of its tables in their one spelling, and names for all rows."""
    lines = Offsets.of(text)
    tables = root.get("tables") if isinstance(root, Entries) else None
    written = [table for _, table in tables.entries] if isinstance(tables, Entries) else []
    return replaced(text, (edit for table in written for edit in edits_of_table(table, lines)))


def edits_of_table(table: Node, lines: Offsets) -> Iterator[Replacement]:
    """Yield what changes in a table that is written in YAML."""
    columns, rows = (table.get("columns"), table.get("rows")) if isinstance(table, Entries) else (None, None)
    if not isinstance(columns, Items) or not isinstance(rows, Items):
        return
    listed = [row for row in rows.items if isinstance(row, Items)]
    if len(listed) < len(rows.items) or not all(map(is_flat, (columns, *listed))):
        return
    headings = words(columns)
    for row in listed:
        for heading, cell in zip(headings, row.items, strict=False):
            if isinstance(cell, Text) and (new := as_spelled(heading, cell.text)) != cell.text:
                start = lines.at(cell.place)
                yield Replacement(start, start + cell.place.width, value(new, flow=True))
    yield from edits_of_row_names(columns, listed, lines)


def is_flat(row: Items) -> bool:
    """Return whether something is in a list, and nothing but texts, each on one line."""
    return bool(row.items) and all(
        isinstance(cell, Text) and cell.place.width in (len(cell.text), len(cell.text) + 2)
        for cell in row.items
    )


def words(row: Items) -> list[str]:
    return [cell.text for cell in row.items if isinstance(cell, Text)]


def edits_of_row_names(columns: Items, rows: Sequence[Items], lines: Offsets) -> Iterator[Replacement]:
    """Yield the names that rows lack, and their heading."""
    headings = words(columns)
    if ROW not in headings:
        names = (ROW, *row_names([""] * len(rows)))
        yield from (put_first(row, name, lines) for row, name in zip((columns, *rows), names, strict=True))
        return
    at = headings.index(ROW)
    own = [words(row)[at] if at < len(row.items) else ROW for row in rows]
    for row, old, name in zip(rows, own, row_names(own), strict=True):
        if name != old:
            start = lines.at(row.items[at].place)
            yield Replacement(start, start + row.items[at].place.width, name)


def put_first(row: Items, name: str, lines: Offsets) -> Replacement:
    """Return the edit that puts a word before all others of a list, in brackets or with a line for each."""
    start = lines.at(row.place)
    if lines.text.startswith("[", start):
        return Replacement(start + 1, start + 1, f"{name}, ")
    return Replacement(start, start, f"- {name}\n{' ' * (row.place.column - 1)}")

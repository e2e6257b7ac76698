"""A table as it is written: its headings and the cells of its rows, in YAML or in CSV."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from advisor.language.reading.documents import TABLE_SUFFIX, Document, beside, is_spreadsheet, is_table_name
from advisor.language.reading.nodes import Items, Node, Text
from advisor.language.reading.tables.sheets import SAVE_AS, Sheet, read_sheet
from advisor.language.reading.unreadable import UnreadableError
from advisor.names import did_you_mean
from advisor.problems import BAD_FILE, BAD_SHAPE, Problem, cut


@dataclass(frozen=True, slots=True)
class Grid:
    """Headings, and rows of cells. In a sheet rows must have names, and commas may stand before decimals."""

    headings: tuple[Text, ...]
    rows: tuple[Items, ...]
    is_sheet: bool = False
    commas: bool = False


@dataclass(frozen=True, slots=True)
class TableFiles:
    """The document that names a table, and all sheets, by what they are called and by their paths in the knowledge folder.

    Two folders of rules may each have a file of one name.
    """

    source: Document
    shown: Mapping[str, Document]
    paths: Mapping[str, Document]

    def beside(self, name: str) -> Document | None:
        here = (PurePosixPath(self.source.shown).parent / name).as_posix()
        return self.shown.get(here) or self.paths.get(beside(self.source, name))


def grid_of(written: Mapping[str, Node], files: TableFiles, problems: list[Problem]) -> Grid | None:
    """Return the cells of a table; None if they cannot be read, which is in the problems."""
    if "file" in written:
        document = file_of(written["file"], files, problems)
        return grid_of_sheet(document, problems) if document else None
    if "columns" not in written or "rows" not in written:
        return None
    headings, rows = written["columns"], written["rows"]
    if not isinstance(headings, Items) or not all(isinstance(each, Text) for each in headings.items):
        hint = "such as [distance, rain, favour walk]"
        problems.append(Problem(headings.place, "the columns must be a list of headings", hint, BAD_SHAPE))
        return None
    if not isinstance(rows, Items):
        hint = "start each row with '- ' and put brackets around its cells"
        problems.append(Problem(rows.place, "the rows must be a list of lists", hint, BAD_SHAPE))
        return None
    words = tuple(each for each in headings.items if isinstance(each, Text))
    return Grid(words, tuple(rows_of(rows, problems)))


def rows_of(rows: Items, problems: list[Problem]) -> Iterator[Items]:
    """Yield the rows of a table in YAML of which every cell is a text."""
    for row in rows.items:
        if not isinstance(row, Items):
            hint = "put brackets around the cells of a row"
            problems.append(Problem(row.place, "a row must be a list of cells", hint, BAD_SHAPE))
            continue
        strange = [cell for cell in row.items if not isinstance(cell, Text)]
        problems += map(no_cell, strange)
        if not strange:
            yield row


def no_cell(cell: Node) -> Problem:
    """Return the problem of a list or mapping where a cell is meant; brackets without quotes are one to YAML."""
    hint = "put quotes around it"
    if isinstance(cell, Items) and len(cell.items) == 1 and isinstance(cell.items[0], Text):
        hint = f'write it in quotes: "[{cell.items[0].text}]"'
    return Problem(cell.place, "a cell must be a single text", hint, BAD_SHAPE)


def file_of(node: Node, files: TableFiles, problems: list[Problem]) -> Document | None:
    """Return the file that holds a table; None if it is in the problems."""
    name = node.text if isinstance(node, Text) else ""
    document = files.beside(name) if is_table_name(name) else None
    problems += [] if document else [no_file(node, name, files.source.beside)]
    return document


def no_file(node: Node, name: str, others: Sequence[str]) -> Problem:
    """Return the problem of a file that cannot hold a table, or is not there; `others` are in its folder."""
    path = PurePosixPath(name)
    near = did_you_mean(name, [each for each in others if each.endswith(TABLE_SUFFIX)], listed=0)
    other = next(
        (each for each in others if is_spreadsheet(each) and PurePosixPath(each).stem == path.stem), ""
    )
    if not name:
        what, hint = "one file name belongs here", "such as routing.csv"
    elif is_spreadsheet(name):
        what, hint = f"'{cut(name)}' is a spreadsheet, and tables are read from CSV", SAVE_AS
    elif not name.endswith(TABLE_SUFFIX):
        what, hint = f"'{cut(name)}' is not the name of a CSV file", f"it ends in {TABLE_SUFFIX}"
    elif not is_table_name(name):
        what, hint = f"'{cut(name)}' does not lie beside this file", "put it there, and write its name alone"
    elif other:
        what, hint = f"there is no '{cut(name)}' beside this file, only '{other}'", SAVE_AS
    else:
        what, hint = f"there is no file '{cut(name)}' beside this one", near
    return Problem(node.place, what, hint, BAD_FILE)


def grid_of_sheet(document: Document, problems: list[Problem]) -> Grid | None:
    """Return the cells of a CSV file, without columns at its end that are wholly empty."""
    try:
        sheet = read_sheet(document.content, document.shown)
    except UnreadableError as error:
        problems.append(error.problem)
        return None
    width = max((number for row in sheet.rows for number, cell in enumerate(row, 1) if cell.says), default=0)
    cells = [[Text(cell.says, sheet.place(cell)) for cell in row] for row in sheet.rows]
    whole = all(len(row) == len(cells[0]) for row in cells)
    rows = [tuple(row[:width] if whole else row) for row in cells]
    return Grid(
        rows[0],
        tuple(Items(row, row[0].place) for row in rows[1:]),
        is_sheet=True,
        commas=is_continental(sheet),
    )


def is_continental(sheet: Sheet) -> bool:
    """Return whether commas stand before decimals: the separator leaves them free."""
    return sheet.separator == ";"

"""The section of tables: what is written of each, and the rules that its rows are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from advisor.language.grammar.tables import HITS, ROW, TABLE
from advisor.language.reading.conditions import Reader
from advisor.language.reading.files import File, header_of
from advisor.language.reading.nodes import Entries, Node, Text
from advisor.language.reading.rules import Header, never_reached, read_rule
from advisor.language.reading.shapes import entries, members
from advisor.language.reading.tables.columns import Cells, TableColumn, read_columns
from advisor.language.reading.tables.grids import Grid, TableFiles, grid_of
from advisor.language.reading.tables.rows import Layout, WrittenRow, read_rows
from advisor.language.reading.vocabulary import Vocabulary, read_accepted
from advisor.language.reading.words import already_taken, known_word, name, text
from advisor.model import DecisionTable, Hit, Rule, chained
from advisor.problems import BAD_SHAPE, Problem
from advisor.texts import count

# What rows have of their table unless they say it themselves.
COMMON = ("because", "if", "factor", "source")


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table, and its rows as the nodes of rules; `shared` is what all of them ask for, `reviewed` when its file was."""

    table: DecisionTable
    rows: tuple[WrittenRow, ...]
    shared: Node | None = None
    reviewed: str = ""

    @property
    def conditions(self) -> Node:
        """What its rows ask for, as the conditions of rules stand in a section."""
        place = self.table.place
        return Entries(tuple((row.key, Entries(if_of(row), place)) for row in self.rows), place)


def if_of(row: WrittenRow) -> tuple[tuple[Text, Node], ...]:
    return ((Text("if", row.key.place), row.written["if"]),) if "if" in row.written else ()


def tables_of(files: Sequence[File], names: Vocabulary, problems: list[Problem]) -> dict[str, WrittenTable]:
    """Return the tables that files give, by their ids."""
    tables: dict[str, WrittenTable] = {}
    sheets = [file.document for file in files if file.document.is_table]
    shown = {sheet.shown: sheet for sheet in sheets}
    paths = {sheet.path: sheet for sheet in sheets}
    taken: dict[str, Text | DecisionTable] = {
        f"{file.stem}/{key.text}": key for file in files for key, _ in file.rules
    }
    for file in files:
        if "tables" in file.fields:
            held = TableFiles(file.document, shown, paths)
            for written in read_tables(
                file.fields["tables"], header_of(file, problems), held, names, problems
            ):
                table = written.table
                if (first := taken.setdefault(table.id, table)) is not table:
                    problems.append(already_taken(Text(table.id, table.place), first))
                tables[table.id] = written
    names.tables |= {name: written.table for name, written in tables.items()}
    return tables


def read_tables(
    node: Node, header: Header, files: TableFiles, names: Vocabulary, problems: list[Problem]
) -> Iterator[WrittenTable]:
    """Yield the tables of one file."""
    before = len(problems)
    for key, written in members(node, "tables", TABLE, problems):
        problems += wrong_holder(key, written) if len(problems) == before else ()
        name(key, "a table", {}, problems)
        read_accepted(written.get("accept"), f"{header.stem}/{key.text}", names, problems)
        if "if" in written:
            entries(written["if"], "a condition", problems, "fact: value")
        title = text(written.get("title"), "the title of a table", problems)
        hit = known_word(written.get("hit"), "hit policy", HITS, problems)
        grid = grid_of(written, files, problems)
        if grid and len(problems) == before:
            common = {field: written[field] for field in COMMON if field in written}
            table = DecisionTable(f"{header.stem}/{key.text}", title, Hit(hit or "unique"), (), key.place)
            whole = with_rows(table, grid, common, names, problems)
            yield replace(whole, shared=written.get("if"), reviewed=header.reviewed)
        before = len(problems)


def wrong_holder(key: Text, written: Mapping[str, Node]) -> Iterator[Problem]:
    """Yield what is wrong with where the rows of a table are said to be."""
    has = [field for field in ("file", "columns", "rows") if field in written]
    if not has or ("file" in has and len(has) > 1) or has in (["columns"], ["rows"]):
        what = f"a table has columns and rows, or a file with both, and '{key.text}' has {' and '.join(has) or 'neither'}"
        hint = "write 'columns:' and 'rows:', or 'file:' with the name of a CSV file"
        yield Problem(key.place, what, hint, BAD_SHAPE)


def with_rows(
    table: DecisionTable, grid: Grid, common: Mapping[str, Node], names: Vocabulary, problems: list[Problem]
) -> WrittenTable:
    """Return a table with its rows."""
    if wrong := wrong_width(grid):
        problems.append(wrong)
        return WrittenTable(table, ())
    columns = read_columns(grid.headings, names, problems)
    problems += wrong_columns(table, grid, columns)
    rows = tuple(read_rows(Layout(table, columns, common, grid), names, problems))
    ids = tuple(f"{table.id}/{row.key.text}" for row in rows)
    headings = tuple(heading.text for heading in grid.headings)
    return WrittenTable(replace(table, rows=ids, columns=headings), rows)


def wrong_width(grid: Grid) -> Problem | None:
    """Return the problem of a heading that has more or fewer columns than all rows have cells."""
    widths = Counter(len(row.items) for row in grid.rows)
    if len(grid.headings) in widths or len(grid.rows) < 2:
        return None
    width, rows = widths.most_common(1)[0]
    if 2 * rows <= len(grid.rows):
        return None
    what = f"the heading has {count(len(grid.headings), 'column')}, and the rows have {count(width, 'cell')}"
    return Problem(grid.headings[0].place, what, "name a column for each cell", BAD_SHAPE)


def wrong_columns(
    table: DecisionTable, grid: Grid, columns: Sequence[TableColumn | None]
) -> Iterator[Problem]:
    """Yield what a table lacks: rows, a name for each in a file, something that they do."""
    place = grid.headings[0].place if grid.headings else table.place
    keys = [column.key for column in columns if column]
    if not grid.rows:
        yield Problem(place, f"the table '{table.id}' has no rows", "write one", BAD_SHAPE)
    if None in columns or not grid.rows:
        return
    if grid.is_sheet and ROW not in keys:
        hint = "'advisor fmt' adds it, so that a row keeps its name when rows move"
        yield Problem(place, "there is no column 'row'", hint, BAD_SHAPE)
    if not any(column and column.cells is Cells.DEED for column in columns):
        hint = "add one such as 'choose DECISION' or 'favour CANDIDATE'"
        yield Problem(place, "no column says what a row does", hint, BAD_SHAPE)


def read_table_rules(
    tables: Iterable[WrittenTable], names: Vocabulary, rules: dict[str, Rule], problems: list[Problem]
) -> None:
    """Add the rules that the rows of tables are; their ids are `file/table/row`."""
    for written in tables:
        table = written.table
        header, stem = Header(table.id, written.reviewed), table.id.rpartition("/")[0]
        if written.shared:
            condition = Reader(names, problems, key=Text(table.id, table.place), stem=stem).condition(
                written.shared
            )
            names.tables[table.id] = replace(table, condition=condition)
        read = (
            read_rule(row.key, row.written, header, Reader(names, problems, key=row.key, stem=stem))
            for row in written.rows
        )
        rows = [
            replace(rule, table=table.id, last=row.last) for rule, row in zip(read, written.rows, strict=True)
        ]
        problems += never_reached(rows)
        rules |= {rule.id: rule for rule in (chained(table, rows) if table.hit is Hit.FIRST else rows)}

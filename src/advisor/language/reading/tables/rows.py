"""A row to the nodes of a rule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.language.grammar.conditions import OTHERWISE
from advisor.language.grammar.tables import ROW
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.tables.columns import Cells, TableColumn
from advisor.language.reading.tables.deeds import then_of
from advisor.language.reading.tables.grids import Grid
from advisor.language.reading.tables.leaves import leaf, with_points, with_yes_and_no
from advisor.language.reading.tables.terms import is_any, listed, read_term
from advisor.language.reading.vocabulary import Vocabulary
from advisor.language.reading.words import name
from advisor.model import DecisionTable, Hit
from advisor.problems import BAD_NAME, BAD_SHAPE, NAME_TAKEN, Place, Problem
from advisor.texts import count, listing


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row as the nodes of a rule, under the names of its fields; the `last` is for what no row before it takes."""

    key: Text
    written: Mapping[str, Node]
    last: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What the cells of a table are: its columns, and what each row has that says nothing of its own."""

    table: DecisionTable
    columns: tuple[TableColumn | None, ...]
    common: Mapping[str, Node]
    grid: Grid

    @property
    def conditions(self) -> tuple[int, ...]:
        """The places of the columns that are conditions."""
        return self.of(Cells.CONDITION)

    def of(self, cells: Cells) -> tuple[int, ...]:
        return tuple(at for at, column in enumerate(self.columns) if column and column.cells is cells)


def read_rows(layout: Layout, names: Vocabulary, problems: list[Problem]) -> Iterator[WrittenRow]:
    """Yield the rows of a table that could be read."""
    taken: dict[str, Text] = {}
    for number, row in enumerate(layout.grid.rows, 1):
        cells = whole_row(layout, row, problems)
        if cells is None:
            continue
        key = row_name(layout, cells, number, problems)
        if key.text in taken:
            what, hint = f"there are two rows '{key.text}'", f"the first is at {taken[key.text].place}"
            problems.append(Problem(key.place, what, hint, NAME_TAKEN))
            continue
        taken[key.text] = key
        if read := read_row(layout, key, cells, names, problems):
            yield read


def whole_row(layout: Layout, row: Items, problems: list[Problem]) -> Sequence[Text] | None:
    """Return a cell for each column, where `otherwise` stands for all conditions too; None if there are too many or few."""
    cells = [cell for cell in row.items if isinstance(cell, Text)]
    if [cell.text for cell in cells] == [heading.text for heading in layout.grid.headings]:
        problems.append(Problem(row.place, "the headings stand here again", "remove this row", BAD_SHAPE))
        return None
    skipped = layout.conditions[1:]
    first = layout.conditions[0] if layout.conditions else len(cells)
    if first < len(cells) == len(layout.columns) - len(skipped) and cells[first].text == OTHERWISE.key:
        for at in skipped:
            cells.insert(at, Text("", cells[first].place))
    if len(cells) == len(layout.columns):
        return cells
    if None in layout.columns and OTHERWISE.key in [cell.text for cell in cells]:
        return None  # how many conditions it stands for is not known
    what = f"this row has {count(len(cells), 'cell')}, and the table {count(len(layout.columns), 'column')}"
    problems.append(Problem(row.place, what, "write a cell for each column, - for an empty one", BAD_SHAPE))
    return None


def row_name(layout: Layout, cells: Sequence[Text], number: int, problems: list[Problem]) -> Text:
    """Return the name of a row; in a table in YAML that has no column for it that is its number."""
    at = next((at for at, column in enumerate(layout.columns) if column and column.key == ROW), None)
    if at is None:
        return Text(f"r{number}", cells[0].place)
    if is_any(cells[at]):
        what, hint = "this row has no name", "'advisor fmt' names it, or write one that stays"
        problems.append(Problem(cells[at].place, what, hint, BAD_NAME))
        return Text(f"{number}", cells[at].place)
    name(cells[at], "a row", {}, problems)
    return cells[at]


def cells_under(layout: Layout, cells: Sequence[Text], kind: Cells) -> tuple[tuple[TableColumn, Text], ...]:
    """Return the cells of a row that say something, under the columns of a kind."""
    paired = zip(layout.columns, cells, strict=True)
    return tuple(
        (column, cell) for column, cell in paired if column and column.cells is kind and not is_any(cell)
    )


def read_row(
    layout: Layout, key: Text, cells: Sequence[Text], names: Vocabulary, problems: list[Problem]
) -> WrittenRow | None:
    """Return the nodes of a row; None if what it asks for or does is in the problems."""
    before = len(problems)
    conditions = tuple(conditions_of(layout, cells, names, problems))
    done = cells_under(layout, cells, Cells.DEED)
    then = then_of(done, names, problems)
    if not done and layout.of(Cells.DEED) and None not in layout.columns:
        problems.append(nothing_done(layout, key, cells))
    said = {
        column.key: said_of(column, cell, names, problems)
        for column, cell in cells_under(layout, cells, Cells.ABOUT)
        if column.key != ROW
    }
    if then is None or len(problems) > before:
        return None
    titled = Text(
        f"{layout.table.title}: row {key.text}", Place(key.place.file, key.place.line, key.place.column)
    )
    shared = layout.common.get("if")
    own = shared.entries if isinstance(shared, Entries) else ()
    condition = {"if": Entries((*own, *conditions), key.place)} if own or conditions else {}
    last = layout.table.hit is Hit.FIRST and is_otherwise(layout, cells)
    return WrittenRow(key, {**layout.common, "title": titled, **said, **condition, "then": then}, last)


def conditions_of(
    layout: Layout, cells: Sequence[Text], names: Vocabulary, problems: list[Problem]
) -> Iterator[tuple[Text, Node]]:
    """Yield what a row asks for: each fact or finding with what stands under it, or that no other row applies."""
    asked, before = cells_under(layout, cells, Cells.CONDITION), len(problems)
    if is_otherwise(layout, cells):
        if len(asked) > 1:
            what = f"a row with '{OTHERWISE.key}' has no other condition"
            problems.append(Problem(asked[1][1].place, what, "leave this cell empty", BAD_SHAPE))
        # Where the first that applies counts, every row waits for those before it.
        if layout.table.hit is not Hit.FIRST:
            place = asked[0][1].place
            yield Text(OTHERWISE.key, place), Text(layout.table.id, place)
        return
    for column, cell in asked:
        if cell.text.startswith(")") and len(problems) > before:
            continue  # the bracket is that of the cell before, which lacks it
        if cell.text == OTHERWISE.key:
            hint = "write it in the first condition of the row, and leave the others empty"
            problems.append(Problem(cell.place, f"'{OTHERWISE.key}' is no condition here", hint, BAD_SHAPE))
        elif node := node_of(column, cell, layout, names, problems):
            yield Text(column.key, cell.place), node


def is_otherwise(layout: Layout, cells: Sequence[Text]) -> bool:
    return bool(layout.conditions) and cells[layout.conditions[0]].text == OTHERWISE.key


def node_of(
    column: TableColumn, cell: Text, layout: Layout, names: Vocabulary, problems: list[Problem]
) -> Node | None:
    """Return what a cell of a condition says, as it stands under a fact or finding; None if it is in the problems."""
    about = names.facts.get(column.key) or names.findings[column.key]
    term = read_term(cell, problems)
    if term and layout.grid.is_sheet:
        term = with_yes_and_no(about, term)
    if term and layout.grid.commas:
        term = with_points(about, term, problems)
    node = leaf(about, term) if term else None
    if isinstance(node, Problem):
        problems.append(node)
        return None
    return node


def said_of(column: TableColumn, cell: Text, names: Vocabulary, problems: list[Problem]) -> Node:
    """Return what a cell says of its row: a text, or passages."""
    if column.key != "source":
        return cell
    words = listed(cell, names.citable, problems)
    return words[0] if len(words) == 1 else Items(words, cell.place)


def nothing_done(layout: Layout, key: Text, cells: Sequence[Text]) -> Problem:
    """Return the problem of a row that does nothing."""
    place = cells[layout.of(Cells.DEED)[0]].place
    headings = [column.heading.text for column in layout.columns if column and column.cells is Cells.DEED]
    what = f"the row '{key.text}' does nothing"
    return Problem(place, what, f"write what it does under {listing(headings, 'or')}", BAD_SHAPE)

"""Drafts of tables: a spreadsheet with names for its rows, and what a knowledge file says of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.authoring.scaffold.blanks import Known, Marked, blanks_of, drafted
from advisor.authoring.scaffold.shelf import Change, Shelf, Target, put
from advisor.authoring.scaffold.words import free_name, refuse, typed
from advisor.language.fmt.tables import respelled
from advisor.language.grammar.conditions import OTHERWISE
from advisor.language.grammar.sections import FILE
from advisor.language.grammar.tables import EITHER, TABLE
from advisor.language.reading.documents import TABLE_SUFFIX, is_spreadsheet
from advisor.language.reading.findings import as_fact
from advisor.language.reading.spellings import value_of
from advisor.language.reading.tables.columns import headings
from advisor.language.reading.tables.sheets import SAVE_AS, read_sheet
from advisor.language.reading.tables.terms import spelled
from advisor.language.reading.vocabulary import Vocabulary
from advisor.names import folded, meant
from advisor.problems import Problem, cut


def table_name(file: str) -> str:
    """Return the name of the table that a file is to be. Raises AdvisorError."""
    if is_spreadsheet(file):
        refuse([Problem(typed(file), "this is a spreadsheet, and tables are read from CSV", SAVE_AS)])
    if not file.endswith(TABLE_SUFFIX):
        refuse([Problem(typed(file), "this is not the name of a CSV file", f"it ends in {TABLE_SUFFIX}")])
    return free_name(file.removesuffix(TABLE_SUFFIX), "a table", {})


def table_changes(
    shelf: Shelf, name: str, known: Known, target: Target, sheet: Change
) -> tuple[Change, Change]:
    """Return the changes that begin a table: what its file is to be, and the entry that names it. Raises AdvisorError."""
    file = f"{name}{TABLE_SUFFIX}"
    above = {"topic": known.get("topic") or blanks_of(FILE)["topic"], "reviewed": target.today}
    entry = put(target, "tables", {name: drafted(TABLE, {**known, "file": file})}, above)
    whole = {"title": "Title", "because": "Because", **filled(known), "file": file}
    tried = put(target, "tables", {name: whole}, {**above, "topic": "Topic"})
    return replace(sheet, blanks=tuple(marked(shelf.problems_with([tried, sheet]), sheet))), entry


def filled(known: Known) -> Known:
    return {key: tree for key, tree in known.items() if tree and key in TABLE.by_key}


def marked(problems: Sequence[Problem], sheet: Change) -> Iterator[Marked]:
    """Yield what is left to write otherwise in a file: headings that mean nothing, and cells that cannot be read."""
    for problem in problems:
        if problem.place.file == sheet.shown:
            what = cut(problem.what) + (f"; {cut(problem.hint)}" if problem.hint else "")
            yield Marked(problem.place.line, f"column {problem.place.column}", what)


def sheet_change(names: Vocabulary, content: bytes, path: str, shown: str, before: bytes | None) -> Change:
    """Return a CSV file with headings and values as the rule base has them, and a name for each row. Raises AdvisorError."""
    known = tuple(headings(names))
    text = respelled(
        content,
        read_sheet(content, shown),
        lambda heading: meant(heading, known) or heading,
        lambda heading, cell: as_known(names, heading, cell),
    )
    return Change(path, shown, before, text.encode(), (), 1, len(text.splitlines()))


def as_known(names: Vocabulary, heading: str, cell: str) -> str:
    """Return a cell as the rule base would have it: values by their names, where they were written by their titles."""
    finding = names.findings.get(heading)
    fact = as_fact(finding) if finding else names.facts.get(heading)
    if fact is None:
        return candidate_by_title(names, heading, cell)
    if fact.measure or cell == OTHERWISE.key:
        return spelled(cell)
    words = [word.strip() for word in cell.split(EITHER)]
    values = [value_of(fact, word) for word in words]
    return spelled(cell) if None in values else EITHER.join(filter(None, values))


def candidate_by_title(names: Vocabulary, heading: str, cell: str) -> str:
    """Return the candidate that is chosen, where it was written by its title."""
    verb, _, decision = heading.partition(" ")
    if verb != "choose" or decision not in names.decisions:
        return cell
    titles = {folded(each.title): each.id for each in names.decisions[decision].candidates}
    return titles.get(folded(cell), cell)

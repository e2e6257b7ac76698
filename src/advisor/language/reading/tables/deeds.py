"""What the cells of a row say that it does, as it would stand under `then`."""

from collections.abc import Iterable, Sequence

from advisor.language.grammar.tables import LISTS
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.tables.columns import TableColumn
from advisor.language.reading.tables.terms import listed
from advisor.language.reading.vocabulary import Vocabulary
from advisor.model import YES, Kind
from advisor.problems import BAD_VALUE, Cause, Problem, cut


def then_of(
    deeds: Iterable[tuple[TableColumn, Text]], names: Vocabulary, problems: list[Problem]
) -> Entries | None:
    """Return what stands under `then`; None if a cell is in the problems."""
    before, then = len(problems), dict[str, list[tuple[Text, Node]]]()
    for column, cell in deeds:
        said = column.target or Text("", cell.place)
        then.setdefault(column.key, []).append((said, value_of(column, cell, names, problems)))
    if len(problems) > before or not then:
        return None
    fields = (
        (Text(key, done[0][1].place), done[0][1] if key in LISTS else Entries(tuple(done), done[0][1].place))
        for key, done in then.items()
    )
    return Entries(tuple(fields), next(iter(then.values()))[0][1].place)


def value_of(column: TableColumn, cell: Text, names: Vocabulary, problems: list[Problem]) -> Node:
    """Return what a cell says that a row does to whom its column names."""
    words = listed(cell, names.advice if column.key == "advise" else names.candidates, problems)
    problems += [wrong] if (wrong := misfit(column, words, cell, names)) else []
    return words[0] if len(words) == 1 else Items(words, cell.place)


def misfit(column: TableColumn, words: Sequence[Text], cell: Text, names: Vocabulary) -> Problem | None:
    """Return what is wrong with several values where one belongs, and with anything but yes of a finding without values."""
    finding = names.findings.get(column.target.text) if column.target and column.key == "conclude" else None
    if finding and finding.kind is Kind.YES_NO and cell.text != YES:
        what = f"a row concludes '{finding.id}' with {YES}, and not with '{cut(cell.text)}'"
        hint, cause = f"write {YES}, or - where it does not", Cause("cells of a column", finding.id)
        return Problem(cell.place, what, hint, BAD_VALUE, cause)
    takes_several = column.key in LISTS or (finding is not None and finding.kind is Kind.SEVERAL)
    if len(words) > 1 and not takes_several:
        what = f"'{column.heading.text}' takes one value, and not '{cut(cell.text)}'"
        return Problem(cell.place, what, "write a row for each", BAD_VALUE)
    return None

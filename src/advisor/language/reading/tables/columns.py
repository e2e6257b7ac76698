"""Headings: what the cells below each of them say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from advisor.language.grammar.sections import VALUED
from advisor.language.grammar.shapes import Field, Takes
from advisor.language.grammar.tables import ABOUT, LISTS, OUTPUTS
from advisor.language.reading.nodes import Text
from advisor.language.reading.vocabulary import Vocabulary
from advisor.language.reading.words import MOST_GUESSES, READABLE, missing, no_such
from advisor.model import Finding, Kind
from advisor.names import did_you_mean, nearest
from advisor.problems import BAD_SHAPE, BAD_VALUE, NAME_TAKEN, Problem

COLUMN = "a fact, a finding, or what the row does"

# So many strange headings may each be misspelt.
FEW = 2


class Cells(Enum):
    """What the cells of a column are: a condition, something that a row does, or what is said of the row."""

    CONDITION = "a condition"
    DEED = "a deed"
    ABOUT = "about the row"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column that could be read: the fact or finding that its cells test, or what they do, and to whom."""

    heading: Text
    cells: Cells
    key: str
    target: Text | None = None


def read_columns(
    headings: Sequence[Text], names: Vocabulary, problems: list[Problem]
) -> tuple[TableColumn | None, ...]:
    """Return the column under each heading; None for one that is in the problems."""
    seen: dict[str, Text] = {}
    before = len(problems)
    columns: list[TableColumn | None] = []
    for heading in headings:
        words = " ".join(heading.text.split())
        first = seen.setdefault(words, heading)
        is_new = first is heading
        columns.append(read_column(replace(heading, text=words), names, problems) if is_new else None)
        if words and not is_new:
            what, hint = f"there are two columns '{words}'", f"the first is at {first.place}"
            problems.append(Problem(heading.place, what, hint, NAME_TAKEN))
    if len(headings) > FEW and not any(columns):
        what, hint = "no word in this line heads a column", "write the headings of the columns above the rows"
        problems[before:] = [Problem(headings[0].place, what, hint, BAD_SHAPE)]
    return tuple(columns)


def read_column(heading: Text, names: Vocabulary, problems: list[Problem]) -> TableColumn | None:
    """Return one column; None if it is in the problems."""
    first, _, target = heading.text.partition(" ")
    if heading.text in ABOUT:
        return TableColumn(heading, Cells.ABOUT, heading.text)
    if heading.text in LISTS:
        return TableColumn(heading, Cells.DEED, heading.text)
    if first in OUTPUTS:
        return deed(heading, OUTPUTS[first], target, names, problems)
    if heading.text in names.readable:
        return TableColumn(heading, Cells.CONDITION, heading.text)
    if not heading.text:
        what = "this column has no heading"
        problems.append(Problem(heading.place, what, f"name {COLUMN}", BAD_SHAPE))
    else:
        problems.append(unknown(heading, names, problems))
    return None


def unknown(heading: Text, names: Vocabulary, problems: list[Problem]) -> Problem:
    """Return the problem of a heading that nothing has."""
    what, known = f"there is no column '{heading.text}'", tuple(headings(names))
    problem = missing(what, READABLE, heading, known, problems)
    alone = heading.text if " " in heading.text else ""
    if not problem.hint and (first := nearest(alone.partition(" ")[0], OUTPUTS)):
        return replace(problem, hint=f"did you mean '{first} {alone.partition(' ')[2]}'?")
    if not problem.hint and len(problems) < MOST_GUESSES:
        deeds = (name for name in known if name.partition(" ")[0] in OUTPUTS)
        return replace(problem, hint=f"head it with {COLUMN}, such as '{next(deeds, 'advise')}'")
    return problem


def headings(names: Vocabulary) -> Iterator[str]:
    """Yield all that a column may be headed."""
    yield from (*names.readable, *ABOUT, *LISTS)
    for field in OUTPUTS.values():
        yield from (f"{field.key} {name}" for name in targets_in(field, names))


def targets(
    field: Field,
    decisions: Iterable[str],
    findings: Mapping[str, Finding],
    candidates: Iterable[str],
) -> tuple[str, ...]:
    """Return whom the cells of a column may be about."""
    match field.takes:
        case Takes.DECISION:
            return tuple(decisions)
        case Takes.FINDINGS | Takes.SUM:
            wants_sum = field.takes is Takes.SUM
            return tuple(name for name, each in findings.items() if (each.kind is Kind.SUM) is wants_sum)
        case _:
            return tuple(candidates)


def targets_in(field: Field, names: Vocabulary) -> tuple[str, ...]:
    return targets(field, names.decisions, names.findings, names.candidates)


WANTED: Mapping[str, str] = {
    "choose": "decision",
    "conclude": "finding",
    "add": "sum",
    "favour": "candidate",
    "weigh_against": "candidate",
}


def deed(
    heading: Text, field: Field, target: str, names: Vocabulary, problems: list[Problem]
) -> TableColumn | None:
    """Return a column of which the heading says to whom a row does something; None if there is nobody."""
    known, wanted = targets_in(field, names), WANTED[field.key]
    if not target:
        what = f"'{field.key}' needs the name of a {wanted} behind it"
        hint = did_you_mean("", [f"{field.key} {name}" for name in known])
        problems.append(Problem(heading.place, what, hint, BAD_SHAPE))
        return None
    place, start = heading.place, len(heading.text) - len(target)
    if place.width == len(heading.text):
        place = replace(place, column=place.column + start, width=len(target))
    word = Text(target, place)
    if target not in known:
        problems += no_target(field, word, wanted, names, problems)
        return None
    return TableColumn(heading, Cells.DEED, field.key, word)


def no_target(
    field: Field, word: Text, wanted: str, names: Vocabulary, problems: list[Problem]
) -> list[Problem]:
    """Return the problem of a name of the wrong sort, or that nothing has; none of a finding that is broken itself."""
    finding = names.findings.get(word.text)
    if finding and finding.kind in VALUED and not finding.values:
        return []
    if field.takes in (Takes.FINDINGS, Takes.SUM) and finding:
        other = "add" if field.key == "conclude" else "conclude"
        is_one = "a sum" if other == "add" else "no sum"
        what, hint = f"'{word.text}' is {is_one}", f"write '{other} {word.text}'"
        return [Problem(word.place, what, hint, BAD_VALUE)]
    return [no_such(wanted, word, targets_in(field, names), problems)]

"""Tables read naively, from YAML or CSV: each row is what its cells ask for, and what it does."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from naive_questions import INTERVAL, Written

OF_THE_ROW = ("row", "because", "title", "source")
"""Columns that neither ask for anything nor do it."""
EFFECTS = ("choose", "conclude", "add", "favour", "weigh_against", "rule_out", "include", "exclude", "advise")
OTHERWISE = "otherwise"
COMPARED = {">=": "at_least", "<=": "at_most", ">": "above", "<": "below"}
ENDS = re.compile(r"([\[\](])\s*(.+?)\s*\.\.\s*(.+?)\s*([\])\[])")
LOWER, UPPER = {"[": "at_least", "]": "above", "(": "above"}, {"]": "at_most", "[": "below", ")": "below"}


@dataclass(frozen=True)
class Row:
    """A row of a table: what stands under each name that it reads, unless it is for all that no other row is for."""

    name: str
    asks: tuple[Mapping[str, Written], ...]
    otherwise: bool
    then: Written


def rows_of(table: Written, files: Mapping[str, str]) -> Iterator[Row]:
    lines = sheet(files[table["file"]]) if "file" in table else [table["columns"], *table["rows"]]
    columns = lines[0]
    reads = [name for name in columns if not is_effect(name) and name not in OF_THE_ROW]
    for number, line in enumerate(lines[1:], 1):
        cells = dict(zip(columns_of(line, columns, reads), line, strict=True))
        said = {name: cell for name, cell in cells.items() if cell not in ("", "-")}
        otherwise = said.get(reads[0]) == OTHERWISE
        asks = () if otherwise else tuple({name: asked(said[name])} for name in reads if name in said)
        yield Row(said.get("row", f"r{number}"), asks, otherwise, effects(said))


def columns_of(line: Sequence[str], columns: Sequence[str], reads: Sequence[str]) -> Sequence[str]:
    """Return the column of each cell of a line; `otherwise` may stand for all that is read."""
    skipped = reads[1:] if OTHERWISE in line and len(line) < len(columns) else ()
    return [name for name in columns if name not in skipped]


def is_effect(column: str) -> bool:
    return column.split(" ", maxsplit=1)[0] in EFFECTS


def sheet(text: str) -> list[list[str]]:
    """Return the cells of a file as a spreadsheet writes it; the heading shows what separates them."""
    text = text.removeprefix("\ufeff")
    separator = max(",;\t", key=text.splitlines()[0].count)
    lines = csv.reader(text.splitlines(), delimiter=separator)
    decimals = re.compile(r"(?<=[0-9]),(?=[0-9])") if separator == ";" else re.compile("(?!)")
    return [[decimals.sub(".", cell.strip()) for cell in line] for line in lines if any(line)]


def asked(cell: str) -> Written:
    """Return what stands in a cell as it would stand under a name in a condition."""
    if match := re.fullmatch(r"not\((.*)\)", cell):
        return {"none_of": either_of(match[1])}
    if match := ENDS.fullmatch(cell):
        begin, low, high, end = match.groups()
        return {INTERVAL: ((LOWER[begin], low), (UPPER[end], high))}
    if match := re.fullmatch(r"(>=|<=|>|<)\s*(.*)", cell):
        return {COMPARED[match[1]]: match[2]}
    values = either_of(cell)
    return values[0] if len(values) == 1 else values


def either_of(cell: str) -> list[str]:
    return [value.strip() for value in cell.split("|")]


def effects(said: Mapping[str, str]) -> Written:
    then: dict[str, Written] = {}
    for column, cell in said.items():
        if is_effect(column):
            key, _, target = column.partition(" ")
            values = either_of(cell)
            if target:
                then.setdefault(key, {})[target] = values if len(values) > 1 else cell
            else:
                then[key] = values
    return then

"""The reference of the language for authors, docs/language.md, made from the table of the grammar.

python tests/support/reference.py            write it anew
"""

from collections.abc import Iterator
from pathlib import Path

from advisor.language.grammar import answers, cases, conditions, rules, sections, tables
from advisor.language.grammar.shapes import Field, Fields, Listed, Named, OneWord, Shape, Takes

PAGE = Path(__file__).parents[2] / "docs" / "language.md"
HEAD = """\
# Every field of the language

What may be written in knowledge and case files, in the order in which `advisor fmt` writes it. `rules/README.md` explains how to use it; this page is made from the table in `src/advisor/language/grammar/`. The examples speak of the base that `advisor new knowledge` makes, and of some names that are not there: a number `minutes`, a finding `burden` with the values `light` and `heavy`, a sum `effort`, a decision `stop` and what to take along, `coat` and `umbrella`. A field with a star must be there.
"""
BESIDE: dict[Fields, str] = {
    rules.EXAMPLE: "Facts stand in it, each with its answer. Beside them:",
    cases.EXPECT: f"Decisions stand in it, each with {Takes.ENDING.value}. Beside them:",
    rules.GUARANTEE: f"It claims one thing: {', '.join(f'`{claim}`' for claim in rules.GUARANTEE.claims)}.",
}
CONDITION = "A condition holds facts and findings, each with a value or a list of values (of a finding that is no value and no sum: `yes` or `no`). Beside them may stand:"
PARTIAL = "Under a fact that is answered stands a value or a list of values; a list that ends in `...` leaves the others open. Where the answer is not known whole, one of these fields may stand there, or `at_least` with `at_most`, or `has` with `not`. In one word, as for `--set` and in the cells of tables, the same is said by signs: `near/middle`, `middle..`, `..middle`, `near..middle`, `-near`, and of a set `parcels,-child,...`."
OF_NUMBER = "Under a fact that is a number stands the number or date, or `one_of`, or bounds, all of which hold. In one word: `20`, `20..`, `..40`, `20..40`, `20/40`; and the name of a range stands for its numbers: `short`, `short..`, `-short`."
BOUNDS = "Under a fact or a finding that is a scale, a number or a sum may stand instead of a value:"
SETS = "Under a fact or a finding with several values may stand instead of a value, and the fourth under one with one value too:"

COLUMNS = "A column is headed by a fact or a finding, and each cell below says what it has to be. Other columns say what a row does, some with a name behind them such as `choose transport`, or speak of the row:"
CELLS = "In a cell of a condition stands:"


def page() -> str:
    """Return the whole page."""
    return "\n".join((HEAD, *(line for part in parts() for line in part)))


def parts() -> Iterator[list[str]]:
    """Yield each entry once, the outer ones first, with the operators where conditions are met first."""
    left: list[Fields] = [sections.FILE, cases.CASE]
    told: list[Fields] = []
    while left:
        entry = left.pop(0)
        if entry in told or entry is rules.FIRING:
            continue
        told.append(entry)
        yield table(entry.what[0].upper() + entry.what[1:], BESIDE.get(entry, ""), entry.fields)
        left[:0] = [inner for field in entry.fields if (inner := entry_in(field.takes))]
        if entry is rules.EXAMPLE:
            yield table("A partial answer", PARTIAL, answers.ANSWER.fields)
            yield table("A partial answer to a number", OF_NUMBER, answers.NUMBER_ANSWER.fields)
        if entry is rules.RULE:
            yield table("A condition", CONDITION, tuple(conditions.OPERATORS.values()))
            yield table("Bounds", BOUNDS, conditions.BOUNDS)
            yield table("Operators of sets", SETS, conditions.SETS)
            yield table("A count", "", conditions.COUNT.fields)
        if entry is tables.TABLE:
            columns = (*tables.OUTPUTS.values(), *tables.LISTS.values(), *tables.ABOUT.values())
            yield table("A column", COLUMNS, columns)
            yield [
                "## A cell",
                "",
                CELLS,
                "",
                "| cell | what it says |",
                "|---|---|",
                *map(cell, tables.FORMS),
                "",
            ]


def table(title: str, words: str, fields: tuple[Field, ...]) -> list[str]:
    """Return a heading and a table of fields."""
    head = ["| field | what stands there | what it is | such as |", "|---|---|---|---|"]
    return [f"## {title}", "", *([words, ""] if words else []), *head, *map(row, fields), ""]


def cell(form: tables.CellForm) -> str:
    """Return the line of what may stand in a cell; a stroke would end it."""
    return f"| `{form.written.replace('|', chr(92) + '|')}` | {form.says} |"


def row(field: Field) -> str:
    """Return the line of a field."""
    kinds = f" Only of the kinds: {', '.join(kind.value for kind in field.kinds)}." if field.kinds else ""
    needs = f" Only beside `{field.needs}`." if field.needs else ""
    most = f" At most {field.longest} characters." if field.longest else ""
    example = f"`{field.example.replace('|', chr(92) + '|')}`" if field.example else ""
    star = "*" if field.required else ""
    return f"| `{field.key}`{star} | {stands(field.takes)} | {field.says}{most}{kinds}{needs} | {example} |"


def stands(shape: Shape) -> str:
    """Return what stands somewhere, in words."""
    match shape:
        case Takes():
            return shape.value
        case OneWord(words=words):
            return " or ".join(f"`{word}`" for word in words)
        case Fields():
            return "fields"
        case Named(each=Takes.TEXT, like=like):
            return f"names such as `{like}`, each with a text"
        case Named(like=like):
            return f"names such as `{like}`, each with fields"
        case Listed(each=each):
            return "a list of conditions" if each is Takes.CONDITION else "a list"


def entry_in(shape: Shape) -> Fields | None:
    """Return the entry that stands somewhere, under names or in a list too."""
    inner = shape.each if isinstance(shape, Named | Listed) else shape
    return inner if isinstance(inner, Fields) else None


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

"""Tables: rows of rules, what their columns may be, and what stands in a cell."""

# A table is read line by line.
# fmt: off

from collections.abc import Mapping
from dataclasses import dataclass, replace

from advisor.language.grammar.conditions import BOUNDS, OTHERWISE
from advisor.language.grammar.rules import ACCEPT, BECAUSE, RULE, SOURCE
from advisor.language.grammar.shapes import Field, Fields, Listed, OneWord, Takes

HITS: Mapping[str, str] = {
    "unique": "At most one row ever applies; `advisor check` proves it.",
    "first": "Of the rows that apply, only the first counts.",
    "each": "All rows that apply count.",
}

# A heading that begins with one of these has a name behind it, and the cells below say what a row does.
OUTPUTS: Mapping[str, Field] = {field.key: field for field in (
    Field("choose", Takes.DECISION, "The candidate of this decision that the row chooses.", example="choose routing"),
    Field("conclude", Takes.FINDINGS, "The value that this finding gets; `yes` of one without values.", example="conclude risk"),
    Field("add", Takes.SUM, "The points that go to this sum; below zero they are taken away.", example="add score"),
    Field("favour", Takes.CANDIDATE, "The points that this candidate gets.", example="favour walk"),
    Field("weigh_against", Takes.CANDIDATE, "The points that are taken from this candidate.", example="weigh_against bus"),
)}
# These stand alone: the cells name whom they are about.
LISTS: Mapping[str, Field] = {field.key: field for field in (
    Field("rule_out", Takes.CANDIDATES, "Whom the row removes.", example="bicycle|bus"),
    Field("include", Takes.CANDIDATES, "What applies, of a decision of the kind all_that_apply.", example="housing"),
    Field("exclude", Takes.CANDIDATES, "What does not apply, whatever includes it.", example="housing"),
    Field("advise", Takes.ADVICE, "The advice that the row gives.", example="take-a-lamp"),
)}
# What these columns say is about the row itself.
ROW = "row"
ABOUT: Mapping[str, Field] = {field.key: field for field in (
    Field(ROW, Takes.TEXT, "The name of the row, which stays when rows move: `fmt` writes it where it is missing.", example="r1"),
    Field("title", Takes.TEXT, "One line that reads as a statement, instead of the title of the table with the name of the row."),
    Field("because", Takes.TEXT, "The reason, instead of that of the table."),
    Field("source", Takes.PASSAGES, "The passages, instead of those of the table.", example="P1|P2"),
)}


@dataclass(frozen=True, slots=True)
class CellForm:
    """What may stand in a cell of a condition: how it is written, and what it says."""

    written: str
    says: str


EMPTY = ("", "-")
EITHER = "|"
FORMS = (
    CellForm("-", "Whatever it is; an empty cell says the same."),
    CellForm("a", "This value, number or date; of a finding `yes` or `no`."),
    CellForm("a|b", "One of these."),
    CellForm("not(a|b)", "None of these."),
    *(CellForm(bound.cell.format(18), bound.says) for bound in BOUNDS if bound.cell.endswith(" {}")),
    CellForm("[10..20]", "From the first to the second, both included."),
    CellForm("[10..20)", "The same without the second; `[10..20[` says it too."),
    CellForm("(10..20]", "The same without the first; `]10..20]` says it too."),
    CellForm(OTHERWISE.key, "In the first condition of a row: no other row applies."),
)
# The sign of each bound.
SIGNS: Mapping[str, str] = {
    bound.cell.removesuffix(" {}"): bound.key for bound in BOUNDS if bound.cell.endswith(" {}")
}

TABLE = Fields("a table", (
    Field("title", Takes.TEXT, "What the table is about; rows without a title of their own are named after it.", required=True,
          blank="what the table is about, in a few words", example="What to take"),
    replace(BECAUSE, says="The reason of every row that has none of its own.",
            blank="why the rows are as they are, in a sentence or two"),
    Field("if", Takes.CONDITION, "What has to be true beside each row.", example="{rain: no}"),
    Field("hit", OneWord(HITS), "Which of the rows that apply count; `unique` where nothing is said.", example="first"),
    replace(RULE.by_key["factor"], says="The point of view from which its rows count."),
    SOURCE, ACCEPT,
    Field("file", Takes.TABLE_FILE, "The CSV file beside this one that holds the columns and rows.", example="ways.csv"),
    Field("columns", Takes.COLUMNS, "Facts and findings, what a row does, and what is said of it.", needs="rows",
          example="[row, distance, rain, favour walk]"),
    Field("rows", Listed(Takes.CELLS, least=1), "A list for each row, with a cell for each column.", needs="columns",
          example="[[r1, near, no, strong], [r2, otherwise, slight]]"),
), claims=("file", "rows"))

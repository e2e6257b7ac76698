"""Kinds of facts, what a condition on one may be, and how conditions are joined."""

# A table is read line by line.
# fmt: off

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.language.grammar.shapes import Field, Fields, Listed, Takes
from advisor.model import NUMBERS, ORDERED, Kind

NUMBER_KINDS = tuple(kind for kind in Kind if kind in NUMBERS)
GO_UP = tuple(kind for kind in Kind if kind in ORDERED)


@dataclass(frozen=True, slots=True)
class Answering:
    """How facts of a kind are answered: told to authors, in a message about one, and over its values."""

    says: str
    words: str
    values: str


KINDS: Mapping[Kind, Answering] = {
    Kind.YES_NO: Answering("A question that is answered with yes or no.", "a yes/no question", "One of: {}."),
    Kind.CHOICE: Answering("A question of which one value is the answer.", "a choice without an order",
                           "One of: {}."),
    Kind.SCALE: Answering("A question of which one value is the answer, with values from low to high.",
                          "a scale", "From low to high: {}."),
    Kind.SEVERAL: Answering("A question of which any number of values is the answer, also none.",
                            "a set of several values", "Any of: {}."),
    Kind.NUMBER: Answering("A question of which a number is the answer.", "a number", "A number {}."),
    Kind.MONEY: Answering("A question of which an amount of money is the answer.", "an amount of money",
                          "An amount {}."),
    Kind.PERCENT: Answering("A question of which a percentage is the answer.", "a percentage", "A percentage {}."),
    Kind.DATE: Answering("A question of which a day is the answer.", "a date", "A date {}."),
}

# Under a finding.
CONCLUDED: Mapping[str, str] = {"yes": "It was concluded.", "no": "It is known not to be so."}

# Under a fact of the right kind, where a value or a list of values may stand too.
BOUNDS = (
    Field("at_least", Takes.VALUE, "This value or a higher one.", kinds=GO_UP, example="middle", cell=">= {}"),
    Field("at_most", Takes.VALUE, "This value or a lower one.", kinds=GO_UP, example="middle", cell="<= {}"),
    Field("above", Takes.VALUE, "A higher number than this, or a later date.", kinds=NUMBER_KINDS, example="20", cell="> {}"),
    Field("below", Takes.VALUE, "A lower number than this, or an earlier date.", kinds=NUMBER_KINDS, example="20", cell="< {}"),
    Field("between", Takes.ENDS, "From the first to the second, both included.", kinds=NUMBER_KINDS,
          example="[10, 20]", cell="[{}..{}]"),
)

COUNT = Fields("a count", (
    Field("count", Takes.NUMBER, "How many.", required=True, example="2"),
    Field("of", Takes.VALUES, "Of which.", required=True, example="[parcels, papers, child]"),
), open=False)
# Under a set of several values; the one but last also under any other value.
SETS = (
    Field("all_of", Takes.VALUES, "All of these are in it.", kinds=(Kind.SEVERAL,), example="[parcels, papers]"),
    Field("any_of", Takes.VALUES, "At least one of these is in it.", kinds=(Kind.SEVERAL,), example="[parcels, papers]"),
    Field("only", Takes.VALUES, "Nothing but these is in it; it may be empty.", kinds=(Kind.SEVERAL,),
          example="[parcels, papers]"),
    Field("none_of", Takes.VALUES, "It is none of these; of a set, none of these is in it.",
          kinds=(Kind.CHOICE, Kind.SCALE, Kind.SEVERAL, *NUMBER_KINDS), cell="not({})",
          example="[parcels, papers]"),
    Field("at_least", COUNT, "At least so many of these are in it.", kinds=(Kind.SEVERAL,),
          example="{count: 2, of: [parcels, papers, child]}"),
)

# What may stand under a fact or a finding in the place of a value, lower ends first; `at_least` takes one, or counts.
LOWER = ("at_least", "above")
COMPARED = Fields("a comparison", tuple(
    {field.key: field for field in sorted((*BOUNDS, *SETS), key=lambda field: field.key not in LOWER)}.values()
), open=False)

# Beside facts and findings.
GROUPS = (
    Field("any", Listed(Takes.CONDITION, least=1), "At least one of these conditions is true.",
          example="[{distance: far}, {carrying: child}]"),
    Field("all", Listed(Takes.CONDITION, least=1),
          "All of these conditions are true. Needed only to name one fact twice.",
          example="[{carrying: child}, {carrying: papers}]"),
)
NOT = Field("not", Takes.CONDITION, "The condition below is known to be false.",
            example="{carrying: [parcels, child]}")
OTHERWISE = Field("otherwise", Takes.AWAITED,
                  "Every rule that favours, chooses or concludes something of this is known to be false.",
                  example="transport")
OPERATORS: Mapping[str, Field] = {operator.key: operator for operator in (*GROUPS, NOT, OTHERWISE)}

"""Kinds of facts, what a condition on one may be, and how conditions are joined."""

# A table is read line by line.
# fmt: off

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.language.grammar.shapes import Field, Listed, Takes
from advisor.model import Kind


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
}

# Under a finding.
CONCLUDED: Mapping[str, str] = {"yes": "It was concluded.", "no": "It is known not to be so."}

# Under a fact of the right kind, where a value or a list of values may stand too.
BOUNDS = (
    Field("at_least", Takes.VALUE, "This value or a higher one.", kinds=(Kind.SCALE,), example="middle"),
    Field("at_most", Takes.VALUE, "This value or a lower one.", kinds=(Kind.SCALE,), example="middle"),
)

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
OPERATORS: Mapping[str, Field] = {operator.key: operator for operator in (*GROUPS, NOT)}

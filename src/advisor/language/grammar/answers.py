"""What may stand under a fact where an answer is given, beside a value or a list of values."""

# A table is read line by line.
# fmt: off

from dataclasses import replace

from advisor.language.grammar.shapes import Field, Fields, Takes
from advisor.model import Kind

ONE_VALUE = (Kind.YES_NO, Kind.CHOICE, Kind.SCALE)

ANSWER = Fields("a partial answer", (
    Field("one_of", Takes.VALUES, "It is one of these.", kinds=ONE_VALUE, example="[near, middle]"),
    Field("at_least", Takes.VALUE, "It is this value or a higher one.", kinds=(Kind.SCALE,), example="middle"),
    Field("at_most", Takes.VALUE, "It is this value or a lower one.", kinds=(Kind.SCALE,), example="middle"),
    Field("has", Takes.VALUES, "All of these are in it; others are open.", kinds=(Kind.SEVERAL,),
          example="[parcels, papers]"),
    Field("not", Takes.VALUES, "It is none of these; of a set, none of these is in it.", example="near"),
), open=False, some=True)

BOUNDS = ("at_least", "at_most")

# Fields that go together; any other stands alone.
TOGETHER = (frozenset(BOUNDS), frozenset({"has", "not"}))

NUMBER_BOUNDS = (
    Field("at_least", Takes.VALUE, "It is this number or a higher one.", example="20"),
    Field("at_most", Takes.VALUE, "It is this number or a lower one.", example="40"),
    Field("above", Takes.VALUE, "It is a higher number, or a later date.", example="20"),
    Field("below", Takes.VALUE, "It is a lower number, or an earlier date.", example="40"),
    Field("between", Takes.ENDS, "It lies from the first to the second, both included.", example="[20, 40]"),
)
NUMBER_ANSWER = Fields("a partial answer to a number", (
    Field("one_of", Takes.VALUES, "It is one of these; `20..40` may be among them.", example="[20, 40]"),
    *NUMBER_BOUNDS,
    Field("not", Takes.VALUES, "It is none of these.", example="20"),
), open=False, some=True)

# What stands under the name of a range.
RANGE = Fields("a range", tuple(
    replace(bound, takes=Takes.NUMBER if bound.takes is Takes.VALUE else bound.takes) for bound in NUMBER_BOUNDS
), open=False, some=True)

# What may stand under a fact, whatever its kind.
EVERY_ANSWER = replace(ANSWER, fields=(*ANSWER.fields, *NUMBER_BOUNDS[len(BOUNDS):]))

"""What may stand under a fact where an answer is given, beside a value or a list of values."""

# A table is read line by line.
# fmt: off

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

"""What may stand under a fact where an answer is given, beside a value or a list of values."""

# A table is read line by line.
# fmt: off

from advisor.language.grammar.conditions import GO_UP, NUMBER_KINDS
from advisor.language.grammar.shapes import Field, Fields, Takes
from advisor.model import Kind

ONE_VALUE = tuple(kind for kind in Kind if kind is not Kind.SEVERAL)

ANSWER = Fields("a partial answer", (
    Field("one_of", Takes.VALUES, "It is one of these.", kinds=ONE_VALUE, example="[near, middle]"),
    Field("at_least", Takes.VALUE, "It is this value or a higher one.", kinds=GO_UP, example="middle"),
    Field("at_most", Takes.VALUE, "It is this value or a lower one.", kinds=GO_UP, example="middle"),
    Field("above", Takes.VALUE, "It is a higher number than this, or a later date.", kinds=NUMBER_KINDS,
          example="10"),
    Field("below", Takes.VALUE, "It is a lower number than this, or an earlier date.", kinds=NUMBER_KINDS,
          example="20"),
    Field("between", Takes.ENDS, "It lies from the first to the second, both included.", kinds=NUMBER_KINDS,
          example="[10, 20]"),
    Field("has", Takes.VALUES, "All of these are in it; others are open.", kinds=(Kind.SEVERAL,),
          example="[parcels, papers]"),
    Field("not", Takes.VALUES, "It is none of these; of a set, none of these is in it.", example="near"),
), open=False, some=True)

BOUNDS = ("at_least", "at_most")

# Fields that go together; any other stands alone.
TOGETHER = (frozenset(BOUNDS), frozenset({"has", "not"}))

# What a number may be narrowed by; any of these go together.
NUMBER_BOUNDS = ("at_least", "at_most", "above", "below", "between")

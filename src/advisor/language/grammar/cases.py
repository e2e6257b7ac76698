"""Case files: answers, and what experts expect of them."""

# A table is read line by line.
# fmt: off

from collections.abc import Iterable, Mapping
from dataclasses import replace

from advisor.language.grammar.shapes import Field, Fields, Takes
from advisor.model import Kind

ENDINGS: Mapping[str, str] = {
    "tie": "Several candidates share the first place.",
    "none": "Every candidate is ruled out.",
    "?": "`advisor test --update` writes down what comes out.",
}

# Decisions stand in it too, each with how it must end.
EXPECT = Fields("'expect'", (
    Field("not", Takes.CANDIDATES, "Candidates that must not win.", example="[bicycle, bus]"),
    Field("cites", Takes.RULES, "Rules that must fire.", example="everyday/near-is-walked"),
), some=True, names_first=True)


def expect_of(decisions: Iterable[str]) -> Fields:
    """Return what stands under `expect` where these are the decisions."""
    endings = (Field(decision, Takes.ENDING, "How it must end.") for decision in decisions)
    return replace(EXPECT, fields=(*endings, *EXPECT.fields))


# Under a fact that is answered in part.
ONE_VALUE = (Kind.YES_NO, Kind.CHOICE, Kind.SCALE)
ANSWER = Fields("a partial answer", (
    Field("one_of", Takes.VALUES, "It is one of these.", kinds=ONE_VALUE, example="[near, middle]"),
    Field("at_least", Takes.VALUE, "It is this value or a higher one.", kinds=(Kind.SCALE,), example="middle"),
    Field("at_most", Takes.VALUE, "It is this value or a lower one.", kinds=(Kind.SCALE,), example="middle"),
    Field("has", Takes.VALUES, "All of these are in it; of others nothing is said.", kinds=(Kind.SEVERAL,),
          example="[parcels]"),
    Field("not", Takes.VALUES, "It is none of these, and none of them is in it.", example="near"),
), open=False, some=True)
# Fields that go together; each other one stands alone.
TOGETHER = (frozenset({"at_least", "at_most"}), frozenset({"has", "not"}))


CASE = Fields("a case", (
    Field("title", Takes.TEXT, "The case in a line.", required=True,
          blank="who asks, in one line, such as: Bank ledger, Java team, one team",
          example="Round the corner"),
    Field("answers", Takes.ANSWERS, "What is answered; leave out what is not known.", required=True,
          example="{distance: near, carrying: [], rain: unknown}"),
    Field("expect", EXPECT, "What has to come out.", required=True, example="{transport: [walk, bicycle]}"),
    Field("because", Takes.TEXT, "What a fair expert would accept, and why.", required=True,
          blank="what a fair expert would accept for these answers, and why",
          example="Anything but walking takes longer."),
), spaced=True)

"""Case files: answers, and what experts expect of them."""

# A table is read line by line.
# fmt: off

from collections.abc import Iterable, Mapping
from dataclasses import replace

from advisor.language.grammar.shapes import Field, Fields, Takes

ENDINGS: Mapping[str, str] = {
    "tie": "Several candidates share the first place.",
    "none": "Every candidate is ruled out.",
    "?": "`advisor test --update` writes down what comes out.",
}

OF_A_LIST: Mapping[str, str] = {"none": "Nothing applies.", "?": ENDINGS["?"]}

# Decisions stand in it too, each with how it must end.
EXPECT = Fields("'expect'", (
    Field("not", Takes.CANDIDATES, "Candidates that must not win, or not apply.", example="[bicycle, bus]"),
    Field("cites", Takes.RULES, "Rules that must fire.", example="everyday/near-is-walked"),
), some=True, names_first=True)


def expect_of(decisions: Iterable[str]) -> Fields:
    """Return what stands under `expect` where these are the decisions."""
    endings = (Field(decision, Takes.ENDING, "How it must end.") for decision in decisions)
    return replace(EXPECT, fields=(*endings, *EXPECT.fields))


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

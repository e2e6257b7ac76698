"""How a decision ended, on one line, as every view says it."""

import pytest

from advisor.explain.strength import Level, strengths
from advisor.model import Answer, Is, Kind, Rule, RuleOut
from advisor.recommend import recommend
from advisor.views.document.spans import Line, Toned
from advisor.views.headlines import choice, headline
from builders import base, fact, rule, when

YES = Is("flag", ("yes",))
NOBODY = rule("r/nobody", YES, *map(RuleOut, "abc"))


def words(line: Line) -> str:
    return "".join(span.words if isinstance(span, Toned) else str(span) for span in line)


@pytest.mark.parametrize(
    ("made", "answer", "plain", "with_level"),
    [
        (when(YES, a=1), "yes", "A, 1 point ahead", "A - CLOSE"),
        (when(YES, a=1, b=1), "yes", "A or B, level on points", "A or B - CLOSE"),
        (when(YES, a=1), None, "A, B or C, level on points", "no recommendation yet - TOO LITTLE KNOWN"),
        (NOBODY, "yes", "nobody is left", "nobody is left"),
    ],
)
def test_an_ending_is_told_by_its_lead_and_with_its_level_as_the_verdict_tells_it(
    made: Rule, answer: Answer | None, plain: str, with_level: str
) -> None:
    rules, profile = base([fact("flag", Kind.YES_NO)], [made]), {"flag": answer} if answer else {}
    outcomes = recommend(rules, profile).outcomes
    level = strengths(rules, profile, outcomes)["choice"].level
    assert words(headline(rules, outcomes["choice"])) == f"Choice: {plain}"
    assert words(headline(rules, outcomes["choice"], level)) == f"Choice: {with_level}"


def test_of_a_crowd_that_ties_only_the_number_is_told() -> None:
    assert choice(["Gin", "Rails", "Django", "Laravel"]) == "any of 4"
    assert choice(["Gin", "Rails", "Django", "Laravel"], Level.TOO_LITTLE_KNOWN) == "no recommendation yet"

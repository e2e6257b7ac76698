"""How a decision ended, in the words that all views share, and in those that a format has."""

import pytest

from advisor.explain.endings import ending, winners_words
from advisor.explain.expected import outcome_words
from advisor.model import Is, Kind, Rule, RuleOut
from advisor.recommend import recommend
from builders import base, fact, rule, when

YES = Is("flag", ("yes",))
SILENT = ", as no rule has spoken yet for or against A, B and C"
RULED_OUT = "nobody, as every candidate is ruled out"
NOBODY = rule("r/nobody", YES, *map(RuleOut, "abc"))


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], "nobody"),
        (["Gin"], "Gin"),
        (["Gin", "Rails"], "a tie between Gin and Rails"),
        (["Gin", "Rails", "Django"], "a tie between Gin, Rails and Django"),
        (["Gin", "Rails", "Django", "Laravel"], "a tie of 4"),
    ],
)
def test_who_won_is_a_name_a_tie_or_nobody(names: list[str], words: str) -> None:
    assert winners_words(names) == words


@pytest.mark.parametrize(
    ("made", "answer", "said", "kept"),
    [
        (when(YES, a=1), "yes", "A, 1 point ahead; settled", "A, 1 ahead"),
        (when(YES, a=4, b=2), "yes", "A, 2 points ahead; settled", "A, 2 ahead"),
        (when(YES, a=1), None, f"a tie{SILENT}; more answers may change it", "a tie between A and B and C"),
        (when(YES, a=1, b=1), "yes", "a tie between A and B; settled", "a tie between A and B"),
        (when(YES, a=1, b=1, c=1), "yes", "a tie between A, B and C; settled", "a tie between A and B and C"),
        (NOBODY, "yes", f"{RULED_OUT}; settled", RULED_OUT),
    ],
)
def test_an_ending_is_said_for_people_and_kept_as_the_format_has_it(
    made: Rule, answer: str | None, said: str, kept: str
) -> None:
    rules = base([fact("flag", Kind.YES_NO)], [made])
    outcome = recommend(rules, {"flag": answer} if answer else {}).outcomes["choice"]
    words = ending(rules, outcome)
    assert f"{words.who}{words.how}{words.certainty}" == said
    assert outcome_words(rules, outcome) == kept

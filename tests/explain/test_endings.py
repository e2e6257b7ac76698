"""How a decision ended, in the words that views share, and in those that a format has."""

import pytest

from advisor.explain.endings import winners_words
from advisor.explain.expected import outcome_words
from advisor.model import Is, Kind, Rule, RuleOut
from advisor.recommend import recommend
from builders import base, fact, rule, when

YES = Is("flag", ("yes",))
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
    ("made", "answer", "kept"),
    [
        (when(YES, a=4, b=2), "yes", "A, 2 ahead"),
        (when(YES, a=1), None, "a tie between A and B and C"),
        (when(YES, a=1, b=1), "yes", "a tie between A and B"),
        (NOBODY, "yes", "nobody, as every candidate is ruled out"),
    ],
)
def test_an_ending_is_kept_as_the_format_has_it(made: Rule, answer: str | None, kept: str) -> None:
    rules = base([fact("flag", Kind.YES_NO)], [made])
    outcome = recommend(rules, {"flag": answer} if answer else {}).outcomes["choice"]
    assert outcome_words(rules, outcome) == kept

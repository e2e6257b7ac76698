"""How strong a result is told to be: its level, how often it stays, and the two sentences about it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from advisor.evaluators.fall import Fall
from advisor.evaluators.prior import PRIOR
from advisor.explain.brief import brief
from advisor.explain.explanation import explain
from advisor.explain.strength import Level, Strength, strengths
from advisor.explain.strength_words import openness, shares_words, strength_words
from advisor.language.reading.answers import Given
from advisor.model import (
    All,
    Conclude,
    Condition,
    DecisionKind,
    Found,
    Is,
    Kind,
    Rule,
    RuleBase,
    RuleOut,
)
from advisor.recommend import recommend
from builders import base, decision, fact, rule, when

FLAG, COLOUR = (
    fact("flag", Kind.YES_NO),
    fact("colour", Kind.CHOICE, ("red", "green", "blue", "grey", "pink")),
)
ALWAYS = All(())
RED, NOT_RED = Is("colour", ("red",)), Is("colour", ("green", "blue", "grey", "pink"))
NEVER = All((RED, NOT_RED))


def known(*rules: Rule, impossible: Iterable[Condition] = ()) -> RuleBase:
    """Return a base with a decision between two, and these rules."""
    named = [rule(f"rule/{number}", each.condition, *each.effects) for number, each in enumerate(rules)]
    two = [decision("choice", "a", "b")]
    return base([FLAG, COLOUR], named, findings=["found"], decisions=two, impossible=impossible)


def strength_of(rules: RuleBase, **answers: str) -> Strength:
    return strengths(rules, answers, recommend(rules, answers).outcomes)["choice"]


def lines_of(rules: RuleBase, **answers: str) -> tuple[str, str, str]:
    """Return what is said of strength, of openness, and of who would be first in how many ways."""
    given = [Given(name, answer) for name, answer in answers.items()]
    explained = explain(rules, given, recommend(rules, answers))
    strength = explained.strengths["choice"]
    shares = shares_words(rules, strength) if strength.shares else ""
    told = strength_words(explained.result.outcomes["choice"], strength)
    return told, "; ".join(openness(brief(explained))), shares


def level_of(rules: RuleBase, **answers: str) -> Level | None:
    return strength_of(rules, **answers).level


def test_where_every_candidate_is_ruled_out_nobody_is_left() -> None:
    rules = known(rule("x", ALWAYS, RuleOut("a"), RuleOut("b")))
    assert level_of(rules) is Level.NOBODY_LEFT
    assert lines_of(rules) == (
        "every candidate is ruled out",
        "proved: none of the 2 open answers can bring anybody back",
        "",
    )


def test_an_open_tie_is_too_little_to_recommend() -> None:
    rules = known(when(RED, a=1))
    assert level_of(rules) is Level.TOO_LITTLE_KNOWN
    strength, openness, shares = lines_of(rules)
    assert (strength, openness) == ("", "open answers decide")
    assert shares.startswith("Of 100 ways to answer the rest, first would be: A ")


def test_who_is_ruled_out_already_is_not_told_to_be_first_in_any_way_to_answer() -> None:
    rules = known(rule("x", ALWAYS, RuleOut("b")), rule("y", NOT_RED, RuleOut("a")))
    *_, shares = lines_of(rules)
    assert "A " in shares
    assert "B " not in shares


def test_the_ways_to_answer_in_which_nobody_is_left_are_told() -> None:
    rules = known(rule("x", ALWAYS, RuleOut("b")), rule("y", NOT_RED, RuleOut("a")))
    *_, shares = lines_of(rules)
    assert (ways := re.search(r"A (\d+); in (\d+) nobody is left\.", shares))
    assert sum(map(int, ways.groups())) in (99, 100)


def test_a_leader_that_stays_in_three_of_five_ways_is_too_little_to_recommend() -> None:
    rules = known(when(ALWAYS, a=9), when(Is("colour", ("red", "green")), b=20))
    strength = strength_of(rules)
    assert strength.leader == "a"
    assert strength.stay is not None
    assert abs(strength.stay - 0.6) < 0.04
    assert strength.level is Level.TOO_LITTLE_KNOWN


def test_a_leader_that_no_rule_speaks_for_is_none_to_recommend_before_it_is_settled() -> None:
    rules = known(*[when(ALWAYS, b=-1)] * 4, when(All((RED, Is("flag", ("yes",)))), b=9))
    strength = strength_of(rules)
    assert strength.stay is not None
    assert strength.stay > 0.85
    assert strength.level is Level.TOO_LITTLE_KNOWN
    assert level_of(rules, colour="blue") is Level.CLEAR


def test_whoever_alone_is_left_is_clear_once_it_is_settled_though_one_veto_keeps_the_others_out() -> None:
    rules = known(rule("x", ALWAYS, RuleOut("b")), when(ALWAYS, a=1, b=1))
    assert strength_of(rules).fall == Fall(1)
    assert level_of(rules) is Level.CLEAR


def test_whoever_alone_is_left_and_may_still_be_ruled_out_is_likely() -> None:
    maybe = rule("y", All((RED, Is("flag", ("yes",)))), RuleOut("a"))
    rules = known(rule("x", ALWAYS, RuleOut("b")), when(ALWAYS, a=1), maybe)
    assert level_of(rules) is Level.LIKELY


def test_a_settled_tie_is_close() -> None:
    rules = known(when(ALWAYS, a=1, b=1))
    assert level_of(rules) is Level.CLOSE
    assert lines_of(rules)[:2] == (
        "level on points",
        "proved: none of the 2 open answers can change the choice",
    )


def test_the_number_of_rules_that_would_have_to_be_wrong_makes_it_close_likely_or_clear() -> None:
    levels = [level_of(known(*[when(ALWAYS, a=1)] * number)) for number in range(1, 6)]
    assert levels == [Level.CLOSE, Level.LIKELY, Level.CLEAR, Level.CLEAR, Level.CLEAR]


def test_what_is_open_and_stays_in_nine_of_ten_ways_is_likely_at_most() -> None:
    risk = when(All((RED, Is("flag", ("yes",)))), b=99)
    rules = known(*[when(ALWAYS, a=1)] * 4, risk)
    assert strength_of(rules).fall == Fall(3, more=True)
    assert level_of(rules) is Level.LIKELY
    assert level_of(rules, flag="no") is Level.CLEAR


def test_a_settled_winner_that_does_not_lead_yet_has_no_level() -> None:
    rules = known(when(RED, a=1), when(NOT_RED, a=2))
    strength = strength_of(rules)
    assert (strength.leader, strength.stay, strength.fall, strength.level) == ("a", 1, None, None)
    assert lines_of(rules)[0] == "whatever is still answered"


def test_a_settled_result_stays_and_no_shares_are_needed() -> None:
    strength = strength_of(known(when(ALWAYS, a=1)))
    assert strength.stay == 1
    assert not strength.shares
    assert strength.prior == PRIOR


def test_where_hardly_any_answers_are_possible_no_share_is_told() -> None:
    places = [f"place{number}" for number in range(40)]
    three = [fact(name, Kind.CHOICE, places) for name in ("one", "two", "three")]
    impossible = [Is(each.id, each.value_ids[2:]) for each in three]
    rules = base(
        three,
        [when(ALWAYS, a=1), when(Is("one", ("place0",)), b=9)],
        decisions=[decision("choice", "a", "b")],
        impossible=impossible,
    )
    strength = strength_of(rules)
    assert (strength.stay, strength.level) == (None, Level.TOO_LITTLE_KNOWN)
    assert lines_of(rules) == ("", "open answers decide", "")


def test_openness_and_strength_are_two_sentences() -> None:
    rules = known(*[when(ALWAYS, a=1)] * 2, rule("f", RED, Conclude("found")), when(Found("found"), b=1))
    assert lines_of(rules, flag="yes", colour="blue")[:2] == (
        "2 rules would have to be wrong",
        "every question is answered",
    )
    assert lines_of(rules, colour="blue")[1] == "proved: the one open answer cannot change the choice"


def test_a_leader_that_may_lose_stays_first_in_some_ways_and_falls_with_some_rules() -> None:
    risk = when(All((RED, Is("flag", ("yes",)))), b=99)
    strength, openness, _ = lines_of(known(*[when(ALWAYS, a=1)] * 4, risk))
    assert re.fullmatch(r"the choice stays in (8[89]|9[012]) of 100 ways to answer the rest", openness)
    assert strength == "more than 3 rules would have to be wrong"


def test_a_decision_that_rules_choose_has_no_level_and_no_number_of_rules() -> None:
    rules = known(when(RED, a=8), when(NOT_RED, b=8), when(Is("flag", ("yes",)), a=8))
    by_choice = {name: replace(each, kind=DecisionKind.CHOICE) for name, each in rules.decisions.items()}
    chosen = replace(rules, decisions=by_choice)
    weighed = strength_of(rules, flag="yes", colour="red")
    assert (weighed.level, weighed.fall) == (Level.LIKELY, Fall(2))
    settled = strength_of(chosen, flag="yes", colour="red")
    assert (settled.leader, settled.stay, settled.level, settled.fall) == ("a", 1.0, None, None)
    still_open = strength_of(chosen, flag="yes")
    assert (still_open.stay, still_open.level) == (strength_of(rules, flag="yes").stay, None)

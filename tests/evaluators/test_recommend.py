"""Standings, ties, vetoes, margins, advice, and when a decision is settled."""

from hypothesis import given

from advisor.explain.expected import outcome_words
from advisor.model import Advise, All, Any, Award, Found, Is, Kind, Not, Profile, Rule, RuleBase, RuleOut
from advisor.recommend import Status, recommend
from advisor.views.document.words import plain
from advisor.views.headlines import headline
from brute_force import endings
from builders import answers, base, fact, rule, when
from effort import tried
from strategies import profiles, rule_bases

FLAG = fact("flag", Kind.YES_NO)
COLOUR = fact("colour", Kind.CHOICE, ("red", "green"))
YES = Is("flag", ("yes",))
RED = Is("colour", ("red",))


def outcome_of(rules: list[Rule], profile: Profile):  # noqa: ANN201  # the outcome, as inferred
    return recommend(base([FLAG, COLOUR], rules), profile).outcomes["choice"]


def test_the_candidate_with_most_points_wins_by_its_lead() -> None:
    outcome = outcome_of([when(YES, a=4, b=1), when(RED, b=1)], answers(flag="yes", colour="red"))
    assert (outcome.status, outcome.winners, outcome.margin) == (Status.WINNER, ("a",), 2)
    assert [(standing.candidate, standing.rank, standing.points) for standing in outcome.standings] == [
        ("a", 1, 4),
        ("b", 2, 2),
        ("c", 3, 0),
    ]


def test_equal_points_share_a_rank_and_a_shared_top_is_a_tie() -> None:
    outcome = outcome_of([when(YES, b=2, c=2)], answers(flag="yes"))
    assert (outcome.status, outcome.winners, outcome.margin) == (Status.TIE, ("b", "c"), 2)
    assert [standing.rank for standing in outcome.standings] == [1, 1, 3]


def test_of_those_who_share_the_first_place_nobody_is_told_to_be_ahead() -> None:
    rules = base([FLAG, COLOUR], [when(YES, b=16, c=16)])
    outcome = recommend(rules, {"flag": "yes"}).outcomes["choice"]
    assert plain(headline(rules, outcome)) == "Choice: B or C, level on points"
    assert outcome_words(rules, outcome) == "a tie between B and C"


def test_a_tie_of_everybody_has_no_margin() -> None:
    outcome = outcome_of([], {})
    assert (outcome.status, outcome.winners, outcome.margin) == (Status.TIE, ("a", "b", "c"), None)


def test_a_veto_beats_any_points_and_is_blamed() -> None:
    outcome = outcome_of(
        [when(YES, a=100), rule("out", RED, RuleOut("a"))], answers(flag="yes", colour="red")
    )
    assert outcome.winners == ("b", "c")
    assert outcome.standing("a").rank is None
    assert outcome.standing("a").ruled_out_by == ("out",)


def test_if_every_candidate_is_ruled_out_nobody_wins() -> None:
    rules = [rule("out", YES, RuleOut("a"), RuleOut("b"), RuleOut("c"))]
    outcome = outcome_of(rules, answers(flag="yes"))
    assert (outcome.status, outcome.winners, outcome.margin) == (Status.NONE, (), None)
    assert outcome.settled


def test_the_only_candidate_left_wins_without_a_margin() -> None:
    outcome = outcome_of([rule("out", YES, RuleOut("a"), RuleOut("c"))], answers(flag="yes"))
    assert (outcome.status, outcome.winners, outcome.margin) == (Status.WINNER, ("b",), None)


def test_evidence_adds_up_to_the_points() -> None:
    rules = [when(YES, a=4), when(RED, a=-1), when(Not(RED), a=8)]
    standing = outcome_of(rules, answers(flag="yes", colour="red")).standing("a")
    assert [(one.rule, one.points) for one in standing.evidence] == [("a+4", 4), ("a-1", -1)]
    assert standing.points == 3


def test_a_lead_that_open_rules_cannot_close_is_settled() -> None:
    rules = [when(YES, a=4), when(RED, b=3)]
    assert outcome_of(rules, answers(flag="yes")).settled


def test_a_lead_that_open_rules_could_level_is_not_settled() -> None:
    rules = [when(YES, a=4), when(RED, b=4)]
    assert not outcome_of(rules, answers(flag="yes")).settled


def test_a_lead_that_a_veto_could_end_is_not_settled() -> None:
    rules = [when(YES, a=4), rule("out", RED, RuleOut("a"))]
    assert not outcome_of(rules, answers(flag="yes")).settled


def test_points_that_go_to_both_do_not_keep_a_decision_open() -> None:
    rules = [when(YES, a=4), when(RED, a=8, b=8, c=8)]
    assert outcome_of(rules, answers(flag="yes")).settled


def test_bounds_would_not_show_it_but_it_is_settled() -> None:
    rules = [when(YES, a=3), rule("one", RED, Award("b", 2)), rule("two", Not(RED), Award("b", 2))]
    assert outcome_of(rules, answers(flag="yes")).settled


@given(rule_bases(), profiles())
@tried(120)
def test_settled_says_just_that_every_completion_has_the_same_winners(
    rules: RuleBase, profile: Profile
) -> None:
    outcomes = recommend(rules, profile).outcomes
    for name, found in endings(rules, profile).items():
        if found:
            assert outcomes[name].settled == (len(found) == 1)
            assert len(found) > 1 or found == {frozenset(outcomes[name].winners)}


def test_advice_about_a_candidate_is_given_only_if_it_wins() -> None:
    rules = base(
        [FLAG],
        [when(YES, a=1), rule("tip", YES, Advise("for-a"), Advise("for-b"))],
        advice=["for-a", "for-b"],
    )
    rules = about(rules, {"for-a": ("a",), "for-b": ("b",)})
    given_now = [advice.advice for advice in recommend(rules, answers(flag="yes")).advice]
    assert given_now == ["for-a"]


def about(rules: RuleBase, candidates: dict[str, tuple[str, ...]]) -> RuleBase:
    from dataclasses import replace

    advice = {one.id: replace(one, about=candidates[one.id]) for one in rules.advice.values()}
    return replace(rules, advice=advice)


def test_advice_names_every_rule_that_gave_it() -> None:
    rules = base(
        [FLAG], [rule("one", YES, Advise("rest")), rule("two", YES, Advise("rest"))], advice=["rest"]
    )
    assert [advice.rules for advice in recommend(rules, answers(flag="yes")).advice] == [("one", "two")]


def test_a_finding_without_rules_is_false_and_one_that_waits_is_unknown() -> None:
    rules = base([FLAG], [rule("r", All((YES, Not(Found("never")))), RuleOut("a"))], findings=["never"])
    result = recommend(rules, answers(flag="yes"))
    assert result.trace.findings["never"].value == "false"
    assert result.trace.fired("r")


def test_any_of_nothing_never_fires_and_all_of_nothing_always_does() -> None:
    rules = [rule("never", Any(()), RuleOut("a")), rule("always", All(()), RuleOut("b"))]
    trace = recommend(base([FLAG], rules), {}).trace
    assert [firing.rule for firing in trace.firings] == ["always"]

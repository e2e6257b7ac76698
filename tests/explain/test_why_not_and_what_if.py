"""Why not, what if, flips and unknowns: each claim is tried out on the rules themselves."""

from dataclasses import replace
from io import StringIO
from itertools import combinations

import pytest
from hypothesis import given

from advisor.conditions import TRUE, broken, judge
from advisor.explain.changes import AnswerChange, change_words, changed, single_changes
from advisor.explain.contest import Contest, contest, rival_of
from advisor.explain.derivation import Node, derive
from advisor.explain.explanation import explain
from advisor.explain.flips import Flip
from advisor.explain.unknowns import unknowns
from advisor.explain.what_if import what_if
from advisor.interview import outlook
from advisor.interview.session import Session
from advisor.language.reading.answers import Given, reply
from advisor.model import (
    Award,
    Conclude,
    Found,
    Is,
    Kind,
    Not,
    Partial,
    Profile,
    Range,
    RuleBase,
    RuleOut,
)
from advisor.recommend import Recommendation, recommend
from advisor.views.recommendation import recommendation
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write
from brute_force import completions, left, turned
from brute_force import winners as winners_by_trial
from builders import answers, base, both, fact, rule, when
from effort import tried
from strategies import FACTS, profiles, rule_bases

FLAG = fact("flag", Kind.YES_NO)
SIZE = fact("size", Kind.SCALE, ("small", "medium", "large"))
YES = Is("flag", ("yes",))
LARGE = Is("size", ("large",))
TOOLS = fact("tools", Kind.SEVERAL, ("saw", "axe", "rope"))


def against_first(rules: RuleBase, result: Recommendation, candidate: str) -> Contest:
    rival = rival_of(result, candidate)
    assert rival
    return contest(rules, result, candidate, rival)


@given(rule_bases(), profiles())
@tried(25)
def test_the_differences_of_any_two_add_up_and_only_a_veto_or_a_proof_is_worth_more_than_points(
    rules: RuleBase, profile: Profile
) -> None:
    result = recommend(rules, profile)
    for outcome in result.outcomes.values():
        for two in combinations([standing.candidate for standing in outcome.standings], 2):
            against = contest(rules, result, *two)
            assert against == contest(rules, result, *reversed(two)) or against.level or not against.gap
            assert sum(difference.points for difference in against.differences) == against.gap
            assert against.gap >= 0 or against.behind.ruled_out_by or not outcome.shown_by_points


@given(rule_bases(), profiles())
@tried(25)
def test_every_near_miss_fires_when_that_one_answer_is_switched(rules: RuleBase, profile: Profile) -> None:
    result = recommend(rules, profile)
    for candidate in rules.candidates:
        for miss in against_first(rules, result, candidate).near_misses:
            assert not result.trace.fired(miss.rule.id)
            assert judge(rules, changed(profile, miss.change)).rules[miss.rule.id] is TRUE


def test_a_rule_that_lacks_two_answers_is_no_near_miss() -> None:
    rules = base([FLAG, SIZE], [when(Not(YES), a=4), when(both(YES, LARGE), b=9), when(LARGE, b=1)])
    found = against_first(rules, recommend(rules, answers(flag="no", size="small")), "b")
    assert [(one.rule.id, one.change.fact, one.change.then) for one in found.near_misses] == [
        ("b+1", "size", "large")
    ]


def test_to_choose_among_what_is_left_is_no_near_miss_and_what_was_excluded_is() -> None:
    rules = base([FLAG, SIZE], [when(Not(YES), a=4), when(LARGE, b=1), when(Is("size", ("small",)), b=2)])
    profile: Profile = {"flag": "no", "size": Partial(frozenset(), frozenset({"small", "medium"}))}
    found = against_first(rules, recommend(rules, profile), "b")
    assert [(miss.change.then, change_words(rules, miss.change)) for miss in found.near_misses] == [
        ("large", "size: large instead of medium or less")
    ]


@given(profiles())
def test_a_single_change_of_a_set_turns_one_closed_value_and_leaves_open_what_is_open(
    profile: Profile,
) -> None:
    rules = base(list(FACTS), [])
    for change, _ in single_changes(rules, profile):
        if isinstance(change.now, Partial):
            assert change.then in turned(rules.facts[change.fact], change.now)


def test_a_change_to_a_set_known_in_part_says_all_that_is_known_of_it_then() -> None:
    rules = base([TOOLS], [])
    now = Partial(frozenset({"saw"}), frozenset({"saw", "rope"}))
    then = Partial(frozenset({"saw", "axe"}), frozenset({"saw", "axe", "rope"}))
    assert (
        change_words(rules, AnswerChange("tools", now, then))
        == "tools: saw, axe, others open instead of saw, not axe, others open"
    )
    then = Partial(frozenset(), frozenset({"rope"}))
    assert (
        change_words(rules, AnswerChange("tools", now, then))
        == "tools: not saw, not axe, others open instead of saw, not axe, others open"
    )


def test_what_is_known_in_part_is_named_so_among_what_to_find_out() -> None:
    rules = base([SIZE, TOOLS], [when(LARGE, a=1), when(Is("size", ("medium",)), b=1)])
    known: Profile = {"size": Partial(frozenset(), frozenset({"medium", "large"}))}
    given_ = (reply(SIZE, Range(least="medium")),)
    explained = explain(rules, given_, recommend(rules, known))
    shown = StringIO()
    write(screen(shown), recommendation(explained, {"open"}))
    text = " ".join(shown.getvalue().split())
    assert "Find out first: size?" in text
    assert "size? (so far medium or more) medium would lead to B (Choice); large would lead to A" in text


def test_the_winner_is_set_against_whoever_comes_next() -> None:
    rules = base([FLAG], [when(YES, a=4, c=1)])
    against = against_first(rules, recommend(rules, answers(flag="yes")), "a")
    assert (against.ahead.candidate, against.behind.candidate, against.gap) == ("a", "c", 3)


def test_an_answer_that_would_help_a_rival_as_much_is_no_near_miss() -> None:
    alike = [replace(when(LARGE, **{name: 2}), id=f"r/each/{name}", each=name) for name in "bc"]
    rules = base([FLAG, SIZE], [when(YES, a=4), *alike])
    result = recommend(rules, answers(flag="yes", size="small"))
    assert contest(rules, result, "b", "c").near_misses == ()
    assert [miss.rule.id for miss in contest(rules, result, "b", "a").near_misses] == ["r/each/b"]


@given(rule_bases(), profiles(), profiles())
@tried(25)
def test_what_if_says_what_a_fresh_recommendation_says(
    rules: RuleBase, profile: Profile, other: Profile
) -> None:
    given_ = tuple(Given(name, answer) for name, answer in profile.items())
    found = what_if(rules, given_, [Given(name, answer) for name, answer in other.items()])
    assert found.after.outcomes == recommend(rules, {**profile, **other}).outcomes
    assert found.before.outcomes == recommend(rules, profile).outcomes
    before = {firing.rule for firing in found.before.trace.firings}
    after = {firing.rule for firing in found.after.trace.firings}
    assert ({one.id for one in found.starts}, {one.id for one in found.stops}) == (
        after - before,
        before - after,
    )


@given(rule_bases(), profiles())
@tried(25)
def test_an_unknown_called_harmless_changes_no_winner_in_any_completion(
    rules: RuleBase, profile: Profile
) -> None:
    given_ = tuple(Given(name, answer) for name, answer in profile.items())
    result = recommend(rules, profile)
    settled = {name for name, one in result.outcomes.items() if one.settled}
    for unknown in unknowns(rules, given_, result).facts:
        if unknown.matters:
            continue
        for one in completions(rules, profile):
            ends = {
                tuple(
                    (name, winners)
                    for name, winners in winners_by_trial(rules, other).items()
                    if name not in settled
                )
                for value in left(rules.facts[unknown.fact], unknown.known)
                if not broken(rules, other := {**one, unknown.fact: value})
            }
            assert len(ends) <= 1


@given(rule_bases(), profiles())
@tried(25)
def test_what_to_find_out_first_decides_alone_if_any_unknown_fact_does(
    rules: RuleBase, profile: Profile
) -> None:
    given_ = tuple(Given(name, answer) for name, answer in profile.items())
    result = recommend(rules, profile)
    to_find_out = unknowns(rules, given_, result).to_find_out
    matters = {unknown.fact for unknown in to_find_out}  # a fact may count alike whatever its answer
    turning = [fact for fact in matters if decides(rules, result, fact)]
    if turning:
        assert to_find_out[0].fact in turning
    assert [one.fact for one in to_find_out if one.turnings] == [
        one.fact for one in to_find_out if one.fact in turning
    ]


def decides(rules: RuleBase, result: Recommendation, fact: str) -> bool:
    """Return whether some answer to a fact changes who leads what is not settled."""
    profile = result.trace.profile
    open_ones = {name: set(one.winners) for name, one in result.outcomes.items() if not one.settled}
    steps = [{**profile, fact: one} for one in left(rules.facts[fact], profile.get(fact))]
    return any(
        winners_by_trial(rules, after)[name] != now
        for after in steps
        if not broken(rules, after)
        for name, now in open_ones.items()
    )


def test_what_is_unknown_does_not_depend_on_how_long_the_prompt_would_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rules = base([FLAG, SIZE], [when(YES, a=4), when(LARGE, b=1)])
    given_ = (Given("flag", "yes"),)
    monkeypatch.setattr(outlook, "SECONDS", 0.0)
    assert outlook.look(rules, Session(given_)).deciding == ("size",)  # in doubt it is asked
    assert not unknowns(rules, given_, recommend(rules, {"flag": "yes"})).mattering


@given(rule_bases(), profiles())
@tried(25)
def test_a_turning_answer_turns_the_result(rules: RuleBase, profile: Profile) -> None:
    given_ = tuple(Given(name, answer) for name, answer in profile.items())
    result = recommend(rules, profile)
    for unknown in unknowns(rules, given_, result).facts:
        for turning in unknown.turnings:
            after = winners_by_trial(rules, changed(profile, turning.change))[turning.decision]
            assert after == set(turning.winners) != set(result.outcomes[turning.decision].winners)


@given(rule_bases(), profiles())
@tried(25)
def test_a_single_change_differs_in_one_fact_and_is_possible(rules: RuleBase, profile: Profile) -> None:
    for change, after in single_changes(rules, profile):
        assert not broken(rules, after)
        assert {name for name in after if after[name] != profile.get(name)} == {change.fact}


@given(rule_bases(), profiles())
@tried(25)
def test_the_first_level_of_the_derivation_adds_up_to_the_points(rules: RuleBase, profile: Profile) -> None:
    result = recommend(rules, profile)
    for node in derive(rules, result):
        assert sum(below.points for below in node.below) == node.points
        assert all(result.trace.fired(below.rule) for below in node.below)


def test_a_finding_is_taken_apart_once() -> None:
    rules = base(
        [FLAG],
        [
            rule("find", YES, Conclude("warm")),
            rule("one", Found("warm"), Award("a", 2)),
            rule("two", Found("warm"), Award("a", 1)),
        ],
        findings=["warm"],
    )
    (tree,) = derive(rules, recommend(rules, answers(flag="yes")))
    first, second = (node.below[0] for node in tree.below)
    assert (first.repeated, second.repeated) == (False, True)
    assert first.below[0].below == (Node("flag: yes"),)


def test_a_veto_is_named_before_the_points() -> None:
    rules = base([FLAG], [when(YES, a=1, b=5), rule("out", YES, RuleOut("b"))])
    against = against_first(rules, recommend(rules, answers(flag="yes")), "b")
    assert (against.behind.ruled_out_by, against.gap) == (("out",), -4)


def test_what_is_not_known_in_time_is_said_so() -> None:
    rules = base([FLAG, SIZE], [when(YES, a=4), when(LARGE, b=9)])
    result = recommend(rules, answers(flag="yes"))
    outcome = replace(result.outcomes["choice"], settled=None)
    unproven = explain(rules, [Given("flag", "yes")], replace(result, outcomes={"choice": outcome}))
    vars(unproven).update(safety={}, flips={"choice": (Flip("b", (), unproven=True),)})
    shown = StringIO()
    write(screen(shown), recommendation(unproven, {"changes"}))
    text = " ".join(shown.getvalue().split())
    assert "B: not known within 10 s." in text
    assert "no change of up to" not in text.lower()

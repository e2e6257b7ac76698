"""The keystone: every evaluator says what `conditions` says, on any rule base and any profile."""

from hypothesis import given

from advisor.conditions import TRUE, Known, judge, supports
from advisor.evaluators.fire import fire
from advisor.evaluators.trace import ordered_supports
from advisor.model import Profile, RuleBase
from effort import tried
from strategies import profiles, rule_bases


@given(rule_bases(), profiles())
@tried(150)
def test_fire_agrees_with_the_meaning_of_conditions(base: RuleBase, profile: Profile) -> None:
    meant = judge(base, profile)
    trace = fire(base, profile)

    assert {firing.rule for firing in trace.firings} == {
        rule for rule, truth in meant.rules.items() if truth is TRUE
    }
    assert trace.findings == meant.findings


@given(rule_bases(), profiles())
@tried(80)
def test_a_firing_rests_on_all_that_makes_its_condition_true(base: RuleBase, profile: Profile) -> None:
    known = Known(base, profile, judge(base, profile).findings)
    for firing in fire(base, profile).firings:
        meant = supports(base.rules[firing.rule].condition, known)
        assert firing.supports == ordered_supports(base, meant)


@given(rule_bases(), profiles())
@tried(80)
def test_each_rule_fires_at_most_once(base: RuleBase, profile: Profile) -> None:
    fired = [firing.rule for firing in fire(base, profile).firings]
    assert len(fired) == len(set(fired))


@given(rule_bases(), profiles(complete=True))
@tried(80)
def test_learning_more_never_takes_a_firing_back(base: RuleBase, profile: Profile) -> None:
    fewer = dict(list(profile.items())[::2])
    fired_before = {firing.rule for firing in fire(base, fewer).firings}
    fired_after = {firing.rule for firing in fire(base, profile).firings}
    assert fired_before <= fired_after


@given(rule_bases(), profiles())
@tried(50)
def test_the_order_of_answers_changes_nothing_not_even_the_trace(base: RuleBase, profile: Profile) -> None:
    backwards = dict(reversed(list(profile.items())))
    assert fire(base, backwards) == fire(base, profile)

"""What `prove` proves is what trying every profile shows, on any rule base, profile and claim."""

from hypothesis import given
from hypothesis import strategies as st

from advisor.evaluators.fire import fire
from advisor.evaluators.prove.possible import Future
from advisor.model import (
    Condition,
    NeverBySilence,
    Profile,
    Requirement,
    RuleBase,
)
from agreement import (
    changes_agree,
    futures,
    futures_agree,
    prospects_agree,
    relevance_agrees,
    telling_agrees,
    versions_agree,
    ways_out_agree,
)
from agreement_claims import claims_agree
from brute_force import cases
from effort import tried
from strategies import FACTS, FINDINGS, REQUIREMENTS, conditions, profiles, rule_bases, ruling_out_all

LOCKS = st.frozensets(st.sampled_from([fact.id for fact in FACTS]), max_size=1)


@given(rule_bases(), profiles())
@tried(40)
def test_who_can_still_win_is_who_wins_some_completion(base: RuleBase, profile: Profile) -> None:
    prospects_agree(base, profile)


@given(rule_bases(), profiles())
@tried(40)
def test_what_may_and_must_fire_is_what_fires_on_some_and_on_every_completion(
    base: RuleBase, profile: Profile
) -> None:
    futures_agree(base, profile)


@given(rule_bases(), profiles(complete=True))
@tried(60)
def test_on_a_complete_profile_what_may_fire_is_what_fire_fires(base: RuleBase, profile: Profile) -> None:
    if cases(base, profile):
        fired = frozenset(firing.rule for firing in fire(base, profile).firings)
        found = futures(base, profile)
        assert getattr(found, "rules", None) == Future(fired, fired)


@given(rule_bases(), profiles())
@tried(40)
def test_a_fact_is_relevant_if_two_completions_that_differ_only_in_it_have_different_winners(
    base: RuleBase, profile: Profile
) -> None:
    relevance_agrees(base, profile)


@given(rule_bases(), conditions(FINDINGS), REQUIREMENTS)
@tried(40)
def test_a_claim_is_proved_if_no_profile_violates_it_and_else_refuted_by_one_that_does(
    base: RuleBase, condition: Condition, requirement: Requirement
) -> None:
    claims_agree(base, condition, requirement)


@given(rule_bases(), conditions(FINDINGS))
@tried(3)
def test_who_is_ruled_out_while_facts_are_unknown_stays_so_whatever_they_are(
    base: RuleBase, condition: Condition
) -> None:
    claims_agree(base, condition, NeverBySilence(("choice", "style")))


@given(rule_bases(), profiles(), LOCKS)
@tried(30)
def test_an_answer_tells_if_without_it_other_advice_is_given_for_some_answers_to_the_rest(
    base: RuleBase, profile: Profile, stuck: frozenset[str]
) -> None:
    telling_agrees(base, profile, stuck)


@given(base=rule_bases(), profile=profiles(), locked=LOCKS)
@tried(40)
def test_no_change_is_smaller_than_the_smallest_change_to_a_winner(
    *, base: RuleBase, profile: Profile, locked: frozenset[str]
) -> None:
    changes_agree(base, profile, locked=locked)


@given(base=rule_bases(), condition=conditions(FINDINGS), profile=profiles(), locked=LOCKS)
@tried(30)
def test_no_change_is_smaller_than_the_smallest_that_leaves_somebody(
    *, base: RuleBase, condition: Condition, profile: Profile, locked: frozenset[str]
) -> None:
    ways_out_agree(ruling_out_all(base, condition), profile, locked=locked)


@given(rule_bases(), rule_bases())
@tried(30)
def test_two_rule_bases_have_the_same_winners_if_they_do_on_every_profile(
    one: RuleBase, other: RuleBase
) -> None:
    versions_agree(one, other)

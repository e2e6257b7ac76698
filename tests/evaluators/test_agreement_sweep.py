"""What `sweep` says of many profiles is what `conditions` says of each."""

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.model import Profile, RuleBase
from agreement import next_answers_agree, samples_agree, sweep_agrees
from strategies import profiles, rule_bases


@given(rule_bases(), st.lists(profiles(complete=True), max_size=30))
@settings(max_examples=60, deadline=None)
def test_points_vetoes_and_winners_of_complete_profiles_are_those_of_the_meaning(
    base: RuleBase, many: list[Profile]
) -> None:
    sweep_agrees(base, many)


@given(rule_bases(), st.lists(profiles(), max_size=30))
@settings(max_examples=60, deadline=None)
def test_points_vetoes_and_winners_with_facts_unknown_are_those_of_the_meaning(
    base: RuleBase, many: list[Profile]
) -> None:
    sweep_agrees(base, many)


@given(rule_bases(), profiles())
@settings(max_examples=50, deadline=None)
def test_one_more_answer_leads_to_the_winners_of_the_profile_with_it(
    base: RuleBase, profile: Profile
) -> None:
    next_answers_agree(base, profile)


@given(rule_bases(), profiles(), st.integers(0, 2**32))
@settings(max_examples=50, deadline=None)
def test_samples_are_completions_and_the_same_for_the_same_seed(
    base: RuleBase, profile: Profile, seed: int
) -> None:
    samples_agree(base, profile, seed)

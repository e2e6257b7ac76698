"""What `sweep` says of many profiles is what `conditions` says of each."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.evaluators.sweep import decode, sample
from advisor.model import Answer, Fact, Profile, RuleBase
from agreement import next_answers_agree, samples_agree, sweep_agrees
from brute_force import left
from builders import base
from effort import tried
from strategies import FACTS, partial_answers, profiles, rule_bases


@given(rule_bases(), st.lists(profiles(complete=True), max_size=30))
@tried(120)
def test_points_vetoes_and_winners_of_complete_profiles_are_those_of_the_meaning(
    base: RuleBase, many: list[Profile]
) -> None:
    sweep_agrees(base, many)


@given(rule_bases(), st.lists(profiles(), max_size=30))
@tried(120)
def test_points_vetoes_and_winners_with_facts_unknown_are_those_of_the_meaning(
    base: RuleBase, many: list[Profile]
) -> None:
    sweep_agrees(base, many)


@given(rule_bases(), profiles())
@tried(100)
def test_one_more_answer_leads_to_the_winners_of_the_profile_with_it(
    base: RuleBase, profile: Profile
) -> None:
    next_answers_agree(base, profile)


@given(rule_bases(), profiles(), st.integers(0, 2**32))
@tried(100)
def test_samples_are_completions_and_the_same_for_the_same_seed(
    base: RuleBase, profile: Profile, seed: int
) -> None:
    samples_agree(base, profile, seed)


@pytest.mark.parametrize(
    ("fact", "known"), [(fact, part) for fact in FACTS if not fact.measure for part in partial_answers(fact)]
)
def test_each_answer_left_is_as_likely_as_the_others(fact: Fact, known: Answer) -> None:
    only = base([fact], [])
    drawn = Counter(decode(only, row)[fact.id] for row in sample(only, {fact.id: known}, 3000, 1))
    assert drawn.keys() == set(left(fact, known))
    assert max(drawn.values()) < 1.25 * min(drawn.values())

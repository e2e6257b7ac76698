"""A candidate that people keep out themselves never wins, and everybody else stands as if it were not there."""

from hypothesis import given
from hypothesis import strategies as st

from advisor.certify.kernel import check
from advisor.certify.search import certify
from advisor.evaluators.fire import fire
from advisor.model import Exclusion, Profile, RuleBase, is_own, keeping_out
from agreement import prospects_agree, relevance_agrees, sweep_agrees
from brute_force import cases, points
from effort import tried
from strategies import CANDIDATES, profiles, rule_bases

KEPT_OUT = st.lists(st.sampled_from(CANDIDATES), min_size=1, max_size=3, unique=True).map(
    lambda names: tuple(Exclusion(name, "we said so") for name in names)
)


@given(rule_bases(), profiles(), KEPT_OUT)
@tried(60)
def test_every_evaluator_hears_who_is_kept_out(
    base: RuleBase, profile: Profile, exclusions: tuple[Exclusion, ...]
) -> None:
    narrowed = keeping_out(base, exclusions)
    names = {exclusion.candidate for exclusion in exclusions}

    assert {name: has for name, has in points(narrowed, profile).items() if name not in names} == {
        name: has for name, has in points(base, profile).items() if name not in names
    }
    assert not any(names & case.top for case in cases(narrowed, profile))
    assert names <= {
        veto for rule in fire(narrowed, profile).firings for veto in narrowed.rules[rule.rule].vetoes
    }
    prospects_agree(narrowed, profile)
    relevance_agrees(narrowed, profile)
    sweep_agrees(narrowed, [profile])


@given(rule_bases(), profiles(), KEPT_OUT)
@tried(30)
def test_a_certificate_holds_only_with_the_same_candidates_kept_out(
    base: RuleBase, profile: Profile, exclusions: tuple[Exclusion, ...]
) -> None:
    narrowed = keeping_out(base, exclusions)
    for decision in base.decisions:
        endings = {case.winners[decision] for case in cases(narrowed, profile)}
        if len(endings) == 1:
            (winners,) = endings
            certificate = certify(narrowed, profile, decision, winners)
            assert certificate is None or check(narrowed, profile, certificate)
            if certificate and check(base, profile, certificate):
                assert {case.winners[decision] for case in cases(base, profile)} == {winners}


@given(rule_bases(), KEPT_OUT)
@tried(10)
def test_who_is_kept_out_is_no_rule_of_the_experts(base: RuleBase, exclusions: tuple[Exclusion, ...]) -> None:
    narrowed = keeping_out(base, exclusions)
    assert {rule.id for rule in narrowed.rules.values() if not is_own(rule)} == base.rules.keys()
    assert narrowed.fingerprint == base.fingerprint
    assert keeping_out(base, ()) is base

"""`check` reports what trying every profile shows, on any rule base, and its witnesses hold."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.model import Condition, Guarantee, Requirement, RuleBase
from agreement_check import check_agrees
from test_agreement_prove import REQUIREMENTS

from builders import HERE
from strategies import FINDINGS, conditions, rule_bases


def promising(base: RuleBase, condition: Condition, requirement: Requirement) -> RuleBase:
    promise = Guarantee("g/promise", "", "because", condition, requirement, (), HERE)
    return replace(base, guarantees={promise.id: promise})


BASES = st.builds(promising, rule_bases(), conditions(FINDINGS), REQUIREMENTS)


@given(BASES)
@settings(max_examples=100, deadline=None)
def test_what_is_reported_is_what_trying_every_profile_shows(base: RuleBase) -> None:
    check_agrees(base)

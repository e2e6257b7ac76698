"""`check` reports what trying every profile shows, on any rule base, and its witnesses hold."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from advisor.model import Award, Condition, Example, Guarantee, Requirement, RuleBase
from agreement_check import check_agrees
from builders import HERE
from effort import tried
from strategies import FINDINGS, PARTIAL, REQUIREMENTS, conditions, rule_bases

EXAMPLES = st.lists(st.builds(Example, PARTIAL, st.booleans(), st.just(HERE)), max_size=6)


def promising(
    base: RuleBase, condition: Condition, requirement: Requirement, examples: list[Example]
) -> RuleBase:
    """Return a base with a guarantee, and with examples for its rules in turns."""
    promise = Guarantee("g/promise", "", "because", condition, requirement, (), HERE)
    count = len(base.rules)
    rules = {
        name: replace(rule, examples=tuple(examples[number::count]))
        for number, (name, rule) in enumerate(base.rules.items())
    }
    return replace(base, guarantees={promise.id: promise}, rules=rules)


BASES = st.builds(promising, rule_bases(), conditions(FINDINGS), REQUIREMENTS, EXAMPLES)


@given(BASES)
@tried(40)
def test_what_is_reported_is_what_trying_every_profile_shows(base: RuleBase) -> None:
    check_agrees(base)


def opposed(base: RuleBase) -> RuleBase:
    """Return a base in which each rule with points has another that takes them back."""
    rules = dict(base.rules)
    for rule in base.rules.values():
        taken = tuple(
            Award(effect.candidate, -effect.points) for effect in rule.effects if isinstance(effect, Award)
        )
        if taken:
            rules[f"{rule.id}-back"] = replace(rule, id=f"{rule.id}-back", effects=taken, examples=())
    return replace(base, rules=rules)


@given(BASES)
@tried(8)
def test_points_that_others_take_back_are_reported_as_trying_shows(base: RuleBase) -> None:
    check_agrees(opposed(base))

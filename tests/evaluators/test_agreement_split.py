"""What `split` says of many profiles at once is what `conditions` says of each."""

from hypothesis import given
from hypothesis import strategies as st

from advisor.conditions import FALSE, TRUE, Known, Truth, judge, truth
from advisor.evaluators.split import TruthSplit, crowd, members, splitter
from advisor.model import Condition, Profile, RuleBase
from effort import tried
from strategies import FINDINGS, conditions, profiles, rule_bases


@given(rule_bases(), conditions(FINDINGS), st.lists(profiles(), max_size=12))
@tried(100)
def test_each_profile_is_on_the_side_that_the_meaning_puts_it(
    base: RuleBase, condition: Condition, many: list[Profile]
) -> None:
    made = splitter(base, crowd(base, many))
    meant = [judge(base, one) for one in many]
    for name in base.findings:
        assert made.findings[name] == sides([one.findings[name] for one in meant])
    for rule, fires in made.fires().items():
        assert fires == sides([one.rules[rule] for one in meant]).true
    known = [Known(base, one, now.findings) for one, now in zip(many, meant, strict=True)]
    assert made.split(condition) == sides([truth(condition, one) for one in known])


def sides(truths: list[Truth]) -> TruthSplit:
    return TruthSplit(
        sum(1 << number for number, one in enumerate(truths) if one is TRUE),
        sum(1 << number for number, one in enumerate(truths) if one is FALSE),
    )


@given(st.sets(st.integers(0, 200)))
def test_the_members_of_a_set_of_bits_are_its_bits(numbers: set[int]) -> None:
    assert list(members(sum(1 << one for one in numbers))) == sorted(numbers)

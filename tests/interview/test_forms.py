"""Questions that are put together: each can still count, and there are none when nothing can change a winner."""

from hypothesis import given
from hypothesis import strategies as st

from advisor.interview.forms import form
from advisor.interview.outlook import tied_facts
from advisor.interview.session import Session
from advisor.language.reading.answers import Given
from advisor.model import Is, Kind, Profile, RuleBase
from brute_force import completions, endings, winners
from builders import base, both, fact, when
from effort import tried
from strategies import profiles, rule_bases


def relevant_by_trial(rules: RuleBase, profile: Profile) -> set[str]:
    """Return the facts in which alone two completions differ that have different winners."""
    outcomes = [(whole, winners(rules, whole)) for whole in completions(rules, profile)]
    return {
        name
        for name in rules.facts
        for whole, won in outcomes
        for other, won_too in outcomes
        if won != won_too and all((whole[each] == other[each]) is (each != name) for each in rules.facts)
    }


@given(rule_bases(), profiles(), st.integers(1, 6))
@tried(30)
def test_every_question_of_a_form_can_count_and_there_is_none_just_when_nothing_can(
    rules: RuleBase, profile: Profile, most: int
) -> None:
    session = Session(tuple(Given(name, known, asked=False) for name, known in profile.items()))
    asked = {each.id for each in form(rules, session, most)}
    matter = relevant_by_trial(rules, profile)
    assert asked <= (matter or set(tied_facts(rules)))
    assert len(asked) == min(most, len(matter)) or not matter
    assert bool(asked) is any(len(ways) > 1 for ways in endings(rules, profile).values())


def test_a_form_keeps_to_the_topics_in_turn_and_goes_on_with_the_next_where_there_is_room() -> None:
    names = [("a1", "one"), ("b1", "two"), ("c1", "one"), ("d1", "two")]
    facts = [fact(name, Kind.YES_NO, topic=topic) for name, topic in names]
    rules = base(facts, [when(both(*(Is(name, ("yes",)) for name, _ in names)), a=1)])
    for most, expected in ((1, ["one"]), (2, ["one", "one"]), (3, ["one", "one", "two"])):
        assert [each.topic for each in form(rules, Session(), most)] == expected

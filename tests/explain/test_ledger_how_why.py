"""Explanations say what the evaluation did: ledgers add up, `how` and `why` agree with the firings."""

from pathlib import Path

import pytest
from hypothesis import given

from advisor.conditions import TRUE, Answered, judge
from advisor.explain.how import how
from advisor.explain.ledger import differences, ledger
from advisor.explain.why import why
from advisor.explain.words import ALL_OF, condition_words
from advisor.interview.session import Session, answer
from advisor.language.reading.answers import Given, answers_from_bytes, profile_of
from advisor.language.reading.base import read_base
from advisor.model import All, Any, AtLeast, Conclude, Found, Is, Kind, Not, Profile, RuleBase
from advisor.recommend import recommend
from builders import answers, base, both, fact, rule, when
from checkout import ROOT
from effort import tried
from strategies import FACTS, profiles, rule_bases

CASES = sorted((ROOT / "tests" / "cases").glob("*.yaml"))


@pytest.fixture(scope="module")
def shipped() -> RuleBase:
    return read_base()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_column_of_the_ledger_adds_up_to_the_points(case: Path, shipped: RuleBase) -> None:
    result = recommend(shipped, profile_of(answers_from_bytes(case.read_bytes(), str(case), shipped.facts)))
    for outcome in result.outcomes.values():
        found = ledger(shipped, result.trace, outcome.leading[:3])
        rows = [row for group in found.groups for row in group.rows]
        for candidate in found.candidates:
            assert sum(row.points.get(candidate, 0) for row in rows) == outcome.standing(candidate).points


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_differences_add_up_to_the_gap(case: Path, shipped: RuleBase) -> None:
    result = recommend(shipped, profile_of(answers_from_bytes(case.read_bytes(), str(case), shipped.facts)))
    for outcome in result.outcomes.values():
        if len(outcome.leading) > 1:
            first, second = (outcome.standing(one).points for one in outcome.leading[:2])
            assert (
                sum(one.points for one in differences(shipped, result.trace, *outcome.leading[:2]))
                == first - second
            )


def test_answers_behind_findings_are_found_through_all_levels() -> None:
    flag, colour = fact("flag", Kind.YES_NO), fact("colour", Kind.CHOICE, ("red", "green"))
    rules = base(
        [flag, colour],
        [
            rule("one", Is("flag", ("yes",)), Conclude("low")),
            rule("two", both(Found("low"), Not(Is("colour", ("red",)))), Conclude("high")),
            when(Found("high"), a=1),
        ],
        findings=["low", "high"],
    )
    result = recommend(rules, answers(flag="yes", colour="green"))
    (group,) = ledger(rules, result.trace, ("a",)).groups
    assert group.answers == (Answered("flag", "yes"), Answered("colour", "green"))


def test_a_finding_that_is_false_rests_on_the_answers_that_refute_its_rules() -> None:
    flag = fact("flag", Kind.YES_NO)
    rules = base(
        [flag],
        [rule("one", Is("flag", ("yes",)), Conclude("found")), when(Not(Found("found")), a=1)],
        findings=["found"],
    )
    result = recommend(rules, answers(flag="no"))
    (group,) = ledger(rules, result.trace, ("a",)).groups
    assert group.answers == (Answered("flag", "no"),)


@given(rule_bases(), profiles())
@tried(150)
def test_how_agrees_with_the_meaning_part_by_part(rules: RuleBase, profile: Profile) -> None:
    meant = judge(rules, profile)
    for one in rules.rules.values():
        shown = how(rules, one, profile)
        assert shown.truth is meant.rules[one.id]
        if shown.condition.words == ALL_OF:
            assert (shown.truth is TRUE) == all(part.truth is TRUE for part in shown.condition.below)


@given(rule_bases(), profiles())
@tried(100)
def test_an_option_fires_just_the_rules_that_answering_it_fires(rules: RuleBase, profile: Profile) -> None:
    asked = FACTS[2]
    others = tuple(Given(name, given_) for name, given_ in profile.items() if name != asked.id)
    before = judge(rules, profile_of(others)).rules
    for option in why(rules, Session(others), asked).options:
        after = judge(rules, answer(Session(others), asked.id, option.value).profile).rules
        newly = {name for name, truth in after.items() if truth is TRUE and before[name] is not TRUE}
        assert {one.id for one in option.fires} <= newly


def test_conditions_read_as_phrases_and_so_do_their_opposites() -> None:
    size = fact("team_size", Kind.SCALE, ("small", "large"))
    tools = fact("tools", Kind.SEVERAL, ("saw", "axe"))
    rules = base([size, tools], [], findings=["ready"])
    condition = All((AtLeast("team_size", "large"), Any((Is("tools", ("saw", "axe")), Not(Found("ready"))))))
    assert (
        condition_words(rules, condition)
        == "team size: at least large and (tools include saw or axe or not so: ready)"
    )
    assert (
        condition_words(rules, Not(condition))
        == "team size: less than large or (tools do not include saw or axe and ready)"
    )

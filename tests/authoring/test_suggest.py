"""`advisor coverage --suggest`: what it suggests closes every gap, and what it calls impossible is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from advisor.authoring.cases.coverage import Coverage, cover
from advisor.authoring.cases.goals import Goal, wanted
from advisor.authoring.cases.suggest import Suggestion, suggest
from advisor.authoring.cases.verdicts import FilledExpectation, ending_of, run
from advisor.conditions import TRUE, Known, broken, judge, truth
from advisor.evaluators.prove.turning import NoDifference, OtherDetails, OtherEnding
from advisor.formats.filled_cases import filled
from advisor.formats.suggested import skeleton
from advisor.language.reading.base import read_base
from advisor.language.reading.cases import read_cases
from advisor.language.reading.documents import Document
from advisor.model import Award, Is, Profile, Rule, RuleBase, RuleOut
from advisor.model.cases import Case
from brute_force import answers_of, completions, winners
from effort import LONG, tried
from folders import write
from number_checks import Trial, draw_trial
from strategies import rule_base, rule_bases


def uncovered(base: RuleBase) -> Coverage:
    """Return the coverage of a base that nobody has written a case for."""
    return cover(run(base, (), base.rules.values()))


def completed(coverage: Coverage, one: Suggestion) -> str:
    """Return a suggested case as an expert completes it, who cites what is said to need it."""
    text = skeleton(coverage, one)
    needed = {gap.rule for gap in one.by_citing}
    return (
        text + "" if not needed else text.replace("expect:\n", f"expect:\n  cites: [{', '.join(needed)}]\n")
    )


def documents(texts: list[str]) -> list[Document]:
    return [Document(f"{number}.yaml", f"{number}.yaml", one.encode()) for number, one in enumerate(texts)]


def updated(base: RuleBase, texts: list[str]) -> tuple[Case, ...]:
    """Return the cases of these files, with what comes out where they ask for it."""
    report = run(base, read_cases(documents(texts), base), ())
    found = [FilledExpectation(one.expectation, ending_of(one.outcome)) for one in report.undecided]
    new = [
        filled(text, [one for one in found if one.expectation.place.file == f"{number}.yaml"])
        for number, text in enumerate(texts)
    ]
    return read_cases(documents(new), base)


# Without the last rule the answer "red" alone leads to a tie, but c is settled with and without it.
SETTLED_ANYWAY = rule_base(
    [
        (Is("flag", ("yes",)), [RuleOut("a")]),
        (Is("colour", ("red",)), [RuleOut("a")]),
        (Is("flag", ("yes", "no")), [RuleOut("b")]),
        (Is("colour", ("red", "green")), [Award("c", 1)]),
    ],
    [],
)


@given(rule_bases())
@example(SETTLED_ANYWAY)
@settings(tried(10), suppress_health_check=[HealthCheck.too_slow])
def test_suggested_cases_once_completed_hold_and_close_every_gap(base: RuleBase) -> None:
    check_suggested(base)


@pytest.mark.parametrize("number", range(100 if LONG else 2))
def test_so_they_do_with_numbers_and_guards(number: int) -> None:
    check_suggested(Trial(*draw_trial(3, number)).base)


def test_suggested_numbers_are_at_thresholds_of_what_they_show(tmp_path: Path) -> None:
    rules = "".join(
        f"  r{bound}: {{title: T, because: B, if: {{pay: {{at_least: {bound}}}}}, then: {{favour: {{x: 1}}}}}}\n"
        for bound in (500, 2500, 7000)
    )
    facts = """\
topics: {t: T}
facts: {pay: {topic: t, kind: money, min: 0, max: 9000, ask: A, why: W}}
decisions: {d: {title: D, candidates: {x: {title: X}, y: {title: Y}}}}
"""
    base = read_base(write(tmp_path, {"facts/f.yaml": facts, "rules/r.yaml": f"rules:\n{rules}"}))
    coverage = uncovered(base)
    texts = [skeleton(coverage, case) for case in suggest(coverage).cases]
    answers = re.findall(r"^ *pay: (.*)$", "".join(texts), re.MULTILINE)
    assert answers == ["500", "7000"]


def check_suggested(base: RuleBase) -> None:
    coverage = uncovered(base)
    found = suggest(coverage)
    assert found.left == ()
    assert {gap for case in found.cases for gap in case.closes} == set(coverage.gaps)
    cases = updated(base, [completed(coverage, case) for case in found.cases])
    report = run(base, cases, base.rules.values())
    assert report.holds
    assert cover(report).gaps == ()


def everything(base: RuleBase) -> Iterator[Profile]:
    """Yield every profile, finished or not, that can be."""
    yield from grown({}, list(base.facts), base)


def grown(profile: Profile, facts: list[str], base: RuleBase) -> Iterator[Profile]:
    if not facts:
        if not broken(base, profile):
            yield profile
        return
    yield from grown(profile, facts[1:], base)
    for answer in answers_of(base.facts[facts[0]]):
        yield from grown({**profile, facts[0]: answer}, facts[1:], base)


def meets(base: RuleBase, profile: Profile, rule: Rule, goal: Goal) -> bool:
    known = Known(base, profile, judge(base, profile).findings)
    one = wanted(rule, goal)
    return truth(one.true, known) is TRUE and truth(one.untrue, known) is not TRUE


@given(rule_bases())
@settings(tried(15), suppress_health_check=[HealthCheck.too_slow])
def test_what_is_called_impossible_no_profile_shows_and_the_rest_some_profile_does(base: RuleBase) -> None:
    coverage = uncovered(base)
    profiles = list(everything(base))
    for rule in coverage.rules:
        for goal in rule.open:
            seen = any(meets(base, profile, base.rules[rule.rule], goal) for profile in profiles)
            assert seen is (goal not in coverage.impossible)


def advice(base: RuleBase, profile: Profile, won: frozenset[str]) -> set[str]:
    fired = [base.rules[rule] for rule, now in judge(base, profile).rules.items() if now is TRUE]
    return {
        one.id
        for one in base.advice.values()
        if any(one.id in rule.advises for rule in fired) and (not one.about or won.intersection(one.about))
    }


def recommended(base: RuleBase, profile: Profile) -> tuple[object, object]:
    won = winners(base, profile)
    return won, advice(base, profile, frozenset().union(*won.values()))


def endings(base: RuleBase, profile: Profile) -> list[object]:
    return [one if len(one) == 1 else len(one) > 0 for one in winners(base, profile).values()]


@given(rule_bases())
@settings(tried(15), suppress_health_check=[HealthCheck.too_slow])
def test_a_rule_that_is_said_to_change_nothing_changes_no_finished_interview_and_others_do(
    base: RuleBase,
) -> None:
    profiles = list(completions(base, {}))
    for rule in (removal for one in uncovered(base).rules for removal in one.removals):
        other = base.without(rule.rule)
        match rule.turns:
            case NoDifference():
                assert all(recommended(base, one) == recommended(other, one) for one in profiles)
            case OtherDetails(profile):
                assert recommended(base, profile) != recommended(other, profile)
                assert all(endings(base, one) == endings(other, one) for one in profiles)
            case OtherEnding(profile):
                assert endings(base, profile) != endings(other, profile)
            case _:
                raise AssertionError("such small bases are decided in time")

"""Certificates: what the checker accepts is true by enumeration, and what is settled gets one."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given

from advisor.certify.cases import CaseCut, CaseLeaf, CaseSplit, Certificate, Tree
from advisor.certify.kernel import check
from advisor.certify.search import certify, rivals
from advisor.conditions import TRUE, judge
from advisor.formats.certificate import cases_document, certificate_from
from advisor.model import AtLeast, AtMost, Award, Is, Kind, Numbers, Profile, RuleBase, RuleOut, Span, lower
from brute_force import completions, endings
from brute_force import winners as winners_by_trial
from builders import answers, base, both, fact, number, rule, when
from effort import tried
from strategies import profiles, rule_bases

FLAG = fact("flag", Kind.YES_NO)
SIZE = fact("size", Kind.SCALE, ("small", "medium", "large"))
TOOLS = fact("tools", Kind.SEVERAL, ("saw", "axe"))
YES = Is("flag", ("yes",))


def is_size(value: str) -> Is:
    return Is("size", (value,))


@given(rule_bases(), profiles())
@tried(80)
def test_whatever_the_checker_accepts_is_true_of_every_completion(rules: RuleBase, profile: Profile) -> None:
    now = winners_by_trial(rules, profile)
    for name, found in endings(rules, profile).items():
        winners = now[name]
        certificate = certify(rules, profile, name, winners)
        if certificate:
            assert check(rules, profile, certificate)
            assert found <= {winners}
            document = {"winners": sorted(winners), "cases": cases_document(rules.facts, certificate.cases)}
            assert "@" not in str(document)
            assert certificate_from(rules.facts, name, document) == certificate
        if found and found != {winners}:
            assert certificate is None
            assert not check(rules, profile, Certificate(name, winners, CaseLeaf()))


@given(rule_bases(), profiles())
@tried(80)
def test_every_settled_decision_gets_a_certificate(rules: RuleBase, profile: Profile) -> None:
    for name, found in endings(rules, profile).items():
        if len(found) == 1:
            assert certify(rules, profile, name, next(iter(found))) is not None


@given(rule_bases(), profiles())
@tried(50)
def test_no_rival_ever_gains_more_than_its_certificate_says(rules: RuleBase, profile: Profile) -> None:
    for name, winners in winners_by_trial(rules, profile).items():
        certificate = certify(rules, profile, name, winners)
        for rival in rivals(rules, profile, certificate) if certificate else ():
            for complete in completions(rules, profile):
                points, out = tally(rules, complete)
                if rival.candidate not in out:
                    assert not rival.ruled_out
                    lead = points[min(winners)] - points[rival.candidate]
                    assert lead >= rival.behind - rival.can_gain


def tally(rules: RuleBase, profile: Profile) -> tuple[Counter[str], set[str]]:
    """Return the points of each candidate and who is ruled out."""
    points: Counter[str] = Counter()
    out: set[str] = set()
    for name, truth in judge(rules, profile).rules.items():
        if truth is TRUE:
            points.update(rules.awards[name])
            out |= rules.rules[name].vetoes
    return points, out


# `a` leads by 2; `b` can gain 4, but only by two answers that exclude each other.
EXCLUSIVE = base(
    [FLAG, SIZE],
    [
        when(YES, a=3),
        rule("one", is_size("small"), Award("b", 2)),
        rule("two", is_size("large"), Award("b", 2)),
    ],
)


def test_bounds_alone_do_not_show_it_but_two_cases_do() -> None:
    claim = Certificate("choice", frozenset({"a"}), CaseLeaf())
    assert not check(EXCLUSIVE, answers(flag="yes"), claim)
    assert check(
        EXCLUSIVE,
        answers(flag="yes"),
        replace(claim, cases=CaseSplit("size", "small", CaseLeaf(), CaseLeaf())),
    )


@pytest.mark.parametrize(
    "cases",
    [
        CaseSplit("flag", "yes", CaseLeaf(), CaseLeaf()),
        CaseSplit("nonsense", "yes", CaseLeaf(), CaseLeaf()),
        CaseSplit("size", "huge", CaseLeaf(), CaseLeaf()),
        CaseSplit("size", "small", CaseLeaf(), CaseSplit("size", "small", CaseLeaf(), CaseLeaf())),
    ],
)
def test_a_case_distinction_that_is_none_is_refused(cases: Tree) -> None:
    assert not check(EXCLUSIVE, answers(flag="yes"), Certificate("choice", frozenset({"a"}), cases))


def test_a_certificate_for_another_winner_is_refused() -> None:
    cases = CaseSplit("size", "small", CaseLeaf(), CaseLeaf())
    assert not check(EXCLUSIVE, answers(flag="yes"), Certificate("choice", frozenset({"b"}), cases))
    assert not check(EXCLUSIVE, answers(flag="yes"), Certificate("choice", frozenset({"a", "b"}), cases))
    assert not check(EXCLUSIVE, answers(flag="yes"), Certificate("choice", frozenset({"nobody"}), cases))
    assert not check(EXCLUSIVE, answers(flag="yes"), Certificate("choice", frozenset(), cases))


def test_a_certificate_does_not_hold_for_other_answers() -> None:
    cases = CaseSplit("size", "small", CaseLeaf(), CaseLeaf())
    assert not check(EXCLUSIVE, {}, Certificate("choice", frozenset({"a"}), cases))


def test_an_open_veto_on_the_winner_is_not_overlooked() -> None:
    rules = base([FLAG, TOOLS], [when(YES, a=9), rule("out", Is("tools", ("axe",)), RuleOut("a"))])
    assert certify(rules, answers(flag="yes"), "choice", frozenset({"a"})) is None


def test_what_cannot_be_needs_no_proof() -> None:
    veto = rule("out", both(Is("tools", ("axe",)), Is("tools", ("saw",))), RuleOut("a"))
    rules = base(
        [FLAG, TOOLS], [when(YES, a=9), veto], impossible=[both(Is("tools", ("axe",)), Is("tools", ("saw",)))]
    )
    certificate = certify(rules, answers(flag="yes"), "choice", frozenset({"a"}))
    assert certificate is not None
    assert check(rules, answers(flag="yes"), certificate)


def test_what_only_impossible_combinations_settle_is_shown_by_cases_of_theirs() -> None:
    saw, no = Is("tools", ("saw",)), Is("flag", ("no",))
    rules = base([FLAG, TOOLS], [when(saw, a=1)], impossible=[both(saw, YES), both(saw, no)])
    everybody = frozenset({"a", "b", "c"})
    certificate = certify(rules, {}, "choice", everybody)
    assert certificate is not None
    assert check(rules, {}, certificate)


def test_a_rival_is_told_how_far_it_is_behind_and_what_it_can_gain_from_what() -> None:
    certificate = certify(EXCLUSIVE, answers(flag="yes"), "choice", frozenset({"a"}))
    assert certificate is not None
    told = {
        one.candidate: (one.behind, one.can_gain, one.questions)
        for one in rivals(EXCLUSIVE, answers(flag="yes"), certificate)
    }
    assert told == {"b": (3, 2, ("size",)), "c": (3, 0, ())}


AGE = number("age", Span(0, 120), 18, 65)
# `a` leads by 2; `b` can gain 4, but by answers of which one is below 18 and the other from 65 on.
AGES = base(
    [AGE, FLAG],
    [
        when(YES, a=3),
        rule("young", AtMost("age", "@0"), Award("b", 2)),
        rule("old", AtLeast("age", "@65"), Award("b", 2)),
    ],
)


def test_a_number_is_split_where_it_is_cut() -> None:
    certificate = certify(AGES, answers(flag="yes"), "choice", frozenset({"a"}))
    assert certificate is not None
    assert check(AGES, answers(flag="yes"), certificate)
    document = {"winners": ["a"], "cases": cases_document(AGES.facts, certificate.cases)}
    assert document["cases"] == {"fact": "age", "below": 65, "yes": {}, "no": {}}
    assert certificate_from(AGES.facts, "choice", document) == certificate


@pytest.mark.parametrize(
    "cases",
    [
        CaseSplit("age", "@65", CaseLeaf(), CaseLeaf()),
        CaseCut("age", 64, CaseLeaf(), CaseLeaf()),
        CaseCut("age", 0, CaseLeaf(), CaseLeaf()),
        CaseCut("age", 121, CaseLeaf(), CaseLeaf()),
        CaseCut("flag", 18, CaseLeaf(), CaseLeaf()),
        CaseCut("nonsense", 18, CaseLeaf(), CaseLeaf()),
        CaseCut("age", 65, CaseLeaf(), CaseCut("age", 65, CaseLeaf(), CaseLeaf())),
        CaseCut("age", 65, CaseCut("age", 65, CaseLeaf(), CaseLeaf()), CaseLeaf()),
    ],
    ids=str,
)
def test_a_cut_that_makes_no_two_cases_is_refused(cases: Tree) -> None:
    assert not check(AGES, answers(flag="yes"), Certificate("choice", frozenset({"a"}), cases))


def test_a_cut_outside_what_is_known_of_a_number_makes_no_two_cases() -> None:
    older = lower(AGE, Numbers((Span(18, 120),)))
    assert older is not None
    cut = Certificate("choice", frozenset({"a"}), CaseCut("age", 18, CaseLeaf(), CaseLeaf()))
    assert not check(AGES, {"flag": "yes", "age": older}, cut)
    cut = replace(cut, cases=CaseCut("age", 65, CaseLeaf(), CaseLeaf()))
    assert check(AGES, {"flag": "yes", "age": older}, cut)


@pytest.mark.parametrize(
    "cases",
    [
        {"fact": "age", "below": 65, "value": "@65", "yes": {}, "no": {}},
        {"fact": "age", "below": "a lot", "yes": {}, "no": {}},
        {"fact": "age", "below": 64.5, "yes": {}, "no": {}},
        {"fact": "flag", "below": 65, "yes": {}, "no": {}},
        {"fact": "age", "yes": {}, "no": {}},
    ],
    ids=str,
)
def test_what_says_no_number_is_no_certificate(cases: dict[str, object]) -> None:
    assert certificate_from(AGES.facts, "choice", {"winners": ["a"], "cases": cases}) is None

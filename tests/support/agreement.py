"""Checks that an evaluator says what trying everything says; the agreement and the mutation tests run them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product

from advisor.conditions import TRUE, broken, judge
from advisor.evaluators import sweep
from advisor.evaluators.next_answer import NextAnswer, next_answers
from advisor.evaluators.prove.changes import NewAnswers, smallest_change, smallest_way_out
from advisor.evaluators.prove.claims import Proved, Refuted
from advisor.evaluators.prove.ground import answer_literals, prover_for
from advisor.evaluators.prove.possible import Future, NoProfile, Prospect, future, prospects, to_winners
from advisor.evaluators.prove.program import reach
from advisor.evaluators.prove.program import within as seconds
from advisor.evaluators.prove.relevance import Relevance, relevant, telling
from advisor.evaluators.prove.versions import same_winners
from advisor.model import Answer, Profile, RuleBase, WholeAnswer, open_facts
from brute_force import Case, Winners, cases, changes, left, points, size, winners, within


def prospects_agree(base: RuleBase, profile: Profile) -> None:
    found = prospects(base, profile)
    tried = cases(base, profile)
    if not tried:
        assert found == NoProfile()
        return
    assert found == {name: expected(name, [one.winners for one in tried]) for name in base.decisions}


def expected(decision: str, all_winners: list[Winners]) -> Prospect:
    each = {one[decision] for one in all_winners}
    return Prospect(
        decision,
        winners=frozenset().union(*each),
        tie=any(len(one) > 1 for one in each),
        nobody=frozenset() in each,
        settled=len(each) == 1,
    )


@dataclass(frozen=True)
class Futures:
    """What may and must come of each rule's firing, each finding, and each piece of advice."""

    rules: Future
    findings: Future
    advice: Future


def futures(base: RuleBase, profile: Profile) -> Futures | NoProfile:
    """Return which rules, findings and advice the prover lets be true in the completions of a profile."""
    prover = prover_for(base)
    reading = prover.readings[0]
    rules = {name: prover.literal(node) for name, node in reading.rules.items()}
    findings = {name: prover.literal(node) for name, node in reading.findings.items()}
    given_by = {
        one.id: [rules[rule.id] for rule in base.rules.values() if one.id in rule.advises]
        for one in base.advice.values()
    }
    advice = {one.id: to_winners(prover, one, given_by[one.id]) for one in base.advice.values()}
    groups = (rules, findings, advice)
    targets = {sign * one for group in groups for one in group.values() for sign in (1, -1)}
    reached = reach(prover.program, targets, answer_literals(prover, profile), seconds(60))
    assert not reached.undecided
    return Futures(*(future(group, reached.true) for group in groups)) if reached.models else NoProfile()


def futures_agree(base: RuleBase, profile: Profile) -> None:
    found = futures(base, profile)
    tried = cases(base, profile)
    if not tried:
        assert found == NoProfile()
        return
    rules = [{name for name, truth in one.verdicts.rules.items() if truth is TRUE} for one in tried]
    findings = [{name for name, truth in one.verdicts.findings.items() if truth is TRUE} for one in tried]
    assert found == Futures(seen(rules), seen(findings), seen([advice(base, one) for one in tried]))


def seen(true: list[set[str]]) -> Future:
    return Future(frozenset(set.union(*true)), frozenset(set.intersection(*true)))


def advice(base: RuleBase, case: Case) -> set[str]:
    won = set().union(*case.winners.values())
    fired = [rule for rule in base.rules.values() if case.verdicts.rules[rule.id] is TRUE]
    return {
        one.id
        for one in base.advice.values()
        if any(one.id in rule.advises for rule in fired) and (not one.about or won.intersection(one.about))
    }


def telling_agrees(base: RuleBase, profile: Profile, stuck: frozenset[str] = frozenset()) -> None:
    """Check which answers change the advice, one piece of which is about some candidates only."""
    hurry = replace(base.advice["hurry"], about=("a", "plain"))
    base = replace(base, advice={**base.advice, "hurry": hurry})
    stuck = stuck.intersection(open_facts(base, profile))
    left = set(open_facts(base, profile)) - stuck
    assert telling(base, profile, left, stuck=stuck) == telling_by_trial(base, profile, stuck, {})


def telling_by_trial(
    base: RuleBase, profile: Profile, stuck: frozenset[str], won: Mapping[str, bool]
) -> set[str]:
    """Return the open facts without whose answer other advice is given, of some way to answer all but the stuck."""
    open_to = [
        [profile.get(name)] if name in stuck else left(fact, profile.get(name))
        for name, fact in base.facts.items()
    ]
    full = [dict(zip(base.facts, answers, strict=True)) for answers in product(*open_to)]
    return {
        name
        for name in set(open_facts(base, profile)) - stuck
        for one in full
        if not broken(base, known(one))
        if advised(base, one, won) != advised(base, {**one, name: profile.get(name)}, won)
    }


def known(answers: Mapping[str, Answer | None]) -> Profile:
    return {name: answer for name, answer in answers.items() if answer is not None}


def advised(base: RuleBase, answers: Mapping[str, Answer | None], won: Mapping[str, bool]) -> set[str]:
    """Return the advice for answers, None where there is none; of some candidates it is known whether they win."""
    profile = known(answers)
    leading = {
        decision: frozenset(one for one in names if won.get(one, True))
        | {candidate.id for candidate in base.decisions[decision].candidates if won.get(candidate.id)}
        for decision, names in winners(base, profile).items()
    }
    return advice(base, Case(profile, leading, judge(base, profile)))


def relevance_agrees(base: RuleBase, profile: Profile) -> None:
    found = {
        name
        for one, other in combinations(cases(base, profile), 2)
        if one.winners != other.winners
        and len(differing := [name for name in base.facts if one.profile[name] != other.profile[name]]) == 1
        for name in differing
    }
    assert relevant(base, profile) == Relevance(tuple(name for name in base.facts if name in found), ())


def changes_agree(base: RuleBase, profile: Profile, *, locked: frozenset[str]) -> None:
    free = profile.keys() - locked
    tried = [
        (size(base, profile, change), winners(base, change).values(), change)
        for change in changes(base, profile, free)
    ]
    every = cases(base, {})
    for candidate in base.candidates:
        found = smallest_change(base, profile, candidate, locked=locked)
        alone = [case.profile for case in every if {candidate} in case.winners.values()]
        fitting = [
            (cost, new)
            for cost, won, new in tried
            if {candidate} in won and cost[0] <= 3 and any(within(new, whole, base) for whole in alone)
        ]
        if not fitting:
            assert found is None
            continue
        assert isinstance(found, NewAnswers)
        changed = {**profile, **found.answers}
        cost = min(cost for cost, _ in fitting)
        assert (cost, changed) in fitting
        assert len(found.answers) == cost[0]
        assert smallest_change(base, profile, candidate, locked=locked) == found


def ways_out_agree(base: RuleBase, profile: Profile, *, locked: frozenset[str]) -> None:
    every = cases(base, {})
    for decision in base.decisions:
        somebody = [case.profile for case in every if case.winners[decision]]
        found = smallest_way_out(base, profile, decision, locked=locked)
        fitting = {
            size(base, profile, new): new
            for new in changes(base, profile, profile.keys() - locked)
            if size(base, profile, new)[0] <= 3 and any(within(new, whole, base) for whole in somebody)
        }
        if not fitting:
            assert found is None
            continue
        assert isinstance(found, NewAnswers)
        changed = {**profile, **found.answers}
        assert any(within(changed, whole, base) for whole in somebody)
        assert size(base, profile, changed) == min(fitting)


def versions_agree(one: RuleBase, other: RuleBase) -> None:
    others = {tuple(case.profile.values()): case.winners for case in cases(other, {})}
    both = [case for case in cases(one, {}) if tuple(case.profile.values()) in others]
    differing = [case.profile for case in both if others[tuple(case.profile.values())] != case.winners]
    match same_winners(one, other):
        case Refuted(profile):
            assert profile in differing
        case verdict:
            assert verdict == Proved(vacuous=not both)
            assert not differing


def sweep_agrees(base: RuleBase, profiles: list[Profile]) -> None:
    codes = sweep.encode(base, profiles)
    swept = sweep.sweep(base, codes)
    assert swept.candidates == tuple(base.candidates)
    for row, profile in enumerate(profiles):
        assert sweep.decode(base, codes[row]) == profile
        meant = points(base, profile)
        ruled_out = dict(zip(swept.candidates, swept.ruled_out[row], strict=True))
        assert {name for name, out in ruled_out.items() if out} == {
            n for n, has in meant.items() if has is None
        }
        assert all(
            swept.points[row, column] == has for column, has in enumerate(meant.values()) if has is not None
        )
        assert swept.winners_of(row) == frozenset().union(*winners(base, profile).values())


def next_answers_agree(base: RuleBase, profile: Profile) -> None:
    meant = [
        NextAnswer(name, answer, winners(base, {**profile, name: answer}))
        for name, fact in base.facts.items()
        if name in open_facts(base, profile)
        for answer in nearest(left(fact, profile.get(name)))
        if not broken(base, {**profile, name: answer})
    ]
    assert list(next_answers(base, profile)) == meant


def nearest(answers: list[WholeAnswer]) -> list[WholeAnswer]:
    """Return single values, and of sets the smallest and those with one value more."""
    least = min(len(answer) for answer in answers)
    return [answer for answer in answers if isinstance(answer, str) or len(answer) <= least + 1]


def samples_agree(base: RuleBase, profile: Profile, seed: int) -> None:
    tried = [case.profile for case in cases(base, profile)]
    drawn = sweep.sample(base, profile, 40, seed)
    assert len(drawn) == (40 if tried else 0)
    assert all(sweep.decode(base, row) in tried for row in drawn)
    assert (drawn == sweep.sample(base, profile, 40, seed)).all()

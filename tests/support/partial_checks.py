"""Checks that evaluators say of partial answers what trying everything says, on what a seeded generator draws.

Each draws profiles for a base, raises AssertionError where anything differs, and returns how often it compared.
"""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import TypeAlias

from advisor.certify.cases import CaseLeaf, CaseSplit, Certificate, Tree
from advisor.certify.kernel import check
from advisor.certify.search import certify
from advisor.conditions import Answered, Concluded, Truth
from advisor.evaluators import bounds, sweep
from advisor.evaluators.fire import fire
from advisor.evaluators.next_answer import NextAnswer, next_answers
from advisor.evaluators.split import TruthSplit, crowd, splitter
from advisor.model import Answer, Fact, Profile, RuleBase, WholeAnswer
from naive_answers import open_in
from naive_interpreter import (
    TRUTHS,
    Interview,
    completions,
    left,
    profiles_of,
    states_of,
    values_in,
)
from random_bases import FINDINGS, draw_condition, draw_profile, some

Check: TypeAlias = Callable[[Random, RuleBase], int]


def fire_agrees(chance: Random, base: RuleBase) -> int:
    """Rules, findings and supports are those of the meaning, each rule once."""
    for profile in (draw_profile(chance, base) for _ in range(3)):
        meant, trace = Interview(base, profile), fire(base, profile)
        assert sorted(firing.rule for firing in trace.firings) == sorted(meant.fired())
        assert trace.findings == {name: TRUTHS[truth] for name, truth in meant.findings().items()}
        for firing in trace.firings:
            rests_on = meant.supports(base.rules[firing.rule].condition)
            facts = [Answered(name, profile[name]) for name in base.facts if ("fact", name) in rests_on]
            found = [
                Concluded(name, TRUTHS[meant.finding(name)])
                for name in base.findings
                if ("finding", name) in rests_on
            ]
            assert firing.supports == (*facts, *found)
    return 3


def narrowing_agrees(chance: Random, base: RuleBase) -> int:
    """From nothing to a complete profile, step by step: what has fired, and what was found, stays."""
    profile: Profile = {}
    fired, steps = frozenset[str](), 0
    found: Mapping[str, Truth] = {}
    while open_facts := open_in(base, profile):
        fact = base.facts[chance.choice(open_facts)]
        profile = {**profile, fact.id: narrower(chance, fact, profile.get(fact.id))}
        trace = fire(base, profile)
        now = frozenset(firing.rule for firing in trace.firings)
        assert fired <= now
        assert all(trace.findings[name] is truth for name, truth in found.items())
        found = {name: truth for name, truth in trace.findings.items() if truth is not Truth.UNKNOWN}
        fired, steps = now, steps + 1
    return steps


def narrower(chance: Random, fact: Fact, known: Answer | None) -> Answer:
    """Draw what can be known of an answer once more is."""
    states = [state for state in states_of(fact) if state not in (known, None)]
    within = set(left(fact, known))
    return chance.choice(
        [state for state in states if state is not None and within.issuperset(left(fact, state))]
    )


def split_agrees(chance: Random, base: RuleBase) -> int:
    profiles = [draw_profile(chance, base) for _ in range(8)]
    condition = draw_condition(chance, list(base.facts.values()), FINDINGS, 3)
    meant = [Interview(base, profile) for profile in profiles]
    found = splitter(base, crowd(base, profiles))
    assert sides(found.split(condition)) == bits([each.truth(condition) for each in meant])
    for name in base.findings:
        assert sides(found.findings[name]) == bits([each.finding(name) for each in meant])
    fires = found.fires()
    for name, rule in base.rules.items():
        assert fires[name] == bits([each.truth(rule.condition) for each in meant])[0]
    return len(profiles)


def sides(split: TruthSplit) -> tuple[int, int]:
    return split.true, split.false


def bits(truths: Sequence[bool | None]) -> tuple[int, int]:
    true, false = (
        sum(1 << place for place, truth in enumerate(truths) if truth is side) for side in (True, False)
    )
    return true, false


def bounds_agree(chance: Random, base: RuleBase) -> int:
    """The bounds leave out nothing that comes of any answers to the open facts, save the stuck ones; what is known stays."""
    profile = draw_profile(chance, base)
    stuck = some(chance, open_in(base, profile), 0, 2) if chance.random() < 0.5 else ()
    reached, now = bounds.reach(base, profile, stuck), Interview(base, profile).rules()
    assert all(reached.rules[name] == {TRUTHS[truth]} for name, truth in now.items() if truth is not None)
    choices = [
        [profile.get(name)] if name in stuck else left(fact, profile.get(name))
        for name, fact in base.facts.items()
    ]
    compared = 0
    for answered in profiles_of(base.facts, choices):
        meant = Interview(base, answered)
        assert all(TRUTHS[truth] in reached.findings[name] for name, truth in meant.findings().items())
        assert all(TRUTHS[truth] in reached.rules[name] for name, truth in meant.rules().items())
        compared += 1
    return compared


def sweep_agrees(chance: Random, base: RuleBase) -> int:
    profiles = [draw_profile(chance, base) for _ in range(12)]
    codes = sweep.encode(base, profiles)
    swept = sweep.sweep(base, codes)
    for row, profile in enumerate(profiles):
        assert sweep.decode(base, codes[row]) == profile
        meant = Interview(base, profile)
        for column, (name, points) in enumerate(meant.points().items()):
            assert swept.candidates[column] == name
            assert bool(swept.ruled_out[row, column]) is (points is None)
            assert points is None or swept.points[row, column] == points
        assert swept.winners_of(row) == frozenset().union(*meant.winners().values())
    return len(profiles)


def samples_agree(chance: Random, base: RuleBase) -> int:
    profile = draw_profile(chance, base)
    whole = [interview.profile for interview in completions(base, profile)]
    drawn = sweep.sample(base, profile, 10, chance.randint(0, 2**32))
    assert len(drawn) == (10 if whole else 0)
    assert all(sweep.decode(base, row) in whole for row in drawn)
    return len(drawn)


def next_answers_agree(chance: Random, base: RuleBase) -> int:
    profile, meant = draw_profile(chance, base), []
    for name in open_in(base, profile):
        for answer in nearest(left(base.facts[name], profile.get(name))):
            interview = Interview(base, {**profile, name: answer})
            if not interview.impossible():
                meant.append(NextAnswer(name, answer, interview.winners()))
    assert list(next_answers(base, profile)) == meant
    return len(meant)


def nearest(answers: Sequence[WholeAnswer]) -> list[WholeAnswer]:
    """Return single values; of sets the smallest that is left, and those with one value more."""
    least = min(len(values_in(answer)) for answer in answers)
    return [answer for answer in answers if isinstance(answer, str) or len(answer) <= least + 1]


def certificates_agree(chance: Random, base: RuleBase) -> int:
    """What is settled has a certificate, what is not has none."""
    profile = draw_profile(chance, base)
    whole = [interview.winners() for interview in completions(base, profile)]
    for name in base.decisions:
        ends = {won[name] for won in whole}
        for winners in ends:
            certificate = certify(base, profile, name, winners)
            assert (certificate is not None) is (len(ends) == 1)
            assert certificate is None or check(base, profile, certificate)
    return len(base.decisions)


def kernel_agrees(chance: Random, base: RuleBase) -> int:
    """The kernel accepts only what is so of every completion, whatever the cases are."""
    profile = draw_profile(chance, base)
    whole = [interview.winners() for interview in completions(base, profile)]
    accepted = 0
    for decision in base.decisions.values():
        claims = {frozenset(some(chance, decision.candidate_ids, 0, 3)), *(won[decision.id] for won in whole)}
        for winners in claims:
            so = all(won[decision.id] == winners for won in whole)
            for cases in (CaseLeaf(), *(draw_cases(chance, base, 3) for _ in range(6))):
                accepts = check(base, profile, Certificate(decision.id, winners, cases))
                assert so or not accepts
                accepted += accepts
    return accepted


def draw_cases(chance: Random, base: RuleBase, depth: int) -> Tree:
    fact = chance.choice(list(base.facts.values()))
    if depth == 0 or not fact.values or chance.random() < 0.2:
        return CaseLeaf()
    value = chance.choice(fact.value_ids)
    return CaseSplit(fact.id, value, draw_cases(chance, base, depth - 1), draw_cases(chance, base, depth - 1))

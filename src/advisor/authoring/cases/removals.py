"""Who would notice that a rule is gone, and whether it would be missed at all.

This is mutation testing with one mutation, a rule deleted: a rule that could be taken out without any case or
example failing is not tested, however often it fires.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from advisor.authoring.cases.verdicts import (
    CaseVerdict,
    ExampleVerdict,
    NotFired,
    SuiteReport,
    failures,
    meant,
)
from advisor.evaluators.prove.turning import OtherEnding, Turning, advising, turning
from advisor.evaluators.split import Splitter, crowd, members, splitter
from advisor.evaluators.sweep import Codes, decode, sample, turned
from advisor.model import Advise, Profile, Rule, RuleBase
from advisor.recommend import Certainty, Ended, certain_winners, endings

SEED = 1
# Profiles that are tried before anything is proved: from everywhere, and around where a rule fires.
ROWS, NEAR = 4096, 128
SECONDS = 3.0
"""How long the proof that a rule is not missed may take."""

OPEN = Certainty(settled=None)


class Noticed(Enum):
    """Who notices that a rule is gone: by what comes out, or only because it names the rule.

    An example of its own goes with a rule, and notices nothing.
    """

    CASE = "case"
    EXAMPLE = "example"
    CITED = "citing_case"
    OWN_EXAMPLE = "own_example"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Removal:
    """What becomes of a rule base without one of its rules: who notices, who is the first of them, what turns."""

    rule: str
    noticed: Noticed
    by: str
    turns: Turning


@dataclass(frozen=True, slots=True)
class Promise:
    """A case that holds, the rules that each of its cites means, and the rules that fire on it."""

    verdict: CaseVerdict
    cites: tuple[frozenset[str], ...]
    fired: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tests:
    """The cases and examples that hold; what fails anyway notices nothing. Bits are in this order."""

    base: RuleBase
    cases: tuple[Promise, ...]
    examples: tuple[ExampleVerdict, ...]

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The answers of the cases, then those of the examples."""
        of_cases = [promise.verdict.case.profile for promise in self.cases]
        return (*of_cases, *(verdict.example.profile for verdict in self.examples))


def holding(report: SuiteReport) -> Tests:
    promises = tuple(
        Promise(
            verdict,
            tuple(frozenset(meant(report.base, cited.name)) for cited in verdict.case.cites),
            frozenset(firing.rule for firing in verdict.result.trace.firings),
        )
        for verdict in report.cases
        if verdict.holds
    )
    return Tests(report.base, promises, tuple(verdict for verdict in report.examples if verdict.holds))


def removals(tests: Tests) -> tuple[Removal, ...]:
    """Return what becomes of the base without each of the rules that experts wrote."""
    profiles = tests.profiles
    rules = {rule.id: rule for rule in tests.base.rules.values() if not rule.made}
    split = splitter(tests.base, crowd(tests.base, profiles))
    fires = split.fires()
    near = {rule: profiles[next(members(bits))] for rule, bits in fires.items() if bits}
    turns = turnings(tests.base, rules, near)
    return tuple(
        Removal(name, *noticing(tests, rule, split, fires), turns[name]) for name, rule in rules.items()
    )


def noticing(tests: Tests, rule: Rule, split: Splitter, fires: Mapping[str, int]) -> tuple[Noticed, str]:
    """Return who notices that a rule is gone, and the id of the first of them."""
    changed = {rule.id: fires[rule.id]}
    if rule.id in tests.base.bearers:
        left = {**splitter(tests.base.without(rule.id), split.crowd).fires(), rule.id: 0}
        changed = {name: fires[name] ^ left[name] for name in fires if fires[name] != left[name]}
    for number, promise in enumerate(tests.cases):
        turned = frozenset(name for name, profiles in changed.items() if profiles >> number & 1)
        if turned and noticed_by(tests.base, promise, rule, promise.fired ^ turned):
            return Noticed.CASE, promise.verdict.case.id
    examples = tuple(enumerate(tests.examples, len(tests.cases)))
    for number, example in examples:
        if changed.get(example.rule.id, 0) >> number & 1 and example.rule.written_as != rule.written_as:
            return Noticed.EXAMPLE, example.rule.id
    for promise in tests.cases:
        if rule.id in promise.fired and any(promise.fired & cited == {rule.id} for cited in promise.cites):
            return Noticed.CITED, promise.verdict.case.id
    if any(example.rule is rule and fires[rule.id] >> number & 1 for number, example in examples):
        return Noticed.OWN_EXAMPLE, rule.id
    return Noticed.NOTHING, ""


def noticed_by(base: RuleBase, promise: Promise, rule: Rule, fired: frozenset[str]) -> bool:
    """Return whether a case fails by what comes out when a rule is gone and these rules fire.

    What the answers so far lead to is looked at first, and then what is recommended if that is settled.
    """
    if any(fired.isdisjoint(cited) for cited in promise.cites if rule.id not in cited):
        return True
    if rule.id not in base.bearers and same_leaders(base, promise, rule):
        return False
    if not fails(base, promise, fired, dict.fromkeys(base.decisions, OPEN)):
        return False
    return fails(base, promise, fired, certain_winners(base.without(rule.id), promise.verdict.case.profile))


def same_leaders(base: RuleBase, promise: Promise, rule: Rule) -> bool:
    """Return whether those who won a case, by points, still lead without the points and vetoes of a rule.

    Of what applies of a list, it is whether the rule says nothing of it.
    """
    touched = {*base.awards[rule.id], *rule.vetoes}
    if any(
        touched & {each.candidate for each in applied.candidates}
        for applied in promise.verdict.result.lists.values()
    ):
        return False
    for outcome in promise.verdict.result.outcomes.values():
        left = {
            standing.candidate: standing.points - base.awards[rule.id].get(standing.candidate, 0)
            for standing in outcome.standings
            if not set(standing.ruled_out_by) - {rule.id}
        }
        top = max(left.values(), default=0)
        leaders = {candidate for candidate, points in left.items() if points == top}
        if leaders != set(outcome.winners) or not outcome.shown_by_points:
            return False
    return True


def fails(base: RuleBase, promise: Promise, fired: frozenset[str], certain: Mapping[str, Certainty]) -> bool:
    failed = failures(base, promise.verdict.case, ended_by(base, fired, certain), fired)
    return any(not isinstance(failure, NotFired) for failure in failed)


def ended_by(base: RuleBase, fired: frozenset[str], certain: Mapping[str, Certainty]) -> Mapping[str, Ended]:
    outcomes, lists = endings(base, [rule for rule in base.rules.values() if rule.id in fired], certain)
    return {**outcomes, **lists}


def turnings(base: RuleBase, rules: Mapping[str, Rule], near: Mapping[str, Profile]) -> Mapping[str, Turning]:
    """Return for each of these rules what comes out differently without it: tried on many profiles, and else proved.

    On the profile that is `near` a rule it fires.
    """
    only_advice = {
        rule.id for rule in rules.values() if all(isinstance(effect, Advise) for effect in rule.effects)
    }
    advisers, others = ([rule for rule in rules if (rule in only_advice) is so] for so in (True, False))
    turns = {**advising(base, advisers, seconds=SECONDS), **tried(base, sample(base, {}, ROWS, SEED), others)}
    for rule in others:
        if rule not in turns and rule in near:
            turns.update(tried(base, sample(base, near[rule], NEAR, SEED), [rule]))
        if rule not in turns:
            turns[rule] = turning(base, rule, seconds=SECONDS)
    return turns


def tried(base: RuleBase, codes: Codes, rules: Iterable[str]) -> Mapping[str, Turning]:
    """Return the rules without which a decision ends in another way on one of these profiles, with the first."""
    rows = turned(base, codes, rules)
    return {
        rule: OtherEnding(decode(base, codes[next(members(bits))])) for rule, bits in rows.items() if bits
    }

"""What offends against the principles by which the shipped rules count, over any rule base.

A need is a finding, or one value of a fact. The language of the team has rules and strengths of its own, in
`rules/language.yaml`, so what is said of needs leaves them out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import TypeAlias

from advisor.conditions import TRUE, judge
from advisor.model import (
    POINTS,
    All,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Found,
    Is,
    Kind,
    Not,
    Profile,
    Rule,
    RuleBase,
    facts_read,
    findings_read,
    grouped,
)
from advisor.model.facts import accepted

Need: TypeAlias = tuple[str, str]
Offenders: TypeAlias = Iterable[object]

SLIGHT, MODERATE, STRONG, DECISIVE = POINTS.values()
LONGEST_TITLE, FEWEST_NOT_COVERED = 60, 25
PRONOUN = re.compile(
    r"(It|They|He|She|We|You|This|That|These|Those|Its|Their|Both|Such|(Each|None|All) of them)\b"
)

# The clauses that say what decides between two frameworks and not which way: a hint, so slight.
DECIDES_BETWEEN_TWO = {"P46d", "P46e"}
ONE_TEAM_AND_UNCERTAIN_FEATURES = "P34d"
# It names the nine that are compared, so candidates rest on it and no rule.
NAMES_THE_CANDIDATES = {"P09"}
FILTER = "P40"

# Answers that are two needs at once, and so may bring more than strong.
TWO_NEEDS: Mapping[tuple[str, str], str] = {
    ("lifetime", "spring-boot"): "upkeep over many years, and people to be found over them",
    ("lifetime", "aspnet-core"): "upkeep over many years, and people to be found over them",
    ("hiring", "nestjs"): "people to be found, and newcomers to be guided",
    ("team_size", "spring-boot"): "many people in many teams, and code that needs firm boundaries",
    ("team_languages", "nestjs"): "a language that the team writes, and the one that NestJS is made for",
}


def ways(base: RuleBase, condition: Condition) -> list[frozenset[Need]]:
    """Return the needs of each way in which a condition can be true; what must be false is an exception and no need."""
    match condition:
        case Found(finding):
            return [frozenset({(finding, "")})]
        case Is(fact=fact) | AtLeast(fact=fact) | AtMost(fact=fact):
            return [frozenset({(fact, value)}) for value in accepted(condition, base.facts[fact])]
        case Not():
            return [frozenset()]
        case Any(parts):
            return [way for part in parts for way in ways(base, part)]
        case All(parts):
            return [frozenset[Need]().union(*each) for each in product(*(ways(base, part) for part in parts))]


def weighing(base: RuleBase) -> Iterator[Rule]:
    """Yield the rules with points, save those on the language of the team."""
    return (
        rule for name, rule in base.rules.items() if base.awards[name] and not name.startswith("language/")
    )


def joins_needs(base: RuleBase, rule: Rule) -> bool:
    return all(len(way) > 1 for way in ways(base, rule.condition))


def own_rules(base: RuleBase) -> Mapping[tuple[Need, str], tuple[Rule, ...]]:
    """Return for each need and candidate the rules in which this need is enough."""
    return grouped(
        ((need, candidate), rule)
        for rule in weighing(base)
        for need in {need for way in ways(base, rule.condition) if len(way) == 1 for need in way}
        for candidate in base.awards[rule.id]
    )


def points_of(base: RuleBase, rule: Rule) -> Iterable[int]:
    return base.awards[rule.id].values()


def counted_twice(base: RuleBase) -> Offenders:
    return [(need, [rule.id for rule in rules]) for need, rules in own_rules(base).items() if len(rules) > 1]


def uneven_watch_outs(base: RuleBase) -> Offenders:
    weights = {
        rule.id: points
        for rule in weighing(base)
        if not rule.inference
        for points in points_of(base, rule)
        if points < 0
    }
    usual, _ = Counter(weights.values()).most_common(1)[0]
    return [rule for rule, points in weights.items() if points != usual]


def unearned_conjunctions(base: RuleBase) -> Offenders:
    single = [rule for rule in base.rules.values() if base.awards[rule.id] and not joins_needs(base, rule)]
    for rule in filter(lambda rule: joins_needs(base, rule), weighing(base)):
        for candidate in base.awards[rule.id]:
            cited = {
                clause for other in single if candidate in base.awards[other.id] for clause in other.source
            }
            if cited.issuperset(rule.source):
                yield rule.id, candidate


def heavy_inferences(base: RuleBase) -> Offenders:
    for rule in base.rules.values():
        if rule.inference and any(abs(points) > SLIGHT for points in points_of(base, rule)):
            yield rule.id


def slight_without_reason(base: RuleBase) -> Offenders:
    for (need, candidate), rules in own_rules(base).items():
        for rule in rules:
            weak = abs(base.awards[rule.id][candidate]) == SLIGHT and not rule.inference
            if weak and not DECIDES_BETWEEN_TWO & {*rule.source} and not is_degree(base, need, candidate):
                yield rule.id


def is_degree(base: RuleBase, need: Need, candidate: str) -> bool:
    """Return whether another degree of the same need counts more for the candidate."""
    fact = base.facts.get(need[0])
    return bool(fact and fact.is_ordered) and any(
        other[0] == need[0] and whom == candidate and base.awards[rule.id][whom] > SLIGHT
        for (other, whom), rules in own_rules(base).items()
        for rule in rules
    )


def decisive_elsewhere(base: RuleBase) -> Offenders:
    for rule in base.rules.values():
        known = ONE_TEAM_AND_UNCERTAIN_FEATURES in rule.source and joins_needs(base, rule)
        if not known and any(abs(points) > STRONG for points in points_of(base, rule)):
            yield rule.id


def unfounded_vetoes(base: RuleBase) -> Offenders:
    for rule in base.rules.values():
        asked_first = facts_read(rule.condition) <= {*base.opening} and not findings_read(rule.condition)
        if rule.vetoes and not (asked_first and FILTER in rule.source):
            yield rule.id


def without_factor(base: RuleBase) -> Offenders:
    return [rule.id for rule in base.rules.values() if rule.touches and not rule.factor]


def idle_factors(base: RuleBase) -> Offenders:
    return base.factors.keys() - {rule.factor for rule in base.rules.values()}


def uncited(base: RuleBase) -> Offenders:
    to_cover = {clause.id for clause in base.citable.values() if clause.is_to_cover}
    return (
        to_cover - NAMES_THE_CANDIDATES - {clause for rule in base.rules.values() for clause in rule.source}
    )


def hanging_reasons(base: RuleBase) -> Offenders:
    return [rule.written_as for rule in base.rules.values() if PRONOUN.match(rule.because)]


def long_titles(base: RuleBase) -> Offenders:
    return [rule.title for rule in base.rules.values() if len(rule.title) > LONGEST_TITLE]


def titles_of_several(base: RuleBase) -> Offenders:
    names = {candidate.title.split()[-1] for candidate in base.candidates.values()}
    return [rule.title for rule in base.rules.values() if len(names & {*re.findall(r"\w+", rule.title)}) > 1]


def bare_facts(base: RuleBase) -> Offenders:
    return [fact.id for fact in base.facts.values() if not fact.nature]


def bare_values(base: RuleBase) -> Offenders:
    for fact in base.facts.values():
        if not (fact.measure and fact.measure.said):
            yield from ((fact.id, value.id) for value in fact.values if not value.said)


def bare_rules(base: RuleBase) -> Offenders:
    return [
        rule.id
        for rule in base.rules.values()
        if rule.touches and (not rule.reason or rule.reason.endswith("."))
    ]


def bare_advice(base: RuleBase) -> Offenders:
    return [
        name
        for name, advice in base.advice.items()
        if not advice.do or advice.do.endswith(".") or ". " in advice.do
    ]


def too_few_not_covered(base: RuleBase) -> Offenders:
    return ["too few"] if len(base.not_covered) < FEWEST_NOT_COVERED else []


def more_than_strong_at_once(base: RuleBase) -> Offenders:
    """Return where one answer alone brings more than strong and is not known as two needs, or is no longer so."""
    return {
        (fact, candidate)
        for fact, profile in single_answers(base)
        for candidate, points in points_for(base, profile).items()
        if points > STRONG
    } ^ TWO_NEEDS.keys()


def single_answers(base: RuleBase) -> Iterator[tuple[str, Profile]]:
    """Yield each answer of one value, or of none where there may be several, as all that is known."""
    for fact in base.facts.values():
        if fact.kind is Kind.SEVERAL:
            yield fact.id, {fact.id: frozenset()}
        for value in fact.value_ids:
            yield fact.id, {fact.id: frozenset({value}) if fact.kind is Kind.SEVERAL else value}


def points_for(base: RuleBase, profile: Profile) -> Counter[str]:
    truths = judge(base, profile).rules
    points = Counter[str]()
    for rule, awards in base.awards.items():
        if truths[rule] is TRUE:
            points.update(awards)
    return points

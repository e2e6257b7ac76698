"""Sums of what rules add: what they add over one fact is taken together, all else is independent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from advisor.model.conditions import (
    ALWAYS,
    NEVER,
    All,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Found,
    Guarded,
    Is,
    Not,
    facts_read,
    findings_read,
    leaves,
    unguarded,
    with_parts,
)
from advisor.model.facts import Fact, WholeAnswer, accepted, lying_in
from advisor.model.findings import Finding
from advisor.model.grouping import grouped
from advisor.model.kinds import Kind
from advisor.model.rules import Rule, adds

MOST_OPTIONS = 8
"""How many options of a set are taken together; what more than that share is independent."""


@dataclass(frozen=True, slots=True)
class Summand:
    """What is added together: the amounts that it may come to, from low to high, and of each that it is reached.

    `rules` are those that add it; `fact` is the one fact that they read, empty if there is none.
    """

    rules: tuple[str, ...]
    amounts: tuple[int, ...]
    reached: Mapping[int, Condition]
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Addition:
    """A rule that adds to a sum."""

    rule: str
    condition: Condition
    points: int


def summands(
    finding: Finding,
    facts: Mapping[str, Fact],
    rules: Iterable[Rule],
    definitions: Mapping[str, Condition],
) -> tuple[Summand, ...]:
    """Return what a sum is made of, in the order of the rules.

    A row that waits for others reads what they read, by the definitions of what it waits for.
    """
    additions = [
        Addition(rule.id, by_facts(rule.condition, definitions), points)
        for rule in rules
        if (points := adds(rule, finding.id))
    ]
    together = grouped((shared(facts, additions, addition), addition) for addition in additions)
    return tuple(
        over_fact(facts[key.fact], key.options, group) if key.fact else alone(group[0])
        for key, group in together.items()
    )


@dataclass(frozen=True, slots=True)
class Shared:
    """What additions have in common that are taken together: a fact, of a set some options; else the rule itself."""

    fact: str = ""
    options: tuple[str, ...] = ()
    rule: str = ""


def shared(facts: Mapping[str, Fact], additions: Sequence[Addition], addition: Addition) -> Shared:
    fact = read_alone(addition.condition)
    if not fact:
        return Shared(rule=addition.rule)
    if facts[fact].kind is not Kind.SEVERAL:
        return Shared(fact)
    others = [options_read(other.condition) for other in additions if read_alone(other.condition) == fact]
    options = connected(options_read(addition.condition), others)
    return (
        Shared(fact, facts[fact].ordered(options))
        if len(options) <= MOST_OPTIONS
        else Shared(rule=addition.rule)
    )


def read_alone(condition: Condition) -> str:
    """Return the one fact that a condition reads as it was written; empty if it reads none, several or findings."""
    written = unguarded(condition)
    read = facts_read(written)
    return next(iter(read)) if len(read) == 1 and not findings_read(written) else ""


def by_facts(condition: Condition, definitions: Mapping[str, Condition]) -> Condition:
    """Return a condition with what it waits for spelled out, if all of it is about one fact; else as it is."""
    if definitions.keys().isdisjoint(findings_read(condition)):
        return condition
    spelled = spelled_out(condition, definitions)
    return spelled if read_alone(spelled) else condition


def spelled_out(condition: Condition, definitions: Mapping[str, Condition]) -> Condition:
    if isinstance(condition, Found) and condition.finding in definitions:
        return spelled_out(definitions[condition.finding], definitions)
    return with_parts(condition, lambda part: spelled_out(part, definitions))


def options_read(condition: Condition) -> frozenset[str]:
    return frozenset(
        value for leaf in leaves(unguarded(condition)) if isinstance(leaf, Is) for value in leaf.values
    )


def connected(options: frozenset[str], others: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return these options with all that are read together with one of them, over any number of steps."""
    wider = options.union(*(other for other in others if not other.isdisjoint(options)))
    return wider if wider == options else connected(wider, others)


def alone(addition: Addition) -> Summand:
    """Return what one rule adds, whatever the others do."""
    if addition.condition == ALWAYS:
        return Summand((addition.rule,), (addition.points,), {})
    low, high = sorted((0, addition.points))
    condition = addition.condition if addition.points > 0 else Not(addition.condition)
    return Summand((addition.rule,), (low, high), {high: condition})


def over_fact(fact: Fact, options: Sequence[str], group: Sequence[Addition]) -> Summand:
    """Return what rules add together that read one fact, or some options of one that is a set."""
    answers: list[WholeAnswer] = subsets(options) if fact.kind is Kind.SEVERAL else list(fact.value_ids)
    given = {answer: total(fact, group, answer) for answer in answers}
    idle = (total(fact, group, None),) if fact.ask_if else ()
    amounts = tuple(sorted({*given.values(), *idle}))
    reached = {
        amount: where(
            fact,
            options,
            [answer for answer in answers if given[answer] >= amount],
            [least >= amount for least in idle],
        )
        for amount in amounts[1:]
    }
    return Summand(tuple(addition.rule for addition in group), amounts, reached, fact.id)


def subsets(options: Sequence[str]) -> list[WholeAnswer]:
    return [frozenset(some) for size in range(len(options) + 1) for some in combinations(options, size)]


def total(fact: Fact, group: Iterable[Addition], answer: WholeAnswer | None) -> int:
    """Return what is added for an answer; with None, where the fact does not apply."""
    return sum(addition.points for addition in group if holds_for(addition.condition, fact, answer))


def holds_for(condition: Condition, fact: Fact, answer: WholeAnswer | None) -> bool:
    """Return whether a condition over one fact holds for an answer; with None, where the fact does not apply."""
    match condition:
        case Guarded():
            return answer is not None and holds_for(condition.guarded, fact, answer)
        case All(parts):
            return all(holds_for(part, fact, answer) for part in parts)
        case Any(parts):
            return any(holds_for(part, fact, answer) for part in parts)
        case Not(part):
            return not holds_for(part, fact, answer)
        case Is() | AtLeast() | AtMost():
            values = answer if isinstance(answer, frozenset) else {answer}
            return not values.isdisjoint(accepted(condition, fact))
        case Found():
            return False


def where(
    fact: Fact, options: Sequence[str], answers: Sequence[WholeAnswer], idle: Sequence[bool]
) -> Condition:
    """Return that an answer is one of these; `idle` says, of a fact that may not apply, whether that will do as well."""
    if fact.kind is Kind.SEVERAL:
        condition = among_sets(
            fact.id, options, frozenset(answer for answer in answers if isinstance(answer, frozenset))
        )
    else:
        condition = among(fact, [answer for answer in answers if isinstance(answer, str)])
    if not fact.ask_if or not idle:
        return condition
    return Any((Not(fact.ask_if), condition)) if idle[0] else All((fact.ask_if, condition))


def among(fact: Fact, values: Sequence[str]) -> Condition:
    if len(values) in (0, len(fact.values)):
        return ALWAYS if values else NEVER
    return lying_in(fact, values) if fact.measure else Is(fact.id, tuple(values))


def among_sets(fact: str, options: Sequence[str], sets: frozenset[frozenset[str]]) -> Condition:
    """Return that an answer has just the options of one of these sets, as any of its prime implicants.

    So it is true as soon as every answer left is such, and false as soon as none is (Blake canonical form).
    """
    terms = [(some, frozenset(options) - some) for some in sets]
    ways = []
    for has, lacks in prime(terms):
        signs = (*(Is(fact, (option,)) for option in options if option in has),)
        ways.append(All((*signs, *(Not(Is(fact, (option,))) for option in options if option in lacks))))
    return Any(tuple(ways))


Term = tuple[frozenset[str], frozenset[str]]


def prime(terms: Sequence[Term]) -> list[Term]:
    """Return the prime implicants of terms that name each option: pairs that differ in one sign are merged (Quine, 1952)."""
    left, primes = set(terms), list[Term]()
    while left:
        merged: dict[Term, tuple[Term, Term]] = {}
        for has, lacks in left:
            for option in has:
                other = (has - {option}, lacks | {option})
                if other in left:
                    merged[has - {option}, lacks] = ((has, lacks), other)
        used = {term for pair in merged.values() for term in pair}
        primes += sorted(
            (term for term in left if term not in used), key=lambda term: (sorted(term[0]), sorted(term[1]))
        )
        left = set(merged)
    return primes

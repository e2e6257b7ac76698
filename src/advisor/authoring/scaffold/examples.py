"""Answers on which a rule fires, and a near miss: found by proof, and cut down until nothing can be left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.authoring.scaffold.blanks import Tree
from advisor.conditions import FALSE, TRUE, Truth, broken, judge_rule
from advisor.evaluators.minimal import minimal, minimal_answers, singly, ticks, unticked
from advisor.evaluators.prove.ground import prover_for
from advisor.evaluators.prove.program import Deadline, within
from advisor.evaluators.prove.sorting import fires as firings
from advisor.evaluators.prove.sorting import witness
from advisor.language.reading.written import as_written, exact_answers
from advisor.model import Answer, Fact, Found, Profile, Rule, RuleBase, leaves

SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Examples:
    """Examples of a rule as they stand in a file, one each way; empty where none was found, and `why` says why."""

    fires: Tree = ()
    stays_silent: Tree = ()
    why: str = ""


def examples(base: RuleBase, rules: Sequence[Rule]) -> Examples:
    """Return examples of the rules that were made of a written rule: both are about the first that can fire."""
    deadline = within(SECONDS)
    for rule in rules:
        complete = decided(base, rule, deadline, fires=True)
        if complete is not None:
            shortest = boundary(base, rule, shortened(base, rule, complete, TRUE))
            miss = near_miss(base, rule, shortest) or silence(base, rule, deadline)
            why = "" if miss else "no answers were found on which it stays silent"
            return Examples(tree_of(base, rule, shortest, miss), tree_of(base, rule, miss, shortest), why)
    return Examples(why="no answers were found on which it fires")


def decided(base: RuleBase, rule: Rule, deadline: Deadline, *, fires: bool) -> Profile | None:
    """Return a complete profile on which a rule fires, or does not; None if none was found in time."""
    prover = prover_for(base)
    literal = firings(prover)[rule.id]
    complete = witness(prover, [literal if fires else -literal], deadline)
    return complete if isinstance(complete, Mapping) else None


def silence(base: RuleBase, rule: Rule, deadline: Deadline) -> Profile | None:
    """Return answers on which the condition of a rule is false; None if none were found in time."""
    complete = decided(base, rule, deadline, fires=False)
    return shortened(base, rule, complete, FALSE) if complete is not None else None


def shortened(base: RuleBase, rule: Rule, profile: Profile, truth: Truth) -> Profile:
    """Return as few of the answers as leave the condition what it is, with no more values than that takes."""

    def holds(answers: Profile) -> bool:
        return judge_rule(base, rule, answers) is truth

    def can_be(answers: Profile) -> bool:
        return holds(answers) and not broken(base, answers)

    few = minimal_answers({fact: profile[fact] for fact in reversed(mentioned(base, rule))}, holds)
    cuts = ticks({fact: few[fact] for fact in profile if fact in few})
    return ordered(base, rule, minimal(few, cuts, unticked, singly(can_be)))


def mentioned(base: RuleBase, rule: Rule) -> tuple[str, ...]:
    """Return all facts, first those that the condition of a rule speaks of itself, in its order, then the others."""
    own = [leaf.fact for leaf in leaves(rule.condition) if not isinstance(leaf, Found)]
    return tuple(dict.fromkeys((*own, *base.facts)))


def ordered(base: RuleBase, rule: Rule, profile: Profile) -> Profile:
    """Return a profile in the order in which the condition of a rule speaks of its facts."""
    return {fact: profile[fact] for fact in mentioned(base, rule) if fact in profile}


def boundary(base: RuleBase, rule: Rule, profile: Profile) -> Profile:
    """Return a profile on which a rule fires, with what goes from low to high beside where it would not."""
    answers = dict(profile)
    for fact in (base.facts[name] for name in profile if base.facts[name].is_ordered):
        values = fact.value_ids
        firing = {value for value in values if fires_on(base, rule, {**answers, fact.id: value})}
        edges = (
            value
            for at, value in enumerate(values)
            if value in firing and not firing.issuperset(values[max(at - 1, 0) : at + 2])
        )
        answers[fact.id] = next(edges, answers[fact.id])
    return answers


def fires_on(base: RuleBase, rule: Rule, profile: Profile) -> bool:
    """Return whether a rule fires on answers that can be."""
    return judge_rule(base, rule, profile) is TRUE and not broken(base, profile)


def near_miss(base: RuleBase, rule: Rule, profile: Profile) -> Profile | None:
    """Return the answers with one of them changed so that the rule stays silent, rather by a no than by not knowing."""
    misses = [near for near in changed(base, profile) if not broken(base, near)]
    silent = [miss for miss in misses if judge_rule(base, rule, miss) is not TRUE]
    return next(
        (miss for miss in silent if judge_rule(base, rule, miss) is FALSE), silent[0] if silent else None
    )


def changed(base: RuleBase, profile: Profile) -> Iterator[Profile]:
    """Yield profiles that differ in one answer: the last mentioned first, and nearby answers before others."""
    for fact in reversed(tuple(profile)):
        for answer in others(base.facts[fact], profile[fact]):
            yield {**profile, fact: answer}


def others(fact: Fact, answer: Answer) -> Iterator[Answer]:
    """Yield other answers to a fact, the nearest first."""
    values = fact.value_ids
    if isinstance(answer, frozenset):
        yield from other_sets(values, answer)
        return
    at = values.index(answer)
    distance = {value: abs(number - at) for number, value in enumerate(values)}
    yield from sorted((value for value in values if value != answer), key=lambda value: distance[value])


def other_sets(values: Sequence[str], answer: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield other sets: with one value for another, with one more, with one less, and none at all."""
    absent = [value for value in values if value not in answer]
    present = [value for value in values if value in answer]
    yield from (answer - {out} | {into} for out in present for into in absent)
    yield from (answer | {into} for into in absent)
    yield from (answer - {out} for out in present)


def tree_of(base: RuleBase, rule: Rule, profile: Profile | None, other: Profile | None) -> Tree:
    """Return a list of one example as it stands in a file, its numbers next to those of the other example."""
    if profile is None:
        return ()
    about = {"it": rule.each} if rule.each else {}
    return ({**about, **as_written(base.facts, exact_answers(base, profile, other or {}))},)

"""Rules that are the same as another, and rules whose effects another always has too."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import TypeAlias

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided
from advisor.authoring.check.written import as_written, located, places
from advisor.evaluators.prove.sorting import fires, sort
from advisor.model import Add, Award, Effect, Hit, Rule, RuleBase

Pair: TypeAlias = tuple[str, str]
Key: TypeAlias = tuple[str, str, tuple[str, ...]]

# Maximum pairs of rules put to the solver at once.
BATCH = 5000

SAME = "both fire on the same answers and do the same"
# By whether it is one other rule.
TOO = {
    ("implied-rule", True): "fires too and does the same",
    ("implied-rule", False): "fire too and each do the same",
    ("stacked-points", True): "fires too and gives the same points again",
    ("stacked-points", False): "fire too and each give the same points again",
}
HINTS = {
    "same-rules": "keep one of them",
    "implied-rule": "remove it, or let it do more",
    "stacked-points": "if both rest on the same reason, give the points once",
}


def redundancy_notices(examined: Examined) -> Iterator[Notice]:
    """Yield rules that are the same as an earlier one, and rules whose effects another always has too."""
    base = examined.base
    implied, undecided = implications(examined)
    groups: dict[Key, list[Pair]] = defaultdict(list)
    for check, rule, others in redundant(base, implied):
        homes = tuple(dict.fromkeys(base.rules[other].written_as for other in others))
        groups[check, base.rules[rule].written_as, homes] += [(rule, other) for other in others]
    for (check, _, _), pairs in groups.items():
        rules, others = (tuple(dict.fromkeys(side)) for side in zip(*pairs, strict=True))
        compared = tuple(as_written(base, others))
        other, places = located(compared, len(compared))
        for group in as_written(base, rules):
            if check == "same-rules":
                what = f"the rule {group.words} is the same as {other}: {SAME}"
            else:
                what = f"whenever the rule {group.words} fires, {other} {TOO[check, len(compared) == 1]}"
            hint = f"{HINTS[check]}; {places}"
            yield Notice(check, group.subject, group.place, what, hint, members=group.members, others=others)
    if undecided:
        names = [f"'{rule}' and '{other}'" for rule, other in sorted(undecided)]
        what = "whether the second of these rules always fires with the first"
        yield not_decided("implied-rule", what, names, base.rules[min(undecided)[0]].place)


def redundant(
    base: RuleBase, implied: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield each rule that adds nothing, after the check that says so, and the rules to which it adds nothing."""
    order = places(base)
    twins = {rule: {other for other in others if rule in implied[other]} for rule, others in implied.items()}
    first = {rule: min((rule, *others), key=order.__getitem__) for rule, others in twins.items()}
    for rule, others in implied.items():
        if first[rule] != rule:
            yield "same-rules", rule, (first[rule],)
        elif stronger := {first[other] for other in others if other not in twins[rule]}:
            check = "stacked-points" if any(adds_up(base, base.rules[rule])) else "implied-rule"
            yield check, rule, tuple(sorted(stronger, key=order.__getitem__))


def adds_up(base: RuleBase, rule: Rule) -> Iterator[bool]:
    """Yield of each effect whether it counts again where another rule has it too."""
    pointed = [each for each in base.decisions.values() if each.is_weighed]
    weighed = {name for decision in pointed for name in decision.candidate_ids}
    for effect in rule.effects:
        yield isinstance(effect, Add) or (isinstance(effect, Award) and effect.candidate in weighed)


def implications(examined: Examined) -> tuple[Mapping[str, set[str]], list[Pair]]:
    """Return for each rule the others that fire whenever it does and have all of its effects; and the undecided pairs."""
    implied: dict[str, set[str]] = {rule.id: set() for rule in examined.rules}
    undecided: list[Pair] = []
    pairs, literals = unrefuted(examined), fires(examined.prover)
    while batch := list(islice(pairs, BATCH)):
        proved, unknown = proved_pairs(examined, literals, batch)
        undecided += unknown
        for rule, other in proved:
            implied[rule].add(other)
    return implied, undecided


def proved_pairs(
    examined: Examined, literal: Mapping[str, int], pairs: list[Pair]
) -> tuple[list[Pair], list[Pair]]:
    """Return of which pairs it is proved, and of which it is not known in time, that the first implies the second."""
    if not examined.deadline.left:
        return [], pairs
    holds = examined.prover.program.eithers((-literal[first], literal[second]) for first, second in pairs)
    named = {f"{first} -> {second}": (first, second) for first, second in pairs}
    refuted = {name: -held for name, held in zip(named, holds, strict=True)}
    shown = sort(examined.prover, refuted, examined.deadline)
    return [named[name] for name in sorted(shown.impossible)], [
        named[name] for name in sorted(shown.undecided)
    ]


def unrefuted(examined: Examined) -> Iterator[Pair]:
    """Yield pairs of rules with the effects of the first among those of the second that no tried profile tells apart.

    Rules that never or always fire are left out, that is said of them already; and rows for which others wait, since
    without them those would apply.
    """
    rules = [rule for rule in examined.rules if rule.id not in examined.constant]
    holders: dict[Effect, set[str]] = defaultdict(set)
    for rule in rules:
        for effect in effects(rule):
            holders[effect].add(rule.id)
    for rule in rules:
        if (own := effects(rule)) and may_go(examined, rule):
            others = set.intersection(*(holders[effect] for effect in own)) - {rule.id}
            fired = examined.fired[rule.id]
            yield from ((rule.id, other) for other in sorted(others) if not fired & ~examined.fired[other])


def may_go(examined: Examined, rule: Rule) -> bool:
    """Return whether a rule counts for nothing but its effects, and is not said to never or to always fire."""
    base = examined.base
    waited_for = rule.table and (base.tables[rule.table].hit is Hit.FIRST or rule.table in base.awaited)
    return not waited_for and rule.id not in examined.constant


def effects(rule: Rule) -> frozenset[Effect]:
    """Return the effects of a rule; no points are none."""
    return frozenset(effect for effect in rule.effects if not isinstance(effect, Award) or effect.points)

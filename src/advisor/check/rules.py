"""Rules that never or always fire, are implied by another, or are the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from advisor.check.examined import Examined
from advisor.check.notice import Notice, not_decided, notice
from advisor.evaluators.prove.ground import Prover
from advisor.evaluators.prove.program import Deadline
from advisor.evaluators.prove.sorting import fires, sort, witness
from advisor.model import All, Award, Condition, Effect, Rule, RuleBase

Pair: TypeAlias = tuple[str, str]

HINTS = {
    "same-rules": "remove one of the two; the other is at {}",
    "implied-rule": "remove it, or let it say more than the one at {}",
    "stacked-points": "if both have the same reason, one of them is too much; the other is at {}",
}
REMOVE = "change its condition, or remove the rule"


def fate_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules that can never fire, and those that always do."""
    for rule in whole(examined.base, examined.never):
        what = f"the rule '{rule}' can never fire: no answers make its condition true"
        one = written(examined.base, rule)
        yield notice("never-fires", rule, one.place, what, REMOVE, parts=conflict(examined, one))
    for rule in whole(examined.base, examined.always):
        what = f"the rule '{rule}' always fires: its condition is true whatever is answered"
        hint = "ask for something that can be false, or give up the rule"
        yield notice("always-fires", rule, written(examined.base, rule).place, what, hint)
    if unknown := whole(examined.base, examined.undecided):
        place = written(examined.base, unknown[0]).place
        yield not_decided("never-fires", "whether these rules can fire and stay silent", unknown, place)


def whole(base: RuleBase, rules: Iterable[str]) -> tuple[str, ...]:
    """Return rule ids in order, with one written id for all the rules of an `each` rule if all are there."""
    found, every = set(rules), made(base)
    return tuple(
        dict.fromkeys(
            rule.written_as if found.issuperset(every[rule.written_as]) else rule.id
            for rule in base.rules.values()
            if rule.id in found
        )
    )


def made(base: RuleBase) -> Mapping[str, tuple[str, ...]]:
    """Return for each written rule the rules that were made of it."""
    rules: dict[str, list[str]] = defaultdict(list)
    for rule in base.rules.values():
        rules[rule.written_as].append(rule.id)
    return {name: tuple(ids) for name, ids in rules.items()}


def written(base: RuleBase, name: str) -> Rule:
    """Return a rule by its id, or one of those made from the rule that is written so."""
    return base.rules[name] if name in base.rules else base.rules[made(base)[name][0]]


def conflict(examined: Examined, rule: Rule) -> tuple[Condition, ...]:
    """Return parts of a rule's condition that can never be true together, none of which can be left out."""
    parts = list(conjuncts(rule.condition))
    for part in tuple(parts):
        fewer = [one for one in parts if one is not part]
        if fewer and not can_be(examined.prover, All(tuple(fewer)), examined.deadline):
            parts = fewer
    return tuple(parts)


def conjuncts(condition: Condition) -> Iterator[Condition]:
    """Yield the parts that must all be true."""
    if isinstance(condition, All):
        for part in condition.parts:
            yield from conjuncts(part)
    else:
        yield condition


def can_be(prover: Prover, condition: Condition, deadline: Deadline) -> bool:
    """Return whether a condition can be true, or it is not known in time that it cannot."""
    return witness(prover, [prover.literal(prover.readings[0].refer(condition))], deadline) is not None


def redundancy_notices(examined: Examined) -> Iterator[Notice]:
    """Yield rules that are the same as an earlier one, and rules whose effect another always has too."""
    base, (implied, undecided) = examined.base, implications(examined)
    same = {(one, other) for one, other in implied if (other, one) in implied}
    order = {rule: number for number, rule in enumerate(base.rules)}
    for one, other in pairs_as_written(base, [(a, b) for a, b in same if order[a] > order[b]]):
        what = f"the rule '{one}' is the same as '{other}': both fire on the same answers, to the same effect"
        yield redundant("same-rules", examined, (one, other), what)
    for one, other in pairs_as_written(base, implied - same):
        yield implied_notice(examined, one, other)
    if undecided:
        names = [f"'{one}' and '{other}'" for one, other in sorted(undecided)]
        place = base.rules[min(undecided)[0]].place
        yield not_decided(
            "implied-rule", "whether the second of these rules always fires with the first", names, place
        )


def implied_notice(examined: Examined, one: str, other: str) -> Notice:
    """Return that the second rule always does what the first does; points add up, so they are only stacked."""
    what = f"whenever the rule '{one}' fires, '{other}' fires too and "
    if any(isinstance(effect, Award) for effect in written(examined.base, one).effects):
        return redundant("stacked-points", examined, (one, other), what + "gives the same points again")
    return redundant("implied-rule", examined, (one, other), what + "does the same already")


def redundant(check: str, examined: Examined, pair: Pair, what: str) -> Notice:
    """Return that the first rule of a pair adds nothing to the second."""
    one, other = (written(examined.base, name) for name in pair)
    return notice(check, pair[0], one.place, what, HINTS[check].format(other.place))


def pairs_as_written(base: RuleBase, pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Yield pairs of rule ids in order, with written ids where that is so for all rules of an `each` rule."""
    by_writing: dict[Pair, dict[str, str]] = defaultdict(dict)
    for one, other in sorted(pairs):
        by_writing[base.rules[one].written_as, base.rules[other].written_as][one] = other
    every = made(base)
    for (one, other), found in by_writing.items():
        if found.keys() >= set(every[one]):
            yield one, other if len(every[other]) > 1 else next(iter(found.values()))
        else:
            yield from found.items()


def implications(examined: Examined) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """Return the pairs of rules of which it is proved, and of which it is not known in time, that they imply.

    Whenever the first fires the second does, and has all of its effects.
    """
    pairs = {f"{one} -> {other}": (one, other) for one, other in unrefuted(examined)}
    literal, program = fires(examined.prover), examined.prover.program
    broken = {name: program.both((literal[one], -literal[other])) for name, (one, other) in pairs.items()}
    shown = sort(examined.prover, broken, examined.deadline)
    proved, undecided = (
        frozenset(map(pairs.__getitem__, names)) for names in (shown.impossible, shown.undecided)
    )
    return proved, undecided


def unrefuted(examined: Examined) -> Iterator[Pair]:
    """Yield pairs of rules with the effects of the first among those of the second that no tried profile tells apart."""
    holders = with_effect(examined.base)
    for rule in examined.base.rules.values():
        if rule.id in examined.never | examined.always | examined.undecided or not rule.effects:
            continue
        others = set.intersection(*(holders[one] for one in effects(rule))) - {rule.id} - examined.never
        yield from ((rule.id, one) for one in others if not examined.fired[rule.id] & ~examined.fired[one])


def with_effect(base: RuleBase) -> Mapping[Effect, set[str]]:
    """Return for each effect the rules that have it."""
    found: dict[Effect, set[str]] = defaultdict(set)
    for rule in base.rules.values():
        for one in effects(rule):
            found[one].add(rule.id)
    return found


def effects(rule: Rule) -> frozenset[Effect]:
    """Return the effects of a rule; points count as one effect only if they are the same."""
    return frozenset(one for one in rule.effects if not isinstance(one, Award) or one.points)

"""Rules that are the same as another, and rules whose effects another always has too."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided, notice
from advisor.authoring.check.written import Written, as_written, places
from advisor.evaluators.prove.sorting import fires, sort
from advisor.model import Award, Effect, Rule, RuleBase
from advisor.texts import listing

Pair: TypeAlias = tuple[str, str]
Key: TypeAlias = tuple[str, str, tuple[str, ...]]

# So many pairs of rules are put to the solver at once.
BATCH = 5000

HINTS = {
    "same-rules": "keep one of them; {} {} at {}",
    "implied-rule": "remove it, or let it do more; {} {} at {}",
    "stacked-points": "if both rest on the same reason, give the points once; {} {} at {}",
}


@dataclass(frozen=True, slots=True)
class Implied:
    """For rules the others that fire whenever they do and have all of their effects; and what is not decided in time."""

    proved: Mapping[str, frozenset[str]]
    undecided: tuple[Pair, ...]

    def of(self, rule: str) -> frozenset[str]:
        """Return the rules that a rule implies."""
        return self.proved.get(rule, frozenset())

    def twins(self, rule: str) -> frozenset[str]:
        """Return the rules that always fire together with a rule, to the same effect."""
        return frozenset(one for one in self.of(rule) if rule in self.of(one))


def redundancy_notices(examined: Examined) -> Iterator[Notice]:
    """Yield rules that are the same as an earlier one, and rules whose effects another always has too."""
    base, implied = examined.base, implications(examined)
    groups: dict[Key, list[Pair]] = defaultdict(list)
    for check, one, others in redundant(base, implied):
        homes = tuple(dict.fromkeys(base.rules[other].written_as for other in others))
        groups[check, base.rules[one].written_as, homes] += [(one, other) for other in others]
    for (check, _, _), pairs in groups.items():
        yield from told(base, check, pairs)
    if implied.undecided:
        pairs = sorted(implied.undecided)
        names = [f"'{rule}' and '{other}'" for rule, other in pairs]
        what = "whether the second of these rules always fires with the first"
        yield not_decided("implied-rule", what, names, base.rules[pairs[0][0]].place)


def redundant(base: RuleBase, implied: Implied) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield each rule that adds nothing, after the check that says so, and the rules to which it adds nothing."""
    order = places(base)
    first = {one: min((one, *implied.twins(one)), key=order.__getitem__) for one in base.rules}
    for one, twin in first.items():
        others = implied.of(one) - implied.twins(one)
        if twin != one:
            yield "same-rules", one, (twin,)
        elif others:
            awards = any(isinstance(effect, Award) for effect in base.rules[one].effects)
            found = sorted({first[other] for other in others}, key=order.__getitem__)
            yield "stacked-points" if awards else "implied-rule", one, tuple(found)


def told(base: RuleBase, check: str, pairs: Iterable[Pair]) -> Iterator[Notice]:
    """Yield what is to be said of rules made of one that add nothing to rules made of some others."""
    rules, others = (dict.fromkeys(side) for side in zip(*pairs, strict=True))
    compared = tuple(as_written(base, others))
    for one in as_written(base, rules):
        other = listing(found.words for found in compared)
        where = listing(str(found.place) for found in compared)
        what, hint = words(check, one, other, alone=len(compared) == 1), HINTS[check]
        yield notice(
            check,
            one.subject,
            one.place,
            what,
            hint.format(other, "is" if len(compared) == 1 else "are", where),
            members=one.members,
            others=tuple(others),
        )


def words(check: str, one: Written, other: str, *, alone: bool) -> str:
    """Return what is said of a rule and another, or several others."""
    if check == "same-rules":
        return f"the rule {one.words} is the same as {other}: both fire on the same answers and do the same"
    does, do = ("gives", "give") if check == "stacked-points" else ("does", "do")
    same = "the same points again" if check == "stacked-points" else "the same"
    too = f"fires too and {does} {same}" if alone else f"fire too and each {do} {same}"
    return f"whenever the rule {one.words} fires, {other} {too}"


def implications(examined: Examined) -> Implied:
    """Return which rules others imply: whenever they fire the others do, and have all of their effects."""
    proved: dict[str, set[str]] = defaultdict(set)
    undecided: list[Pair] = []
    pairs, literals = unrefuted(examined), fires(examined.prover)
    while some := list(islice(pairs, BATCH)):
        found, unknown = proved_pairs(examined, literals, some)
        undecided += unknown
        for one, other in found:
            proved[one].add(other)
    return Implied({one: frozenset(others) for one, others in proved.items()}, tuple(undecided))


def proved_pairs(
    examined: Examined, literal: Mapping[str, int], pairs: list[Pair]
) -> tuple[list[Pair], list[Pair]]:
    """Return of which pairs it is proved, and of which it is not known in time, that the first implies the second."""
    if not examined.deadline.left:
        return [], pairs
    holds = examined.prover.program.eithers((-literal[one], literal[other]) for one, other in pairs)
    named = {f"{one} -> {other}": pair for pair in pairs for one, other in [pair]}
    shown = sort(
        examined.prover, {name: -one for name, one in zip(named, holds, strict=True)}, examined.deadline
    )
    return [named[one] for one in sorted(shown.impossible)], [named[one] for one in sorted(shown.undecided)]


def unrefuted(examined: Examined) -> Iterator[Pair]:
    """Yield pairs of rules with the effects of the first among those of the second that no tried profile tells apart.

    Rules that never or always fire are left out: that is said of them already.
    """
    holders = with_effect(rule for rule in examined.base.rules.values() if rule.id not in examined.constant)
    for rule in examined.base.rules.values():
        if rule.id not in examined.constant and (own := effects(rule)):
            others = set.intersection(*(holders[one] for one in own)) - {rule.id}
            fired = examined.fired[rule.id]
            yield from ((rule.id, one) for one in sorted(others) if not fired & ~examined.fired[one])


def with_effect(rules: Iterable[Rule]) -> Mapping[Effect, set[str]]:
    """Return for each effect the rules that have it."""
    found: dict[Effect, set[str]] = defaultdict(set)
    for rule in rules:
        for one in effects(rule):
            found[one].add(rule.id)
    return found


def effects(rule: Rule) -> frozenset[Effect]:
    """Return the effects of a rule; no points are none."""
    return frozenset(one for one in rule.effects if not isinstance(one, Award) or one.points)

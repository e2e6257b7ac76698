"""Which adds to a sum are taken together: those over one fact, and over a set those that share options."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from naive_language import PARTED, NaiveBase, NaiveRule
from naive_questions import Under, Written, listed
from naive_tables import OTHERWISE


@dataclass(frozen=True, eq=False)
class Adds:
    """Rules that add so many points each, and what their conditions have in common, if that is one fact alone."""

    rules: tuple[tuple[NaiveRule, int], ...]
    fact: str | None = None
    options: frozenset[str] = frozenset()


@cache
def adds_to(base: NaiveBase, name: str) -> list[Adds]:
    together: list[Adds] = []
    for rule in base.rules.values():
        if name in rule.then.get("add", {}):
            adds = own(base, rule, int(rule.then["add"][name]))
            sharing = [other for other in together if adds.fact and share(base, adds, other)]
            together = [other for other in together if other not in sharing]
            for other in sharing:
                adds = replace(adds, rules=(*other.rules, *adds.rules), options=other.options | adds.options)
            together.append(adds)
    return together


def own(base: NaiveBase, rule: NaiveRule, points: int) -> Adds:
    """Return what one rule adds; its fact is what it reads if it reads nothing else, guards aside.

    A row that waits for others reads what they read.
    """
    leaves = list(read_by(base, rule))
    names = {name for name, _ in leaves}
    if len(names) != 1 or not names <= base.facts.keys():
        return Adds(((rule, points),))
    (fact,) = names
    tests = [test for _, under in leaves for test in under.tests]
    return Adds(((rule, points),), fact, frozenset().union(*map(base.facts[fact].matters, tests)))


def read_by(base: NaiveBase, rule: NaiveRule) -> Iterator[tuple[str, Under]]:
    for condition in (rule.condition, *rule.before):
        for name, under in read_in(condition):
            if name != OTHERWISE:
                yield name, under
                continue
            for other in base.named_by(str(under)):
                yield from read_by(base, other)


def share(base: NaiveBase, adds: Adds, other: Adds) -> bool:
    is_set = base.facts[adds.fact].kind == "several" if adds.fact else False
    return adds.fact == other.fact and (not is_set or bool(adds.options & other.options))


def read_in(condition: Written) -> Iterator[tuple[str, Under]]:
    """Yield what stands in a condition under each name."""
    for key, value in condition.items():
        if key in PARTED:
            for part in listed(value):
                yield from read_in(part)
        else:
            yield key, value

"""What of a rule base people mean by a name that they typed: an id in any spelling, or a title."""

from collections.abc import Iterable

from advisor.model import Rule, RuleBase, left_out
from advisor.names import find_name, folded, spelt, unknown
from advisor.problems import RequestError


def find_candidate(base: RuleBase, name: str, past: Iterable[RuleBase] = ()) -> str:
    """Return the id of a candidate by its id or title, of the base or of past ones. Raises RequestError.

    Who names what is not covered is told of the nearest.
    """
    candidates = {each.id: each.title for known in (base, *past) for each in known.candidates.values()}
    if candidate := spelt(name, candidates):
        return candidate
    if entry := left_out(name, base.not_covered):
        raise RequestError("; ".join(entry.told))
    titles = (*candidates.values(), *(entry.title for entry in base.not_covered))
    raise unknown("candidate", name, candidates, titles, listed=20)


def find_decision(base: RuleBase, name: str) -> str:
    """Return the id of a decision by its id or title. Raises RequestError."""
    return find_name("decision", name, {each.id: each.title for each in base.decisions.values()}, listed=12)


def find_fact(base: RuleBase, name: str) -> str:
    """Return the id of a fact. Raises RequestError."""
    return find_name("fact", name, dict.fromkeys(base.facts, ""))


def find_rules(base: RuleBase, name: str) -> tuple[Rule, ...]:
    """Return the rule of this id, all that an `each` rule was made into, or all of a file.

    The last part of an id and a title will do too. Raises RequestError.
    """
    rules = tuple(base.rules.values())
    for read, names_of in ((str, ids_of), (folded, ids_of), (folded, short_names_of)):
        if matching := tuple(rule for rule in rules if read(name) in map(read, names_of(rule))):
            return matching
    names = dict.fromkeys((*(rule.written_as for rule in rules), *base.rules))
    raise unknown("rule", name, names, [rule.title for rule in rules])


def ids_of(rule: Rule) -> tuple[str, ...]:
    return rule.id, rule.written_as, rule.written_as.rpartition("/")[0]


def short_names_of(rule: Rule) -> tuple[str, ...]:
    return rule.written_as.rpartition("/")[2], rule.title

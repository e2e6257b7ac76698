"""What of a rule base people mean by a name that they typed: an id in any spelling, or a title."""

import re
from collections.abc import Iterable, Sequence

from advisor.model import Rule, RuleBase, left_out
from advisor.names import bare, find_name, folded, nearest, spelt, unknown
from advisor.problems import MAX_NAME_CHARACTERS, RequestError

# What parts two names on one line, if no name has it inside.
BETWEEN = re.compile(r"\s*,\s*|\s+(?:(?:and|or|with|to|against|versus|vs\.?)\s+)?", re.IGNORECASE)

# How much names look like candidates' if each is one, and if one of two is or both nearly are.
SURE, LIKELY = 1.0, 0.5


def find_candidate(base: RuleBase, name: str, past: Iterable[RuleBase] = ()) -> str:
    """Return the id of a candidate by its id or title, of the base or of past ones. Raises RequestError.

    Who names what is not covered is told of the nearest.
    """
    candidates = {
        each.id: each.title for known in (base, *past) for each in known.written_candidates.values()
    }
    if candidate := spelt(name, candidates):
        return candidate
    if entry := left_out(name, base.not_covered):
        raise RequestError("; ".join(entry.told))
    titles = (*candidates.values(), *(entry.title for entry in base.not_covered))
    raise unknown("candidate", name, candidates, titles, listed=20)


def find_candidates(base: RuleBase, typed: str) -> tuple[str, ...]:
    """Return the ids of the one or two candidates that a line names. Raises RequestError."""
    return tuple(find_candidate(base, name) for name in parted(base, typed))


def parted(base: RuleBase, typed: str) -> tuple[str, ...]:
    """Return a line as the one or two names that look most like candidates': titles have blanks too."""
    gaps = BETWEEN.finditer(typed) if len(typed) <= 3 * MAX_NAME_CHARACTERS else ()
    pairs = ((bare(typed[: gap.start()]), bare(typed[gap.end() :])) for gap in gaps)
    return max((*pairs, (typed,)), key=lambda names: likeness(base, names))


def likeness(base: RuleBase, names: Sequence[str]) -> float:
    """Return how much names look like those of candidates: one that is nearly right counts half."""
    titles = {each.id: each.title for each in base.written_candidates.values()}
    left = {each.id: each.title for each in base.not_covered}
    every = (*titles, *titles.values(), *left, *left.values())
    known = [name for name in names if spelt(name, titles) or left_out(name, base.not_covered)]
    near = [name for name in names if name not in known and nearest(name, every)]
    return (len(known) + len(near) / 2) / len(names)


def names_candidate(base: RuleBase, name: str) -> bool:
    """Return whether a name is that of a candidate, and not of a rule. Raises RequestError if it is neither."""
    if likeness(base, (name,)) == SURE:
        return True
    if rules_named(base, name):
        return False
    titles = (
        *(each.title for each in base.written_candidates.values()),
        *(rule.title for rule in base.written_rules),
    )
    names = (*base.written_candidates, *base.written, *(rule.id for rule in base.written_rules))
    raise unknown("candidate or rule", name, dict.fromkeys(names), titles)


def find_decision(base: RuleBase, name: str) -> str:
    """Return the id of a decision by its id or title. Raises RequestError."""
    return find_name(
        "decision", name, {each.id: each.title for each in base.written_decisions.values()}, listed=12
    )


def find_fact(base: RuleBase, name: str) -> str:
    """Return the id of a fact. Raises RequestError."""
    return find_name("fact", name, dict.fromkeys(base.facts, ""))


def find_rules(base: RuleBase, name: str) -> tuple[Rule, ...]:
    """Return the rules of a name, or those behind a finding of that name. Raises RequestError."""
    if rules := rules_named(base, name) or rules_behind(base, name):
        return rules
    rules = base.written_rules
    names = dict.fromkeys((*base.written, *(rule.id for rule in rules)))
    raise unknown("rule", name, names, [rule.title for rule in rules])


def rules_named(base: RuleBase, name: str) -> tuple[Rule, ...]:
    """Return the rule of this id, all that an `each` rule was made into, or all of a file; the last part and a title do."""
    rules = base.written_rules
    for read, names_of in ((str, ids_of), (folded, ids_of), (folded, short_names_of)):
        if matching := tuple(rule for rule in rules if read(name) in map(read, names_of(rule))):
            return matching
    return ()


def rules_behind(base: RuleBase, name: str) -> tuple[Rule, ...]:
    """Return the rules that conclude a finding of this id or title, or a value of it, or that add to it."""
    called = {
        each.id for each in base.findings.values() if folded(name) in (folded(each.id), folded(each.title))
    }
    return tuple(rule for rule in base.written_rules if called & {*rule.speaks_of})


def ids_of(rule: Rule) -> tuple[str, ...]:
    return rule.id, rule.written_as, rule.written_as.rpartition("/")[0]


def short_names_of(rule: Rule) -> tuple[str, ...]:
    return rule.written_as.rpartition("/")[2], rule.title

"""What people mean by a name that they typed. All raise RequestError with the nearest name if nothing has it."""

from advisor.language.reading.spellings import folded
from advisor.model import Rule, RuleBase
from advisor.problems import unknown


def find_candidate(base: RuleBase, name: str) -> str:
    """Return the id of a candidate by its id or title."""
    for candidate in base.candidates.values():
        if name.casefold() in (candidate.id, candidate.title.casefold()):
            return candidate.id
    raise unknown("candidate", name, base.candidates, listed=20)


def find_fact(base: RuleBase, name: str) -> str:
    """Return the id of a fact."""
    if folded(name) in base.facts:
        return folded(name)
    raise unknown("fact", name, base.facts)


def find_rules(base: RuleBase, name: str) -> tuple[Rule, ...]:
    """Return the rule of this id, all that an `each` rule was made into, or all of a file."""
    rules = tuple(
        rule
        for rule in base.rules.values()
        if name in (rule.id, rule.written_as, rule.written_as.rpartition("/")[0])
    )
    if not rules:
        raise unknown(
            "rule", name, dict.fromkeys((*(rule.written_as for rule in base.rules.values()), *base.rules))
        )
    return rules

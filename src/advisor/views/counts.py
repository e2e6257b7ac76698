"""How much of what a rule base holds, as it is written: what was made of one rule for many candidates is one."""

from advisor.model import RuleBase
from advisor.model.grouping import together
from advisor.texts import count, listing


def rules_written(base: RuleBase) -> str:
    """Return the number of rules with its noun, without those that only keep candidates out of one consultation."""
    return count(len(base.written) - len(base.exclusions), "rule")


def counts(base: RuleBase) -> str:
    """Return how much there is of each kind; what there is none of is left out."""
    examples = {example.place for rule in base.rules.values() for example in rule.examples}
    numbers = (
        count(len(base.written_decisions), "decision"),
        count(len(base.written_candidates), "candidate"),
        count(len(base.facts), "question"),
        count(len(base.findings), "finding"),
        rules_written(base),
        count(len(examples), "example"),
        count(len(together(base.guarantees.values())), "guarantee"),
        count(len(base.advice), "piece of advice", "pieces of advice"),
        count(len(base.passages), "passage"),
    )
    return listing(number for number in numbers if not number.startswith("0 "))

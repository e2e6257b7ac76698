"""What is covered and what is not, in words."""

from advisor.authoring.cases.coverage import Coverage, Gap, RuleCoverage, Unnoticed
from advisor.authoring.cases.goals import Behaviour, Goal
from advisor.authoring.cases.removals import Noticed
from advisor.explain.words import condition_words

WAYS = {Behaviour.FIRES: "fires", Behaviour.SILENT: "stays silent"}
NOTICES = {
    Noticed.CASE: "a case",
    Noticed.EXAMPLE: "an example of another rule",
    Noticed.CITED: "only a case that cites it",
    Noticed.OWN_EXAMPLE: "only its own example",
    Noticed.NOTHING: "nobody",
}


def gap_words(coverage: Coverage, gap: Gap) -> str:
    match gap:
        case Goal():
            rule = next(rule for rule in coverage.rules if rule.rule == gap.rule)
            return f"{gap.rule} {goal_words(coverage, rule, gap)}"
        case Unnoticed(rule):
            return f"{rule} is noticed when it is gone"


def goal_words(coverage: Coverage, rule: RuleCoverage, goal: Goal) -> str:
    """Return what a rule is to do on some profile, without its name."""
    if goal.leaf is None:
        return WAYS[goal.way]
    leaf = condition_words(coverage.base, rule.leaves[goal.leaf])
    return f"{WAYS[goal.way]}, decided by: {leaf}"

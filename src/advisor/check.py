"""Whether the rules do what their examples say."""

from collections.abc import Iterator

from advisor.conditions import TRUE, judge
from advisor.model import Example, Rule, RuleBase
from advisor.problems import Problem


def check(base: RuleBase) -> tuple[Problem, ...]:
    """Return every example that does not hold."""
    return tuple(problem for rule in base.rules.values() for problem in check_examples(base, rule))


def check_examples(base: RuleBase, rule: Rule) -> Iterator[Problem]:
    """Yield the examples on which a rule does not fire though it should, or fires though it should not."""
    for example in rule.examples:
        fires = judge(base, example.profile).rules[rule.id] is TRUE
        if fires != example.fires:
            yield Problem(example.place, failure(rule, example), retry(rule, example))


def retry(rule: Rule, example: Example) -> str:
    """Return the command that shows how the rule stands on the example."""
    answers = (
        f" --set {fact}={answer if isinstance(answer, str) else ','.join(sorted(answer))}"
        for fact, answer in example.profile.items()
    )
    return f"look closer with: advisor how {rule.id}" + "".join(answers)


def failure(rule: Rule, example: Example) -> str:
    """Return in what way an example does not hold."""
    if example.fires:
        return f"the rule '{rule.id}' does not fire on this example"
    return f"the rule '{rule.id}' fires on this example, but should stay silent"

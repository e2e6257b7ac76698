"""Whether the rules do what their examples say."""

from collections.abc import Iterator

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice
from advisor.conditions import TRUE, judge_rule
from advisor.language.reading.written import in_word
from advisor.model import Example, Rule, RuleBase


def example_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the examples on which their rule does not fire though it should, or fires though it should not."""
    for rule in examined.base.rules.values():
        for example in rule.examples:
            fires = judge_rule(examined.base, rule, example.profile) is TRUE
            if fires != example.fires:
                what, hint = failure(rule, example), retry(examined.base, rule, example)
                yield Notice("example-fails", rule.id, example.place, what, hint, witness=example.profile)


def retry(base: RuleBase, rule: Rule, example: Example) -> str:
    """Return the command that shows how the rule stands on the example."""
    answers = (
        f" --set {fact}={in_word(base.facts[fact], answer)}" for fact, answer in example.profile.items()
    )
    return f"look closer with: advisor how {rule.id}" + "".join(answers)


def failure(rule: Rule, example: Example) -> str:
    does = (
        "does not fire on this example" if example.fires else "fires on this example, but should stay silent"
    )
    return f"the rule '{rule.id}' {does}"

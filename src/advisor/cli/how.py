"""`advisor how RULE`: a rule with its reason, source and place, and whether it fires on some answers."""

import click

from advisor.cli.options import Answers, Knowledge, with_answers, with_knowledge
from advisor.explain.how import how
from advisor.model import Rule, RuleBase
from advisor.problems import did_you_mean
from advisor.read.answers import profile_of
from advisor.render.rules import show_rule
from advisor.render.screen import screen


@click.command("how")
@click.argument("rule")
@with_knowledge
@with_answers
def command(rule: str, knowledge: Knowledge, answers: Answers) -> None:
    """Show RULE (such as python/fastapi-for-inference), and whether it fires on the answers given."""
    base = knowledge.load()
    found = find(base, rule)
    profile = profile_of(answers.load(base))
    console = screen()
    for one in found:
        show_rule(console, base, how(base, one, profile))


def find(base: RuleBase, name: str) -> tuple[Rule, ...]:
    """Return the rule of this id, or all that an `each` rule was made into. Raises UsageError."""
    found = tuple(rule for rule in base.rules.values() if name in (rule.id, rule.written_as))
    if not found:
        known = tuple(dict.fromkeys(rule.written_as for rule in base.rules.values()))
        hint = did_you_mean(name, (*known, *base.rules), listed=0)
        raise click.UsageError(f"there is no rule '{name}'" + (f"; {hint}" if hint else ""))
    return found

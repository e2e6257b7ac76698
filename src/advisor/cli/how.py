"""`advisor how [RULE]`: the whole derivation, or one rule and whether it fires on some answers."""

import click

from advisor.cli.options import Answers, Knowledge, find_rules, with_answers, with_knowledge
from advisor.explain.derivation import derive
from advisor.explain.how import how
from advisor.read.answers import profile_of
from advisor.recommend import recommend
from advisor.render.explanations import show_tree
from advisor.render.rules import show_rules_on_profile
from advisor.render.screen import screen


@click.command("how")
@click.argument("rule", required=False)
@with_knowledge
@with_answers
def command(rule: str | None, knowledge: Knowledge, answers: Answers) -> None:
    """Show RULE (such as python/fastapi-for-models), and whether it fires on the answers given.

    Without RULE: the whole derivation of the recommendation, down to the answers.
    """
    base = knowledge.load()
    if rule is None:
        result = recommend(base, profile_of(answers.or_latest(base).load(base)))
        show_tree(screen(), derive(base, result))
        return
    found = find_rules(base, rule)
    profile = profile_of(answers.load(base))
    show_rules_on_profile(screen(), base, [how(base, one, profile) for one in found])

"""`advisor how [RULE]`: the whole derivation, or one rule and whether it fires on some answers."""

import click

from advisor.cli.options import find_rules
from advisor.cli.subjects import Subject, with_subject
from advisor.explain.derivation import derive
from advisor.explain.how import how
from advisor.language.reading.answers import profile_of
from advisor.recommend import recommend
from advisor.views.terminal.explanations import show_tree
from advisor.views.terminal.rules import show_rules_on_profile
from advisor.views.terminal.screen import screen


@click.command("how")
@click.argument("rule", required=False)
@with_subject
def command(rule: str | None, subject: Subject) -> None:
    """Show RULE (such as python/fastapi-for-models), and whether it fires on the answers given or recorded.

    Without RULE: the whole derivation of the recommendation, down to the answers.
    """
    if rule is None:
        base, given = subject.load()
        show_tree(screen(), derive(base, recommend(base, profile_of(given))))
        return
    base, given = subject.load() if subject.record else subject.given()
    rules = find_rules(base, rule)
    profile = profile_of(given)
    show_rules_on_profile(screen(), base, [how(base, each, profile) for each in rules])

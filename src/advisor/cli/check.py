"""`advisor check`: all problems of the knowledge files, and the examples in the rules."""

import click

from advisor.check import check
from advisor.cli.options import Knowledge, with_knowledge

FAILED = 1


@click.command("check")
@with_knowledge
@click.pass_context
def command(context: click.Context, knowledge: Knowledge) -> None:
    """Report everything that is wrong with the knowledge files (exit code 3), and run the examples (1)."""
    base = knowledge.load()
    problems = check(base)
    from advisor.render.problems import show_problems
    from advisor.render.screen import count, say, screen

    show_problems(screen(), problems)
    examples = sum(len(rule.examples) for rule in base.rules.values())
    parts = ((base.facts, "fact"), (base.findings, "finding"), (base.rules, "rule"))
    counts = ", ".join((*(count(len(found), noun) for found, noun in parts), count(examples, "example")))
    failed = f"{count(len(problems), 'example')} not as stated" if problems else "all hold"
    say(screen(), f"{base.title}: {counts}; {failed}.")
    context.exit(FAILED if problems else 0)

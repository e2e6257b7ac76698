"""`advisor verify FILE`: whether the certificates in a recommendation hold, by the checker alone."""

from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.options import FILE, read_input, with_knowledge
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.verification import verify
from advisor.views.writers.screen import BAD, GOOD, say, screen


@click.command("verify")
@click.argument("file", type=FILE)
@with_knowledge
def command(file: Path, knowledge: Knowledge) -> int:
    """Verify the certificates in FILE, made by 'advisor recommend --json'; exit code 1 if one does not hold.

    Only the small checker in advisor/certify/kernel.py judges; no solver is asked.
    """
    base, console = knowledge.load(), screen()
    findings = verify(base, *read_input(file))
    if findings is None:
        say(console, ("These are not the rules that the recommendation was made with.", BAD))
        return FAILED
    for finding in findings:
        title = (
            base.decisions[finding.decision].title if finding.decision in base.decisions else finding.decision
        )
        say(console, f"{title}: ", (finding.what, {True: GOOD, False: BAD, None: ""}[finding.holds]))
    return FAILED if any(finding.holds is False for finding in findings) else 0

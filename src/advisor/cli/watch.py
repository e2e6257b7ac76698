"""`advisor watch`: checks and tests again whenever a file is saved."""

import signal
from datetime import datetime

import click

from advisor.cli import check, test
from advisor.cli.limits import with_proofs
from advisor.cli.options import with_knowledge
from advisor.language.reading.cases import FOLDERS as CASES
from advisor.language.reading.documents import FOLDERS
from advisor.texts import count
from advisor.usecases.file_changes import saves
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.watch import Round, rounds
from advisor.views.problems import problems
from advisor.views.writers.screen import BAD, STRONG, say, screen
from advisor.views.writers.terminal import write

SECONDS = 10.0


@click.command("watch")
@with_knowledge
@with_proofs(SECONDS, "Time for proofs in a round.")
def command(knowledge: Knowledge, seconds: float) -> None:
    """Check and test now, and again whenever a knowledge or case file is saved; Ctrl-C ends it.

    Each round says what 'advisor check' and 'advisor test' would say.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    folders = (*(knowledge.root / name for name in (*FOLDERS, *CASES)), *knowledge.added)
    try:
        for now in rounds(knowledge, seconds, check.outside, saves(folders)):
            show(now, knowledge)
    except KeyboardInterrupt:
        screen().print()
        say(screen(), "Stopped.")


def show(now: Round, knowledge: Knowledge) -> None:
    """Write the time of day and what the commands would write."""
    console = screen()
    say(console, (f"{datetime.now().astimezone():%H:%M:%S}", STRONG))
    if now.check:
        write(console, check.blocks(now.check))
    if now.check and now.report:
        write(console, test.blocks(now.check.base, now.report, (), knowledge))
    if now.problems:
        say(console, (f"{count(len(now.problems), 'problem')}.", BAD))
        write(console, problems(now.problems))
    console.file.flush()

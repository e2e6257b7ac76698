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
from advisor.views.document.spans import Tone, Toned
from advisor.views.lists import paragraphs
from advisor.views.problems import problems
from advisor.views.writers.screen import screen
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
        write(screen(), paragraphs([("Stopped.",)]))


def show(now: Round, knowledge: Knowledge) -> None:
    time = Toned(f"{datetime.now().astimezone():%H:%M:%S}", Tone.STRONG)
    wrong = Toned(f"{count(len(now.problems), 'problem')}.", Tone.BAD)
    shown = (
        *paragraphs([(time,)]),
        *(check.blocks(now.check) if now.check else ()),
        *(test.blocks(now.check.base, now.report, (), knowledge) if now.check and now.report else ()),
        *paragraphs([(wrong,)] if now.problems else []),
        *problems(now.problems),
    )
    console = screen()
    write(console, shown)
    console.file.flush()

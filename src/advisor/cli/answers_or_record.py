"""Options that say what an explanation is about: answers, or a record."""

from functools import cache
from pathlib import Path

import click

from advisor.cli import completion
from advisor.cli.options import gathered, with_answers, with_journal, with_knowledge, with_pager
from advisor.cli.streams import remark
from advisor.journal.store import LATEST
from advisor.usecases.answers import Answers
from advisor.usecases.answers_or_record import Subject
from advisor.usecases.knowledge import Knowledge


def subject(knowledge: Knowledge, answers: Answers, journal: Path, record: str | None) -> Subject:
    """Return what an explanation is about."""
    return Subject(knowledge, answers, record, journal, cache(knowledge.load), remark)


with_subject = gathered(
    "subject",
    subject,
    with_knowledge,
    with_answers,
    with_journal,
    with_pager,
    click.option(
        "--record",
        metavar="ID",
        shell_complete=completion.records,
        help=f"A record of the journal; by default the {LATEST}.",
    ),
)

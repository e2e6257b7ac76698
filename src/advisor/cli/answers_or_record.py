"""Options that say what an explanation is about: answers, or a record."""

from functools import cache

import click

from advisor.cli import completion
from advisor.cli.options import gathered, with_answers, with_journal, with_knowledge, with_pager
from advisor.cli.streams import remark
from advisor.journal.store import LATEST
from advisor.usecases.answers_or_record import Subject

with_subject = gathered(
    "subject",
    lambda knowledge, answers, journal, record: Subject(
        knowledge, answers, record, journal, cache(knowledge.load), remark
    ),
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

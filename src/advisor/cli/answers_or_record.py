"""Options that say what an explanation is about: answers, or a record."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

import click

from advisor.cli import completion
from advisor.cli.options import gathered, with_answers, with_journal, with_knowledge, with_pager
from advisor.cli.streams import remark
from advisor.journal.steps import fitting
from advisor.journal.store import LATEST
from advisor.language.reading.answers import Given
from advisor.model import RuleBase, keeping_out
from advisor.problems import RequestError
from advisor.usecases.answers import Answers
from advisor.usecases.answers_or_record import Subject
from advisor.usecases.knowledge import Knowledge

NOTHING = "give answers with --answers FILE or --set FACT=VALUE; nothing is recorded yet"

About: TypeAlias = tuple[RuleBase, tuple[Given, ...]]


@dataclass(frozen=True)
class TypedSubject:
    """What the options of a command say that it is about."""

    knowledge: Knowledge
    answers: Answers
    record: str | None
    journal: Path

    @cached_property
    def rules(self) -> RuleBase:
        """The rules of today. Raises AdvisorError."""
        return self.knowledge.load()

    @property
    def subject(self) -> Subject:
        anew = bool(self.knowledge.words)
        return Subject(self.answers, self.record, self.journal, lambda: self.rules, NOTHING, anew)

    def load(self) -> About:
        """Return the rules and the answers, and remark of which record they are. Raises AdvisorError, RequestError."""
        if not self.answers and self.answers.without:
            raise RequestError("--without goes with --answers or --set; a record has its own")
        basis = self.subject.load()
        if not self.answers:
            remark(basis.words)
        return basis.base, basis.given

    def given(self) -> About:
        """Return the rules, and the answers given, which may be none. Raises AdvisorError."""
        basis = self.subject.given()
        return basis.base, basis.given

    def today(self) -> About:
        """Return the rules of today, and the answers given or recorded that fit them. Raises AdvisorError."""
        if self.answers:
            return self.given()
        recorded, given = self.load()
        base = keeping_out(self.rules, recorded.exclusions)
        return base, fitting(base, given)


with_subject = gathered(
    "subject",
    lambda knowledge, answers, journal, record: TypedSubject(knowledge, answers, record, journal),
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

"""What an explanation is about: answers that are given, or a record, with the rules it was made by."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from typing import Any

import click

from advisor.cli.journals import existing, redacted, with_journal
from advisor.cli.options import with_answers, with_knowledge
from advisor.cli.streams import remark
from advisor.formats.consultation import step_document
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.drafts import Draft, drafts
from advisor.journal.replay import explained
from advisor.journal.steps import given_before, resume
from advisor.journal.store import LATEST, find, latest
from advisor.language.reading.answers import Given
from advisor.model import RuleBase
from advisor.usecases.answers import Answers
from advisor.usecases.knowledge import Knowledge

NOTHING = "give answers with --answers FILE or --set FACT=VALUE; nothing is recorded yet"


@dataclass(frozen=True, slots=True)
class Subject:
    """What the options say an explanation is about; `rules` reads the rules of today, and only once."""

    knowledge: Knowledge
    answers: Answers
    record: str | None
    journal: Path
    rules: Callable[[], RuleBase]

    def load(self) -> tuple[RuleBase, tuple[Given, ...]]:
        """Return the rules and the answers: those given, or those of a record, the latest if none is named.

        A record comes with the rules that it was made by, unless others are named. Which record it is is said
        on standard error. Raises AdvisorError, and UsageError if there is nothing.
        """
        if self.answers:
            return self.given()
        if not self.record and not self.journal.exists():
            raise click.UsageError(NOTHING)
        return self.recorded(existing(self.journal))

    def today(self) -> tuple[RuleBase, tuple[Given, ...]]:
        """Return the rules of today, and the answers given or recorded that fit them. Raises AdvisorError."""
        if self.answers:
            return self.load()
        base = self.rules()
        steps = given_before(self.load()[1], "")
        return base, resume(base, [step_document(base, one) for one in steps]).session.given

    def given(self) -> tuple[RuleBase, tuple[Given, ...]]:
        """Return the rules, and the answers given, which may be none. Raises AdvisorError."""
        base = self.rules()
        return base, self.answers.load(base)

    def recorded(self, journal: Journal) -> tuple[RuleBase, tuple[Given, ...]]:
        """Return the rules and answers of the record that is named, or of what was touched last."""
        unfinished = () if self.record else self.unfinished(journal)
        entries = (find(journal, self.record),) if self.record else latest(journal)
        if unfinished and (not entries or unfinished[0].updated > finished(entries[0])):
            remark(f"The interview that is not finished: {unfinished[0].id}")
            return self.rules(), resume(self.rules(), unfinished[0].steps).session.given
        if not entries:
            raise click.UsageError(NOTHING)
        return self.from_entry(journal, entries[0])

    def unfinished(self, journal: Journal) -> tuple[Draft, ...]:
        """Return the interviews by the rules of today that are not finished, the latest first."""
        found = drafts(journal)
        fingerprint = self.rules().fingerprint if found else ""
        return tuple(one for one in found if one.fingerprint == fingerprint)

    def from_entry(self, journal: Journal, entry: Entry) -> tuple[RuleBase, tuple[Given, ...]]:
        """Return the rules and answers of a record. Raises UsageError if its answers were taken out."""
        if not entry.is_whole:
            raise redacted(entry)
        remark(f"Record: {entry.id}")
        if self.knowledge.words:
            base = self.rules()
            return base, resume(base, entry.sections["steps"]).session.given
        base, explanation = explained(journal, entry)
        return base, explanation.given


def finished(entry: Entry) -> str:
    """Return when a consultation ended; nothing is later than one that was deleted."""
    head = entry.part("head")
    return str(head["finished"]) if head else ""


def with_subject(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say what an explanation is about; the command gets them as `subject`."""

    @with_knowledge
    @with_answers
    @with_journal
    @click.option("--record", metavar="ID", help=f"A record of the journal; by default the {LATEST}.")
    @wraps(command)
    def wrapped(
        *args: object,
        knowledge: Knowledge,
        answers: Answers,
        journal: Path,
        record: str | None,
        **options: object,
    ) -> object:
        about = Subject(knowledge, answers, record, journal, cache(knowledge.load))
        return command(*args, subject=about, **options)

    return wrapped

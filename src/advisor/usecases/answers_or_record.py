"""What an explanation is about: answers that are given, or a record, with the rules it was made by."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.replay import explained
from advisor.journal.steps import fitting, resume
from advisor.journal.store import find, latest
from advisor.journal.unfinished import Draft, drafts
from advisor.language.reading.answers import Given
from advisor.model import RuleBase, keeping_out
from advisor.problems import RequestError
from advisor.usecases.answers import Answers
from advisor.usecases.journals import existing, whole
from advisor.usecases.knowledge import Knowledge

NOTHING = "give answers with --answers FILE or --set FACT=VALUE; nothing is recorded yet"

About = tuple[RuleBase, tuple[Given, ...]]


@dataclass(frozen=True, slots=True)
class Subject:
    """What the words of a person say that an explanation is about.

    `rules` reads the rules of today, and only once; `remark` is told which record was chosen.
    """

    knowledge: Knowledge
    answers: Answers
    record: str | None
    journal: Path
    rules: Callable[[], RuleBase]
    remark: Callable[[str], object]

    def load(self) -> About:
        """Return the rules and the answers: those given, or those of a record, the latest if none is named.

        A record comes with the rules that it was made by, unless others are named. Raises AdvisorError, and
        RequestError if there is nothing.
        """
        if self.answers:
            return self.given()
        if self.answers.without:
            raise RequestError("--without goes with --answers or --set; a record has its own")
        if not self.record and not self.journal.exists():
            raise RequestError(NOTHING)
        with closing(existing(self.journal)) as journal:
            return self.from_entry(journal, find(journal, self.record)) if self.record else self.last(journal)

    def given(self) -> About:
        """Return the rules, and the answers given, which may be none. Raises AdvisorError."""
        base = self.answers.narrow(self.rules())
        return base, self.answers.load(base)

    def today(self) -> About:
        """Return the rules of today, and the answers given or recorded that fit them. Raises AdvisorError."""
        if self.answers:
            return self.given()
        recorded, given = self.load()
        base = keeping_out(self.rules(), recorded.exclusions)
        return base, fitting(base, given)

    def last(self, journal: Journal) -> About:
        """Return the rules and answers of the record, or of the unfinished interview, that was touched last."""
        unfinished, entries = self.unfinished(journal), latest(journal)
        if unfinished and (not entries or unfinished[0].updated > finished(entries[0])):
            self.remark(f"The unfinished interview: {unfinished[0].id}")
            base = keeping_out(self.rules(), unfinished[0].exclusions)
            return base, resume(base, unfinished[0].steps).session.given
        if not entries:
            raise RequestError(NOTHING)
        return self.from_entry(journal, entries[0])

    def unfinished(self, journal: Journal) -> list[Draft]:
        """Return the interviews by the rules of today that are not finished, the latest first."""
        every = drafts(journal)
        fingerprint = self.rules().fingerprint if every else ""
        return [draft for draft in every if draft.fingerprint == fingerprint]

    def from_entry(self, journal: Journal, entry: Entry) -> About:
        """Return the rules and answers of a record. Raises RequestError if its answers were taken out."""
        whole(entry)
        self.remark(f"Record: {entry.id}")
        if self.knowledge.words:
            base = keeping_out(self.rules(), entry.exclusions)
            return base, resume(base, entry.sections["steps"]).session.given
        base, explanation = explained(journal, entry)
        return base, explanation.given


def finished(entry: Entry) -> str:
    """Return when a consultation ended; nothing is later than one that was deleted."""
    return str(entry.head.get("finished", ""))

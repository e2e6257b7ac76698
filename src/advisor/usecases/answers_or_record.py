"""What an explanation is about: answers that are given, or a record, with the rules it was made by.

A person gives answers by options of a command, an agent as arguments of a call; what that is called is theirs to say.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.replay import explained
from advisor.journal.steps import resume
from advisor.journal.store import find, latest
from advisor.journal.unfinished import Draft, drafts
from advisor.language.reading.answers import Given
from advisor.model import RuleBase, keeping_out
from advisor.problems import RequestError
from advisor.usecases.journals import existing, whole


class HandedOver(Protocol):
    """Answers as they are given, true if any are: `narrow` keeps out who is to be, and `load` reads the answers."""

    def __bool__(self) -> bool: ...

    def narrow(self, base: RuleBase) -> RuleBase: ...

    def load(self, base: RuleBase) -> tuple[Given, ...]: ...


@dataclass(frozen=True, slots=True)
class Basis:
    """Rules and answers, and the record or the unfinished interview that they are from, if they are from one."""

    base: RuleBase
    given: tuple[Given, ...]
    record: str = ""
    unfinished: str = ""

    @property
    def words(self) -> str:
        """What was chosen, if nobody handed over answers."""
        return f"Record: {self.record}" if self.record else f"The unfinished interview: {self.unfinished}"


@dataclass(frozen=True, slots=True)
class Subject:
    """What an explanation is said to be about: answers, or the name of a record.

    `rules` reads the rules of today, and only once; with `anew` they judge a record, too. `nothing` is what somebody is
    told who names nothing and has recorded nothing.
    """

    answers: HandedOver
    record: str | None
    journal: Path
    rules: Callable[[], RuleBase]
    nothing: str
    anew: bool = False

    def load(self) -> Basis:
        """Return the rules and the answers: those given, or those of a record, the latest if none is named.

        A record comes with the rules that it was made by, unless it is judged anew. Raises AdvisorError, and
        RequestError if there is nothing.
        """
        if self.answers:
            return self.given()
        if not self.record and not self.journal.exists():
            raise RequestError(self.nothing)
        with closing(existing(self.journal)) as journal:
            return self.from_entry(journal, find(journal, self.record)) if self.record else self.last(journal)

    def given(self) -> Basis:
        """Return the rules, and the answers given, which may be none. Raises AdvisorError."""
        base = self.answers.narrow(self.rules())
        return Basis(base, self.answers.load(base))

    def last(self, journal: Journal) -> Basis:
        """Return the rules and answers of the record, or of the unfinished interview, that was touched last."""
        unfinished, entries = self.unfinished(journal), latest(journal)
        if unfinished and (not entries or unfinished[0].updated > finished(entries[0])):
            base = keeping_out(self.rules(), unfinished[0].exclusions)
            given = resume(base, unfinished[0].steps).session.given
            return Basis(base, given, unfinished=unfinished[0].id)
        if not entries:
            raise RequestError(self.nothing)
        return self.from_entry(journal, entries[0])

    def unfinished(self, journal: Journal) -> list[Draft]:
        """Return the interviews by the rules of today that are not finished, the latest first."""
        every = drafts(journal)
        fingerprint = self.rules().fingerprint if every else ""
        return [draft for draft in every if draft.fingerprint == fingerprint]

    def from_entry(self, journal: Journal, entry: Entry) -> Basis:
        """Return the rules and answers of a record. Raises RequestError if its answers were taken out."""
        whole(entry)
        if self.anew:
            base = keeping_out(self.rules(), entry.exclusions)
            return Basis(base, resume(base, entry.sections["steps"]).session.given, entry.id)
        base, explanation = explained(journal, entry)
        return Basis(base, explanation.given, entry.id)


def finished(entry: Entry) -> str:
    """Return when a consultation ended; nothing is later than one that was deleted."""
    return str(entry.head.get("finished", ""))

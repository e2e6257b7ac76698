"""Recording a consultation: its steps after every answer, so that nothing that happens loses one, and its end.

A recorder is given each session and never asked for one. Between two sessions it works out the steps, and writes all
steps so far as a draft, in place of the draft before: whoever resumes needs the last one only. A draft that the
journal refuses sets `problems`; from then on the journal is tried again at each answer, without waiting for it, and
the first draft or record that it takes clears them. So after any answer either the journal has all of them or there
are problems, and the answers are still here. The record of the end takes the place of the draft; one that the journal
refuses is returned as a text that can be imported later.

A record never changes. While a session stays as it was recorded, nothing more is kept of it. The first session after
that begins a follow-up: a draft under an id of its own, which begins with the answers of the record, as given, and
names it. Who comes back to those answers is at the record again, and the draft goes. Who takes back more than was done
since the record is behind that beginning; so the follow-up begins with fewer answers, and what it did is taken back
with them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.files import is_stream
from advisor.formats.consultation import Action, Consultation, Step, step_document
from advisor.formats.record_kinds import Predecessor, RecordKind
from advisor.interview.session import Session
from advisor.journal.chain import unkept
from advisor.journal.database import PATIENCE, Journal, open_journal
from advisor.journal.keep_and_remove import keep, new_id
from advisor.journal.seals import SealedPart
from advisor.journal.steps import given_before, out_of, steps_between
from advisor.journal.unfinished import Draft, drop_draft, keep_draft
from advisor.language.reading.answers import Given
from advisor.language.reading.documents import Document
from advisor.model import AnswerOrigin, RuleBase
from advisor.problems import AdvisorError, Problem
from advisor.usecases.journals import now, parts_of, provenance

if TYPE_CHECKING:
    from advisor.explain.explanation import Explanation

# Maximum seconds a person waits at the prompt for another process to let go of the journal, once in an interview.
AT_THE_PROMPT = 3.0
AT_ONCE = 0.0


@dataclass(frozen=True, slots=True)
class Recording:
    """Where a consultation is recorded, None for nowhere, and whether its result needs a record to be shown."""

    place: Path | None
    must: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the journal did not take a record, and the record as a text to import, if it could be made."""

    problems: tuple[Problem, ...]
    export: str = ""


@dataclass(slots=True)
class Recorder:
    """A consultation as it is recorded: its steps so far, where, and why that last failed, if it did.

    `copy` is a file that the person wants the answers in too, which `save` writes; `copy_failed` says why it was not.
    `asks` is whether somebody is asked, and `origin` who answers if that is no person; `title` is the name that people
    give the record, `run_by` and `time_zone` who runs it and where their clock is, and `predecessor` the record whose
    answers this began with; in a follow-up those are `recorded`. Once the session is sealed, `sealed` is what the
    record of it is known by; steps back to less than `kept_past` of the past of the session are behind the beginning.
    Nothing is kept over a draft that is no longer as it was when this began from it, if it `goes_on_from` one.
    """

    base: RuleBase
    documents: tuple[Document, ...]
    recording: Recording
    save: Callable[[Path, str], object]
    copy: Path | None = None
    title: str = ""
    asks: bool = True
    predecessor: Predecessor | None = None
    run_by: str = ""
    time_zone: str = ""
    origin: AnswerOrigin | None = None
    goes_on_from: Draft | None = None
    started: str = field(default_factory=now)
    id: str = ""
    session: Session = field(default_factory=Session)
    steps: list[Step] = field(default_factory=list)
    journal: Journal | None = None
    problems: tuple[Problem, ...] = ()
    copy_failed: str = ""
    sealed: Predecessor | None = None
    recorded: tuple[tuple[Given, str], ...] | None = None
    kept_past: int = 0

    def __post_init__(self) -> None:
        self.id = self.id or new_id(self.started)

    def begin(self, session: Session, steps: Iterable[Step]) -> None:
        """Take over a session with the steps that led to it."""
        self.session, self.steps = session, list(steps)

    def begin_with(self, given: tuple[Given, ...]) -> None:
        """Begin with answers that were given, by file, option or another record."""
        self.begin(Session(given), given_before(given, self.started))

    @property
    def kind(self) -> RecordKind:
        """How the record comes about: where nobody is asked now, somebody may have been before."""
        asked = self.asks or any(step.deed is not Action.GIVEN for step in self.steps)
        return RecordKind.CONSULTATION if asked else RecordKind.SCRIPTED

    def keep(self, session: Session) -> tuple[Problem, ...]:
        """Keep the answers of a session; return why the journal does not take them, the first time it does not.

        Answers other than those that were recorded begin a follow-up.
        """
        before = self.problems
        if self.sealed and session.said != self.session.said:
            self.follow_up(self.sealed)
        if self.predecessor and session.said == self.recorded:
            self.come_back(self.predecessor)
        if not self.sealed:
            self.take_steps(session)
            self.keep_draft()
        self.session = session
        self.keep_copy()
        return () if before else self.problems

    def take_steps(self, session: Session) -> None:
        """Add the steps to a session, or begin with its answers if it is behind the beginning."""
        if len(session.past) < self.kept_past:
            self.kept_past, self.steps = len(session.past), self.taken_over(session)
        else:
            self.steps += steps_between(self.session, session, now(), self.origin)

    def follow_up(self, record: Predecessor) -> None:
        """Begin a new consultation with the answers of this session, which is recorded."""
        self.predecessor, self.recorded, self.sealed = record, self.session.said, None
        self.started, self.kept_past = now(), len(self.session.past)
        self.id, self.steps = new_id(self.started), self.taken_over(self.session)

    def taken_over(self, session: Session) -> list[Step]:
        """Return the steps by which the answers of a session come from the record that this follows."""
        given = out_of(self.predecessor, session.given) if self.predecessor else session.given
        return list(given_before(given, self.started))

    def come_back(self, record: Predecessor) -> None:
        """Leave a follow-up, whose answers are those of the record that it began from."""
        name = self.id
        self.write(lambda journal: drop_draft(journal, name))
        self.sealed, self.recorded, self.id = record, None, record.id

    def keep_draft(self) -> None:
        """Keep the steps in the journal, if there is to be a record."""
        base = self.base
        draft = Draft(
            self.id,
            self.started,
            now(),
            base.title,
            base.fingerprint,
            tuple(step_document(base, step) for step in self.steps),
            base.exclusions,
            self.title,
            self.predecessor,
            self.run_by,
            self.time_zone,
        )
        self.write(lambda journal: keep_draft(journal, draft, self.goes_on_from))

    def write(self, change: Callable[[Journal], object]) -> None:
        """Change the journal, if there is to be a record, or keep the problems with that."""
        if not self.recording.place:
            return
        try:
            change(self.opened(self.recording.place, AT_ONCE if self.problems else AT_THE_PROMPT))
        except AdvisorError as error:
            self.problems = error.problems
        else:
            self.problems = ()

    def opened(self, place: Path, patience: float) -> Journal:
        """Return the journal, opened once, which waits so many seconds for other processes. Raises AdvisorError."""
        self.journal = self.journal or open_journal(place, patience)
        self.journal.wait(patience)
        return self.journal

    def close(self) -> None:
        """Let go of the journal."""
        if self.journal:
            self.journal.close()

    def keep_copy(self, *, ended: bool = False) -> None:
        """Write the answers into the file that the person named; into a pipe, or the like, only when all are there."""
        if not self.copy or is_stream(self.copy) != ended:
            return
        self.copy_failed = ""
        try:
            self.save(self.copy, self.answers())
        except OSError as error:
            self.copy_failed = error.strerror or type(error).__name__

    def answers(self) -> str:
        """Return the answers as a file has them."""
        from advisor.formats.answers import to_yaml

        return to_yaml(self.base, self.session.given)

    def record(self, explanation: "Explanation", locked: tuple[str, ...] = ()) -> Refusal | None:
        """Keep the record of the finished consultation; return why the journal does not take it, if it does not.

        What was sealed already is not sealed again: the same answers are recorded once.
        """
        if not self.recording.place:
            return None
        if self.sealed:
            return Refusal(self.problems) if self.problems else None
        consultation = Consultation(
            self.started,
            now(),
            tuple(self.steps),
            explanation.given,
            provenance(self.documents),
            locked,
            self.title,
            self.kind,
            self.predecessor,
            self.run_by,
            self.time_zone,
        )
        parts: tuple[SealedPart, ...] = ()
        try:
            parts = parts_of(self.base, consultation, explanation)
            journal = self.opened(self.recording.place, PATIENCE)
            entry = keep(journal, self.id, parts, self.documents, self.base)
        except AdvisorError as error:
            self.problems = error.problems
            if not parts:
                return Refusal(error.problems)
            from advisor.journal.transfer import unkept_export

            entry = unkept(self.id, parts)
            self.sealed = Predecessor(entry.id, entry.hash)
            return Refusal(error.problems, unkept_export(entry, self.documents))
        self.id, self.problems = entry.id, ()
        self.sealed = Predecessor(entry.id, entry.hash)
        return None

"""Recording a consultation: its steps after every answer, so that nothing that happens loses one, and its end.

A recorder is given each session and never asked for one. Between two sessions it works out the steps, and writes all
steps so far as a draft, in place of the draft before: whoever resumes needs the last one only. A draft that the
journal refuses sets `problems`; from then on the journal is tried again at each answer, without waiting for it, and
the first draft or record that it takes clears them. So after any answer either the journal has all of them or there
are problems, and the answers are still here. The record of the end takes the place of the draft; one that the journal
refuses is returned as a text that can be imported later.
"""

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.files import is_stream
from advisor.formats.consultation import Consultation, Step, sections, step_document
from advisor.interview.session import Session
from advisor.journal.chain import unkept
from advisor.journal.database import PATIENCE, Journal, open_journal
from advisor.journal.keep_and_remove import keep, new_id, sealed_parts
from advisor.journal.seals import SealedPart
from advisor.journal.steps import Resumed, given_before, resume, steps_between
from advisor.journal.store import LATEST
from advisor.journal.unfinished import Draft, drafts, keep_draft
from advisor.language.reading.answers import Given
from advisor.language.reading.documents import Document
from advisor.model import RuleBase, absent, keeping_out
from advisor.problems import AdvisorError, Place, Problem, RequestError
from advisor.usecases.journals import existing, now, provenance

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
    """

    base: RuleBase
    documents: tuple[Document, ...]
    recording: Recording
    save: Callable[[Path, str], object]
    copy: Path | None = None
    started: str = field(default_factory=now)
    id: str = ""
    session: Session = field(default_factory=Session)
    steps: list[Step] = field(default_factory=list)
    journal: Journal | None = None
    problems: tuple[Problem, ...] = ()
    copy_failed: str = ""

    def __post_init__(self) -> None:
        self.id = self.id or new_id(self.started)

    def begin(self, session: Session, steps: Iterable[Step]) -> None:
        """Take over a session with the steps that led to it."""
        self.session, self.steps = session, list(steps)

    def begin_with(self, given: tuple[Given, ...]) -> None:
        """Begin with answers that were given by file or option."""
        self.begin(Session(given), given_before(given, self.started))

    def keep(self, session: Session) -> tuple[Problem, ...]:
        """Keep the answers of a session; return why the journal does not take them, the first time it does not."""
        self.steps += steps_between(self.session, session, now())
        self.session = session
        before = self.problems
        self.keep_draft()
        self.keep_copy()
        return () if before else self.problems

    def keep_draft(self) -> None:
        """Keep the steps in the journal, if there is to be a record."""
        if not self.recording.place:
            return
        steps = tuple(step_document(self.base, step) for step in self.steps)
        base = self.base
        draft = Draft(self.id, self.started, now(), base.title, base.fingerprint, steps, base.exclusions)
        try:
            keep_draft(self.opened(self.recording.place, AT_ONCE if self.problems else AT_THE_PROMPT), draft)
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
        """Keep the record of the finished consultation; return why the journal does not take it, if it does not."""
        if not self.recording.place:
            return None
        consultation = Consultation(
            self.started, now(), tuple(self.steps), explanation.given, provenance(self.documents), locked
        )
        parts: tuple[SealedPart, ...] = ()
        try:
            parts = parts_of(self.base, consultation, explanation)
            journal = self.opened(self.recording.place, PATIENCE)
            self.id = keep(journal, self.id, parts, self.documents).id
        except AdvisorError as error:
            self.problems = error.problems
            if not parts:
                return Refusal(error.problems)
            from advisor.journal.transfer import unkept_export

            return Refusal(error.problems, unkept_export(unkept(self.id, parts), self.documents))
        self.problems = ()
        return None


def parts_of(
    base: RuleBase, consultation: Consultation, explanation: "Explanation"
) -> tuple[SealedPart, ...]:
    """Return the sealed parts of a record. Raises AdvisorError if there are names in it that are no Unicode."""
    try:
        return sealed_parts(sections(base, consultation, explanation))
    except ValueError as error:
        what = f"this consultation cannot be written as JSON: {error}"
        hint = "give the knowledge files names in Unicode, or leave the record out with --no-record"
        raise AdvisorError([Problem(Place("the knowledge"), what, hint)]) from error


def take_up(recorder: Recorder, name: str) -> tuple[Draft, Resumed]:
    """Go on with an unfinished interview, from here on recorded as that; return it and what still fits of it.

    Raises RequestError.
    """
    if not recorder.recording.place:
        raise RequestError("--resume needs the journal; leave out --no-record")
    draft = find_draft(recorder.recording.place, name, recorder.base.title)
    if candidate := absent(recorder.base, draft.exclusions):
        raise RequestError(f"you kept {candidate} out, which the rules no longer have; begin a new interview")
    recorder.base = keeping_out(recorder.base, draft.exclusions)
    resumed = resume(recorder.base, draft.steps)
    recorder.id, recorder.started = draft.id, draft.started
    recorder.begin(resumed.session, resumed.steps)
    return draft, resumed


def find_draft(place: Path, name: str, title: str) -> Draft:
    """Return the unfinished interview with this id or beginning of it, or the latest by knowledge of this title.

    Raises RequestError.
    """
    with closing(existing(place)) as journal:
        unfinished = drafts(journal)
    if name == LATEST:
        meant = [draft for draft in unfinished if draft.title == title][:1]
        others = ", ".join(f"{draft.id} ({draft.title})" for draft in unfinished)
        none = f"there is no unfinished interview{f'; there is {others}, with other knowledge' if others else ''}"
    else:
        meant = [draft for draft in unfinished if draft.id.startswith(name)]
        none = f"there is no unfinished interview '{name}'"
    if len(meant) == 1:
        return meant[0]
    several = f"'{name}' could be " + ", ".join(draft.id for draft in meant)
    raise RequestError(several if meant else none)

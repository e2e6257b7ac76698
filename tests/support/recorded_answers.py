"""Records in a journal of their own, made from answers without an interview."""

from collections.abc import Mapping
from contextlib import ExitStack, closing
from functools import lru_cache
from pathlib import Path

from advisor.explain.explanation import explain
from advisor.formats.consultation import Action, Consultation, Step, sections
from advisor.journal.chain import Entry
from advisor.journal.database import Journal, open_journal
from advisor.journal.keep_and_remove import keep, sealed_parts
from advisor.language.reading.answers import profile_of, reply
from advisor.language.reading.base import read_documents
from advisor.language.reading.documents import Collected, Document, collect
from advisor.model import AnswerOrigin, RuleBase, Statement
from advisor.recommend import recommend
from advisor.usecases.journals import provenance

# The journals that the test under way has opened.
OPEN = ExitStack()

AT = "2026-11-22T12:00:00.000Z"


def base_and_files(root: Path) -> tuple[RuleBase, tuple[Document, ...]]:
    """Return the rule base in a folder, and its files."""
    documents = collect(root).documents
    return read_once(documents, root), documents


@lru_cache(maxsize=4)
def read_once(documents: tuple[Document, ...], root: Path) -> RuleBase:
    """Return the rule base of these documents, with all that was worked out of it by the tests before."""
    return read_documents(Collected(documents), str(root), root.name)


def journal_at(path: Path) -> Journal:
    """Return the journal in a file; it is closed when the test ends."""
    return OPEN.enter_context(closing(open_journal(path)))


def record_answers(
    journal: Journal,
    root: Path,
    answers: Mapping[str, Statement | None],
    name: str,
    origin: AnswerOrigin | None = None,
    *,
    said_by: str = "",
) -> Entry:
    """Return the record of a consultation with these answers, under this id; what has an origin was given."""
    base, documents = base_and_files(root)
    given = tuple(reply(base.facts[fact], statement) for fact, statement in answers.items())
    deed = Action.GIVEN if origin else Action.ANSWERED
    steps = tuple(Step(AT, deed, fact, statement, origin, said_by) for fact, statement in answers.items())
    one = Consultation(AT, AT, steps, given, provenance(documents))
    explanation = explain(base, given, recommend(base, profile_of(given)))
    return keep(journal, name, sealed_parts(sections(base, one, explanation)), documents)

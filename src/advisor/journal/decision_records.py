"""What the journal keeps of the text of a decision record, and what is wrong with a text that says it is that one.

Covered are the title, the status, each marked sentence in its place, and every line of the decision outcome. Whatever
stands elsewhere on lines of its own belongs to the reader.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from advisor.formats.canonical import digest
from advisor.formats.decision_record import (
    FIRST_FORMAT,
    FORMAT,
    DocumentSeal,
    MarkedSentence,
    SealedText,
    TextLine,
    read_texts,
)
from advisor.journal.chain import Entry, Origin
from advisor.journal.faults import Walk

OUTCOME = "Decision Outcome"
"""The heading of the section that is covered line by line, up to the next heading of its level."""
SECTION_LEVEL, END = 2, ""

STATUSES = ("proposed", "rejected", "accepted", "deprecated", "superseded by ")
"""What people may make of a decision, as MADR 4 has it; who did so a journal does not know."""

Outline: TypeAlias = Sequence[tuple[TextLine, int | str]]
"""The numbers of marked sentences in their order, between them each other line of the outcome, and its end."""


@dataclass(frozen=True, slots=True)
class DocumentFault:
    """What is wrong with a line or a sentence, by their numbers; 0 is the whole text, or no sentence."""

    line: int
    sentence: int
    what: str


@dataclass(frozen=True, slots=True)
class CheckedText:
    """What is wrong with a decision record, in which format it was written, and its status if people changed it.

    `origin` is where the journal that it was written from has the entry about it, if that was imported.
    """

    faults: tuple[DocumentFault, ...]
    format: str = FORMAT
    status: str = ""
    origin: Origin | None = None


def document_part(text: str, decision: str, at: str) -> dict[str, Any]:
    """Return what the journal keeps of a decision record, which has no seal yet: digests of its sentences, in order."""
    (written,) = read_texts(text)
    status = [status for _, status in written.statuses]
    return {
        "format": FORMAT,
        "at": at,
        "decision": decision,
        "title": written.titles[0][1],
        "status": status[0] if status else None,
        "outline": [entry for _, entry in outline(written)],
        "sentences": [digest_of(mark) for _, mark in written.marks],
    }


def digest_of(mark: MarkedSentence) -> str:
    return digest([mark.number, mark.rests_on, mark.text])


def outline(text: SealedText) -> Outline:
    entries: list[tuple[TextLine, int | str]] = []
    inside = False
    for line in text.lines:
        opens = bool(line.level) and line.words.casefold() == OUTCOME.casefold()
        if inside and not opens and 0 < line.level <= SECTION_LEVEL:
            entries.append((line, END))
            inside = False
        inside = inside or opens
        if mark := line.mark:
            entries.append((line, mark.number))
        elif inside and line.text:
            entries.append((line, line.text))
    return entries


def check_texts(
    text: str, documents: Mapping[str, Entry], walk: Walk, imported: Collection[str] = ()
) -> tuple[CheckedText, ...]:
    """Return what is wrong with each decision record in a text, given the entries about such texts, by id.

    The walk has met them, and `imported` are the records that come from other journals.
    """
    return tuple(check_text(part, documents, walk, imported) for part in read_texts(text))


def check_text(
    text: SealedText, documents: Mapping[str, Entry], walk: Walk, imported: Collection[str]
) -> CheckedText:
    if text.seal is None:
        what = f"the comment '{FORMAT}' that names the record is missing"
        return CheckedText((DocumentFault(0, 0, what),))
    faults = list(seal_faults(text.seal, documents, walk, imported))
    if text.seal.document not in documents:
        return CheckedText(tuple(faults))
    entry = documents[text.seal.document]
    written = entry.part("document")
    if written is None:
        what = "the journal's copy of this text was taken out"
        return CheckedText((*faults, DocumentFault(0, 0, what)), origin=entry.origin)
    format_ = written.get("format", FIRST_FORMAT)
    faults += sentence_faults(text, written["sentences"])
    if format_ == FIRST_FORMAT:
        return CheckedText(tuple(faults), format_, origin=entry.origin)
    title = written["title"]
    altered = f"the title was altered: {{}}; it was written as: {title}".format
    faults += only_faults("title", text.titles, title, lambda now: "" if now == title else altered(now))
    faults += only_faults("status", text.statuses, written["status"], wrong_status)
    faults += [*outline_faults(text, written["outline"]), *hidden_faults(text)]
    now = [status for _, status in text.statuses]
    return CheckedText(
        tuple(sorted(faults, key=lambda fault: (fault.line, fault.sentence))),
        format_,
        now[0] if now and now[0] != written["status"] else "",
        entry.origin,
    )


def seal_faults(
    seal: DocumentSeal, documents: Mapping[str, Entry], walk: Walk, imported: Collection[str]
) -> Iterator[DocumentFault]:
    """Yield what the journal has otherwise than a seal says; the head in it is that of the journal that it was written from."""
    entry = documents.get(seal.document)
    is_foreign = entry.origin is not None if entry else seal.record in imported
    if entry is None:
        why = ": it was written from the one that its record comes from, or entries were cut off here"
        what = f"the journal holds nothing about the document {seal.document}"
        yield DocumentFault(0, 0, what + (why if is_foreign else ""))
    elif entry.of != seal.record:
        yield DocumentFault(0, 0, f"the document {seal.document} was made from the record {entry.of}")
    if entry and is_foreign and entry.first_hash != seal.head:
        yield DocumentFault(0, 0, "the head in it is not that of the journal that it was written from")
    for fault in walk.verified(None if is_foreign else seal.head).faults:
        yield DocumentFault(0, 0, f"the journal is not whole: entry {fault.number}: {fault.what}")


def sentence_faults(text: SealedText, kept: Sequence[str]) -> Iterator[DocumentFault]:
    """Yield each marked sentence that was altered, added, doubled or taken out."""
    seen: dict[int, int] = {}
    for line, mark in text.marks:
        if not 1 <= mark.number <= len(kept):
            yield DocumentFault(line.number, mark.number, f"this sentence was never written: {mark.text}")
        elif mark.number in seen:
            yield DocumentFault(line.number, mark.number, f"this sentence appears twice: {mark.text}")
        elif digest_of(mark) != kept[mark.number - 1]:
            yield DocumentFault(line.number, mark.number, f"this sentence was altered: {mark.text}")
        seen.setdefault(mark.number, line.number)
    for number in range(1, len(kept) + 1):
        if number not in seen:
            before = max((line for other, line in seen.items() if other < number), default=0)
            yield DocumentFault(before + 1, number, "this sentence was taken out")


def only_faults(
    what: str, placed: Sequence[tuple[TextLine, str]], kept: str | None, wrong: Callable[[str], str]
) -> Iterator[DocumentFault]:
    """Yield what became of the title or status: taken out, doubled or `wrong`; where none was kept, none has to be."""
    if kept and not placed:
        yield DocumentFault(0, 0, f"the {what} was taken out: {kept}")
    for line, words in placed[:1]:
        if fault := wrong(words):
            yield DocumentFault(line.number, 0, fault)
    for line, words in placed[1:]:
        yield DocumentFault(line.number, 0, f"this is a second {what}: {words}")


def wrong_status(status: str) -> str:
    allowed = f"it may be {', '.join(STATUSES[:-1])}, or superseded by another"
    return "" if status.startswith(STATUSES) else f"this is not a status of a decision: {status}; {allowed}"


def outline_faults(text: SealedText, kept: Sequence[int | str]) -> Iterator[DocumentFault]:
    """Yield each line that was added to the decision outcome or taken out of it, and each sentence that was moved."""
    placed = outline(text)
    now = [entry for _, entry in placed]
    numbers = [entry for entry in now if isinstance(entry, int)]
    for kind, since, until, start, end in SequenceMatcher(None, kept, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        before = placed[start - 1][0].number if start else 0
        place = next((line.number for line in text.lines if line.text and line.number > before), before)
        for entry in kept[since:until]:
            if isinstance(entry, str) and entry and entry not in now:
                yield DocumentFault(place, 0, f"this heading was taken out of the decision outcome: {entry}")
        for line, entry in placed[start:end]:
            if entry == END:
                yield DocumentFault(line.number, 0, f"this cuts the decision outcome short: {line.text}")
            elif isinstance(entry, str):
                yield DocumentFault(line.number, 0, f"this was added to the decision outcome: {line.text}")
            elif entry in kept and numbers.count(entry) == 1:
                yield DocumentFault(line.number, entry, "this sentence was moved")


def hidden_faults(text: SealedText) -> Iterator[DocumentFault]:
    """Yield each sentence that nobody sees, because a comment or code begins before it."""
    for line, mark in text.marks:
        if line.hidden_since:
            what = f"this sentence is hidden by what begins on line {line.hidden_since}"
            yield DocumentFault(line.number, mark.number, what)

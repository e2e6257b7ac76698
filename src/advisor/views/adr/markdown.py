"""A decision record as Markdown with marks, and the marked sentences out of a text.

A mark is a comment behind its sentence, with the sentence's number and what it rests on. Whatever stands on
lines of its own, without a mark, belongs to the reader and is never looked at.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.texts import clean
from advisor.views.adr.document import Chapter
from advisor.views.adr.sentences import Sentence
from advisor.views.writers.escaping import Markdown

FORMAT = "advisor.adr/1"
MARK = re.compile(
    r"^\s*[-*+]?\s*(?P<text>.*?)\s*<!-- advisor:(?P<number>[0-9]+) (?P<rests_on>[^>]*?) -->\s*$"
)
SEAL = re.compile(
    r"<!-- advisor\.adr/1 document=(?P<document>\S+) record=(?P<record>\S+) head=(?P<head>\S+) -->"
)


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence in a text, with its number, as it stands there."""

    number: int
    text: str
    rests_on: str


@dataclass(frozen=True, slots=True)
class DocumentSeal:
    """Which record a text was made from, the journal's entry about it, and the head of the chain then."""

    document: str
    record: str
    head: str


def marked(chapters: Iterable[Chapter]) -> tuple[MarkedSentence, ...]:
    """Return the sentences of all chapters with their numbers, as they will stand in the text."""
    found = (sentence for chapter in chapters for sentence in chapter.sentences)
    return tuple(mark(number, one) for number, one in enumerate(found, start=1))


def mark(number: int, sentence: Sentence) -> MarkedSentence:
    """Return a sentence as it will stand in the text: on one line, and nothing but text to Markdown."""
    rests_on = clean(sentence.rests_on).replace(">", "&gt;")  # a rule is named after its file, too
    return MarkedSentence(number, str(Markdown.escape(" ".join(sentence.text.split()))), rests_on)


def write(title: str, date: str, chapters: Iterable[Chapter], seal: DocumentSeal) -> str:
    """Return a decision record as Markdown, with front matter as MADR has it."""
    chapters = tuple(chapters)
    numbered = iter(marked(chapters))
    lines = ["---", "status: proposed", f"date: {date}", "---", "", heading(1, title), ""]
    for chapter in chapters:
        lines += [heading(chapter.level, chapter.heading), ""]
        lines += [line(next(numbered)) for _ in chapter.sentences]
        lines += [""] if chapter.sentences else []
    made_from = f"<!-- {FORMAT} document={seal.document} record={seal.record} head={seal.head} -->"
    return "\n".join((*lines, made_from, ""))


def heading(level: int, words: str) -> str:
    """Return a heading."""
    return f"{'#' * level} {Markdown.escape(words)}"


def line(sentence: MarkedSentence) -> str:
    """Return a marked sentence as a point of a list."""
    return f"- {sentence.text} <!-- advisor:{sentence.number} {sentence.rests_on} -->"


def read_marks(text: str) -> Iterator[MarkedSentence]:
    """Yield the marked sentences of a text, in its order."""
    for one in text.splitlines():
        if found := MARK.match(one):
            yield MarkedSentence(int(found["number"]), found["text"], found["rests_on"])


def read_seals(text: str) -> tuple[DocumentSeal, ...]:
    """Return what a text says it was made from: once, if nobody tampered with it."""
    return tuple(DocumentSeal(one["document"], one["record"], one["head"]) for one in SEAL.finditer(text))

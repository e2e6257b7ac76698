"""The text of a decision record, line by line: marks, headings, status, and the seals that say what it was made from.

A mark is a comment behind its sentence, with the sentence's number and what it rests on. A text may hold several
decision records; each ends with its seal.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

FORMAT = "advisor.adr/2"
"""The format that decision records are written in."""
FIRST_FORMAT = "advisor.adr/1"
"""The format before, in which marked sentences alone are covered; it is read for ever."""

MARK = re.compile(
    r"^\s*[-*+]?\s*(?P<text>.*?)\s*<!-- advisor:(?P<number>[0-9]+) (?P<rests_on>[^>]*?) -->\s*$"
)
SEAL = re.compile(
    r"<!-- (?P<format>advisor\.adr/[12]) document=(?P<document>\S+) record=(?P<record>\S+) head=(?P<head>\S+) -->"
)
HEADING = re.compile(r"^ {0,3}(?P<signs>#{1,6})(?:\s+(?P<words>.*?))?(?:\s+#+)?\s*$")
UNDERLINE = re.compile(r"^ {0,3}(?P<signs>=+|-+)\s*$")
FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
CODE = re.compile(r"(`+).*?\1")
HIDING = re.compile(r"(?<!\\)<(?P<tag>!--|(?:del|details|s|script|strike|style|template|textarea)\b)")
COMMENT = "!--"
STATUS = re.compile(r"^status\s*:\s*(?P<quote>[\"']?)(?P<status>.*?)(?P=quote)\s*$")


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence in a text, with its number, as it stands there."""

    number: int
    text: str
    rests_on: str


@dataclass(frozen=True, slots=True)
class DocumentSeal:
    """Which record a text was made from, the journal's entry about it, and the head of the chain then."""

    format: str
    document: str
    record: str
    head: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line with its number from 1; `hidden_since` is the line of the comment or code that it stands in, else 0.

    `level` is that of the heading that it is, else 0.
    """

    number: int
    text: str
    hidden_since: int = 0
    level: int = 0

    @property
    def words(self) -> str:
        heading = HEADING.match(self.text)
        return (heading["words"] or "") if heading else self.text

    @property
    def mark(self) -> MarkedSentence | None:
        if mark := MARK.match(self.text):
            return MarkedSentence(int(mark["number"]), mark["text"], mark["rests_on"])
        return None


@dataclass(frozen=True, slots=True)
class SealedText:
    """One decision record: the lines of its front matter, those after it, and its seal if it has one."""

    front: tuple[TextLine, ...]
    lines: tuple[TextLine, ...]
    seal: DocumentSeal | None

    @property
    def marks(self) -> tuple[tuple[TextLine, MarkedSentence], ...]:
        return tuple((line, mark) for line in self.lines if (mark := line.mark))

    @property
    def titles(self) -> tuple[tuple[TextLine, str], ...]:
        return tuple((line, line.words) for line in self.lines if line.level == 1)

    @property
    def statuses(self) -> tuple[tuple[TextLine, str], ...]:
        """The status in the front matter: one, unless somebody took it out or wrote another."""
        return tuple((line, status["status"]) for line in self.front if (status := STATUS.match(line.text)))


def mark_words(number: int, rests_on: str) -> str:
    return f"advisor:{number} {rests_on}"


def seal_line(seal: DocumentSeal) -> str:
    return f"<!-- {seal.format} document={seal.document} record={seal.record} head={seal.head} -->"


def read_texts(text: str) -> tuple[SealedText, ...]:
    """Return the decision records in a text; what stands after the last seal belongs to the last of them."""
    parts: list[tuple[list[TextLine], DocumentSeal | None]] = [([], None)]
    for line in read_lines(text):
        if seal := SEAL.search(line.text):
            parts[-1] = (parts[-1][0], DocumentSeal(**seal.groupdict()))
            parts.append(([], None))
        else:
            parts[-1][0].append(line)
    if len(parts) > 1:
        rest, _ = parts.pop()
        parts[-1][0].extend(rest)
    return tuple(sealed_text(lines, seal) for lines, seal in parts)


def sealed_text(lines: Sequence[TextLine], seal: DocumentSeal | None) -> SealedText:
    """Return a decision record of these lines, its front matter apart."""
    first = next((place for place, line in enumerate(lines) if line.text), 0)
    ends = [place for place, line in enumerate(lines) if line.text == "---" and place > first]
    if not ends or lines[first].text != "---":
        return SealedText((), tuple(lines), seal)
    return SealedText(tuple(lines[first + 1 : ends[0]]), tuple(lines[ends[0] + 1 :]), seal)


def read_lines(text: str) -> Iterator[TextLine]:
    lines = text.split("\n")
    closing, since = "", 0
    for number, (line, after) in enumerate(zip_longest(lines, lines[1:], fillvalue=""), start=1):
        yield TextLine(number, line.strip(), since, 0 if since else level_of(line, after))
        closing = what_closes(line, closing)
        since = (since or number) if closing else 0


def level_of(line: str, after: str) -> int:
    """Return the level of the heading that a line is, before the line after it; 0 if it is none."""
    if heading := HEADING.match(line):
        return len(heading["signs"])
    underline = UNDERLINE.match(after) if line.strip() else None
    return (1 if underline["signs"].startswith("=") else 2) if underline else 0


def what_closes(line: str, closing: str) -> str:
    """Return what closes the code, comment or element that the next line stands in; nothing if it stands in none."""
    if closing.startswith(("`", "~")):
        is_closed = not line.strip().strip(closing[0]) and len(line.strip()) >= len(closing)
        return "" if is_closed else closing
    if not closing and (fence := FENCE.match(line)):
        return fence["fence"]
    rest = CODE.sub("", line)
    while True:
        if closing:
            _, closed, rest = rest.partition(closing)
            if not closed:
                return closing
        if not (opening := HIDING.search(rest)):
            return ""
        closing = "-->" if opening["tag"] == COMMENT else f"</{opening['tag']}>"
        rest = rest[opening.end() :]

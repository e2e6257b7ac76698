"""One slip of the hand in the files of a base, the shipped one if none is named: a word misspelt, left out or of another type, or a line lost or moved."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from advisor.language.reading.base import read_documents
from advisor.language.reading.documents import Collected, Document, collect, shipped
from advisor.language.reading.nodes import Entries, Items, Node, Text, compose
from advisor.problems import AdvisorError, Place, Problem


@dataclass(frozen=True)
class Typo:
    """What was done at which place, and the documents as they are now."""

    what: str
    place: Place
    documents: tuple[Document, ...]

    def problems(self) -> tuple[Problem, ...]:
        """Return what reading says of them."""
        try:
            read_documents(Collected(self.documents), "knowledge", "knowledge")
        except AdvisorError as error:
            return error.problems
        return ()

    def is_told(self, problem: Problem) -> bool:
        """Return whether a problem is on the line of the slip, or names that line."""
        place, line = problem.place, self.place.line
        named = {line, line + 1} if self.what.endswith("twice") else {line}
        return place.file == self.place.file and (
            place.line in named or re.search(rf"\bline {line}\b", str(problem)) is not None
        )


@dataclass(frozen=True)
class Spot:
    """A word of a document: it is a key, or it stands under one or in a list."""

    word: Text
    is_key: bool
    is_listed: bool


def spots(node: Node, *, is_listed: bool = False) -> Iterator[Spot]:
    """Yield every word."""
    match node:
        case Text():
            yield Spot(node, is_key=False, is_listed=is_listed)
        case Items():
            for one in node.items:
                yield from spots(one, is_listed=True)
        case Entries():
            for key, value in node.entries:
                yield Spot(key, is_key=True, is_listed=False)
                yield from spots(value)


def typos_in_words(what: str, count: int, seed: int, root: Path | None = None) -> list[Typo]:
    """Return slips in words drawn by chance: misspelt, emptied, or a bracket where a word is meant."""
    documents = collect(root or shipped()).documents
    found = [
        (number, spot.word)
        for number, document in enumerate(documents)
        if not document.is_table
        for spot in spots(compose(document.content, document.shown, []))
        if fits(what, spot)
    ]
    drawn = random.Random(seed).sample(found, count)  # noqa: S311  # no secret is made of it
    new = {"misspelt": misspelt, "emptied": lambda _: "", "of another type": lambda _: "{x: y}"}[what]
    return [
        Typo(f"{word.text} {what}", word.place, changed(documents, number, word.place, new(word.text)))
        for number, word in drawn
    ]


def fits(what: str, spot: Spot) -> bool:
    """Return whether a slip can happen to a word; the words of a sentence are nobody's names."""
    if what == "misspelt":
        return " " not in spot.word.text and bool(spot.word.text)
    return not spot.is_key and not (spot.is_listed and what == "emptied")


def misspelt(word: str) -> str:
    """Return a word with the letter in its middle twice."""
    middle = len(word) // 2
    return word[:middle] + word[middle] + word[middle:]


def changed(documents: Sequence[Document], number: int, place: Place, new: str) -> tuple[Document, ...]:
    """Return the documents with other text where a word stands in one of them."""
    lines = documents[number].content.decode().split("\n")
    line, start = lines[place.line - 1], place.column - 1
    lines[place.line - 1] = line[:start] + new + line[start + place.width :]
    return with_lines(documents, number, lines)


def with_lines(documents: Sequence[Document], number: int, lines: Sequence[str]) -> tuple[Document, ...]:
    """Return the documents with other lines in one of them."""
    one = replace(documents[number], content="\n".join(lines).encode())
    return (*documents[:number], one, *documents[number + 1 :])


def typos_in_lines(what: str, count: int, seed: int, root: Path | None = None) -> list[Typo]:
    """Return slips in lines drawn by chance: lost, there twice, or moved two columns right or left."""
    documents = collect(root or shipped()).documents
    found = [
        (number, at)
        for number, document in enumerate(documents)
        for at, line in enumerate(document.content.decode().split("\n"))
        if line.strip()
        and not line.lstrip().startswith("#")
        and (what != "moved left" or line.startswith("  "))
    ]
    drawn = random.Random(seed).sample(found, count)  # noqa: S311  # no secret is made of it
    return [typo_in_line(what, documents, number, at) for number, at in drawn]


def typo_in_line(what: str, documents: Sequence[Document], number: int, at: int) -> Typo:
    """Return a slip in one line."""
    lines = documents[number].content.decode().split("\n")
    line = lines[at]
    new = {"lost": [], "twice": [line, line], "moved right": [f"  {line}"], "moved left": [line[2:]]}[what]
    lines[at : at + 1] = new
    place = Place(documents[number].shown, at + 1, 1)
    return Typo(f"{line.strip()} {what}", place, with_lines(documents, number, lines))

"""Documents to files: what a knowledge file says section by section, and the digest of all of them."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from advisor.language.grammar.sections import FILE
from advisor.language.reading.documents import Document, composed
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.numbers import is_date
from advisor.language.reading.rules import Header
from advisor.language.reading.shapes import fields
from advisor.language.reading.tables.sheets import read_sheet
from advisor.language.reading.terms import NAMELESS
from advisor.language.reading.unreadable import UnreadableError
from advisor.problems import BAD_VALUE, Place, Problem, cut

WORD = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class File:
    """One knowledge file: its top-level fields, and all of it. The file of a table has neither, and is read there."""

    document: Document
    fields: Mapping[str, Node]
    root: Node = NAMELESS

    @property
    def path(self) -> str:
        return self.document.path

    @property
    def stem(self) -> str:
        """The first part of the ids of the file's rules: its path without folder of kind and suffix."""
        return self.path.partition("/")[2].removesuffix(".yaml")

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.document.content).hexdigest()

    @property
    def rules(self) -> tuple[tuple[Text, Node], ...]:
        node = self.fields.get("rules")
        return node.entries if isinstance(node, Entries) else ()


def read_files(
    documents: Iterable[Document], problems: list[Problem], unread: list[bytes] | None = None
) -> Iterator[File]:
    """Yield the knowledge files that can be composed at all; the content of the others is added to `unread`."""
    for document in documents:
        if document.is_table:
            yield File(document, {})
        elif node := composed(document, problems):
            yield File(document, fields(node, FILE, problems), node)
        elif unread is not None:
            unread.append(document.content)


def nodes_under(files: Iterable[File], *sections: str) -> list[Node]:
    """Return what stands in files under some sections, file by file."""
    return [file.fields[section] for file in files for section in sections if section in file.fields]


def content_of(file: File) -> Node:
    """Return all nodes of a file, and of a table its words, so that it is known where a name is used."""
    document = file.document
    if not document.is_table:
        return file.root
    try:
        sheet = read_sheet(document.content, document.shown)
    except UnreadableError:  # of which is told where the table is read
        return NAMELESS
    words = (
        Text(word, sheet.place(cell))
        for row in sheet.rows
        for cell in row
        for word in WORD.findall(cell.says)
    )
    return Items(tuple(words), Place(document.shown, 1, 1))


def header_of(file: File, problems: list[Problem]) -> Header:
    """Return what a file says of all its rules and tables."""
    return Header(file.stem, read_date(file.fields.get("reviewed"), problems))


def read_date(node: Node | None, problems: list[Problem]) -> str:
    """Return the date of review, empty if there is none; one that is in no calendar is a problem."""
    written = node.text if isinstance(node, Text) else ""
    if node and not is_date(written):
        what = f"'{cut(written)}' is not a date" if written else "the date of review must be a date"
        problems.append(Problem(node.place, what, "write year, month and day, such as 2026-01-31", BAD_VALUE))
    return written


def fingerprint(files: Iterable[tuple[str, str]]) -> str:
    """Return one digest over the paths of all files and the digests of their contents, whatever their order."""
    listing = json.dumps(sorted(files))
    return "sha256:" + hashlib.sha256(listing.encode()).hexdigest()

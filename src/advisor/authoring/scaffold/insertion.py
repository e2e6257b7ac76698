"""Entries put at the end of a section of a file, with nothing else in it touched."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.language.fmt.lines import STEP, indented
from advisor.language.fmt.meaning import Said, said
from advisor.language.reading.nodes import Entries, Node, Text, compose
from advisor.problems import AdvisorError, Place, Problem

# Where YAML ends a line; places are counted by it.
LINE_END = re.compile("(\r\n|[\r\n\x85\u2028\u2029])")
NOTHING_YET = re.compile(r"\s*\{[ \t]*\}")
UNREACHED = "this file is written in a way that nothing can be added to it here"
BLOCK = "write '{}' in lines, one below the other; 'advisor fmt' does it"


@dataclass(frozen=True, slots=True)
class Insertion:
    """A text with lines put into it, of which the first has this number."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A mapping in a text: the path to it that exists, the last name on it, and the lines that it may take.

    `end` is the number of lines up to where something else begins.
    """

    path: tuple[str, ...]
    key: Text | None
    node: Node
    end: int


def insert(text: str, shown: str, where: Sequence[str], lines: Sequence[str]) -> Insertion:
    """Return the text with the lines at the end of the section that `where` leads to, which is made if need be.

    Raises AdvisorError if the text cannot be read, or its layout has no place for them.
    """
    root = composed(text, shown)
    section = find_section(root, where, len(split_lines(text)))
    missing = where[len(section.path) :]
    headings = (f"{' ' * STEP * depth}{name}:" for depth, name in enumerate(missing))
    written = put(text, section, (*headings, *(indented(line, STEP * len(missing)) for line in lines)))
    wanted = with_entries(said(root), where, said(composed("\n".join(lines) + "\n", shown)))
    try:
        now = said(composed(written.text, shown))
    except AdvisorError:
        now = ""
    if now != wanted:
        raise no_place(section)
    return Insertion(written.text, written.line + len(where) - len(section.path))


def composed(text: str, shown: str) -> Node:
    """Return the root node of a text. Raises AdvisorError."""
    problems: list[Problem] = []
    node = compose(text.encode(), shown, problems)
    if problems:
        raise AdvisorError(problems)
    return node


def find_section(root: Node, where: Sequence[str], lines: int) -> Section:
    """Return the section that `where` leads to, or the last on the way that there is."""
    section = Section((), None, root, lines)
    for name in where:
        entries = section.node.entries if isinstance(section.node, Entries) else ()
        at = next((number for number, (key, _) in enumerate(entries) if key.text == name), None)
        if at is None:
            break
        end = entries[at + 1][0].place.line - 1 if at + 1 < len(entries) else section.end
        section = Section((*section.path, name), *entries[at], end)
    return section


def put(text: str, section: Section, lines: Sequence[str]) -> Insertion:
    """Return the text with lines at the end of a section that is written in lines. Raises AdvisorError."""
    match section.node:
        case Entries(entries) if entries and in_lines(section, entries):
            column = entries[0][0].place.column - 1
            return put_after(
                text, last_line(text, section, column), [indented(line, column) for line in lines]
            )
        case Entries(()) | Text("") if section.key:
            column = section.key.place.column - 1 + STEP
            return put_after(
                without_braces(text, section),
                section.key.place.line,
                [indented(line, column) for line in lines],
            )
        case _:
            raise no_place(section)


def in_lines(section: Section, entries: Sequence[tuple[Text, Node]]) -> bool:
    """Return whether the entries of a section stand below its name, one below the other."""
    above = section.key.place.line if section.key else 0
    return len({key.place.column for key, _ in entries}) == 1 and entries[0][0].place.line > above


def last_line(text: str, section: Section, column: int) -> int:
    """Return the number of the last line that belongs to a section: an entry, or a comment indented like one."""
    lines = split_lines(text)
    end = section.end
    while end and not belongs(lines[end - 1], column):
        end -= 1
    return end


def belongs(line: str, column: int) -> bool:
    """Return whether a line is part of a block at this column: neither empty nor a comment of something around it."""
    words = line.lstrip(" \t")
    return bool(words) and (not words.startswith("#") or len(line) - len(words) >= column)


def put_after(text: str, number: int, lines: Sequence[str]) -> Insertion:
    """Return the text with lines after the line of this number, with the line ends that the text has."""
    pieces = LINE_END.split(text)
    end = next(iter(pieces[1::2]), "\n")
    before, after = "".join(pieces[: 2 * number]), "".join(pieces[2 * number :])
    glue = "" if not before or before.endswith(("\n", "\r")) else end
    return Insertion(before + glue + end.join(lines) + end + after, number + 1)


def split_lines(text: str) -> list[str]:
    """Return the lines of a text, without their ends."""
    return LINE_END.split(text)[::2]


def without_braces(text: str, section: Section) -> str:
    """Return the text without the braces of an empty mapping behind its name."""
    if not isinstance(section.node, Entries):
        return text
    lines, place = LINE_END.split(text), section.node.place
    line = lines[2 * place.line - 2]
    start = line.index(":", 0, place.column)
    lines[2 * place.line - 2] = line[: start + 1] + NOTHING_YET.sub("", line[start + 1 :], count=1)
    return "".join(lines)


def with_entries(root: Said, where: Sequence[str], entries: Said) -> Said:
    """Return what a file says, with entries more in a section. Raises AdvisorError for a name that is taken."""
    if not where:
        return {**root, **entries} if isinstance(root, dict) and isinstance(entries, dict) else ""
    name, *rest = where
    around = root if isinstance(root, dict) else {}
    return {**around, name: with_entries(around.get(name) or {}, rest, entries)}


def no_place(section: Section) -> AdvisorError:
    """Return the error that a section takes no entries as it is written."""
    place = section.key.place if section.key else Place(section.node.place.file, 1, 1)
    hint = BLOCK.format(section.path[-1] if section.path else "everything")
    return AdvisorError([Problem(place, UNREACHED, hint)])

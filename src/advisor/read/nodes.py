"""YAML text as nodes that know their place: scalars stay text, and whatever could hide meaning is a problem."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeAlias

import yaml

from advisor.problems import Place, Problem

MAX_BYTES = 4_000_000
MAX_DEPTH = 40

# What YAML does not take for text: control characters, and code points that are no characters.
CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

COLUMN = "do the lines of this block start at the same column?"

# Part of PyYAML's message to what people usually did; the message itself speaks to programmers.
YAML_HINTS: Mapping[str, str] = {
    "mapping values are not allowed": "put quotes around a text with ': ' in it, or start the line further left",
    "cannot start any token": "put quotes around a text that begins with @, % or `",
    "expected alphabetic": "put quotes around a text that begins with * or &",
    "expected key": COLUMN,
    "expected '-' indicator": COLUMN,
    "expected <block end>": COLUMN,
    "expected ':'": "write 'name: value', with a space after the colon",
    "unknown escape character": "use single quotes around a text with a backslash",
}
OPENED: Mapping[str, str] = {"flow": "bracket", "quoted scalar": "quote"}

# The parser in C reads about twenty times faster; where PyYAML was built without it, the other one serves.
Loader = getattr(yaml, "CLoader", yaml.Loader)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as it was written; empty if nothing was."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping, in the order written; each key stands in it once."""

    entries: tuple[tuple[Text, "Node"], ...]
    place: Place

    def get(self, key: str) -> "Node | None":
        """Return what stands under a key, or None."""
        return next((node for name, node in self.entries if name.text == key), None)


Node: TypeAlias = Text | Items | Entries


class Mark(Protocol):
    """Where PyYAML says that something stands, counted from 0; its two readers have classes of their own."""

    line: int
    column: int


class UnreadableError(Exception):
    """The text cannot be composed any further; carries the one problem that says why."""

    def __init__(self, place: Place, what: str, hint: str = "") -> None:
        """Hold the problem."""
        self.problem = Problem(place, what, hint)
        super().__init__(str(self.problem))


@dataclass(slots=True)
class Open:
    """A sequence or mapping that is being read."""

    place: Place
    is_mapping: bool
    nodes: list[Node] = field(default_factory=list)


def read_bytes(path: Path, shown: str) -> bytes:
    """Return the content of a file, of one that is too large only its beginning. Raises UnreadableError."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableError(Place(shown), f"the file cannot be read: {error.strerror}") from error


def compose(content: bytes, shown: str, problems: list[Problem]) -> Node:
    """Return the one node that the text holds; duplicate keys are added to the problems.

    Raises UnreadableError.
    """
    if len(content) > MAX_BYTES:
        what = f"the file is larger than {MAX_BYTES // 1_000_000} MB"
        raise UnreadableError(Place(shown), what, "split it into several files")
    text = decode(content, shown)
    try:
        return build(text, shown, problems)
    except yaml.MarkedYAMLError as error:
        place = place_of(error.problem_mark or error.context_mark, shown, text)
        what = f"this is not valid YAML: {error.problem}"
        raise UnreadableError(place, what, yaml_hint(error, text)) from error
    except (yaml.YAMLError, UnicodeError) as error:  # UnicodeError: %-escapes in a tag that are no text
        raise UnreadableError(Place(shown), "this is not valid YAML", str(error).split("\n")[0]) from error


def yaml_hint(error: yaml.MarkedYAMLError, text: str) -> str:
    """Return what people usually did when PyYAML reports this error."""
    mark, opened = error.problem_mark, error.context_mark
    line = "".join(text.split("\n")[mark.line : mark.line + 1]) if mark else ""
    if mark and "\t" in line[: mark.column + 1]:
        return "use spaces, not tabs"
    if mark and line[mark.column : mark.column + 1] == "?":
        return "put quotes around a question mark: '?'"
    hints = [hint for sign, hint in YAML_HINTS.items() if sign in str(error.problem)]
    closing = [what for context, what in OPENED.items() if context in str(error.context)]
    if closing and opened and not hints:
        return f"is the {closing[0]} that opens on line {opened.line + 1} closed?"
    return "".join(hints[:1])


def decode(content: bytes, shown: str) -> str:
    """Return the text of a file in UTF-8. Raises UnreadableError at the first character that is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        place = place_after(before, shown)
        raise UnreadableError(place, "the file is not UTF-8 text", "save it in the encoding UTF-8") from error
    if found := CONTROL.search(text):
        place = place_after(text[: found.start()], shown, text)
        what = f"the character U+{ord(found.group()):04X} cannot be shown and is not read"
        raise UnreadableError(place, what, "delete it")
    return text


def place_after(before: str, shown: str, text: str = "") -> Place:
    """Return the place of the character that follows the beginning of a text."""
    return Place(shown, before.count("\n") + 1, len(before) - before.rfind("\n"), text)


def build(text: str, shown: str, problems: list[Problem]) -> Node:
    """Return the root node of the only document; works on events, so no alias is ever followed."""
    roots: list[Node] = []
    stack: list[Open] = []
    for event in yaml.parse(text, Loader=Loader):
        place = place_of(event.start_mark, shown, text)
        refuse(event, place, depth=len(stack), documents=len(roots))
        match event:
            case yaml.ScalarEvent():
                node: Node = Text(event.value, place)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                stack.append(Open(place, isinstance(event, yaml.MappingStartEvent)))
                continue
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                node = close(stack.pop(), problems)
            case _:
                continue
        (stack[-1].nodes if stack else roots).append(node)
    if not roots or roots[0] == Text("", roots[0].place):
        raise UnreadableError(Place(shown), "the file is empty")
    return roots[0]


def place_of(mark: Mark | None, shown: str, text: str) -> Place:
    """Return the place of a mark in a text, counted from 1."""
    return Place(shown, mark.line + 1, mark.column + 1, text) if mark else Place(shown)


def refuse(event: yaml.Event, place: Place, *, depth: int, documents: int) -> None:
    """Raise UnreadableError for what knowledge files may not hold."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise UnreadableError(
            place, "anchors and aliases (& and *) are not read", "write it out, or put quotes around the text"
        )
    if tag := getattr(event, "tag", None):
        raise UnreadableError(
            place, f"tags such as '{tag}' are not read", "leave it out, or put quotes around the text"
        )
    if isinstance(event, yaml.DocumentStartEvent) and documents:
        raise UnreadableError(place, "a file holds one document", "remove this line")
    if depth > MAX_DEPTH:
        raise UnreadableError(place, f"this is nested more than {MAX_DEPTH} levels deep")


def close(done: Open, problems: list[Problem]) -> Node:
    """Return the finished sequence or mapping; a key that stands twice is a problem, and the first one counts."""
    if not done.is_mapping:
        return Items(tuple(done.nodes), done.place)
    entries: dict[str, tuple[Text, Node]] = {}
    for key, node in zip(done.nodes[::2], done.nodes[1::2], strict=True):
        if not isinstance(key, Text):
            hint = "put quotes around it if it is meant to begin with a bracket"
            problems.append(Problem(key.place, "what stands before ':' must be a single word", hint))
        elif key.text in entries:
            first = entries[key.text][0].place
            problems.append(
                Problem(
                    key.place, f"'{key.text}' is written twice here", f"the first is on line {first.line}"
                )
            )
        else:
            entries[key.text] = (key, node)
    return Entries(tuple(entries.values()), done.place)

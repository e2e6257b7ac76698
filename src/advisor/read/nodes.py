"""YAML text as nodes that know their place: scalars stay text, and whatever could hide meaning is a problem."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeAlias

import yaml

from advisor.problems import Place, Problem

MAX_BYTES = 4_000_000
MAX_DEPTH = 40

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


def load(path: Path, shown: str, problems: list[Problem]) -> Node | None:
    """Return the nodes of a file; None, with a problem added, if it cannot be read at all."""
    try:
        return compose(read_bytes(path, shown), shown, problems)
    except OSError as error:
        problems.append(Problem(Place(shown), f"the file cannot be read: {error.strerror}"))
    except UnreadableError as error:
        problems.append(error.problem)
    return None


def read_bytes(path: Path, shown: str) -> bytes:
    """Return the content of a file of bearable size. Raises UnreadableError, OSError."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        hint = f"files of up to {MAX_BYTES // 1_000_000} MB are read; split it"
        raise UnreadableError(Place(shown), f"the file has {size / 1e6:.1f} MB", hint)
    return path.read_bytes()


def compose(content: bytes, shown: str, problems: list[Problem]) -> Node:
    """Return the one node that the text holds; duplicate keys are added to the problems.

    Raises UnreadableError.
    """
    text = decode(content, shown)
    try:
        return build(text, shown, problems)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = place_of(mark, shown)
        hint = "use spaces, not tabs" if "\\t" in str(error.problem) else error.context or ""
        raise UnreadableError(place, f"this is not valid YAML: {error.problem}", hint) from error
    except yaml.YAMLError as error:
        raise UnreadableError(Place(shown), f"this is not valid YAML: {first_line(error)}") from error


def first_line(error: Exception) -> str:
    """Return the first line of what an exception says."""
    return str(error).splitlines()[0]


def decode(content: bytes, shown: str) -> str:
    """Return the text of a file in UTF-8. Raises UnreadableError at the first byte that is not."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        place = Place(shown, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        raise UnreadableError(place, "the file is not UTF-8 text", "save it in the encoding UTF-8") from error


def build(text: str, shown: str, problems: list[Problem]) -> Node:
    """Return the root node of the only document; works on events, so no alias is ever followed."""
    roots: list[Node] = []
    stack: list[Open] = []
    for event in yaml.parse(text, Loader=Loader):
        place = place_of(event.start_mark, shown)
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
        raise UnreadableError(Place(shown, 1, 1), "the file is empty")
    return roots[0]


def place_of(mark: Mark | None, shown: str) -> Place:
    """Return the place of a mark, counted from 1."""
    return Place(shown, mark.line + 1, mark.column + 1) if mark else Place(shown)


def refuse(event: yaml.Event, place: Place, *, depth: int, documents: int) -> None:
    """Raise UnreadableError for what knowledge files may not hold."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise UnreadableError(place, "anchors and aliases (& and *) are not read", "write the text out")
    if tag := getattr(event, "tag", None):
        raise UnreadableError(place, f"tags such as '{tag}' are not read", "leave the tag out")
    if isinstance(event, yaml.DocumentStartEvent) and documents:
        raise UnreadableError(place, "a file holds one document", "remove the line '---'")
    if depth > MAX_DEPTH:
        raise UnreadableError(place, f"this is nested more than {MAX_DEPTH} levels deep")


def close(done: Open, problems: list[Problem]) -> Node:
    """Return the finished sequence or mapping; a key that stands twice is a problem, and the first one counts."""
    if not done.is_mapping:
        return Items(tuple(done.nodes), done.place)
    entries: dict[str, tuple[Text, Node]] = {}
    for key, node in zip(done.nodes[::2], done.nodes[1::2], strict=True):
        if not isinstance(key, Text):
            problems.append(Problem(key.place, "a key must be a single word"))
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

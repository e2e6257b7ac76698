"""Text to pieces: what stands where, so that no comment is overlooked. The only file that imports ruamel.yaml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from advisor.language.reading.unreadable import UnreadableError
from advisor.problems import Place

COMMENT = re.compile(r"#[^\n]*")
BLOCK_STYLES = ("|", ">")

# With this, which nobody can write there, ruamel.yaml marks where a folded text was broken.
FOLD = "\a"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar, the style it was written in (`|` and `>` are block styles), and where it stands."""

    text: str
    style: str
    start: int
    end: int


@dataclass(slots=True)
class SourceEntry:
    """One line of a mapping, or an item of a list (which has no key), with the comments that speak of it.

    An empty text among the comments above stands for blank lines.
    """

    key: Leaf | None
    value: "Piece"
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the entry begins; for an item, after its dash."""
        return (self.key or self.value).start


@dataclass(slots=True)
class Branch:
    """A mapping or list, with the comments after its last entry. `column` is that of its entries, from 0."""

    entries: list[SourceEntry]
    is_mapping: bool
    flow: bool
    start: int
    end: int
    column: int
    below: list[str] = field(default_factory=list)


Piece: TypeAlias = Leaf | Branch


def read_pieces(text: str, shown: str) -> Piece:
    """Return the pieces of a text that our own reader takes. Raises UnreadableError if ruamel.yaml does not."""
    try:
        return piece(YAML(typ="rt").compose(text))
    except (YAMLError, TypeError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(shown, mark.line + 1, mark.column + 1) if mark else Place(shown)
        said = getattr(error, "problem", None) or str(error).split("\n")[0]
        raise UnreadableError(place, "this cannot be laid out", f"ruamel.yaml says: {said}") from error


def piece(node: Node) -> Piece:
    """Return the piece that a node of ruamel.yaml is."""
    start, end = node.start_mark.index, node.end_mark.index
    match node:
        case ScalarNode():
            text = node.value.replace(FOLD, "") if node.style == ">" else node.value
            return Leaf(text, node.style or "", start, end)
        case MappingNode():
            entries = [SourceEntry(leaf(key), piece(value)) for key, value in node.value]
        case SequenceNode():
            entries = [SourceEntry(None, piece(value)) for value in node.value]
        case _:
            raise TypeError(node)
    flow = bool(node.flow_style)
    end = end if flow or not entries else end_of(entries[-1])
    return Branch(entries, isinstance(node, MappingNode), flow, start, end, node.start_mark.column)


def leaf(node: Node) -> Leaf:
    """Return a key; our own reader has made sure that it is a single word."""
    scalar = piece(node)
    if isinstance(scalar, Branch):
        raise TypeError(node)
    return scalar


def end_of(entry: SourceEntry) -> int:
    """Return where the text of an entry ends; for ruamel.yaml, what is not there may stand much further on."""
    value = entry.value
    is_there = isinstance(value, Branch) or value.end > value.start
    return value.end if is_there or not entry.key else entry.key.end


def scalars(part: Piece) -> Iterator[Leaf]:
    """Yield the scalars of a piece in the order written."""
    if isinstance(part, Leaf):
        yield part
        return
    for entry in part.entries:
        if entry.key:
            yield entry.key
        yield from scalars(entry.value)


def comment_spans(text: str, root: Piece) -> Iterator[tuple[int, str]]:
    """Yield where each comment begins, and its text: outside of scalars, every # begins one."""
    at = 0
    for scalar in scalars(root):
        yield from comments_between(text, at, scalar.start)
        at = scalar.end
        if scalar.style in BLOCK_STYLES:  # its first line may end in a comment
            yield from comments_between(text, scalar.start, text.find("\n", scalar.start, at))
    yield from comments_between(text, at, len(text))


def comments_between(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the comments in a part of the text that holds no scalar."""
    for found in COMMENT.finditer(text, start, max(start, end)):
        yield found.start(), found.group().rstrip(" \t")

"""YAML text as nodes that know their place: scalars stay text, and whatever could hide meaning is a problem."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from advisor.language.reading.foreign import NEVER, recognise, refuse
from advisor.language.reading.scan import ASKS, scanned
from advisor.language.reading.unreadable import UnreadableError, place_after
from advisor.problems import BAD_FILE, BAD_SHAPE, BAD_YAML, NAME_TAKEN, Cause, Place, Problem, lines_of

MAX_BYTES = 4_000_000

# The kind of a name that is missing, when it could be any.
ANY_NAME = "name"

SAVE_AS = "save it in the encoding UTF-8"
UTF16 = re.compile(rb"\xff\xfe|\xfe\xff|\0[ -~]|[ -~]\0")

# What is no text: control characters, code points that are no characters, and a mark of UTF-8 in the middle.
CONTROL = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)

# The parser in C reads about twenty times faster; where PyYAML was built without it, the other one serves.
Loader = getattr(yaml, "CLoader", yaml.Loader)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as it was written; empty if nothing was, and then its place is that of its name."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping, in the order written; each key stands in it once.

    `dropped` is what stood under keys that were there already, or were no words.
    """

    entries: tuple[tuple[Text, "Node"], ...]
    place: Place
    dropped: tuple["Node", ...] = field(default=(), compare=False, repr=False)

    def get(self, key: str) -> "Node | None":
        return next((node for name, node in self.entries if name.text == key), None)


Node: TypeAlias = Text | Items | Entries


@dataclass(slots=True)
class Collection:
    """A sequence or mapping that is not closed yet."""

    place: Place
    is_mapping: bool
    in_brackets: bool
    nodes: list[Node] = field(default_factory=list)


@contextmanager
def reading(shown: str) -> Iterator[None]:
    """Turn an OSError of whoever reads a file into an UnreadableError."""
    try:
        yield
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        raise UnreadableError(Place(shown), what, check=BAD_FILE) from error


def read_bytes(path: Path, shown: str, most: int = MAX_BYTES) -> bytes:
    """Return the content of a file, of one that is too large only its beginning. Raises UnreadableError."""
    with reading(shown), path.open("rb") as file:
        return file.read(most + 1)


def compose(content: bytes, shown: str, problems: list[Problem]) -> Node:
    """Return the one node of a text; duplicate keys are added to the problems. Raises UnreadableError."""
    text = readable(content, shown)
    try:
        root = build(text, utf8(content, shown), shown, problems)
    except yaml.YAMLError as error:
        place = place_of(getattr(error, "problem_mark", None), shown, text)
        hint = f"PyYAML says: {getattr(error, 'problem', None) or error}"
        raise UnreadableError(place, "this is not valid YAML", hint, BAD_YAML) from error
    if not isinstance(root, Entries):
        recognise(decode(content, shown), shown)
    return root


def readable(content: bytes, shown: str) -> str:
    """Return the text of a file that a library may read. Raises UnreadableError."""
    if len(content) > MAX_BYTES:
        what = f"the file is larger than {MAX_BYTES // 1_000_000} MB"
        raise UnreadableError(Place(shown), what, "split it into several files", BAD_FILE)
    text = decode(content, shown)
    refuse(NEVER, text, shown)
    try:
        return scanned(text, shown)
    except UnreadableError as error:
        recognise(text, shown, error.problem.place.line)
        raise


def utf8(content: bytes, shown: str) -> str:
    """Return the text of a file in UTF-8. Raises UnreadableError at the first character that is none."""
    if UTF16.match(content):
        raise UnreadableError(Place(shown), "the file is UTF-16 text", SAVE_AS)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = place_after(error.object[: error.start].decode("utf-8-sig"), shown)
        raise UnreadableError(place, "the file is not UTF-8 text", SAVE_AS) from error


def decode(content: bytes, shown: str) -> str:
    """Return the text of a file, which can be shown. Raises UnreadableError at the first character that cannot."""
    text = utf8(content, shown)
    if control := CONTROL.search(text):
        place = place_after(text[: control.start()], shown, text)
        what = f"the character U+{ord(control.group()):04X} cannot be shown and is not read"
        raise UnreadableError(place, what, "delete it")
    return text


def build(readable: str, text: str, shown: str, problems: list[Problem]) -> Node:
    """Return the root node of the only document; works on events, so no alias is ever followed.

    Places are in the text as it was written.
    """
    roots: list[Node] = []
    stack: list[Collection] = []
    for event in yaml.parse(readable, Loader=Loader):
        match event:
            case yaml.ScalarEvent():
                value = event.value if event.style in tuple("\"'|>") else event.value.replace(ASKS, "?")
                node: Node = Text(value, word_place(event, shown, text))
            case yaml.CollectionStartEvent():
                place = place_of(event.start_mark, shown, text, 1)
                stack.append(
                    Collection(place, isinstance(event, yaml.MappingStartEvent), bool(event.flow_style))
                )
                continue
            case yaml.CollectionEndEvent():
                node = close(stack.pop(), problems)
            case _:
                continue
        (stack[-1].nodes if stack else roots).append(node)
    if not roots or roots[0] == Text("", roots[0].place):
        raise UnreadableError(Place(shown), "the file is empty", check=BAD_FILE)
    return roots[0]


def word_place(event: yaml.ScalarEvent, shown: str, text: str) -> Place:
    """Return the place of a text; of one on several lines, the first of them."""
    start, end = event.start_mark, event.end_mark
    if not start or not end:
        return Place(shown)
    width = end.column - start.column
    if start.line != end.line:
        width = 1 if event.style in ("|", ">") else len(lines_of(text)[start.line].rstrip()) - start.column
    return place_of(start, shown, text, width)


def place_of(mark: Any, shown: str, text: str, width: int = 0) -> Place:
    """Return the place of a mark of PyYAML, or None, in a text, counted from 1."""
    return Place(shown, mark.line + 1, mark.column + 1, text, width) if mark else Place(shown)


def close(collection: Collection, problems: list[Problem]) -> Node:
    """Return the finished sequence or mapping; what stands under a name without anything is at its name."""
    if not collection.is_mapping:
        return Items(tuple(collection.nodes), collection.place)
    pairs = [
        (key, Text("", key.place) if is_empty(node) and not node.place.width else node)
        for key, node in zip(collection.nodes[::2], collection.nodes[1::2], strict=True)
    ]
    place = collection.place if collection.in_brackets or not pairs else pairs[0][0].place
    return with_each_key_once(pairs, place, problems)


def with_each_key_once(pairs: list[tuple[Node, Node]], place: Place, problems: list[Problem]) -> Entries:
    """Return a mapping; a key that stands twice is a problem, and the first one counts unless it is empty."""
    entries: dict[str, tuple[Text, Node]] = {}
    again: list[Text] = []
    dropped: list[Node] = []
    for key, node in pairs:
        if not isinstance(key, Text):
            what = "the name before ':' must be a single word"
            hint = "put quotes around it if it is meant to begin with a bracket"
            problems.append(Problem(key.place, what, hint, BAD_YAML))
            dropped += (key, node)
        elif key.text not in entries or is_empty(entries[key.text][1]):
            again += [key] if key.text in entries else []
            entries[key.text] = (key, node)
        else:
            again.append(key)
            dropped += (key, node)
    if again:
        before = [key for key, _ in entries.values() if key.place < again[0].place]
        if before and is_empty(entries[before[-1].text][1]):
            dropped.append(entries.pop(before[-1].text)[0])
            problems.append(too_far_right(before[-1], "names"))
        else:
            problems.append(written_twice(again, pairs))
    return Entries(tuple(entries.values()), place, tuple(dropped))


def is_empty(node: Node) -> bool:
    return isinstance(node, Text) and not node.text


def too_far_right(key: Text, others: str) -> Problem:
    """Return the problem of a name that stands among what belongs to the one before, and not with the others."""
    hint = f"start it at the same column as the other {others}"
    return Problem(key.place, f"'{key.text}' starts too far right", hint, BAD_SHAPE)


def written_twice(again: list[Text], pairs: list[tuple[Node, Node]]) -> Problem:
    """Return the one problem of keys that stand twice in one mapping; if they are many, a name is missing."""
    key = again[0]
    first = next(name for name, _ in pairs if isinstance(name, Text) and name.text == key.text)
    hint = f"the first is on line {first.place.line}"
    if len(again) == 1:
        return Problem(key.place, f"'{key.text}' is written twice here", hint, NAME_TAKEN)
    what = f"'{key.text}' is written twice here, and so is what follows it"
    hint = f"{hint}; is a name missing above this line?"
    return Problem(key.place, what, hint, NAME_TAKEN, Cause(ANY_NAME, ""))

"""What stands in a draft, some of it left blank, and its lines in the canonical layout."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import dedent
from typing import TypeAlias

from advisor.language.fmt.canonical import canonical
from advisor.language.fmt.lines import STEP
from advisor.language.fmt.scalars import quoted
from advisor.language.grammar.shapes import Fields
from advisor.model import Kind

# A name with nothing but a comment after its colon. A text that only looks so is in quotes.
BLANK_LINE = re.compile(r""" *(?:- )?([^\s:"']+|"[^"]*"|'[^']*'):  # (.*)""")


@dataclass(frozen=True, slots=True)
class Blank:
    """Something that is left to fill in, and what belongs there."""

    what: str


Tree: TypeAlias = "str | int | float | Blank | tuple[Tree, ...] | Mapping[str, Tree]"
"""What a draft says: texts, numbers, lists and mappings, as they stand in a file."""

Known: TypeAlias = Mapping[str, Tree]
"""What is known of an entry that is to be written, by the keys of its fields; what is empty is not known."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A blank in a file: its line, the name that it stands under, and what belongs there."""

    line: int
    name: str
    what: str


def blanks_of(entry: Fields) -> dict[str, Blank]:
    """Return the blanks that a draft has where nothing is known, by the keys of their fields."""
    return {field.key: Blank(field.blank) for field in entry.fields if field.blank}


def blanks_of_kind(entry: Fields, kind: str) -> dict[str, Blank]:
    """Return the same of an entry of this kind."""
    belonging = {field.key for field in entry.fields if not field.kinds or Kind(kind) in field.kinds}
    return {key: blank for key, blank in blanks_of(entry).items() if key in belonging}


def drafted(entry: Fields, known: Known, blanks: Mapping[str, Blank] | None = None) -> Known:
    """Return what stands in a draft of an entry: what is known, and blanks, its own unless others are given."""
    left = blanks_of(entry) if blanks is None else blanks
    return {key: known.get(key) or left[key] for key in entry.by_key if known.get(key) or key in left}


def lines_of(tree: Mapping[str, Tree], where: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the lines of entries as they stand below the names in `where`, not indented."""
    whole: Tree = tree
    for name in reversed(where):
        whole = {name: whole}
    text = "\n".join(written(whole, 0)) + "\n"
    lines = canonical(text.encode(), "the draft").splitlines()[len(where) :]
    return tuple(dedent("\n".join(lines)).splitlines())


def text_of(tree: Mapping[str, Tree], heading: Sequence[str] = ()) -> str:
    """Return the text of a file, after a heading of comments."""
    return "\n".join((*heading, *lines_of(tree))) + "\n"


def written(tree: Tree, indent: int) -> Iterator[str]:
    """Yield the lines of a mapping or list, in a layout that is good enough to be read."""
    parts: list[tuple[str, Tree]] = []
    if isinstance(tree, Mapping):
        parts = [(f"{quoted(name)}:", value) for name, value in tree.items()]
    elif isinstance(tree, tuple):
        parts = [("-", value) for value in tree]
    for lead, value in parts:
        short = on_one_line(value)
        yield " " * indent + (lead if short is None else f"{lead} {short}")
        yield from written(value, indent + STEP) if short is None else ()


def on_one_line(tree: Tree) -> str | None:
    """Return texts, blanks, and what is empty; None for what has lines of its own."""
    match tree:
        case str():
            return quoted(tree)
        case int() | float():
            return str(tree)
        case Blank(what):
            return f" # {what}"
        case _ if tree:
            return None
        case _:
            return "{}" if isinstance(tree, Mapping) else "[]"


def blanks_in(lines: Sequence[str], first: int = 1) -> tuple[Marked, ...]:
    """Return the blanks in lines of a draft, of which the first has this number."""
    matches = ((number, BLANK_LINE.fullmatch(line)) for number, line in enumerate(lines, first))
    return tuple(Marked(number, match[1], match[2]) for number, match in matches if match)

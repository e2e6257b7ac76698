"""Strict reading of nodes: which keys a mapping has, and words and lists of words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.problems import Problem, did_you_mean, nearest
from advisor.read.nodes import Entries, Items, Node, Text

NAME = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys that a kind of mapping must and may have; `what` names it with its article."""

    what: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


def entries(node: Node, what: str, problems: list[Problem]) -> tuple[tuple[Text, Node], ...]:
    """Return the entries of a mapping; anything else is a problem and gives none."""
    if isinstance(node, Entries):
        return node.entries
    problems.append(Problem(node.place, f"{what} must be lines of 'name: value'"))
    return ()


def fields(node: Node, shape: Shape, problems: list[Problem]) -> dict[str, Node]:
    """Return the known fields of a mapping; unknown, empty and missing ones are problems, each once."""
    known = (*shape.required, *shape.optional)
    if not isinstance(node, Entries):
        problems.append(Problem(node.place, f"{shape.what} must be lines of 'name: value'"))
        return {}
    found: dict[str, Node] = {}
    excused: set[str | None] = set()
    for key, value in node.entries:
        if key.text not in known:
            excused.add(nearest(key.text, known))
            hint = did_you_mean(key.text, known, listed=20)
            problems.append(Problem(key.place, f"{shape.what} has no field '{key.text}'", hint))
        elif value == Text("", value.place):
            excused.add(key.text)
            problems.append(Problem(key.place, f"nothing stands under '{key.text}'"))
        else:
            found[key.text] = value
    problems.extend(
        Problem(node.place, f"{shape.what} needs the field '{name}'")
        for name in shape.required
        if name not in found and name not in excused
    )
    return found


def text(node: Node | None, what: str, problems: list[Problem]) -> str:
    """Return one text on one line, with the white space of folded lines closed up."""
    match node:
        case None:
            return ""
        case Text(written, _) if written.strip():
            return " ".join(written.split())
        case _:
            problems.append(Problem(node.place, f"{what} must be a text"))
            return ""


def words(node: Node | None, what: str, problems: list[Problem]) -> tuple[Text, ...]:
    """Return one word or a list of words as a tuple; each word is the node, so that it keeps its place."""
    match node:
        case None:
            return ()
        case Text():
            return (node,)
        case Items(items, _):
            bad = [item for item in items if not isinstance(item, Text)]
            problems.extend(Problem(item.place, f"{what} must be a list of single words") for item in bad)
            return tuple(item for item in items if isinstance(item, Text))
        case Entries():
            problems.append(Problem(node.place, f"{what} must be one word or a list of words"))
            return ()


def known_words(
    node: Node | None, what: str, names: Iterable[str], problems: list[Problem]
) -> tuple[str, ...]:
    """Return words that must all be among `names`; `what` says what they are, as in 'a passage'."""
    names = tuple(names)
    found = words(node, what, problems)
    problems.extend(
        Problem(word.place, f"there is no {what} '{word.text}'", did_you_mean(word.text, names))
        for word in found
        if word.text not in names
    )
    return tuple(word.text for word in found)


def name(key: Text, what: str, taken: Iterable[str], problems: list[Problem]) -> str:
    """Return an id; it must be lower case, with - or _ between its parts, and not be taken."""
    if not NAME.fullmatch(key.text):
        hint = "use small letters and digits, with - or _ between words"
        problems.append(Problem(key.place, f"'{key.text}' cannot be the name of {what}", hint))
    if key.text in taken:
        problems.append(Problem(key.place, f"'{key.text}' is already the name of {what}"))
    return key.text

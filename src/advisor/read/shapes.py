"""Strict reading of nodes: which keys a mapping has, and words and lists of words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor.problems import Problem, did_you_mean, nearest
from advisor.read.nodes import Entries, Items, Node, Text

# Not digits alone: a person who answers by number must not hit a value of that name.
NAME = re.compile(r"(?![0-9]+$)[a-z0-9]+([_-][a-z0-9]+)*")

LINE = "name: value"


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys that a kind of mapping must and may have; `what` names it with its article."""

    what: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


def entries(
    node: Node, what: str, problems: list[Problem], like: str = LINE
) -> tuple[tuple[Text, Node], ...]:
    """Return the entries of a mapping; anything else is a problem and gives none."""
    if isinstance(node, Entries):
        return node.entries
    problems.append(Problem(node.place, f"{what} must be written in lines of '{like}'"))
    return ()


def fields(node: Node, shape: Shape, problems: list[Problem]) -> dict[str, Node]:
    """Return the known fields of a mapping; unknown, empty and missing ones are problems, each once."""
    known = (*shape.required, *shape.optional)
    found: dict[str, Node] = {}
    excused: set[str | None] = set() if isinstance(node, Entries) else set(known)
    for key, value in entries(node, shape.what, problems):
        if key.text not in known:
            excused.add(nearest(key.text, known))
            hint = did_you_mean(key.text, known, listed=20)
            problems.append(Problem(key.place, f"{shape.what} has no field '{key.text}'", hint))
        elif value == Text("", value.place):
            excused.add(key.text)
            problems.append(nothing_under(key))
        else:
            found[key.text] = value
    missing = [f"'{name}'" for name in shape.required if name not in found and name not in excused]
    if missing:
        kind = "field" if len(missing) == 1 else "fields"
        problems.append(Problem(node.place, f"{shape.what} needs the {kind} {', '.join(missing)}"))
    return found


def nothing_under(key: Text) -> Problem:
    """Return the problem of a name without anything after its colon."""
    return Problem(key.place, f"nothing stands under '{key.text}'")


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
    items = node.items if isinstance(node, Items) else () if node is None else (node,)
    found = tuple(item for item in items if isinstance(item, Text) and item.text)
    kind = "a list of single words" if isinstance(node, Items) else "one word or a list of words"
    problems.extend(Problem(item.place, f"{what} must be {kind}") for item in items if item not in found)
    return found


def known_words(
    node: Node | None, what: str, names: Iterable[str], problems: list[Problem]
) -> tuple[str, ...]:
    """Return words, at least one, that must all be among `names`; `what` says what they are: 'passage'."""
    names = tuple(names)
    if isinstance(node, Items) and not node.items:
        problems.append(Problem(node.place, "this list is empty", f"name a {what}, or leave it out"))
    found = words(node, f"the {what}", problems)
    problems.extend(no_such(what, word, names) for word in found if word.text not in names)
    return tuple(word.text for word in found)


def known_word(node: Node | None, what: str, names: Iterable[str], problems: list[Problem]) -> str:
    """Return one word that must be among `names`; an empty text if there is none."""
    if isinstance(node, Items):
        problems.append(Problem(node.place, f"the {what} must be one word, not a list"))
        return ""
    return "".join(known_words(node, what, names, problems))


def no_such(what: str, word: Text, names: Iterable[str]) -> Problem:
    """Return the problem of a name that nothing has, with the nearest one that exists."""
    hint = did_you_mean(word.text, tuple(names))
    return Problem(word.place, f"there is no {what} '{word.text}'", hint, unknown_name=True)


def name(
    key: Text, what: str, taken: Mapping[str, object], problems: list[Problem], reserved: Iterable[str] = ()
) -> str:
    """Return an id: lower case, with - or _ between its parts, not taken, and no word of the language."""
    if not NAME.fullmatch(key.text):
        hint = "use small letters, with digits, - or _ between them"
        problems.append(Problem(key.place, f"'{key.text}' cannot be the name of {what}", hint))
    elif key.text in reserved:
        what = f"'{key.text}' is a word of the rule language"
        problems.append(Problem(key.place, what, "choose another name"))
    elif key.text in taken:
        first = getattr(taken[key.text], "place", None)
        what = f"the name '{key.text}' is already taken"
        problems.append(Problem(key.place, what, f"see {first}" if first else "choose another name"))
    return key.text

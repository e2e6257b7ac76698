"""Faults seeded into a knowledge base: each changes one thing in the text, as a tired author might."""

import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from advisor.language.reading.documents import Collected, Document
from advisor.language.reading.nodes import Entries, Items, Node, Text, compose
from advisor.model import POINTS, RuleBase

Path = tuple[str | int, ...]
Draw = random.Random


@dataclass(frozen=True)
class Fault:
    """One change: what kind it is, where, and the documents with it."""

    kind: str
    where: str
    documents: tuple[Document, ...]

    def __str__(self) -> str:
        return f"{self.kind} at {self.where}"


@dataclass(frozen=True)
class Spot:
    """A node of a document, by the keys and numbers that lead to it."""

    document: Document
    root: Node
    path: Path
    node: Node


def seeded(base: RuleBase, found: Collected, seed: int, counts: dict[str, int]) -> Iterator[Fault]:
    """Yield so many faults of each kind, always the same for a seed, no two at the same spot."""
    draw = Draw(seed)
    spots = [spot for document in found.documents for spot in spots_of(document)]
    for kind, count in counts.items():
        where, change = KINDS[kind]
        fitting = [spot for spot in spots if where(base, spot)]
        for spot in draw.sample(fitting, count):
            yield Fault(
                kind,
                f"{spot.document.path} {'/'.join(map(str, spot.path))}",
                changed(found, spot, change(base, spot, draw)),
            )


def spots_of(document: Document) -> Iterator[Spot]:
    root = compose(document.content, document.shown, [])
    yield from (Spot(document, root, path, node) for path, node in walk(root, ()))


def walk(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    yield path, node
    for step, below in steps(node):
        yield from walk(below, (*path, step))


def steps(node: Node) -> Iterable[tuple[str | int, Node]]:
    match node:
        case Entries(entries):
            return [(key.text, below) for key, below in entries]
        case Items(items):
            return list(enumerate(items))
        case _:
            return []


def changed(found: Collected, spot: Spot, now: Node | None) -> tuple[Document, ...]:
    """Return all documents with another node at the spot; None takes it out."""
    text = dumped(put(spot.root, spot.path, now))
    document = replace(spot.document, content=text.encode())
    return tuple(document if one is spot.document else one for one in found.documents)


def put(node: Node, path: Path, now: Node | None) -> Node:
    step, *rest = path
    match node:
        case Entries(entries):
            kept = [
                (key, put(below, tuple(rest), now) if rest else now) if key.text == step else (key, below)
                for key, below in entries
            ]
            return Entries(tuple((key, below) for key, below in kept if below is not None), node.place)
        case Items(items):
            listed = [
                (put(below, tuple(rest), now) if rest else now) if number == step else below
                for number, below in enumerate(items)
            ]
            return Items(tuple(below for below in listed if below is not None), node.place)
        case _:
            raise AssertionError(path)


def dumped(node: Node) -> str:
    """Return YAML in one line; every scalar is quoted."""
    match node:
        case Text(text):
            return json.dumps(text)
        case Items(items):
            return f"[{', '.join(map(dumped, items))}]"
        case Entries(entries):
            return "{" + ", ".join(f"{json.dumps(key.text)}: {dumped(below)}" for key, below in entries) + "}"


def in_condition(spot: Spot) -> bool:
    """Whether the spot is in the condition of a rule."""
    return len(spot.path) > 3 and spot.path[0] == "rules" and spot.path[2] in ("if", "unless")


def fact_of(base: RuleBase, spot: Spot) -> str | None:
    return next((str(step) for step in reversed(spot.path) if step in base.facts), None)


def is_value(base: RuleBase, spot: Spot) -> bool:
    fact = fact_of(base, spot)
    return (
        in_condition(spot)
        and fact is not None
        and isinstance(spot.node, Text)
        and spot.node.text in base.facts[fact].value_ids
    )


def other_value(base: RuleBase, spot: Spot, draw: Draw) -> Node:
    assert isinstance(spot.node, Text)
    values = base.facts[fact_of(base, spot) or ""].value_ids
    return replace(spot.node, text=draw.choice([value for value in values if value != text_of(spot)]))


def text_of(spot: Spot) -> str:
    assert isinstance(spot.node, Text)
    return spot.node.text


def is_droppable(_base: RuleBase, spot: Spot) -> bool:
    parent = at(spot.root, spot.path[:-1]) if spot.path else None
    return in_condition(spot) and isinstance(parent, Entries) and len(parent.entries) > 1


def at(node: Node, path: Path) -> Node:
    for step in path:
        node = dict(steps(node))[step]
    return node


def drop(_base: RuleBase, _spot: Spot, _draw: Draw) -> None:
    return None


def is_points(_base: RuleBase, spot: Spot) -> bool:
    return (
        spot.path[0:1] == ("rules",) and len(spot.path) == 5 and spot.path[3] in ("favour", "weigh_against")
    )


def other_points(_base: RuleBase, spot: Spot, draw: Draw) -> Node:
    assert isinstance(spot.node, Text)
    return replace(spot.node, text=draw.choice([one for one in POINTS if one != text_of(spot)]))


def names_something(base: RuleBase, spot: Spot) -> bool:
    return (
        spot.path[0:1] == ("rules",)
        and isinstance(spot.node, Text)
        and text_of(spot) in {*base.candidates, *base.findings, *base.advice, *base.passages}
    )


def misspelt(_base: RuleBase, spot: Spot, draw: Draw) -> Node:
    assert isinstance(spot.node, Text)
    word = text_of(spot)
    place = draw.randrange(len(word))
    return replace(spot.node, text=word[:place] + word[place] * 2 + word[place + 1 :])


def is_rule(_base: RuleBase, spot: Spot) -> bool:
    return len(spot.path) == 2 and spot.path[0] == "rules"


def is_condition(_base: RuleBase, spot: Spot) -> bool:
    return len(spot.path) == 3 and spot.path[0] == "rules" and spot.path[2] == "if"


def negated(_base: RuleBase, spot: Spot, _draw: Draw) -> Node:
    return Entries(((Text("not", spot.node.place), spot.node),), spot.node.place)


def is_promised(base: RuleBase, spot: Spot) -> bool:
    return (
        spot.path[0:1] == ("guarantees",)
        and len(spot.path) > 3
        and isinstance(spot.node, Text)
        and text_of(spot) in base.candidates
    )


def other_promise(base: RuleBase, spot: Spot, draw: Draw) -> Node:
    assert isinstance(spot.node, Text)
    word = text_of(spot)
    theirs = next(
        decision for decision in base.decisions.values() if word in [each.id for each in decision.candidates]
    )
    return replace(
        spot.node, text=draw.choice([candidate.id for candidate in theirs.candidates if candidate.id != word])
    )


Where = Callable[[RuleBase, Spot], bool]
Change = Callable[[RuleBase, Spot, Draw], Node | None]

KINDS: dict[str, tuple[Where, Change]] = {
    "a value changed": (is_value, other_value),
    "a condition dropped": (is_droppable, drop),
    "points changed": (is_points, other_points),
    "an id misspelt": (names_something, misspelt),
    "a rule removed": (is_rule, drop),
    "a negation added": (is_condition, negated),
    "a guarantee broken": (is_promised, other_promise),
}

"""What a knowledge base says of itself: what it is called, and which questions come first or are expected."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from advisor.language.grammar.sections import KNOWLEDGE, MOST_OPENING
from advisor.language.reading.nodes import Node, Text
from advisor.language.reading.shapes import fields
from advisor.language.reading.words import known_words, text, words
from advisor.problems import BAD_VALUE, NAME_TAKEN, Problem


@dataclass(frozen=True, slots=True)
class Introduction:
    """What stands under `knowledge`; a base without a title of its own has an empty one."""

    title: str
    opening: tuple[str, ...]
    expected: tuple[str, ...]


def read_introduction(
    written: Sequence[Node], facts: Collection[str], problems: list[Problem]
) -> Introduction:
    """Return what a base says of itself, which may stand in one file."""
    for again in written[1:]:
        what = "the knowledge base already has a title"
        problems.append(Problem(again.place, what, f"see {written[0].place}", NAME_TAKEN))
    known = fields(written[0], KNOWLEDGE, problems) if written else {}
    opening = read_named(known.get("opening"), facts, problems)
    for word in opening[MOST_OPENING:]:
        what = f"an interview opens with at most {MOST_OPENING} questions, and '{word.text}' is one more"
        problems.append(
            Problem(word.place, what, "leave it out; if it can count, it is asked all the same", BAD_VALUE)
        )
    expected = read_named(known.get("expected"), facts, problems)
    title = text(known.get("title"), "the title", problems)
    return Introduction(title, tuple(word.text for word in opening), tuple(word.text for word in expected))


def read_named(node: Node | None, facts: Collection[str], problems: list[Problem]) -> tuple[Text, ...]:
    """Return the facts that a list names, each once, with their places."""
    known_words(node, "fact", facts, problems)
    first: dict[str, Text] = {}
    for word in words(node, "the fact", []):
        if word.text in first:
            problems.append(Problem(word.place, f"'{word.text}' is named twice", check=NAME_TAKEN))
        first.setdefault(word.text, word)
    return tuple(word for word in first.values() if word.text in facts)

"""Synonyms of values: other words that people answer with, each of which stands for one value of its fact."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from advisor.language.reading.nodes import Entries, Node, Text
from advisor.language.reading.spellings import EMPTY_SET, OPENS, TRUTH, UNKNOWN
from advisor.language.reading.words import words
from advisor.model import Kind, Value
from advisor.names import folded
from advisor.problems import BAD_NAME, NAME_TAKEN, Problem


def with_synonyms(
    kind: Kind, values: Mapping[str, Value], node: Node, problems: list[Problem]
) -> Iterator[Value]:
    """Yield the values with the synonyms that stand under them; a word that means something else is a problem."""
    meant = {folded(word): value for word, value in TRUTH.items() if value in values}
    meant |= {folded(name): value.id for value in values.values() for name in (value.title, value.id)}
    reserved = (*UNKNOWN, *OPENS, *([EMPTY_SET] if kind is Kind.SEVERAL else []))
    written = {key.text: entry.get("synonyms") for key, entry in mappings(node)}
    for value in values.values():
        chosen = words(written.get(value.id), "a synonym", problems)
        for word in chosen:
            if folded(word.text) in reserved or re.fullmatch("[0-9]+", word.text):
                what = f"'{word.text}' means something else in an answer"
                problems.append(Problem(word.place, what, "leave it out", BAD_NAME))
            elif (other := meant.setdefault(folded(word.text), value.id)) != value.id:
                what, hint = f"'{word.text}' already means '{other}'", "a word stands for one value only"
                problems.append(Problem(word.place, what, hint, NAME_TAKEN))
        yield replace(value, synonyms=tuple(word.text for word in chosen))


def mappings(node: Node) -> Iterator[tuple[Text, Entries]]:
    """Yield the entries under a node that have fields."""
    for key, entry in node.entries if isinstance(node, Entries) else ():
        if isinstance(entry, Entries):
            yield key, entry

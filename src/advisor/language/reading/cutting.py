"""Where rules tell numbers apart, and when facts apply: read before the conditions that rest on it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from graphlib import TopologicalSorter

from advisor.language.reading.bounds import cuts_under
from advisor.language.reading.circles import find_circle
from advisor.language.reading.conditions import Reader
from advisor.language.reading.each import read_each
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.vocabulary import Vocabulary
from advisor.model import Cut, Fact, parted
from advisor.problems import Problem

# Where conditions stand in an entry.
CONDITIONS = ("if", "unless", "ask_if")


def part_numbers(sections: Iterable[Node], names: Vocabulary) -> None:
    """Part each fact that is a number wherever a condition in these sections tells its answers apart."""
    numbers = {name: fact for name, fact in names.facts.items() if fact.measure}
    if numbers:
        cuts: dict[str, list[Cut]] = {name: [] for name in numbers}
        for section in sections:
            for fact, cut in cuts_in_section(section, numbers, names):
                cuts[fact].append(cut)
        names.facts |= {name: parted(fact, cuts[name]) for name, fact in numbers.items()}


def cuts_in_section(
    section: Node, numbers: Mapping[str, Fact], names: Vocabulary
) -> Iterator[tuple[str, Cut]]:
    """Yield the cuts in the conditions of all entries of a section."""
    named = section.entries if isinstance(section, Entries) else ()
    for entry in (*(entry for _, entry in named), *(section.items if isinstance(section, Items) else ())):
        written = {key.text: node for key, node in entry.entries} if isinstance(entry, Entries) else {}
        meant = attribute_words(written, names)
        for key in CONDITIONS:
            if key in written:
                yield from cuts_in(written[key], numbers, meant)
        if "first_of" in written:
            yield from cuts_in_section(written["first_of"], numbers, names)


def attribute_words(written: Mapping[str, Node], names: Vocabulary) -> Mapping[str, tuple[Text, ...]]:
    """Return for each `it.attribute` of an entry the words that some candidate has there for which it is made."""
    meant: dict[str, tuple[Text, ...]] = {}
    for candidate in filter(None, read_each(written, names, [])):
        for attribute in candidate.attributes:
            _, words = names.written[candidate.id, attribute]
            meant[f"it.{attribute}"] = (*meant.get(f"it.{attribute}", ()), *words)
    return meant


def cuts_in(
    node: Node, numbers: Mapping[str, Fact], meant: Mapping[str, tuple[Text, ...]]
) -> Iterator[tuple[str, Cut]]:
    """Yield the cuts in a condition."""
    for item in node.items if isinstance(node, Items) else ():
        yield from cuts_in(item, numbers, meant)
    for key, value in node.entries if isinstance(node, Entries) else ():
        measure = numbers[key.text].measure if key.text in numbers else None
        if measure is None:
            yield from cuts_in(value, numbers, meant)
        else:
            yield from ((key.text, cut) for cut in cuts_under(measure, value, meant))


def read_guards(names: Vocabulary, problems: list[Problem]) -> None:
    """Read when facts apply, each after those that its guard reads; circles are reported with those of findings."""
    needs = {fact: guards_read(node, names) for fact, node in names.guards.items()}
    while circle := find_circle(needs):
        needs[circle[0]] = []
    for fact in TopologicalSorter(needs).static_order():
        guard = Reader(names, problems, key=Text(fact, names.facts[fact].place)).condition(names.guards[fact])
        names.facts[fact] = replace(names.facts[fact], ask_if=guard)


def guards_read(node: Node, names: Vocabulary) -> list[str]:
    """Return the facts with a guard that are named in a condition."""
    if isinstance(node, Items):
        return [fact for item in node.items for fact in guards_read(item, names)]
    entries = node.entries if isinstance(node, Entries) else ()
    own = [key.text for key, _ in entries if key.text in names.guards]
    return [*own, *(fact for _, value in entries for fact in guards_read(value, names))]

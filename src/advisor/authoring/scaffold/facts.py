"""Drafts of facts: questions with their values, under a topic that there is or that is made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from advisor.authoring.scaffold.blanks import Known, Tree, blanks_of, blanks_of_kind, drafted
from advisor.authoring.scaffold.shelf import Change, Shelf, Target, both, put
from advisor.authoring.scaffold.words import free_name, node_of, pair, refuse, typed
from advisor.language.grammar.sections import FACT, FILE, VALUE
from advisor.language.reading.documents import Document
from advisor.language.reading.measures import ANY, DECIMALS_OF, read_end
from advisor.language.reading.spellings import UNKNOWN, UP_TO
from advisor.language.reading.vocabulary import RESERVED
from advisor.language.reading.words import known_word
from advisor.model import NUMBERS, Kind, Measure
from advisor.names import nearest
from advisor.problems import AdvisorError, Problem

WITH_VALUES = Kind.CHOICE.value
"""The kind of a fact as long as it is not known."""
RANGE = "a range is written name=from..to, such as small=4..9, ..3 or 30.."


def free_fact(shelf: Shelf, word: str) -> str:
    """Return the name of a fact that is to be. Raises AdvisorError."""
    taken = {**shelf.names.facts, **shelf.names.findings}
    return free_name(word, "a fact", taken, RESERVED)


def kind_of(word: str, what: str = "fact", kinds: Iterable[Kind] = Kind) -> str:
    """Return a kind of fact, or of something else. Raises AdvisorError."""
    problems: list[Problem] = []
    kind = known_word(node_of(word, typed(word)), f"kind of {what}", [each.value for each in kinds], problems)
    refuse(problems)
    return kind


def topic_of(shelf: Shelf, word: str, title: str = "") -> str:
    """Return a topic that there is, or the name of one that is to be; without a title it may be misspelt.

    Raises AdvisorError.
    """
    if word not in shelf.names.topics:
        guess = None if title else nearest(word, shelf.names.topics)
        if guess:
            hint = f"did you mean '{guess}'? A new topic is given a title too"
            raise AdvisorError([Problem(typed(word), f"there is no topic '{word}'", hint)])
        free_name(word, "a topic", {})
    return word


def value_of(word: str, taken: Mapping[str, Tree]) -> tuple[str, Tree]:
    """Return the value that words such as `small=Two to five: people who write code` state. Raises AdvisorError."""
    name, _, text = (" ".join(part.split()) for part in word.partition("="))
    title, _, help_ = (part.strip() for part in text.partition(": "))
    free_name(name, "a value", taken, ("unknown",))
    if not title:
        return name, dict(blanks_of(VALUE))
    return name, {"title": title, "help": help_} if help_ else title


def values_of(words: Sequence[str]) -> Mapping[str, Tree]:
    """Return the values that words state, in their order. Raises AdvisorError."""
    values: dict[str, Tree] = {}
    for word in words:
        name, tree = value_of(word, values)
        values[name] = tree
    return values


def fact_changes(shelf: Shelf, name: str, known: Known, target: Target, topics: Target) -> tuple[Change, ...]:
    """Return the changes that bring a fact into its file, and its topic into another or the same if it is new.

    `topic_title` is known of a new topic. Raises AdvisorError.
    """
    facts, topic = (
        {name: drafted(FACT, known, blanks_of_kind(FACT, str(known.get("kind") or WITH_VALUES)))},
        str(known["topic"]),
    )
    if not topic or topic in shelf.names.topics:
        return (put(target, "facts", facts),)
    title = {topic: known.get("topic_title") or blanks_of(FILE)["topics"]}
    if target.shown != topics.shown:
        return put(topics, "topics", title), put(target, "facts", facts)
    if not target.document:
        return (put(target, "facts", facts, {"topics": title}),)
    first = put(target, "topics", title)
    changed = Document(target.path, target.shown, first.after)
    return (both(first, put(replace(target, document=changed), "facts", facts)),)


def end_of(kind: str, word: str) -> str:
    """Return the lowest or highest answer of a fact of this kind, if that is known. Raises AdvisorError."""
    problems: list[Problem] = []
    if kind and (known := Kind(kind)) in NUMBERS:
        measure = Measure(known, ANY, DECIMALS_OF.get(known, 0))
        read_end(measure, node_of(word, typed(word)), problems)
    refuse(problems)
    return word


def ranges_of(kind: str, words: Sequence[str]) -> Mapping[str, Tree]:
    """Return the ranges that words such as `small=4..9` or `large=30..` state. Raises AdvisorError."""
    ranges: dict[str, Tree] = {}
    for word in words:
        name, low, high = range_of(word)
        free_name(name, "a range", ranges, UNKNOWN)
        ends = tuple(end_of(kind, end) for end in (low, high) if end)
        ranges[name] = {"between": ends} if low and high else {"at_least" if low else "at_most": ends[0]}
    return ranges


def range_of(word: str) -> tuple[str, str, str]:
    """Return a name and the two ends of its numbers, of which one may be missing. Raises AdvisorError."""
    name, span = pair(word, RANGE)
    low, _, high = (end.strip() for end in span.partition(UP_TO))
    if UP_TO not in span or not (low or high):
        raise AdvisorError([Problem(typed(word), RANGE)])
    return name, low, high

"""Drafts of facts: questions with their values, under a topic that there is or that is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from advisor.authoring.scaffold.blanks import Blank, Tree
from advisor.authoring.scaffold.shelf import Change, Shelf, Target, added_to, both, new_file
from advisor.authoring.scaffold.words import free_name, node_of, refuse, typed
from advisor.language.reading.documents import Document
from advisor.language.reading.vocabulary import RESERVED
from advisor.language.reading.words import known_word
from advisor.model import Kind
from advisor.problems import AdvisorError, Problem, nearest

BLANKS: Mapping[str, Blank] = {
    "topic": Blank("the topic that it is asked under"),
    "kind": Blank("yes_no, choice, scale or several"),
    "ask": Blank("one plain question"),
    "why": Blank("why it is asked: what depends on it"),
}
VALUES = Blank("a line 'name: title' for each answer; on a scale from low to high; none if it is yes_no")
TITLE = Blank("the answer as people read it, in a few words")
HELP = Blank("who or what is meant by it, or take this line out")
TOPIC_TITLE = Blank("the title of this group of questions")


@dataclass(frozen=True, slots=True)
class FactDraft:
    """What is known of a fact that is to be written; what is empty is left blank.

    `topic_title` is given if its topic is new. In `values` each stands as in a file.
    """

    name: str
    topic: str = ""
    topic_title: str = ""
    kind: str = ""
    ask: str = ""
    why: str = ""
    values: Mapping[str, Tree] | None = None
    source: Tree = ()


def free_fact(shelf: Shelf, word: str) -> str:
    """Return the name of a fact that is to be. Raises AdvisorError."""
    taken = {**shelf.names.facts, **shelf.names.findings}
    return free_name(word, "a fact", taken, RESERVED)


def kind_of(word: str) -> str:
    """Return a kind of fact. Raises AdvisorError."""
    problems: list[Problem] = []
    found = known_word(node_of(word, typed(word)), "kind of fact", [kind.value for kind in Kind], problems)
    refuse(problems)
    return found


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
        return name, {"title": TITLE, "help": HELP}
    return name, {"title": title, "help": help_} if help_ else title


def values_of(words: Sequence[str]) -> Mapping[str, Tree]:
    """Return the values that words state, in their order. Raises AdvisorError."""
    found: dict[str, Tree] = {}
    for word in words:
        name, tree = value_of(word, found)
        found[name] = tree
    return found


def fact_changes(shelf: Shelf, draft: FactDraft, target: Target, topics: Target) -> tuple[Change, ...]:
    """Return the changes that bring a fact into its file, and its topic into another or the same if it is new.

    Raises AdvisorError.
    """
    facts: Mapping[str, Tree] = {draft.name: entries(draft)}
    if not draft.topic or draft.topic in shelf.names.topics:
        return (in_section(target, "facts", facts),)
    title: Mapping[str, Tree] = {draft.topic: draft.topic_title or TOPIC_TITLE}
    if target.shown != topics.shown:
        return in_section(topics, "topics", title), in_section(target, "facts", facts)
    if not target.document:
        return (new_file(target, {"topics": title, "facts": facts}),)
    first = in_section(target, "topics", title)
    changed = Document(target.path, target.shown, first.after)
    return (both(first, in_section(replace(target, document=changed), "facts", facts)),)


def in_section(target: Target, section: str, entry: Mapping[str, Tree]) -> Change:
    """Return the change that adds an entry at the end of a section of a file, or makes the file."""
    return (
        added_to(target.document, (section,), entry)
        if target.document
        else new_file(target, {section: entry})
    )


def entries(draft: FactDraft) -> Mapping[str, Tree]:
    """Return what stands under the name of the fact."""
    known: dict[str, Tree] = {"topic": draft.topic, "kind": draft.kind, "ask": draft.ask, "why": draft.why}
    found: dict[str, Tree] = {name: one or BLANKS[name] for name, one in known.items()}
    if draft.kind != Kind.YES_NO.value:
        found["values"] = draft.values or VALUES
    return {**found, **({"source": draft.source} if draft.source else {})}

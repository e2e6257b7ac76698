"""The vocabulary that rules are written in: topics, sources, passages and advice."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from advisor.language.grammar.conditions import OPERATORS
from advisor.language.grammar.sections import (
    ADVICE,
    FACTOR,
    PASSAGE,
    SAID,
    SOURCE_ENTRY,
)
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.shapes import entries, members
from advisor.language.reading.words import (
    FOREIGN,
    address,
    already_taken,
    cut_off,
    known_word,
    known_words,
    name,
    short,
    text,
    words,
)
from advisor.model import (
    NO,
    YES,
    Accepted,
    Advice,
    Candidate,
    Decision,
    DecisionTable,
    Fact,
    Factor,
    Finding,
    NotCovered,
    Passage,
    Proposition,
    Source,
    Span,
    Topic,
)
from advisor.problems import BAD_NAME, BAD_SHAPE, Cause, Place, Problem

LETTER = re.compile("[a-z]")
RESERVED = (*OPERATORS, "it", "answers", "unknown")


@dataclass(frozen=True, slots=True)
class Compared:
    """The totals for which a condition on a sum holds, and the numbers with which it is compared for that."""

    sum: str
    span: Span
    numbers: tuple[int, ...]
    place: Place

    def tells(self, least: int, most: int) -> bool:
        """Return whether it holds for some, and not for all, of the totals from one number to another."""
        inside = self.span.least <= most and least <= self.span.most
        return inside and (least < self.span.least or self.span.most < most)


@dataclass(frozen=True, slots=True)
class Touched:
    """What a rule does to a candidate: `favour` it, `choose` it."""

    field: str
    candidate: str
    place: Place


@dataclass(slots=True)
class Vocabulary:
    """All names known so far; it grows while the files are read, section by section."""

    topics: dict[str, Topic] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    passages: dict[str, Passage] = field(default_factory=dict)
    # All that a source may name: passages and their clauses.
    citable: dict[str, Passage] = field(default_factory=dict)
    factors: dict[str, Factor] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    advice: dict[str, Advice] = field(default_factory=dict)
    accepted: list[Accepted] = field(default_factory=list)
    # When facts apply, as it is written.
    guards: dict[str, Node] = field(default_factory=dict)
    # Tables and lists of rules, by id.
    tables: dict[str, DecisionTable] = field(default_factory=dict)
    # What rules wait for with `otherwise`, the numbers with which they compare sums, and steps of counts.
    awaited: dict[str, None] = field(default_factory=dict)
    compared: list[Compared] = field(default_factory=list)
    steps: dict[str, Proposition] = field(default_factory=dict)
    # What rules do to candidates, by the field that says so.
    touched: list[Touched] = field(default_factory=list)
    # What decisions advise if they are close, as it is written.
    close: dict[str, Node] = field(default_factory=dict)
    # Where each attribute of a candidate is written: its name, and its words.
    written: dict[tuple[str, str], tuple[Text, tuple[Text, ...]]] = field(default_factory=dict)
    # Candidates with problems of their own, so that attributes may be missing that were meant to be there; sums and
    # numbers whose ranges could not be read; decisions with problems.
    partial: set[str] = field(default_factory=set)

    @property
    def candidates(self) -> Mapping[str, Candidate]:
        decisions = self.decisions.values()
        return {candidate.id: candidate for decision in decisions for candidate in decision.candidates}

    @property
    def not_covered(self) -> tuple[NotCovered, ...]:
        return tuple(name for decision in self.decisions.values() for name in decision.not_covered)

    @property
    def readable(self) -> tuple[str, ...]:
        return (*self.facts, *self.findings)


def read_topics(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    for key, title in entries(node, "topics", problems):
        topic = name(key, "a topic", names.topics, problems)
        names.topics[topic] = Topic(topic, text(title, "the title of a topic", problems))


def read_sources(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add the texts that the knowledge rests on."""
    for key, written in members(node, "sources", SOURCE_ENTRY, problems):
        source = name(key, "a source", names.sources, problems)
        title, author, date, publisher = (
            text(written.get(part), f"the {part}", problems)
            for part in ("title", "author", "date", "publisher")
        )
        url = address(written.get("url"), SOURCE_ENTRY.by_key["url"].longest, problems)
        names.sources[source] = Source(source, title, author, date, publisher, key.place, url)


def read_passages(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add the passages that `source` may cite; their ids are free, as the source has them."""
    for key, written in members(node, "passages", PASSAGE, problems):
        guidance = known_word(written.get("guidance"), "answer", (YES, NO), problems)
        says = text(written.get("says"), "what a passage says", problems)
        clauses = dict(read_clauses(key.text, written["clauses"], problems)) if "clauses" in written else {}
        passage = Passage(key.text, says, guidance == YES, key.place, clauses)
        parts = {part.id: part for part in (passage, *passage.parts)}
        taken = next((part for part in parts if part in names.citable), "")
        if taken:
            problems.append(
                already_taken(Text(taken, key.place), names.citable[taken], Cause("passage", taken))
            )
        names.passages[key.text] = passage
        names.citable |= parts


def read_clauses(passage: str, node: Node, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Yield the clauses of a passage, each with its letter."""
    written = entries(node, "'clauses'", problems, "a: text")
    if isinstance(node, Entries) and not written:
        problems.append(Problem(node.place, "there is no clause", "leave the line out", BAD_SHAPE))
    for key, says in written:
        if not LETTER.fullmatch(key.text):
            what, cause = (
                f"'{key.text}' cannot be the letter of a clause",
                Cause("passage", passage + key.text),
            )
            problems.append(Problem(key.place, what, "write one of the letters a to z", BAD_NAME, cause))
        yield key.text, text(says, "what a clause says", problems)


def read_factors(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add the points of view from which candidates are weighed."""
    for key, written in members(node, "factors", FACTOR, problems):
        factor = name(key, "a factor", names.factors, problems)
        title = text(written.get("title"), "the title of a factor", problems)
        says = text(written.get("says"), "what a factor means", problems)
        names.factors[factor] = Factor(
            factor, title, says, cited(written.get("source"), names, problems), key.place
        )


def condition_name(key: Text, what: str, names: Vocabulary, problems: list[Problem]) -> str:
    """Return the id of a fact or a finding: one name space, without the words of the language."""
    return name(key, what, {**names.facts, **names.findings}, problems, RESERVED)


def read_said(written: Mapping[str, Node], problems: list[Problem]) -> str:
    return short(written.get("said"), "what is said inside a sentence", SAID, problems)


def read_advice(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add pieces of advice; the candidates they are about must be known before."""
    for key, written in members(node, "advice", ADVICE, problems):
        advice = name(key, "a piece of advice", names.advice, problems)
        names.advice[advice] = Advice(
            id=advice,
            text=text(written.get("text"), "advice", problems),
            about=known_words(written.get("about"), "candidate", names.candidates, problems),
            source=cited(written.get("source"), names, problems),
            place=key.place,
            do=short(written.get("do"), "what to do", ADVICE.by_key["do"].longest, problems),
        )


def read_accepted(node: Node | None, subject: str, names: Vocabulary, problems: list[Problem]) -> None:
    """Add what an expert accepts of a subject: the id of each check with the reason."""
    for key, reason in entries(node, "'accept'", problems, "check: reason") if node else ():
        if node and isinstance(reason, Entries | Items):
            what, cause = f"the reason to accept '{key.text}' must be a text", Cause(FOREIGN, str(node.place))
            problems.append(Problem(reason.place, what, "", BAD_SHAPE, cause))
            continue
        because = text(reason, f"the reason to accept '{key.text}'", problems)
        names.accepted.append(Accepted(key.text, subject, because, key.place))


def cited(node: Node | None, names: Vocabulary, problems: list[Problem]) -> tuple[str, ...]:
    """Return the passages cited; where a base declares no passages, sources are free text."""
    for word in words(node, "a source", []):
        problems.extend(cut_off(word))
    if not names.passages:
        return tuple(word.text for word in words(node, "a source", problems))
    return known_words(node, "passage", names.citable, problems)

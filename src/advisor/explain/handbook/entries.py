"""What a handbook is made of: entries of plain words, in which names of other entries are links."""

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Link:
    """The name of an entry, for people and for whoever makes the link."""

    kind: str
    id: str
    title: str


Line: TypeAlias = tuple[str | Link, ...]
"""One line of words."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A line, with the lines that belong below it."""

    line: Line
    parts: tuple["Clause", ...] = ()


@dataclass(frozen=True, slots=True)
class FoundBy:
    """What an entry is found by: the facts it rests on, the candidates it speaks of, the passages it cites."""

    facts: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a check says of an entry, and why that is right so."""

    check: str
    because: str


@dataclass(frozen=True, slots=True)
class ExampleEntry:
    """Answers with which a rule must fire, or must stay silent."""

    fires: bool
    line: Line


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule as it is written; `each` names the rules that were made from it, one for each candidate."""

    link: Link
    file: str
    number: int
    reviewed: str
    each: tuple[Link, ...]
    conditions: tuple[Clause, ...]
    unless: tuple[Clause, ...]
    effects: tuple[Clause, ...]
    because: tuple[Clause, ...]
    source: tuple[Line, ...]
    examples: tuple[ExampleEntry, ...]
    accepted: tuple[Accepted, ...]
    found_by: FoundBy


@dataclass(frozen=True, slots=True)
class RuleFile:
    """The rules of one file."""

    link: Link
    rules: tuple[RuleEntry, ...]


@dataclass(frozen=True, slots=True)
class GuaranteeEntry:
    """What is promised of every interview in which the conditions are true."""

    link: Link
    each: tuple[Link, ...]
    conditions: tuple[Clause, ...]
    unless: tuple[Clause, ...]
    claim: tuple[Clause, ...]
    because: tuple[Clause, ...]
    source: tuple[Line, ...]
    accepted: tuple[Accepted, ...]
    found_by: FoundBy


@dataclass(frozen=True, slots=True)
class ValueEntry:
    """One possible answer."""

    id: str
    title: str
    help: str


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A question; `rules` and `findings` read it themselves, `through` only by way of findings."""

    link: Link
    ask: str
    why: str
    kind: str
    values: tuple[ValueEntry, ...]
    rules: tuple[Link, ...]
    findings: tuple[Link, ...]
    through: tuple[Link, ...]
    promises: tuple[Link, ...]
    source: tuple[Line, ...]
    accepted: tuple[Accepted, ...]
    found_by: FoundBy


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """The questions of one topic."""

    link: Link
    facts: tuple[FactEntry, ...]


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A conclusion, with the rules that draw it, those that read it, and the facts at its bottom."""

    link: Link
    concluded_by: tuple[Link, ...]
    read_by: tuple[Link, ...]
    rests_on: tuple[Link, ...]
    promises: tuple[Link, ...]
    source: tuple[Line, ...]
    accepted: tuple[Accepted, ...]
    found_by: FoundBy


@dataclass(frozen=True, slots=True)
class Pull:
    """A rule with the points that it gives to a candidate; 0 points stand for a veto."""

    rule: Link
    points: int


@dataclass(frozen=True, slots=True)
class CandidateEntry:
    """Something that can be recommended, and every rule that pulls at it, the strongest first."""

    link: Link
    summary: str
    attributes: tuple[tuple[str, str], ...]
    watch_out: str
    favoured: tuple[Pull, ...]
    weighed_against: tuple[Pull, ...]
    ruled_out: tuple[Pull, ...]
    advice: tuple[Link, ...]
    promises: tuple[Link, ...]
    source: tuple[Line, ...]
    accepted: tuple[Accepted, ...]
    found_by: FoundBy


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """A decision with its candidates."""

    link: Link
    candidates: tuple[CandidateEntry, ...]
    accepted: tuple[Accepted, ...]


@dataclass(frozen=True, slots=True)
class AdviceEntry:
    """A piece of advice, whose winning it waits for, and the rules that give it."""

    link: Link
    text: str
    about: tuple[Link, ...]
    given_by: tuple[Link, ...]
    source: tuple[Line, ...]
    found_by: FoundBy


@dataclass(frozen=True, slots=True)
class ImpossibleEntry:
    """Answers that cannot be together."""

    link: Link
    conditions: tuple[Clause, ...]
    because: str
    found_by: FoundBy


@dataclass(frozen=True, slots=True)
class PassageEntry:
    """A passage and everything that cites it."""

    link: Link
    says: str
    guidance: bool
    cited_by: tuple[Link, ...]
    found_by: FoundBy


@dataclass(frozen=True, slots=True)
class Requirements:
    """What rests on what: facts by topic, findings, decisions, and an arrow from each to all that read it."""

    topics: tuple[tuple[str, tuple[Link, ...]], ...]
    findings: tuple[Link, ...]
    decisions: tuple[Link, ...]
    arrows: tuple[tuple[Link, Link], ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """All that a rule base says, in words; `counts` are its parts with their numbers."""

    title: str
    fingerprint: str
    counts: tuple[str, ...]
    decisions: tuple[DecisionEntry, ...]
    topics: tuple[TopicEntry, ...]
    findings: tuple[FindingEntry, ...]
    files: tuple[RuleFile, ...]
    advice: tuple[AdviceEntry, ...]
    impossible: tuple[ImpossibleEntry, ...]
    guarantees: tuple[GuaranteeEntry, ...]
    sources: tuple[str, ...]
    passages: tuple[PassageEntry, ...]
    requirements: Requirements = field(repr=False)

"""The vocabulary that rules are written in: facts, findings, advice, decisions, sources and passages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from advisor.model import (
    NO,
    YES,
    Accepted,
    Advice,
    Candidate,
    Decision,
    Fact,
    Finding,
    Kind,
    Passage,
    Source,
    Topic,
    Value,
)
from advisor.problems import Problem
from advisor.read.nodes import Entries, Node, Text
from advisor.read.shapes import Shape, entries, fields, known_word, known_words, name, text, words

# A set of values is held in one machine word where many profiles are swept.
MOST_VALUES = 60
RESERVED = ("any", "all", "not", "it", "answers", "unknown")

FACT = Shape("a fact", ("topic", "kind", "ask", "why"), ("values", "source", "accept"))
VALUE = Shape("a value", ("title",), ("help",))
FINDING = Shape("a finding", ("title",), ("source", "accept"))
ADVICE = Shape("a piece of advice", ("text",), ("about", "source"))
DECISION = Shape("a decision", ("title", "candidates"), ("accept",))
CANDIDATE = Shape("a candidate", ("title",), ("summary", "attributes", "watch_out", "source", "accept"))
SOURCE = Shape("a source", ("title",), ("author", "date", "publisher"))
PASSAGE = Shape("a passage", ("says",), ("guidance",))


@dataclass(slots=True)
class Vocabulary:
    """All names known so far; it grows while the files are read, section by section."""

    topics: dict[str, Topic] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    passages: dict[str, Passage] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    advice: dict[str, Advice] = field(default_factory=dict)
    accepted: list[Accepted] = field(default_factory=list)

    @property
    def candidates(self) -> Mapping[str, Candidate]:
        """Every candidate of every decision."""
        return {one.id: one for decision in self.decisions.values() for one in decision.candidates}

    @property
    def readable(self) -> tuple[str, ...]:
        """The names that a condition may read."""
        return (*self.facts, *self.findings)


def read_topics(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add topics, in order."""
    for key, title in entries(node, "topics", problems):
        one = name(key, "a topic", names.topics, problems)
        names.topics[one] = Topic(one, text(title, "the title of a topic", problems))


def read_sources(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add the texts that the knowledge rests on."""
    for key, value in entries(node, "sources", problems):
        one = name(key, "a source", names.sources, problems)
        found = fields(value, SOURCE, problems)
        title, author, date, publisher = (
            text(found.get(part), f"the {part}", problems)
            for part in ("title", "author", "date", "publisher")
        )
        names.sources[one] = Source(one, title, author, date, publisher)


def read_passages(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add the passages that `source` may cite; their ids are free, as the source has them."""
    for key, value in entries(node, "passages", problems):
        found = fields(value, PASSAGE, problems)
        if key.text in names.passages:
            first = names.passages[key.text].place
            problems.append(Problem(key.place, f"the name '{key.text}' is already taken", f"see {first}"))
        guidance = known_word(found.get("guidance"), "answer", (YES, NO), problems)
        says = text(found.get("says"), "what a passage says", problems)
        names.passages[key.text] = Passage(key.text, says, guidance == YES, key.place)


def read_facts(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add facts; topics and passages must be known before."""
    for key, value in entries(node, "facts", problems):
        one = condition_name(key, "a fact", names, problems)
        found = fields(value, FACT, problems)
        kind = read_kind(found.get("kind"), problems)
        fact = Fact(
            id=one,
            topic=known_word(found.get("topic"), "topic", names.topics, problems),
            kind=kind or Kind.SCALE,
            ask=text(found.get("ask"), "the question", problems),
            why=text(found.get("why"), "the reason for asking", problems),
            values=read_values(key, kind, found.get("values"), problems) if kind else (),
            source=cited(found.get("source"), names, problems),
            place=key.place,
        )
        names.facts.setdefault(one, fact)
        read_accepted(found.get("accept"), one, names, problems)


def condition_name(key: Text, what: str, names: Vocabulary, problems: list[Problem]) -> str:
    """Return the id of a fact or a finding: one name space, without the words of the language."""
    return name(key, what, {**names.facts, **names.findings}, problems, RESERVED)


def read_kind(node: Node | None, problems: list[Problem]) -> Kind | None:
    """Return the kind of a fact; None if it is in the problems."""
    kinds = {kind.value: kind for kind in Kind}
    return kinds.get(known_word(node, "kind of fact", kinds, problems))


def read_values(fact: Text, kind: Kind, node: Node | None, problems: list[Problem]) -> tuple[Value, ...]:
    """Return the values of a fact; a yes_no fact has its own and lists none."""
    if kind is Kind.YES_NO:
        if node is not None:
            hint = "leave 'values' out, or choose another kind"
            problems.append(Problem(node.place, f"'{fact.text}' is yes_no: its values are yes and no", hint))
        return (Value(YES, "Yes"), Value(NO, "No"))
    if node is None:
        problems.append(Problem(fact.place, f"'{fact.text}' is a {kind.value} and needs the field 'values'"))
        return ()
    found: dict[str, Value] = {}
    for key, value in entries(node, "values", problems):
        one = name(key, "a value", found, problems, reserved=("unknown",))
        found[one] = read_value(one, value, problems)
    if isinstance(node, Entries) and not node.entries:
        problems.append(Problem(node.place, f"'{fact.text}' needs at least one value"))
    if len(found) > MOST_VALUES:
        what = f"'{fact.text}' has {len(found)} values; a question can have {MOST_VALUES}"
        problems.append(Problem(node.place, what, "nobody reads that many; make it two questions"))
    return tuple(found.values())


def read_value(one: str, node: Node, problems: list[Problem]) -> Value:
    """Return a value: its title alone, or a title with help."""
    if not isinstance(node, Entries):
        return Value(one, text(node, "the title of a value", problems))
    found = fields(node, VALUE, problems)
    title = text(found.get("title"), "the title of a value", problems)
    return Value(one, title, text(found.get("help"), "the help of a value", problems))


def read_findings(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add findings."""
    for key, value in entries(node, "findings", problems):
        one = condition_name(key, "a finding", names, problems)
        found = fields(value, FINDING, problems)
        title = text(found.get("title"), "the title of a finding", problems)
        source = cited(found.get("source"), names, problems)
        names.findings.setdefault(one, Finding(one, title, source, key.place))
        read_accepted(found.get("accept"), one, names, problems)


def read_advice(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add pieces of advice; the candidates they are about must be known before."""
    for key, value in entries(node, "advice", problems):
        one = name(key, "a piece of advice", names.advice, problems)
        found = fields(value, ADVICE, problems)
        about = known_words(found.get("about"), "candidate", names.candidates, problems)
        says = text(found.get("text"), "advice", problems)
        names.advice[one] = Advice(one, says, about, cited(found.get("source"), names, problems), key.place)


def read_decisions(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add decisions with their candidates; the ids of candidates differ over all decisions."""
    for key, value in entries(node, "decisions", problems):
        one = name(key, "a decision", names.decisions, problems)
        found = fields(value, DECISION, problems)
        candidates: dict[str, Candidate] = {}
        listed = found.get("candidates")
        for candidate, details in entries(listed, "candidates", problems) if listed else ():
            taken = {**names.candidates, **candidates}
            known = name(candidate, "a candidate", taken, problems, reserved=("it",))
            candidates[known] = read_candidate(candidate, details, names, problems)
        if isinstance(listed, Entries) and not listed.entries:
            problems.append(Problem(key.place, f"'{one}' needs at least one candidate"))
        title = text(found.get("title"), "the title of a decision", problems)
        names.decisions[one] = Decision(one, title, tuple(candidates.values()), key.place)
        read_accepted(found.get("accept"), one, names, problems)


def read_candidate(key: Text, node: Node, names: Vocabulary, problems: list[Problem]) -> Candidate:
    """Return a candidate; its attributes are free words."""
    found = fields(node, CANDIDATE, problems)
    attributes = entries(found["attributes"], "attributes", problems) if "attributes" in found else ()
    read_accepted(found.get("accept"), key.text, names, problems)
    return Candidate(
        id=key.text,
        title=text(found.get("title"), "the title of a candidate", problems),
        summary=text(found.get("summary"), "the summary of a candidate", problems),
        attributes={
            attribute.text: tuple(word.text for word in words(value, "an attribute", problems))
            for attribute, value in attributes
        },
        watch_out=text(found.get("watch_out"), "what to watch out for", problems),
        source=cited(found.get("source"), names, problems),
        place=key.place,
    )


def read_accepted(node: Node | None, subject: str, names: Vocabulary, problems: list[Problem]) -> None:
    """Add what an expert accepts of a subject: the id of each check with the reason."""
    for key, reason in entries(node, "'accept'", problems, "check: reason") if node else ():
        because = text(reason, f"the reason to accept '{key.text}'", problems)
        names.accepted.append(Accepted(key.text, subject, because, key.place))


def cited(node: Node | None, names: Vocabulary, problems: list[Problem]) -> tuple[str, ...]:
    """Return the passages cited; where a base declares no passages, sources are free text."""
    if not names.passages:
        return tuple(word.text for word in words(node, "a source", problems))
    return known_words(node, "passage", names.passages, problems)

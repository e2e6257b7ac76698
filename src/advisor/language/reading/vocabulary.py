"""The vocabulary that rules are written in: topics, sources, passages, facts, findings and advice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from advisor.language.grammar.conditions import KINDS as ANSWERING
from advisor.language.grammar.conditions import OPERATORS
from advisor.language.grammar.sections import (
    ADVICE,
    FACT,
    FINDING,
    MOST_VALUES,
    PASSAGE,
    SAID,
    SOURCE_ENTRY,
    VALUE,
    YES_OR_NO,
)
from advisor.language.grammar.shapes import Fields
from advisor.language.reading.measures import with_measure
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.shapes import entries, fields, members
from advisor.language.reading.synonyms import with_synonyms
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
    NUMBERS,
    YES,
    Accepted,
    Advice,
    Candidate,
    Decision,
    Fact,
    Finding,
    Kind,
    Nature,
    Passage,
    Source,
    Topic,
    Value,
)
from advisor.problems import BAD_SHAPE, Cause, Problem

KINDS = {kind.value: kind for kind in Kind}
NATURES = {nature.value: nature for nature in Nature}
FACTS = {kind.value: FACT.of_kind(kind) for kind in Kind if kind is not Kind.YES_NO}
RESERVED = (*OPERATORS, "it", "answers", "unknown")


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
    # When facts apply, as it is written.
    guards: dict[str, Node] = field(default_factory=dict)
    # Where each attribute of a candidate is written: its name, and its words.
    written: dict[tuple[str, str], tuple[Text, tuple[Text, ...]]] = field(default_factory=dict)
    # Candidates with problems of their own, so that attributes may be missing that were meant to be there.
    partial: set[str] = field(default_factory=set)

    @property
    def candidates(self) -> Mapping[str, Candidate]:
        decisions = self.decisions.values()
        return {candidate.id: candidate for decision in decisions for candidate in decision.candidates}

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
        if key.text in names.passages:
            problems.append(already_taken(key, names.passages[key.text], Cause("passage", key.text)))
        guidance = known_word(written.get("guidance"), "answer", (YES, NO), problems)
        says = text(written.get("says"), "what a passage says", problems)
        names.passages[key.text] = Passage(key.text, says, guidance == YES, key.place)


def read_facts(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add facts; topics and passages must be known before."""
    for key, written in members(node, "facts", fact_shape, problems):
        fact_id = condition_name(key, "a fact", names, problems)
        kind = KINDS.get(known_word(written.get("kind"), "kind of fact", KINDS, problems))
        fact = Fact(
            id=fact_id,
            topic=known_word(written.get("topic"), "topic", names.topics, problems),
            kind=kind or Kind.SCALE,
            ask=text(written.get("ask"), "the question", problems),
            why=text(written.get("why"), "the reason for asking", problems),
            values=read_values(key, kind, written, problems) if kind else (),
            source=cited(written.get("source"), names, problems),
            place=key.place,
            nature=NATURES.get(known_word(written.get("nature"), "nature of a fact", NATURES, problems)),
        )
        problems += misplaced(key, kind, written) if kind else []
        if fact_id not in names.facts and "ask_if" in written:
            names.guards[fact_id] = written["ask_if"]
        names.facts.setdefault(fact_id, with_measure(fact, written, problems) if kind in NUMBERS else fact)
        read_accepted(written.get("accept"), fact_id, names, problems)


def misplaced(fact: Text, kind: Kind, written: Mapping[str, Node]) -> Iterator[Problem]:
    """Yield the problem of each field that facts of other kinds have."""
    for key, node in written.items():
        kinds = FACT.by_key[key].kinds
        if kinds and kind not in kinds and key not in ("values", "said"):  # of which more can be said
            what = f"'{key}' does not belong to '{fact.text}', which is {ANSWERING[kind].words}"
            yield Problem(node.place, what, "leave it out, or choose another kind", BAD_SHAPE)


def fact_shape(node: Node) -> Fields:
    kind = node.get("kind") if isinstance(node, Entries) else None
    written = kind.text if isinstance(kind, Text) else ""
    return FACTS.get(written, FACT)


def condition_name(key: Text, what: str, names: Vocabulary, problems: list[Problem]) -> str:
    """Return the id of a fact or a finding: one name space, without the words of the language."""
    return name(key, what, {**names.facts, **names.findings}, problems, RESERVED)


def read_values(
    fact: Text, kind: Kind, written: Mapping[str, Node], problems: list[Problem]
) -> tuple[Value, ...]:
    """Return the values of a fact; a yes_no fact has its own and lists none."""
    node, said = written.get("values"), written.get("said")
    if node and kind in NUMBERS:
        what = f"'{fact.text}' is {ANSWERING[kind].words}: it has 'min' and 'max', and no values"
        problems.append(Problem(node.place, what, "leave 'values' out, or choose another kind", BAD_SHAPE))
        return ()
    if said and kind is not Kind.YES_NO:
        what = f"'{fact.text}' is not yes_no: 'said' belongs to each of its values"
        problems.append(Problem(said.place, what, "write it beside the title of a value", BAD_SHAPE))
    if kind is Kind.YES_NO:
        if node is None:
            return read_yes_and_no(said, problems)
        what = f"'{fact.text}' is yes_no: its values are yes and no"
        hint = "leave 'values' out, or choose another kind"
        problems.append(Problem(node.place, what, hint, BAD_SHAPE))
        return ()  # those meant are not known, and nothing is said of their use
    if node is None:
        return ()
    values: dict[str, Value] = {}
    for key, value in entries(node, "values", problems):
        id_ = name(key, "a value", values, problems, reserved=("unknown",))
        values[id_] = read_value(id_, value, problems)
    if isinstance(node, Entries) and not node.entries:
        problems.append(Problem(node.place, f"'{fact.text}' needs at least one value", check=BAD_SHAPE))
    if len(values) > MOST_VALUES:
        what = f"'{fact.text}' has {len(values)} values; a question can have {MOST_VALUES}"
        problems.append(Problem(node.place, what, "nobody reads that many; make it two questions", BAD_SHAPE))
    return tuple(with_synonyms(kind, values, node, problems))


def read_yes_and_no(node: Node | None, problems: list[Problem]) -> tuple[Value, ...]:
    written = fields(node, YES_OR_NO, problems) if node else {}
    return tuple(
        Value(
            key,
            key.title(),
            said=short(written.get(key), f"what '{key}' is said as", field.longest, problems),
        )
        for key, field in YES_OR_NO.by_key.items()
    )


def read_value(id_: str, node: Node, problems: list[Problem]) -> Value:
    if not isinstance(node, Entries):
        return Value(id_, text(node, "the title of a value", problems))
    written = fields(node, VALUE, problems)
    title = text(written.get("title"), "the title of a value", problems)
    help_ = text(written.get("help"), "the help of a value", problems)
    return Value(id_, title, help_, read_said(written, problems))


def read_said(written: Mapping[str, Node], problems: list[Problem]) -> str:
    return short(written.get("said"), "what is said inside a sentence", SAID, problems)


def read_findings(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    for key, written in members(node, "findings", FINDING, problems):
        finding = condition_name(key, "a finding", names, problems)
        title = text(written.get("title"), "the title of a finding", problems)
        source = cited(written.get("source"), names, problems)
        said = read_said(written, problems)
        names.findings.setdefault(finding, Finding(finding, title, source, key.place, said))
        read_accepted(written.get("accept"), finding, names, problems)


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
    return known_words(node, "passage", names.passages, problems)

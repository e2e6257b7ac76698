"""The vocabulary: what stands in the sections of knowledge files apart from rules and guarantees."""

from collections.abc import Iterator, Mapping

from advisor.language.reading import base as files
from advisor.language.reading import decisions, impossible, vocabulary
from advisor.language.schemas.facts import KINDS
from advisor.language.schemas.parts import (
    TEXT,
    WORDS,
    Schema,
    either,
    enumeration,
    explained,
    fields,
    named,
    one_or_more,
    only,
    ref,
    sentences,
)
from advisor.model import Kind, RuleBase


def text(description: str) -> Schema:
    """Return a text with what it is for."""
    return explained(TEXT, description)


def name_definitions(base: RuleBase, checks: Mapping[str, str]) -> Iterator[tuple[str, Schema]]:
    """Yield what names may stand where passages, candidates, decisions and so on are named."""
    candidates = {one.id: sentences(one.title, one.summary) for one in base.candidates.values()}
    yield "cited", one_or_more(enumeration(passages(base))) if base.passages else dict(WORDS)
    yield "name:topic", enumeration({one.id: one.title for one in base.topics})
    yield "name:candidate", enumeration(candidates)
    yield "name:decision", enumeration({one.id: one.title for one in base.decisions.values()})
    yield "name:finding", enumeration({one.id: one.title for one in base.findings.values()})
    yield "name:advice", enumeration({one.id: one.text for one in base.advice.values()})
    yield "accept", only({name: text(title) for name, title in checks.items()})


def passages(base: RuleBase) -> dict[str, str]:
    """Return what each passage says."""
    return {one.id: one.says for one in base.passages.values()}


SOURCE = "The passages of the sources that this rests on."
ACCEPT = "What `advisor check` says of this and is right all the same, each with the reason."


def resting(**properties: Schema) -> dict[str, Schema]:
    """Return properties with those that many entries share."""
    source, accept = explained(ref("cited"), SOURCE), explained(ref("accept"), ACCEPT)
    return {**properties, "source": source, "accept": accept}


def section_definitions(base: RuleBase) -> Iterator[tuple[str, Schema]]:
    """Yield the sections of vocabulary, as they stand in a file."""
    yield "knowledge", fields(files.KNOWLEDGE, {"title": text("The name of the whole knowledge base.")})
    yield "topics", named(TEXT, "topic", "Groups of questions, in the order of the interview.")
    yield "sources", named(source(), "source", "The texts that the knowledge rests on.")
    yield "passages", passage_section()
    yield "facts", named(fact(), "name_of_fact", "What people are asked.")
    yield "impossible", impossibilities()
    yield "findings", named(finding(), "name_of_finding", "Named conclusions that rules draw.")
    yield "decisions", named(decision(base), "decision", "What is recommended, with its candidates.")
    yield "advice", named(advice(), "name-of-advice", "Texts for the reader that rules attach.")


def source() -> Schema:
    """Return the schema of a source."""
    texts = {
        "title": "Its title.",
        "author": "Who wrote it.",
        "date": "When it was published.",
        "publisher": "Who published it.",
    }
    return fields(vocabulary.SOURCE, {name: text(what) for name, what in texts.items()})


def passage_section() -> Schema:
    """Return the schema of the section of passages; their names are free, as the source has them."""
    guidance = enumeration(
        {"yes": "It tells what to do, so some rule must rest on it.", "no": "It does not."}
    )
    passage = fields(
        vocabulary.PASSAGE,
        {"says": text("What it says, in our own words."), "guidance": guidance},
    )
    what = "Places in the sources that 'source' may name."
    return {"type": "object", "description": what, "additionalProperties": passage}


def fact() -> Schema:
    """Return the schema of a fact; a yes/no question has its own values, every other lists them."""
    values = named(value(), "value", "The possible answers; those of a scale from low to high.")
    shape = fields(
        vocabulary.FACT,
        resting(
            topic=explained(ref("name:topic"), "The group of questions it is asked with."),
            kind=explained(
                enumeration({kind.value: what for kind, what in KINDS.items()}), "What an answer is."
            ),
            ask=text("One plain question."),
            why=text("Why it is asked; the reader sees it on demand."),
            values={**values, "minProperties": 1, "maxProperties": vocabulary.MOST_VALUES},
        ),
    )
    own = {"required": ["kind"], "properties": {"kind": {"const": Kind.YES_NO.value}}}
    return {**shape, "if": own, "then": {"properties": {"values": False}}, "else": {"required": ["values"]}}


def value() -> Schema:
    """Return the schema of a value: its title, or a title with help."""
    helped = {
        "title": text("What the reader sees."),
        "help": text("What it means, if the title is not enough."),
    }
    return either(TEXT, fields(vocabulary.VALUE, helped))


def impossibilities() -> Schema:
    """Return the schema of the combinations of answers that cannot be."""
    one = {
        "if": explained(ref("condition-on-answers"), "The answers that cannot be together."),
        "because": text("Why not."),
    }
    what = "Combinations of answers that cannot be."
    return {"type": "array", "description": what, "items": fields(impossible.IMPOSSIBLE, one)}


def finding() -> Schema:
    """Return the schema of a finding."""
    return fields(vocabulary.FINDING, resting(title=text("One line that reads as a statement.")))


def advice() -> Schema:
    """Return the schema of a piece of advice."""
    about = explained(one_or_more(ref("name:candidate")), "Shown only when one of these candidates wins.")
    return fields(vocabulary.ADVICE, resting(text=text("Two or three plain sentences."), about=about))


def decision(base: RuleBase) -> Schema:
    """Return the schema of a decision."""
    candidates = named(candidate(base), "candidate", "Who can be recommended.")
    properties = resting(title=text("Its title."), candidates={**candidates, "minProperties": 1})
    return fields(decisions.DECISION, properties)


def candidate(base: RuleBase) -> Schema:
    """Return the schema of a candidate; its attributes are free, and those of the others are offered."""
    known = dict.fromkeys(name for one in base.candidates.values() for name in one.attributes)
    attributes: Schema = {
        "type": "object",
        "properties": dict.fromkeys(known, WORDS),
        "additionalProperties": WORDS,
    }
    return fields(
        decisions.CANDIDATE,
        resting(
            title=text("Its title."),
            summary=text("One line on what it is for."),
            attributes=explained(
                attributes, "What rules with 'each' read as `it.attribute`: a word, or a list."
            ),
            watch_out=text("What the reader should know when it wins."),
        ),
    )

"""Facts, topic by topic, with who reads them: rules themselves, and others by way of findings."""

from collections.abc import Iterator

from advisor.model import Fact, Kind, Measure, Nature, Value, digits, grouped, number_words, span_words
from advisor.views.clauses import top
from advisor.views.document.blocks import Block, Blocks, Card, Heading, Pairs, Paragraph
from advisor.views.document.spans import Code, Link
from advisor.views.handbook.cards import accepted, card, links, nodes, source, with_and, words
from advisor.views.handbook.references import References
from advisor.views.interview.help import also_typed
from advisor.views.links import to_fact
from advisor.views.typed_numbers import NOUNS

KINDS = {
    Kind.YES_NO: "yes or no",
    Kind.CHOICE: "one of these",
    Kind.SCALE: "one of these, from low to high",
    Kind.SEVERAL: "any number of these",
    **NOUNS,
}
NATURES = {
    Nature.GIVEN: "given: nobody who is asked can decide it",
    Nature.ESTIMATE: "an estimate: it may turn out otherwise",
    Nature.CHOICE: "a choice: it can be decided otherwise",
    None: "",
}


def questions(references: References) -> Iterator[Block]:
    facts = grouped((fact.topic, fact) for fact in references.base.facts.values())
    for topic in references.base.topics:
        if topic.id in facts:
            yield Heading((topic.title,), 3, Link("topic", topic.id, topic.title))
            yield from (fact_card(references, fact) for fact in facts[topic.id])


def fact_card(references: References, fact: Fact) -> Card:
    readers = references.readers.get(fact.id, ())
    through = (link for link in references.resting.get(fact.id, ()) if link not in readers)
    values = tuple(((Code(value.id),), value_words(value)) for value in fact.values)
    guard = top(references.base, fact.ask_if) if fact.ask_if else ()
    labelled = (
        ("Why", words(fact.why)),
        ("Asked only if", nodes(with_and(guard))),
        ("Answer", words(answer_words(fact))),
        ("Nature", words(NATURES[fact.nature])),
        (
            ("Ranges", ranges(fact.measure))
            if fact.measure
            else ("Values", (Pairs(values),) if values else ())
        ),
        ("Rules that read it", links(readers)),
        ("Findings drawn from it", links(references.leads_to.get(fact.id, ()))),
        ("Through findings also", links(through)),
        ("Guarantees", links(references.promised_on.get(fact.id, ()))),
        source(references, fact.source),
        accepted(references, fact.id),
    )
    return card(
        to_fact(fact.id), labelled, references.found_by(facts=[fact.id], source=fact.source), lead=fact.ask
    )


def ranges(measure: Measure) -> Blocks:
    """Return the names of numbers with those that they stand for."""
    named = tuple(((Code(each.name),), words(span_words(measure, each.span))) for each in measure.ranges)
    return (Pairs(named),) if named else ()


def answer_words(fact: Fact) -> str:
    """Return what an answer is; of a number from where to where it may go."""
    if fact.measure is None:
        return KINDS[fact.kind]
    least, most = fact.measure.ends
    return f"{KINDS[fact.kind]} from {digits(fact.measure, least)} to {number_words(fact.measure, most)}"


def value_words(value: Value) -> Blocks:
    """Return the title of a value with its help, how an answer with it reads inside a sentence, and its synonyms."""
    told = f"{value.title}. {value.help}" if value.help else value.title
    said = words(f"In a sentence: {value.said}." if value.said else "")
    return (Paragraph((told,)), *said, *words(also_typed(value)))

"""What rules speak of, as entries: facts, findings, advice and impossibilities."""

from collections.abc import Iterator

from advisor.explain.handbook.clauses import top
from advisor.explain.handbook.entries import (
    Clause,
    HandbookEntry,
    HandbookParagraph,
    HandbookSection,
    Link,
    entry,
)
from advisor.explain.handbook.links import to_advice, to_candidate, to_fact, to_finding
from advisor.explain.handbook.paragraphs import accepted, conditions, links, source, words
from advisor.explain.handbook.references import References
from advisor.model import Fact, Finding, Impossible, Kind, Nature, Value, grouped

KINDS = {
    Kind.YES_NO: "yes or no",
    Kind.CHOICE: "one of these",
    Kind.SCALE: "one of these, from low to high",
    Kind.SEVERAL: "any number of these",
}

NATURES = {
    Nature.GIVEN: "given: nobody who is asked can decide it",
    Nature.ESTIMATE: "an estimate: it may turn out otherwise",
    Nature.CHOICE: "a choice: it can be decided otherwise",
}


def topic_sections(references: References) -> Iterator[HandbookSection]:
    """Yield the questions, topic by topic."""
    facts = references.base.facts.values()
    by_topic = grouped((fact.topic, fact_entry(references, fact)) for fact in facts)
    for topic in references.base.topics:
        if topic.id in by_topic:
            yield HandbookSection(Link("topic", topic.id, topic.title), by_topic[topic.id])


def fact_entry(references: References, fact: Fact) -> HandbookEntry:
    """Return one question with who reads it: rules themselves, and others by way of findings."""
    readers = references.readers.get(fact.id, ())
    through = (link for link in references.resting.get(fact.id, ()) if link not in readers)
    values = ((value.id, value_clause(value)) for value in fact.values)
    return entry(
        to_fact(fact.id),
        (
            words("Question", fact.ask, "lead"),
            words("Why", fact.why, "reason"),
            words("Answer", KINDS[fact.kind]),
            words("Nature", NATURES[fact.nature] if fact.nature else ""),
            HandbookParagraph("Values", tuple(values), "values"),
            links("Rules that read it", readers),
            links("Findings drawn from it", references.leads_to.get(fact.id, ())),
            links("Through findings also", through),
            links("Guarantees", references.promised_on.get(fact.id, ())),
            source(references.base, fact.source),
            accepted(references.accepted(fact.id)),
        ),
        references.found_by(facts=[fact.id], source=fact.source),
    )


def value_clause(value: Value) -> Clause:
    """Return a value with its help, and below it how it reads inside a sentence."""
    said = (Clause((f"In a sentence: {value.said}.",)),) if value.said else ()
    return Clause((f"{value.title}. {value.help}" if value.help else value.title,), said)


def finding_entry(references: References, finding: Finding) -> HandbookEntry:
    """Return one conclusion with who draws and who reads it, and the facts at its bottom."""
    bottom = references.bottom[finding.id]
    return entry(
        to_finding(references.base, finding.id),
        (
            words("In a sentence", finding.said),
            links("Concluded by", references.drawn_by.get(finding.id, ())),
            links("Read by", references.readers.get(finding.id, ())),
            links("Rests on", (to_fact(fact) for fact in references.base.facts if fact in bottom)),
            links("Guarantees", references.promised_on.get(finding.id, ())),
            source(references.base, finding.source),
            accepted(references.accepted(finding.id)),
        ),
        references.found_by(facts=bottom, source=finding.source),
    )


def advice_entries(references: References) -> Iterator[HandbookEntry]:
    """Yield all advice with whose winning it waits for, and who gives it."""
    base = references.base
    facts: dict[str, set[str]] = {name: set() for name in base.advice}
    for rule in base.rules.values():
        for name in rule.advises:
            facts[name] |= references.bottom[rule.id]
    for advice in base.advice.values():
        yield entry(
            to_advice(advice.id),
            (
                words("Advice", advice.text, "lead"),
                words("In short", advice.do),
                links("When this wins", (to_candidate(base, name) for name in advice.about)),
                links("Given by", references.given_by.get(advice.id, ())),
                source(base, advice.source),
            ),
            references.found_by(facts=facts[advice.id], candidates=advice.about, source=advice.source),
        )


def impossible_entry(references: References, number: int, impossible: Impossible) -> HandbookEntry:
    """Return one combination of answers that cannot be; it has no name and goes by its number."""
    return entry(
        Link("impossible", str(number), f"Impossible combination {number}"),
        (
            conditions("Never", top(references.base, impossible.condition)),
            words("Because", impossible.because, "reason"),
        ),
        references.found_by(facts=references.facts_under(impossible.condition)),
    )

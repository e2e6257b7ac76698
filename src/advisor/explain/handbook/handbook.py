"""A whole handbook, and who cites what in it."""

from collections.abc import Iterable, Iterator

from advisor.explain.handbook.decisions import decision_sections
from advisor.explain.handbook.entries import (
    FoundBy,
    Handbook,
    HandbookEntry,
    HandbookPart,
    HandbookSection,
    Link,
    entry,
)
from advisor.explain.handbook.paragraphs import links, words
from advisor.explain.handbook.references import References, linked, references
from advisor.explain.handbook.requirements import requirements
from advisor.explain.handbook.rules import guarantee_entry, rule_sections
from advisor.explain.handbook.vocabulary import (
    advice_entries,
    finding_entry,
    impossible_entry,
    topic_sections,
)
from advisor.explain.sources import passage_words, source_line
from advisor.model import RuleBase, together
from advisor.texts import count

# In this order entries are named where a passage says what cites it.
CITING = ("rules", "guarantees", "findings", "questions", "decisions", "advice")


def handbook(base: RuleBase) -> Handbook:
    """Return all that a rule base says; parts without entries are left out."""
    parts = tuple(parts_of(base, references(base)))
    passages = alone(passage_entries(base, parts))
    every = (*parts, HandbookPart("sources", "Sources", passages, tuple(map(source_line, base.sources))))
    there = tuple(part for part in every if part.entries or part.lines)
    return Handbook(base.title, base.fingerprint, counts(base), there, requirements(base))


def parts_of(base: RuleBase, read: References) -> Iterator[HandbookPart]:
    """Yield all parts but the sources."""
    guarantees = together(base.guarantees.values())
    impossible = enumerate(base.impossible, 1)
    yield HandbookPart("decisions", "Decisions", tuple(decision_sections(read)))
    yield HandbookPart("questions", "Questions", tuple(topic_sections(read)))
    yield HandbookPart(
        "findings", "Findings", alone(finding_entry(read, finding) for finding in base.findings.values())
    )
    yield HandbookPart("rules", "Rules", tuple(rule_sections(read)))
    yield HandbookPart(
        "guarantees", "Guarantees", alone(guarantee_entry(read, alike) for alike in guarantees)
    )
    yield HandbookPart("advice", "Advice", alone(advice_entries(read)))
    said = alone(impossible_entry(read, *numbered) for numbered in impossible)
    yield HandbookPart("impossible", "Answers that cannot go together", said)


def alone(entries: Iterable[HandbookEntry]) -> tuple[HandbookSection, ...]:
    """Return entries as one section without a name."""
    return (HandbookSection(None, tuple(entries)),)


def passage_entries(base: RuleBase, parts: Iterable[HandbookPart]) -> Iterator[HandbookEntry]:
    """Yield every passage with all that cites it."""
    entries = {part.name: part.entries for part in parts}
    citing = (citer for name in CITING for citer in entries[name])
    cited_by = linked((citer.link, citer.found_by.passages) for citer in citing)
    for passage in base.passages.values():
        yield entry(
            Link("passage", passage.id, passage.id),
            (
                words("Says", passage_words(base, passage), "lead"),
                links("Cited by", cited_by.get(passage.id, ())),
            ),
            FoundBy(passages=(passage.id,)),
            ("with guidance" if passage.guidance else "without guidance",),
        )


def counts(base: RuleBase) -> tuple[str, ...]:
    """Return how much there is of each kind, as it is written; what there is none of is left out."""
    examples = {
        (rule.written_as, example.fires, example.place)
        for rule in base.rules.values()
        for example in rule.examples
    }
    numbers = (
        (len(base.decisions), "decision"),
        (len(base.candidates), "candidate"),
        (len(base.facts), "question"),
        (len(base.findings), "finding"),
        (len(base.written), "rule"),
        (len(examples), "example"),
        (len(together(base.guarantees.values())), "guarantee"),
        (len(base.advice), "piece of advice", "pieces of advice"),
        (len(base.passages), "passage"),
    )
    return tuple(count(*number) for number in numbers if number[0])

"""A whole handbook, and who cites what in it."""

from collections.abc import Iterator
from dataclasses import replace

from advisor.explain.handbook.decisions import decision_sections
from advisor.explain.handbook.entries import FoundBy, Handbook, HandbookEntry, Link, entry
from advisor.explain.handbook.paragraphs import links, words
from advisor.explain.handbook.references import linked, references
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


def handbook(base: RuleBase) -> Handbook:
    """Return all that a rule base says."""
    read = references(base)
    book = Handbook(
        title=base.title,
        fingerprint=base.fingerprint,
        counts=counts(base),
        decisions=tuple(decision_sections(read)),
        topics=topic_sections(read),
        findings=tuple(finding_entry(read, finding) for finding in base.findings.values()),
        files=tuple(rule_sections(read)),
        advice=tuple(advice_entries(read)),
        impossible=tuple(impossible_entry(read, *numbered) for numbered in enumerate(base.impossible, 1)),
        guarantees=tuple(guarantee_entry(read, alike) for alike in together(base.guarantees.values())),
        sources=tuple(map(source_line, base.sources)),
        passages=(),
        requirements=requirements(base),
    )
    return replace(book, passages=tuple(passage_entries(base, book)))


def citing(book: Handbook) -> Iterator[HandbookEntry]:
    """Yield every entry that can cite a passage."""
    for file in book.files:
        yield from file.entries
    yield from (*book.guarantees, *book.findings)
    for section in (*book.topics, *book.decisions):
        yield from section.entries
    yield from book.advice


def passage_entries(base: RuleBase, book: Handbook) -> Iterator[HandbookEntry]:
    """Yield every passage with all that cites it."""
    cited_by = linked((citer.link, citer.found_by.passages) for citer in citing(book))
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

"""A whole handbook, and who cites what in it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from advisor.explain.handbook.decisions import decision_entries
from advisor.explain.handbook.entries import (
    AdviceEntry,
    CandidateEntry,
    FactEntry,
    FindingEntry,
    FoundBy,
    GuaranteeEntry,
    Handbook,
    Link,
    PassageEntry,
    RuleEntry,
)
from advisor.explain.handbook.reach import linked, reach
from advisor.explain.handbook.requirements import requirements
from advisor.explain.handbook.rules import guarantee_entries, rule_files
from advisor.explain.handbook.vocabulary import advice_entries, finding_entry, impossible_entry, topic_entries
from advisor.explain.sources import passage_words, source_line
from advisor.model import RuleBase
from advisor.texts import count


def handbook(base: RuleBase) -> Handbook:
    """Return all that a rule base says."""
    found = reach(base)
    without = Handbook(
        title=base.title,
        fingerprint=base.fingerprint,
        counts=(),
        decisions=decision_entries(found),
        topics=topic_entries(found),
        findings=tuple(finding_entry(found, one) for one in base.findings.values()),
        files=rule_files(found),
        advice=advice_entries(found),
        impossible=tuple(impossible_entry(found, *one) for one in enumerate(base.impossible, 1)),
        guarantees=guarantee_entries(found),
        sources=tuple(source_line(one) for one in base.sources),
        passages=(),
        requirements=requirements(base),
    )
    return replace(without, passages=passage_entries(base, without), counts=counts(base, without))


Citing: TypeAlias = RuleEntry | GuaranteeEntry | FindingEntry | FactEntry | CandidateEntry | AdviceEntry


def citing(book: Handbook) -> Iterator[Citing]:
    """Yield every entry that can cite a passage."""
    for file in book.files:
        yield from file.rules
    yield from book.guarantees
    yield from book.findings
    for topic in book.topics:
        yield from topic.facts
    for decision in book.decisions:
        yield from decision.candidates
    yield from book.advice


def passage_entries(base: RuleBase, book: Handbook) -> tuple[PassageEntry, ...]:
    """Return every passage with all that cites it."""
    cited_by = linked((entry.link, entry.found_by.passages) for entry in citing(book))
    return tuple(
        PassageEntry(
            Link("passage", passage.id, passage.id),
            passage_words(base, passage),
            passage.guidance,
            cited_by.get(passage.id, ()),
            FoundBy(passages=(passage.id,)),
        )
        for passage in base.passages.values()
    )


def counts(base: RuleBase, book: Handbook) -> tuple[str, ...]:
    """Return how much there is of each kind, as it is written; what there is none of is left out."""
    rules = [rule for file in book.files for rule in file.rules]
    numbers = (
        (len(base.decisions), "decision"),
        (len(base.candidates), "candidate"),
        (len(base.facts), "question"),
        (len(base.findings), "finding"),
        (len(rules), "rule"),
        (sum(len(rule.examples) for rule in rules), "example"),
        (len(book.guarantees), "guarantee"),
        (len(base.advice), "piece of advice", "pieces of advice"),
        (len(base.passages), "passage"),
    )
    return tuple(count(*number) for number in numbers if number[0])

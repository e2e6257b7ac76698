"""What rules speak of, as entries: facts, findings, advice and impossibilities."""

from collections.abc import Iterable

from advisor.explain.handbook.clauses import top
from advisor.explain.handbook.entries import (
    AdviceEntry,
    FactEntry,
    FindingEntry,
    ImpossibleEntry,
    Link,
    TopicEntry,
    ValueEntry,
)
from advisor.explain.handbook.links import cited, to_advice, to_candidate, to_fact, to_finding
from advisor.explain.handbook.reach import Reach
from advisor.model import Advice, Fact, Finding, Impossible, Kind

KINDS = {
    Kind.YES_NO: "yes or no",
    Kind.CHOICE: "one of these",
    Kind.SCALE: "one of these, from low to high",
    Kind.SEVERAL: "any number of these",
}


def topic_entries(found: Reach) -> tuple[TopicEntry, ...]:
    """Return the questions, topic by topic."""
    by_topic: dict[str, list[FactEntry]] = {}
    for fact in found.base.facts.values():
        by_topic.setdefault(fact.topic, []).append(fact_entry(found, fact))
    return tuple(
        TopicEntry(Link("topic", topic.id, topic.title), tuple(by_topic.get(topic.id, ())))
        for topic in found.base.topics
    )


def fact_entry(found: Reach, fact: Fact) -> FactEntry:
    """Return one question with who reads it."""
    rules = dict.fromkeys(found.readers.get(fact.id, ()))
    return FactEntry(
        link=to_fact(fact.id),
        ask=fact.ask,
        why=fact.why,
        kind=KINDS[fact.kind],
        values=tuple(ValueEntry(one.id, one.title, one.help) for one in fact.values),
        rules=tuple(rules),
        findings=found.leads_to.get(fact.id, ()),
        through=tuple(one for one in found.resting.get(fact.id, ()) if one not in rules),
        promises=found.promised_on.get(fact.id, ()),
        source=cited(found.base, fact.source),
        accepted=found.accepted(fact.id),
        found_by=found.found_by(facts=[fact.id], source=fact.source),
    )


def finding_entry(found: Reach, finding: Finding) -> FindingEntry:
    """Return one conclusion with who draws and who reads it."""
    bottom = found.bottom[finding.id]
    return FindingEntry(
        link=to_finding(found.base, finding.id),
        concluded_by=found.drawn_by.get(finding.id, ()),
        read_by=found.readers.get(finding.id, ()),
        rests_on=tuple(to_fact(one) for one in found.base.facts if one in bottom),
        promises=found.promised_on.get(finding.id, ()),
        source=cited(found.base, finding.source),
        accepted=found.accepted(finding.id),
        found_by=found.found_by(facts=bottom, source=finding.source),
    )


def advice_entries(found: Reach) -> tuple[AdviceEntry, ...]:
    """Return all advice with who gives it."""
    over: dict[str, set[str]] = {one: set() for one in found.base.advice}
    for rule in found.base.rules.values():
        for advice in rule.advises:
            over[advice] |= found.bottom[rule.id]
    return tuple(advice_entry(found, one, over[one.id]) for one in found.base.advice.values())


def advice_entry(found: Reach, advice: Advice, facts: Iterable[str]) -> AdviceEntry:
    """Return one piece of advice, which rests on these facts."""
    return AdviceEntry(
        link=to_advice(advice.id),
        text=advice.text,
        about=tuple(to_candidate(found.base, one) for one in advice.about),
        given_by=found.given_by.get(advice.id, ()),
        source=cited(found.base, advice.source),
        found_by=found.found_by(facts=facts, candidates=advice.about, source=advice.source),
    )


def impossible_entry(found: Reach, number: int, one: Impossible) -> ImpossibleEntry:
    """Return one combination of answers that cannot be; it has no name and goes by its number."""
    return ImpossibleEntry(
        link=Link("impossible", str(number), f"Impossible combination {number}"),
        conditions=top(found.base, one.condition),
        because=one.because,
        found_by=found.found_by(facts=found.facts_under(one.condition)),
    )

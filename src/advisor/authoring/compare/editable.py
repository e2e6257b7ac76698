"""What is edited of a rule base besides rules: of each kind of things what they mean, and what they only say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from advisor.model import (
    Decision,
    DecisionTable,
    Fact,
    Finding,
    Guarantee,
    Hit,
    Kind,
    RuleBase,
    together,
    unguarded,
)
from advisor.problems import Place

ASKED_IF = "asked only if"
"""What is called an edit of when a fact applies."""

Parts: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Editable:
    """A kind of things that are edited: where a base has them, what they mean, and what they only say."""

    what: str
    things: Callable[[RuleBase], Mapping[Any, Any]]
    texts: Callable[[Any], Parts]
    meaning: Callable[[Any], Parts] = lambda _: {}


def shown(*names: str, **renamed: str) -> Callable[[Any], Parts]:
    """Return what reads the attributes of a thing that are shown, some under other names that people know."""
    parts = {name: name for name in names} | renamed
    return lambda thing: {part: getattr(thing, name) for part, name in parts.items()}


def fact_meaning(fact: Fact) -> Parts:
    """Return what counts of a fact; where rules cut a number is theirs."""
    guard = {ASKED_IF: fact.ask_if and unguarded(fact.ask_if)}
    if measure := fact.measure:
        ends = {"lowest": measure.span.least, "highest": measure.span.most}
        return {"kind": fact.kind, **ends, "decimals": measure.decimals, "unit": measure.unit, **guard}
    return {"kind": fact.kind, "values": counting(fact), **guard}


def counting(valued: Fact | Finding) -> object:
    """Return the values of a fact or a finding; their order counts for a scale."""
    return valued.value_ids if valued.kind is Kind.SCALE else frozenset(valued.value_ids)


def titles(valued: Fact | Finding) -> Parts:
    return {value.id: (value.title, value.help, value.said) for value in valued.values}


def fact_texts(fact: Fact) -> Parts:
    texts = shown("nature", question="ask", reason="why", topic="topic", source="source")(fact)
    if fact.measure:
        return {**texts, **shown("likely", "said", "ranges")(fact.measure)}
    synonyms = {value.id: value.synonyms for value in fact.values}
    return {**texts, "titles": titles(fact), "synonyms": synonyms, "order": fact.value_ids}


def finding_meaning(finding: Finding) -> Parts:
    return {"kind": finding.kind, "values": counting(finding), "default": frozenset(finding.default)}


def finding_texts(finding: Finding) -> Parts:
    texts = shown("title", "said", "source", "ranges")(finding)
    return {**texts, "titles": titles(finding), "order": finding.value_ids}


def table_meaning(table: DecisionTable) -> Parts:
    """Return which rows count; their order does where the first that applies counts alone."""
    return {"which rows count": table.hit, "order of rows": table.rows if table.hit is Hit.FIRST else ()}


def decision_texts(decision: Decision) -> Parts:
    others = {entry.id: replace(entry, place=Place("")) for entry in decision.not_covered}
    telling = {each.id: replace(each, place=Place("")) for each in decision.tells}
    return {
        "title": decision.title,
        "not covered": others,
        "what is told": telling,
        "if close": frozenset(decision.if_close),
    }


def guarantee_meaning(written: tuple[Guarantee, ...]) -> Parts:
    """Return what a guarantee claims, and of which interviews, for each candidate that it is made for."""
    return {
        "condition": {guarantee.each: guarantee.condition for guarantee in written},
        "claim": {guarantee.each: guarantee.requirement for guarantee in written},
    }


def guarantee_texts(written: tuple[Guarantee, ...]) -> Parts:
    texts = [GUARANTEE(guarantee) for guarantee in written]
    return {part: [text[part] for text in texts] for part in texts[0]}


TABLE = Editable("table", lambda base: base.tables, shown("title"), table_meaning)
CANDIDATE = shown("title", "summary", "attributes", "source", warning="watch_out", address="url")
GUARANTEE = shown("title", reason="because", source="source")
EDITABLE = (
    Editable("fact", lambda base: base.facts, fact_texts, fact_meaning),
    Editable(
        "impossibility",
        lambda base: {impossible.condition: impossible for impossible in base.impossible},
        shown(reason="because"),
    ),
    Editable("finding", lambda base: base.findings, finding_texts, finding_meaning),
    Editable("decision", lambda base: base.written_decisions, decision_texts),
    Editable(
        "candidate",
        lambda base: {
            candidate.id: (home, candidate)
            for home in base.written_decisions.values()
            for candidate in home.candidates
        },
        lambda thing: CANDIDATE(thing[1]),
        lambda thing: {"decision": thing[0].id},
    ),
    Editable(
        "advice",
        lambda base: base.advice,
        lambda advice: {
            **shown("text", "source", action="do")(advice),
            "candidates": frozenset(advice.about),
        },
    ),
    Editable(
        "guarantee",
        lambda base: {alike[0].written_as: alike for alike in together(base.guarantees.values())},
        guarantee_texts,
        guarantee_meaning,
    ),
    Editable("topic", lambda base: {topic.id: topic for topic in base.topics}, shown("title")),
    Editable(
        "source",
        lambda base: {source.id: source for source in base.sources},
        shown("title", "author", "date", "publisher", address="url"),
    ),
    Editable("passage", lambda base: base.passages, shown("clauses", text="says", guidance="guidance")),
    Editable("factor", lambda base: base.factors, shown("title", "says", "source")),
    Editable(
        "accepted remark",
        lambda base: {f"{remark.check} of {remark.subject}": remark for remark in base.accepted},
        shown(reason="because"),
    ),
)

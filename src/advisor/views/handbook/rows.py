"""Entries as titled rows of clauses, the same for all kinds and for every form of page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from advisor.explain.handbook.entries import (
    Accepted,
    AdviceEntry,
    CandidateEntry,
    Clause,
    FactEntry,
    FindingEntry,
    GuaranteeEntry,
    ImpossibleEntry,
    Line,
    Link,
    PassageEntry,
    Pull,
    RuleEntry,
)

Entry: TypeAlias = (
    RuleEntry
    | GuaranteeEntry
    | FactEntry
    | FindingEntry
    | CandidateEntry
    | AdviceEntry
    | ImpossibleEntry
    | PassageEntry
)
Marked: TypeAlias = tuple[str, Clause]
"""A clause with the word, id or number that stands before it, which may be empty."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is said of an entry under one label; `look` tells pages that can what kind of text it is."""

    label: str
    clauses: tuple[Marked, ...]
    look: str = ""


def rows(entry: Entry) -> tuple[Row, ...]:
    """Return what is to be said of an entry; a row without clauses is left out."""
    return tuple(row for row in all_rows(entry) if row.clauses)


def all_rows(entry: Entry) -> Iterable[Row]:
    """Return the rows of an entry, by its kind."""
    match entry:
        case RuleEntry():
            return of_rule(entry)
        case GuaranteeEntry():
            return of_guarantee(entry)
        case FactEntry():
            return of_fact(entry)
        case FindingEntry():
            return of_finding(entry)
        case CandidateEntry():
            return of_candidate(entry)
        case AdviceEntry():
            return of_advice(entry)
        case ImpossibleEntry():
            return (conditions("Never", entry.conditions), words("Because", entry.because, "reason"))
        case PassageEntry():
            return (words("Says", entry.says, "lead"), links("Cited by", entry.cited_by))


def meta(entry: Entry) -> tuple[str, ...]:
    """Return where an entry stands, or what else is good to know beside its id."""
    match entry:
        case RuleEntry(file=file, number=number, reviewed=reviewed):
            return (f"{file}, line {number}", *((f"reviewed {reviewed}",) if reviewed else ()))
        case PassageEntry(guidance=guidance):
            return ("with guidance" if guidance else "without guidance",)
        case _:
            return ()


def of_rule(one: RuleEntry) -> Iterable[Row]:
    """Return If, Unless, Then, Because, Source and Examples."""
    examples = (("fires" if it.fires else "silent", Clause(it.line)) for it in one.examples)
    return (
        conditions("If", one.conditions or (Clause(("always",)),)),
        conditions("Unless", one.unless),
        plain("Then", one.effects),
        plain("Because", one.because, "reason"),
        source(one.source),
        Row("Examples", tuple(examples), "marked"),
        accepted(one.accepted),
    )


def of_guarantee(one: GuaranteeEntry) -> Iterable[Row]:
    """Return If, Unless, Promise, Because and Source."""
    return (
        conditions("If", one.conditions),
        conditions("Unless", one.unless),
        plain("Promise", one.claim),
        plain("Because", one.because, "reason"),
        source(one.source),
        accepted(one.accepted),
    )


def of_fact(one: FactEntry) -> Iterable[Row]:
    """Return the question, its values and who reads it."""
    values = ((it.id, Clause((f"{it.title}. {it.help}" if it.help else it.title,))) for it in one.values)
    return (
        words("Question", one.ask, "lead"),
        words("Why", one.why, "reason"),
        words("Answer", one.kind),
        Row("Values", tuple(values), "values"),
        links("Rules that read it", one.rules),
        links("Findings drawn from it", one.findings),
        links("Through findings also", one.through),
        links("Guarantees", one.promises),
        source(one.source),
        accepted(one.accepted),
    )


def of_finding(one: FindingEntry) -> Iterable[Row]:
    """Return who concludes a finding, who reads it and what it rests on."""
    return (
        links("Concluded by", one.concluded_by),
        links("Read by", one.read_by),
        links("Rests on", one.rests_on),
        links("Guarantees", one.promises),
        source(one.source),
        accepted(one.accepted),
    )


def of_candidate(one: CandidateEntry) -> Iterable[Row]:
    """Return what a candidate is, and what pulls at it."""
    attributes = tuple(Clause((f"{name}: {value}",)) for name, value in one.attributes)
    return (
        words("Summary", one.summary, "lead"),
        words("Watch out", one.watch_out),
        plain("Attributes", attributes),
        pulls("For it", one.favoured),
        pulls("Against it", one.weighed_against),
        pulls("Ruled out by", one.ruled_out),
        links("Advice with it", one.advice),
        links("Guarantees", one.promises),
        source(one.source),
        accepted(one.accepted),
    )


def of_advice(one: AdviceEntry) -> Iterable[Row]:
    """Return a piece of advice and who gives it."""
    return (
        words("Advice", one.text, "lead"),
        links("When this wins", one.about),
        links("Given by", one.given_by),
        source(one.source),
    )


def plain(label: str, clauses: Iterable[Clause], look: str = "") -> Row:
    """Return clauses with nothing before them."""
    return Row(label, tuple(("", one) for one in clauses), look)


def words(label: str, text: str, look: str = "") -> Row:
    """Return one line of words, or none."""
    return plain(label, (Clause((text,)),) if text else (), look)


def conditions(label: str, clauses: Iterable[Clause]) -> Row:
    """Return conditions with "and" before each but the first."""
    return Row(label, tuple(("and" if number else "", one) for number, one in enumerate(clauses)), "joined")


def links(label: str, those: Iterable[Link]) -> Row:
    """Return a line for each link."""
    return plain(label, (Clause((link,)) for link in those), "links")


def source(lines: Iterable[Line]) -> Row:
    """Return the passages that are cited."""
    return plain("Source", (Clause(line) for line in lines), "small")


def pulls(label: str, those: Iterable[Pull]) -> Row:
    """Return rules with their points."""
    told = ((f"{one.points:+d}" if one.points else "veto", Clause((one.rule,))) for one in those)
    return Row(label, tuple(told), "marked")


def accepted(those: Iterable[Accepted]) -> Row:
    """Return what checks say and why it is right so."""
    return plain("Accepted", (Clause((f"{one.check}: {one.because}",)) for one in those), "small")

"""The record that a page is about: how its interview went, where it stands, and what it rests on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from advisor.explain.words import answer_words
from advisor.journal.chain import Entry
from advisor.language.reading.plain import from_plain
from advisor.model import RuleBase
from advisor.texts import count, listing
from advisor.views.document.blocks import Blocks, Fold, Table, TableRow
from advisor.views.document.spans import Code, Line, Moment
from advisor.views.lists import labelled, paragraph, under

DEEDS = {"answered": "answered", "changed": "changed", "took_back": "taken back", "given": "given beforehand"}

Step = Mapping[str, Any]


def record_folds(entry: Entry, base: RuleBase) -> tuple[Fold, Fold]:
    return interview(base, entry.sections["steps"]), record(entry)


def interview(base: RuleBase, steps: Sequence[Step]) -> Fold:
    """Return the course of an interview; an answer that stands is not told again."""
    times = Counter(step["fact"] for step in steps)
    last = {step["fact"]: number for number, step in enumerate(steps)}
    rows = tuple(
        row(base, step, stands=last[step["fact"]] == number and step["deed"] != "took_back")
        for number, step in enumerate(steps)
        if times[step["fact"]] > 1
    )
    head = (("question",), ("what was done",), ("answer",), ("when",))
    table = (Table(head, rows, wordy=True),) if rows else ()
    blocks = (*(course(steps) if steps else ()), *under("Said more than once:", table))
    return Fold("interview", ("How the interview went",), blocks)


def course(steps: Sequence[Step]) -> Blocks:
    lead = f"{count(len(steps), 'step')}, the answers in the order in which they stand above, from "
    return paragraph(lead, Moment(steps[0]["at"]), " to ", Moment(steps[-1]["at"]), ".")


def row(base: RuleBase, step: Step, *, stands: bool) -> TableRow:
    fact = base.facts[step["fact"]]
    words = "as above" if stands else answer_words(fact, from_plain(step["answer"]))
    return TableRow(((fact.ask,), (DEEDS[step["deed"]],), (words,), (Moment(step["at"]),)))


def record(entry: Entry) -> Fold:
    """Return all by which a record can be found again and checked."""
    head = entry.part("head")
    knowledge = head["knowledge"]
    engines = ", ".join(f"{name} {version}" for name, version in head["engines"].items())
    said: tuple[tuple[str, Line], ...] = (
        ("Record", (Code(entry.id), f", entry {entry.number} of its journal")),
        ("Began", (Moment(head["started"]),)),
        ("Ended", (Moment(head["finished"]),)),
        ("Hash", (Code(entry.hash),)),
        ("Hash before it", (Code(entry.previous),)),
        ("Imported as", (Code(entry.origin.hash),) if entry.origin else ()),
        ("Locked", (listing(head["locked"]),) if head["locked"] else ()),
        ("Program", (f"advisor {head['advisor']}; {engines}",)),
        ("Rules", (f"{knowledge['name']}, ", Code(knowledge["fingerprint"]))),
    )
    pairs = labelled((label, paragraph(*line)) for label, line in said if line)
    files = tuple(TableRow(((file["path"],), (Code(file["digest"]),))) for file in knowledge["files"])
    table = Table((("file",), ("digest",)), files, wordy=True)
    return Fold("record", ("The record",), (pairs, table))

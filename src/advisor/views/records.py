"""The records of a journal: in a list, replayed, verified, and what is wrong with them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from advisor.explain.strength import Level
from advisor.formats.record_kinds import RecordKind
from advisor.journal.clean_replay import LATE, SAME
from advisor.journal.decisions_taken import in_force
from advisor.journal.heads import NotedHead
from advisor.journal.listing import ListedRecord
from advisor.journal.unfinished import Draft
from advisor.model import grouped
from advisor.texts import count, listing
from advisor.views.document.blocks import Blocks, Table, TableRow
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.headlines import recorded_ending
from advisor.views.lists import paragraph, paragraphs, under

COLUMNS = ("record", "title", "finished", "outcome")
ENDS = {SAME: "the same, byte for byte", LATE: LATE}


def list_view(
    records: Iterable[ListedRecord], unfinished: Sequence[Draft], most: int | None = None
) -> Blocks:
    """Return the consultations, with the interviews that are not finished, then the scripted runs, and what was deleted.

    Of each the latest are shown, at `most` so many.
    """
    by_kind = grouped((record.summary.kind, record) for record in records)
    left = tuple(map(left_line, unfinished))
    number = sum(map(len, by_kind.values()))
    return (
        *under(
            Toned("Consultations", Tone.STRONG),
            (*latest(by_kind.get(RecordKind.CONSULTATION, ()), most), *paragraphs(left)),
        ),
        *under(Toned("Scripted runs", Tone.STRONG), latest(by_kind.get(RecordKind.SCRIPTED, ()), most)),
        *under(Toned("Deleted", Tone.STRONG), latest(by_kind.get(None, ()), most)),
        *paragraph(f"{count(number, 'record')}." if number else "No matching records."),
    )


def latest(records: Sequence[ListedRecord], most: int | None) -> Blocks:
    """Return a table of the latest records, at most so many, after how many there are if those are not all."""
    if most is None or len(records) <= most:
        return table(records)
    words = f"The latest {most:,} of {len(records):,}; --all lists every one."
    return *paragraph(words), *table(records[-most:])


def table(records: Sequence[ListedRecord]) -> Blocks:
    """Return what there is of each record: id, title, the day it was finished, and how its decisions ended.

    How one ended stands on a line, and what people decided below it. Titles have a column if any record has one.
    """
    rows = [row for record in records for row in record_rows(record)]
    shown = [number for number in range(len(COLUMNS)) if any(row[number] for row in rows)]
    cells = tuple(TableRow(tuple(row[number] for number in shown)) for row in rows)
    return (Table(tuple((COLUMNS[number],) for number in shown), cells, wordy=True),) if rows else ()


def record_rows(record: ListedRecord) -> Iterator[tuple[Line, ...]]:
    """Yield the rows of a record; what it is stands in the first."""
    summary = record.summary
    line: tuple[Line, ...] = (
        (Code(summary.id),),
        (summary.title,) if summary.title else (),
        (summary.finished[:10],) if summary.finished else (),
    )
    for words in outcome_lines(record) if summary.finished else ("deleted",):
        yield *line, (words,)
        line = ((), (), ())


def outcome_lines(record: ListedRecord) -> Iterator[str]:
    """Yield how each decision of a record ended, and what people decided in it."""
    current = in_force(record.decisions)
    for ending in record.summary.outcome:
        name, known = ending["decision"], ending.get("level") != Level.TOO_LITTLE_KNOWN.value
        yield f"{name}: {recorded_ending(ending) if known else Level.TOO_LITTLE_KNOWN.value}"
        if taken := current.get(name):
            yield f"  decided: {taken.chosen[name]} ({listing(taken.decided_by)})"


def left_line(draft: Draft) -> Line:
    name = f"{draft.id}, {draft.title}" if draft.title else draft.id
    return f"Not finished: {name}. To go on: ", Code(f"advisor interview --resume {draft.id}")


def replayed_view(outcomes: Mapping[str, str]) -> Blocks:
    """Return what came of replays, record by record where a result is not the same, and how many came to what."""
    others = {name: outcome for name, outcome in outcomes.items() if outcome != SAME}
    lines = [
        (Toned(f"{name}: ", Tone.STRONG), Toned(outcome, Tone.WARNING if outcome == LATE else Tone.BAD))
        for name, outcome in others.items()
    ]
    ends = Counter(ENDS.get(outcome, "not confirmed") for outcome in outcomes.values())
    parts = "; ".join(f"{number} {end}" for end, number in ends.items()) or "nothing to replay"
    return paragraphs([*lines, (f"{count(len(outcomes), 'record')}: {parts}.",)])


def verified_view(number: int, head: str, faults: Sequence[tuple[str, str]]) -> Blocks:
    """Return what is wrong with a journal, where, and the head of its chain."""
    intact = "NOT intact" if faults else "intact"
    shown = head or "unknown, as the last entry cannot be read"
    entries = count(number, "entry", "entries")
    return *faults_view(faults), *paragraph(f"{entries}, {intact}."), *paragraph(f"head {shown}")


def noted_view(noted: Sequence[NotedHead]) -> Blocks:
    """Return which heads of a journal were noted, or that none was, and what follows from that."""
    if not noted:
        words = "No head was ever noted, so a chain that was cut off or built anew would not show: "
        return paragraph(words, Code("advisor records head"), " prints one to note elsewhere.")
    last = noted[-1]
    words = f"{count(len(noted), 'head')} noted, the last {last.at[:10]} (entry {last.number}). "
    return paragraph(words, "Whoever can change the journal can change that too: compare it with your note.")


def damage_view(faults: Sequence[tuple[str, str]]) -> Blocks:
    """Return what is wrong with a journal, if anything is, and how many entries that is in."""
    if not faults:
        return ()
    damaged = count(len({where for where, _ in faults}), "entry is", "entries are")
    words = f"The journal is NOT intact: {damaged} damaged. What cannot be trusted is left out."
    return *faults_view(faults), *paragraph(words)


def faults_view(faults: Sequence[tuple[str, str]]) -> Blocks:
    return paragraphs((Toned(f"{where}: ", Tone.STRONG), Toned(what, Tone.BAD)) for where, what in faults)

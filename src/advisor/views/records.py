"""The records of a journal: in a list, replayed, verified, and what is wrong with them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from advisor.journal.clean_replay import LATE, SAME
from advisor.texts import count
from advisor.views.document.blocks import Blocks, Table, TableRow
from advisor.views.document.spans import Code, Line, Moment, Tone, Toned
from advisor.views.headlines import choice
from advisor.views.lists import paragraph, paragraphs

Values = Mapping[str, Any]
ENDS = {SAME: "the same, byte for byte", LATE: LATE}


def list_view(records: Iterable[tuple[str, Values]], unfinished: Sequence[str]) -> Blocks:
    """Return a row for each record: id, when, and who won; and which interviews are not finished."""
    rows = tuple(row(name, sections) for name, sections in records)
    head: tuple[Line, ...] = (("record",), ("finished",), ("outcome",))
    resumed = (
        (f"Not finished: {name}. To go on: ", Code(f"advisor interview --resume {name}"))
        for name in unfinished
    )
    return (
        *([Table(head, rows, wordy=True)] if rows else []),
        *paragraph(f"{count(len(rows), 'record')}." if rows else "No matching records."),
        *paragraphs(resumed),
    )


def row(name: str, sections: Values) -> TableRow:
    if sections["head"] is None:
        return TableRow(((Code(name),), (), ("deleted",)))
    won = "; ".join(f"{end['decision']}: {choice(end['winners'])}" for end in sections["outcome"] if end)
    return TableRow(((Code(name),), (Moment(sections["head"]["finished"]),), (won,)))


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


def damage_view(faults: Sequence[tuple[str, str]]) -> Blocks:
    """Return what is wrong with a journal, if anything is, and how many entries that is in."""
    if not faults:
        return ()
    damaged = count(len({where for where, _ in faults}), "entry is", "entries are")
    words = f"The journal is NOT intact: {damaged} damaged. What cannot be trusted is left out."
    return *faults_view(faults), *paragraph(words)


def faults_view(faults: Sequence[tuple[str, str]]) -> Blocks:
    return paragraphs((Toned(f"{where}: ", Tone.STRONG), Toned(what, Tone.BAD)) for where, what in faults)

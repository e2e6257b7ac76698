"""The record that a page is about: where it stands in its journal, and the program and files that it rests on."""

from advisor.journal.chain import Entry
from advisor.texts import listing
from advisor.views.document.blocks import Blocks, Fold, Pairs, Paragraph, Table, TableRow
from advisor.views.document.spans import Code, Line, Moment


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
    pairs: tuple[tuple[Line, Blocks], ...] = tuple(
        ((label,), (Paragraph(line),)) for label, line in said if line
    )
    files = tuple(TableRow(((file["path"],), (Code(file["digest"]),))) for file in knowledge["files"])
    table = Table((("file",), ("digest",)), files, wordy=True)
    return Fold("record", ("The record",), (Pairs(pairs), table))

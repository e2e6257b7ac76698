"""A record as one page for the browser."""

from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.replay import explained
from advisor.journal.store import end_of
from advisor.views.report.entries import Seal
from advisor.views.report.html import html_page
from advisor.views.report.report import report


def page_of(journal: Journal, entry: Entry) -> str:
    """Return the page about a record; the same journal gives the same bytes."""
    base, explanation = explained(journal, entry)
    return html_page(report(base, explanation, entry.sections, seal_of(journal, entry)))


def seal_of(journal: Journal, entry: Entry) -> Seal:
    """Return where a record stands in its journal, and what it rests on."""
    head = entry.part("head")
    knowledge = head["knowledge"]
    with journal.reading() as connection:
        head_number, last = end_of(connection)
    return Seal(
        record=entry.id,
        number=entry.number,
        previous=entry.previous,
        hash=entry.hash,
        head_number=head_number,
        head=last,
        started=head["started"],
        finished=head["finished"],
        advisor=head["advisor"],
        engines=tuple(head["engines"].items()),
        fingerprint=knowledge["fingerprint"],
        files=tuple((file["path"], file["digest"]) for file in knowledge["files"]),
        locked=tuple(head["locked"]),
        origin=entry.origin.hash if entry.origin else "",
    )

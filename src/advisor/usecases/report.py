"""A record as a page."""

from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.decisions_taken import decisions_about
from advisor.journal.replay import explained
from advisor.views.document.blocks import Page
from advisor.views.report.page import report


def page_of(journal: Journal, entry: Entry, title: str = "", by: str = "") -> Page:
    """Return the page about a record. Raises AdvisorError if its rules no longer make what is recorded."""
    _, explanation = explained(journal, entry)
    return report(entry, explanation, decisions_about(journal, entry), title, by)

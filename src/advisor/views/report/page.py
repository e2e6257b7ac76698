"""The page about a record: the verdict, and everything behind it in folds."""

from dataclasses import replace

from advisor.explain.brief import brief
from advisor.explain.explanation import Explanation
from advisor.journal.chain import Entry
from advisor.views.details.details import details
from advisor.views.document.blocks import Block, Heading, Page
from advisor.views.document.spans import Code
from advisor.views.report.figure import figures
from advisor.views.report.interview import interview
from advisor.views.report.record import record
from advisor.views.verdict.verdict import verdict


def report(entry: Entry, explanation: Explanation, title: str = "", by: str = "") -> Page:
    """Return the page; the same record, title and name give the same bytes."""
    base = explanation.base
    folds = (
        *details(explanation),
        figures(explanation),
        interview(base, entry.sections["steps"]),
        record(entry),
    )
    date = entry.part("head")["finished"][:10]
    return Page(
        title or base.title,
        (
            *(in_a_page(block) for block in verdict(brief(explanation))),
            *(fold for fold in folds if fold.blocks),
        ),
        kicker=", ".join(part for part in (f"Recommendation of {date}", by) if part),
        footer=("Made by ", Code("advisor report"), " from the record ", Code(entry.id), "; do not edit."),
    )


def in_a_page(block: Block) -> Block:
    """Return a block of the verdict as it stands right below the title of a page."""
    return replace(block, level=2) if isinstance(block, Heading) else block

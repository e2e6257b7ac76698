"""A report as one HTML page that needs nothing else: no network, and no script at all."""

from collections.abc import Iterator

from advisor.conditions import Truth
from advisor.explain.handbook.entries import Link
from advisor.views.report.drawn import drawn
from advisor.views.report.entries import ReportPage
from advisor.views.web.pages import policy, templates, to_itself

MARKS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not known"}


def html_page(report: ReportPage) -> str:
    """Return the page; the same record and journal give the same bytes."""
    pages = templates("advisor.views.report")
    graphs = {
        one.link.id: drawn(f"g{number}", one.graph)
        for number, one in enumerate(report.decisions)
        if one.graph
    }
    style = pages.get_template("page.css").render() + "".join(one.style for one in graphs.values())
    page: str = pages.get_template("page.html").render(
        title=report.title,
        r=report,
        graphs=graphs,
        contents=tuple(contents(report)),
        where=where,
        marks=MARKS,
        style=style,
        policy=policy(style),
    )
    return page + "\n"


def where(link: Link) -> str:
    """Return where an entry stands; what is an answer in a graph is a fact elsewhere."""
    return to_itself(Link("fact", link.id, link.title) if link.kind == "answer" else link)


def contents(report: ReportPage) -> Iterator[tuple[str, str]]:
    """Yield the sections that the page has, each with its anchor."""
    yield from (
        (name, title)
        for name, title, there in (
            ("firm", "How firm it is", True),
            ("answers", "Your answers", report.answers),
            *((f"d-{number}", one.link.title, True) for number, one in enumerate(report.decisions)),
            ("unknown", "Not known", report.unknowns),
            ("advice", "Advice", report.advice),
            ("guarantees", "Guarantees", report.guarantees),
            ("findings", "Findings", report.findings),
            ("fired", "Rules that fired", report.firings),
            ("sources", "Sources", report.passages),
            ("record", "The record", True),
        )
        if there
    )

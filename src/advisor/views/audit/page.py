"""What became of past records as one HTML page that needs nothing else; those that changed stand first."""

from collections import Counter
from collections.abc import Iterable, Iterator

from advisor.explain.edits import edit_words
from advisor.journal.audit.verdicts import Audited, Fate
from advisor.views.audit.words import lines
from advisor.views.web.pages import policy, templates


def html_page(audited: Iterable[Audited], title: str, fingerprint: str) -> str:
    """Return the page; the same fates under the same rules give the same bytes."""
    pages = templates("advisor.views.audit")
    style = pages.get_template("page.css").render()
    records = tuple(audited)
    page: str = pages.get_template("page.html").render(
        title=title,
        fingerprint=fingerprint,
        total=len(records),
        groups=tuple(groups(records)),
        lines=lines,
        edit=lambda edit: "".join(edit_words(edit)),
        same=Fate.SAME,
        style=style,
        policy=policy(style),
    )
    return page + "\n"


def groups(records: Iterable[Audited]) -> Iterator[tuple[Fate, tuple[Audited, ...]]]:
    """Yield the records by what became of them, the worst first, the latest of each first."""
    ordered = sorted(records, key=lambda record: (record.finished, record.record), reverse=True)
    counted = Counter(record.fate for record in ordered)
    for fate in Fate:
        if counted[fate]:
            yield fate, tuple(record for record in ordered if record.fate is fate)

"""The pages of help: our own Markdown, which has headings, paragraphs, lists and examples."""

import re
from collections.abc import Iterator
from itertools import groupby

from advisor.authoring.check.catalogue import CHECKS, Severity, page
from advisor.views.document.blocks import Block, Blocks, Heading, Paragraph, Preformatted, Table, TableRow
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.lists import points

FENCE = "```"
POINT = "- "


def help_page(check: str) -> Blocks:
    """Return the page of a check."""
    first, *lines = page(check).splitlines()
    title = Toned(first.removeprefix("# "), Tone.STRONG)
    return (Paragraph((title, Toned(f" ({CHECKS[check].severity.value})", Tone.FAINT))), *blocks(lines))


def blocks(lines: list[str]) -> Iterator[Block]:
    """Yield what stands within and outside of fences, in turns."""
    inside, marked = False, []
    for line in lines:
        if line.startswith(FENCE):
            inside = not inside
        else:
            marked.append((inside, line))
    for code, group in groupby(marked, key=lambda pair: pair[0]):
        text = [line for _, line in group]
        if code:
            yield Preformatted(tuple((line,) for line in text))
        else:
            yield from paragraphs(text)


def paragraphs(lines: list[str]) -> Iterator[Block]:
    """Yield headings, paragraphs, and points that follow on each other as one list."""
    for listed, group in groupby(joined(lines), key=lambda text: text.startswith(POINT)):
        if listed:
            yield from points(spans(text.removeprefix(POINT)) for text in group)
        else:
            for text in group:
                line = spans(text.lstrip("# "))
                yield Heading(line) if text.startswith("#") else Paragraph(line)


def joined(lines: list[str]) -> Iterator[str]:
    """Yield headings, paragraphs and points of a list, each on one line."""
    gathered: list[str] = []
    for line in (*lines, ""):
        if gathered and (not line.strip() or line.startswith((POINT, "#"))):
            yield " ".join(gathered)
            gathered = []
        if line.strip():
            gathered.append(line.strip())


def spans(text: str) -> Line:
    """Return a line of Markdown in spans: what stands between backticks is code."""
    parts = re.split("`([^`]*)`", text)
    return tuple(Code(part) if number % 2 else part for number, part in enumerate(parts) if part)


def contents() -> Blocks:
    """Return what is checked, by severity."""
    return tuple(block for severity in Severity for block in of_severity(severity))


def of_severity(severity: Severity) -> Blocks:
    rows = tuple(
        TableRow(((Code(name),), (check.title,)))
        for name, check in CHECKS.items()
        if check.severity is severity
    )
    return (Heading((f"{severity.value.capitalize()}s",)), Table(((), ()), rows, wordy=True))

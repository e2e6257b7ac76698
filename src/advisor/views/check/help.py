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
    first, _, text = page(check).partition("\n")
    title = Toned(first.removeprefix("# "), Tone.STRONG)
    severity = Toned(f" ({CHECKS[check].severity.value})", Tone.FAINT)
    return (Paragraph((title, severity)), *blocks(text))


def blocks(text: str) -> Iterator[Block]:
    """Yield what stands outside of fences and within them, in turns."""
    for number, part in enumerate(text.split(FENCE)):
        lines = part.splitlines()
        if number % 2:
            yield Preformatted(tuple((line,) for line in lines[1:]))
        else:
            yield from paragraphs(lines)


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
    return tuple(block for severity in Severity for block in of_severity(severity))


def of_severity(severity: Severity) -> Blocks:
    checks = {name: check for name, check in CHECKS.items() if check.severity is severity}
    rows = (TableRow(((Code(name),), (check.title,))) for name, check in checks.items())
    return Heading((f"{severity.value.capitalize()}s",)), Table(((), ()), tuple(rows), wordy=True)

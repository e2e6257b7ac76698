"""The pages of help of checks: Markdown, shown plain."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console

from advisor.authoring.check.catalogue import CHECKS, Severity, page
from advisor.views.writers.screen import FAINT, STRONG, heading, padded, say, widest

FENCE = "```"


def show_page(console: Console, check: str) -> None:
    """Write the page of a check."""
    first, *lines = page(check).splitlines()
    say(console, (first.removeprefix("# "), STRONG), (f" ({CHECKS[check].severity.value})", FAINT))
    for code, block in blocks(lines):
        for paragraph in block if code else paragraphs(block):
            show_paragraph(console, paragraph, code=code)


def show_paragraph(console: Console, text: str, *, code: bool) -> None:
    """Write a line of an example as it is, else a heading or a paragraph."""
    if code and text.strip():
        say(console, text, indent=4)
    elif code:
        console.print()
    elif text.startswith("#"):
        heading(console, text.lstrip("# "))
    else:
        console.print()
        say(console, text.replace("`", "'"))


def blocks(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """Yield the lines within and outside of fences, in turns."""
    inside, marked = False, []
    for line in lines:
        if line.startswith(FENCE):
            inside = not inside
        else:
            marked.append((inside, line))
    for code, group in groupby(marked, key=lambda one: one[0]):
        yield code, [line for _, line in group]


def paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield paragraphs, headings and points of a list, each on one line."""
    found: list[str] = []
    for line in (*lines, ""):
        if found and (not line.strip() or line.startswith(("- ", "#"))):
            yield " ".join(found)
            found = []
        if line.strip():
            found.append(line.strip())


def show_list(console: Console) -> None:
    """Write what is checked, a line each, by severity."""
    width = widest(CHECKS)
    for severity in Severity:
        heading(console, f"{severity.value.capitalize()}s")
        for name, check in CHECKS.items():
            if check.severity is severity:
                say(console, f"{padded(name, width)}  {check.title}", indent=2)

"""What a reader reads of a line, and how many lines it takes where there is room for 80 columns."""

import textwrap
import unicodedata

from advisor.views.document.spans import Address, Code, Hidden, Line, Link, Moment, Span, Toned

COLUMNS = 80


def plain(line: Line) -> str:
    return "".join(words_of(span) for span in line)


def words_of(span: Span) -> str:
    match span:
        case str():
            return span
        case Toned():
            return span.words
        case Code():
            return span.text
        case Link() | Address():
            return span.title
        case Moment():
            return span.words
        case Hidden():
            return ""


def height(text: str, *, indent: int = 0, hang: int = 0) -> int:
    """Return how many lines a text takes; those after the first hang further in. A wide letter counts for two."""
    cells = "".join(letter * (2 if unicodedata.east_asian_width(letter) in "WF" else 1) for letter in text)
    begin, further = " " * indent, " " * (indent + hang)
    lines = textwrap.wrap(
        cells,
        COLUMNS,
        initial_indent=begin,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return len(lines) or 1

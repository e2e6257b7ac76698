"""A line as mere words, where nothing else can stand."""

from advisor.explain.handbook.entries import Link
from advisor.views.document.spans import Address, Code, Hidden, Line, Moment, Span, Toned


def words(line: Line) -> str:
    """Return what is read of a line."""
    return "".join(map(word, line))


def word(span: Span) -> str:
    match span:
        case str():
            return span
        case Toned(words=text) | Code(text) | Link(title=text) | Address(title=text):
            return text
        case Moment():
            return span.words
        case Hidden():
            return ""

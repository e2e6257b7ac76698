"""Lines on a terminal: words with their colours, and names in square brackets behind what they name."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.style import Style
from rich.text import Text

from advisor.texts import clean
from advisor.views.document.spans import Address, Code, Hidden, Line, Span, Tone, Toned
from advisor.views.document.words import words_of
from advisor.views.writers.screen import BAD, FAINT, GLUE, GOOD, STRONG, is_capable, say_text

STYLES: Mapping[Tone, str] = {
    Tone.STRONG: STRONG,
    Tone.GOOD: GOOD,
    Tone.WARNING: "yellow",
    Tone.BAD: BAD,
    Tone.FAINT: FAINT,
}
WEB = ("https://", "http://")
BETWEEN_NAMES = ", "
INTRODUCTION = ": "


def say_line(
    console: Console, line: Line, indent: int = 0, hang: int = 0, *, before: Text | None = None
) -> None:
    say_text(console, (before or Text()).copy().append_text(text_of(console, line)), indent, hang)


def text_of(console: Console, line: Line, style: str = "", *, loud: bool = False) -> Text:
    """Return a line as text, in capitals if `loud`; the names behind its words stand in one pair of brackets."""
    seen = [span for span in line if not isinstance(span, Hidden)]
    names = len(seen) - first_name(seen)
    text = Text(style=style)
    for span in seen[: len(seen) - names]:
        quote = "'" if isinstance(span, Code) and len(seen) > 1 and needs_quotes(span.text) else ""
        words = shown(span).upper() if loud and not isinstance(span, Code) else shown(span)
        text.append(f"{quote}{words}{quote}", style_of(console, span))
    if names:
        text.append(f"[{''.join(map(shown, seen[-names:]))}]", FAINT)
    return text


def first_name(seen: Sequence[Span]) -> int:
    """Return where the names begin that end a line: ids behind words that do not lead up to them with a colon."""
    start = len(seen)
    while start and (is_name(seen[start - 1]) or (start < len(seen) and seen[start - 1] == BETWEEN_NAMES)):
        start -= 1
    before = "".join(map(shown, seen[:start]))
    return start if before.endswith(" ") and not before.endswith(INTRODUCTION) else len(seen)


def is_name(span: Span) -> bool:
    return isinstance(span, Code) and " " not in span.text


def needs_quotes(code: str) -> bool:
    """Return whether a piece of code could be read as words of the sentence that it stands in."""
    return " " in code or code.isalpha()


def shown(span: Span) -> str:
    """Return what is read of a span; no line ends within code."""
    words = clean(words_of(span))
    return words.replace(" ", GLUE) if isinstance(span, Code) else words


def style_of(console: Console, span: Span) -> str | Style:
    match span:
        case Toned():
            return STYLES[span.tone]
        case Address() if is_capable(console) and span.url.startswith(WEB) and clean(span.url) == span.url:
            return Style(link=span.url)
        case _:
            return ""

"""What a new layout changes in a file, place by place."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from advisor.views.document.blocks import Block, Blocks, Paragraph, Preformatted
from advisor.views.document.spans import Code, Line, Tone, Toned


def file_changes(shown: str, before: str, after: str) -> Blocks:
    """Return which lines of a file would go and which would come; the line named is one of the file as it is."""
    old, new = before.splitlines(), after.splitlines()
    if old == new:
        return (Paragraph((Code(shown), ": only line ends, or the mark at its beginning, are different")),)
    return tuple(changes(shown, old, new))


def changes(shown: str, old: list[str], new: list[str]) -> Iterator[Block]:
    for change, start, end, first, last in SequenceMatcher(None, old, new).get_opcodes():
        if change != "equal":
            yield Paragraph((Toned(f"{shown}:{start + 1}", Tone.STRONG),))
            yield Preformatted(
                (*lines("-", old[start:end], Tone.BAD), *lines("+", new[first:last], Tone.GOOD))
            )


def lines(sign: str, texts: list[str], tone: Tone) -> Iterator[Line]:
    """Yield lines with a sign before each."""
    return ((Toned(f"{sign} {text}", tone),) for text in texts)

"""What fits into a number of lines: whole pieces that matter most are kept, and none is cut."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.views.document.blocks import Block, Blocks, Bullets, Pairs, Paragraph, Sentence, Sign
from advisor.views.document.spans import Line
from advisor.views.document.words import height, plain

INDENT, HANG = 2, 2
MUST = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, how much it matters, the least first, and the lines that it takes; what matters as MUST is never left out."""

    block: Block
    matters: int
    lines: int


def within(room: int, pieces: Iterable[Piece]) -> Blocks:
    """Return what fits into so many lines, in its order: what must be there, and of the rest what matters most."""
    pieces = tuple(pieces)
    kept: set[int] = set()
    for place in sorted(range(len(pieces)), key=lambda place: pieces[place].matters):
        taken = sum(pieces[each].lines for each in kept)
        if pieces[place].matters == MUST or taken + pieces[place].lines <= room:
            kept.add(place)
    return tuple(pieces[place].block for place in sorted(kept))


def line(words: Line, matters: int, indent: int = 0) -> Piece:
    return Piece(Paragraph(words), matters, height(plain(words), indent=indent, hang=HANG))


def sentence(block: Sentence, matters: int) -> Piece:
    if block.sign is Sign.NEITHER:
        return Piece(block, matters, height(plain(block.line), hang=HANG))
    return Piece(block, matters, height(f"{block.sign.value} {plain(block.line)}", indent=INDENT, hang=HANG))


def point(words: Line, matters: int, indent: int = 0) -> Piece:
    return Piece(
        Bullets(((Paragraph(words),),)), matters, height(f"- {plain(words)}", indent=indent, hang=HANG)
    )


def pair(label: str, words: str, matters: int, indent: int = 0) -> Piece:
    block = Pairs((((label,), (Paragraph((words,)),)),))
    return Piece(block, matters, height(f"{label}: {words}", indent=indent, hang=HANG))

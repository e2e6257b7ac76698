"""What views have in common: a line on its own, names with their ids, lists no longer than is read."""

from collections.abc import Iterable

from advisor.views.document.blocks import Blocks, Bullets, Pairs, Paragraph, Sentence, Sign
from advisor.views.document.spans import Code, Line, Link, Span


def paragraph(*spans: Span) -> Blocks:
    return (Paragraph(spans),)


def paragraphs(lines: Iterable[Line]) -> Blocks:
    return tuple(Paragraph(line) for line in lines)


def under(title: Span, told: Blocks) -> Blocks:
    """Return what is told below its title; nothing if there is nothing."""
    return (Paragraph((title,)), *told) if told else ()


def listed(told: Iterable[Blocks], most: int | None = None) -> Blocks:
    """Return a list of what is told one by one, and how much more there is; nothing if there is nothing."""
    told = tuple(told)
    rest = len(told) - (len(told) if most is None else most)
    more = (paragraph(f"and {rest} more"),) if rest > 0 else ()
    return (Bullets((*told[:most], *more)),) if told else ()


def points(lines: Iterable[Line], most: int | None = None) -> Blocks:
    return listed(((Paragraph(line),) for line in lines), most)


def labelled(pairs: Iterable[tuple[str, Blocks]]) -> Pairs:
    return Pairs(tuple(((label,), blocks) for label, blocks in pairs))


def joined(spans: Iterable[Span], by: str = ", ") -> Line:
    return tuple(part for span in spans for part in (by, span))[1:]


def codes(names: Iterable[str]) -> Line:
    return joined(map(Code, names))


def with_id(link: Link) -> Line:
    """Return a name with the id that it goes by in the rules."""
    return link, " ", Code(link.id)


def resting_on(link: Link, before: Span = "", sign: Sign = Sign.NEITHER) -> Sentence:
    """Return a sentence that names what it rests on, with the id of that."""
    return Sentence((before, *with_id(link)), f"{link.kind} {link.id}", sign)

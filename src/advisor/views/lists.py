"""What lists have in common: a point for each line, no more points than are worth reading, and what changed."""

from collections.abc import Iterable, Sequence

from advisor.views.document.blocks import Blocks, Bullets, Paragraph
from advisor.views.document.spans import Line
from advisor.views.headlines import choice


def listed(told: Iterable[Blocks], most: int | None = None) -> Blocks:
    """Return a list of what is told one by one, and how much more there is; nothing if there is nothing."""
    told = tuple(told)
    rest = len(told) - (len(told) if most is None else most)
    more = ((Paragraph((f"and {rest} more",)),),) if rest > 0 else ()
    return (Bullets((*told[:most], *more)),) if told else ()


def points(lines: Iterable[Line], most: int | None = None) -> Blocks:
    return listed(((Paragraph(line),) for line in lines), most)


def paragraphs(lines: Iterable[Line]) -> Blocks:
    return tuple(Paragraph(line) for line in lines)


def change(before: str, after: str) -> str:
    return f"{before} -> {after}"


def winners_change(decision: str, before: Sequence[str], after: Sequence[str]) -> str:
    """Return who won a decision before and who wins it now, by title or id."""
    return f"{decision}: {change(choice(before), choice(after))}"

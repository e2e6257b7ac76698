"""A drawing in a page: how its lines look, and how it lights up where the pointer is, without a script."""

from collections.abc import Collection, Iterator

from advisor.views.document.drawing import Arrow, Curve, Drawing
from advisor.views.document.spans import Link

WIDE = ((8, "decisive"), (4, "strong"), (2, "moderate"))


def numbered(drawing: Drawing) -> dict[Link, int]:
    """Return the boxes with a number for each, by which a style knows them."""
    return {box.stop: number for number, box in enumerate(drawing.boxes) if isinstance(box.stop, Link)}


def looks(drawing: Drawing) -> Iterator[tuple[Curve, str]]:
    """Yield all lines with their classes: what each stands for, and the boxes with which it lights up."""
    arrows = {arrow for curve in drawing.curves for arrow in curve.arrows}
    traces = {number: trace(box, arrows) for box, number in numbered(drawing).items()}
    for curve in drawing.curves:
        lit = (f"t{number}" for number, traced in traces.items() if traced.intersection(curve.arrows))
        yield curve, " ".join((*weight(curve.points), *lit))


def weight(points: int | None) -> Iterator[str]:
    """Yield how a line looks by the points that it gives."""
    if points is None:
        yield "veto"
    elif points:
        yield "plus" if points > 0 else "minus"
        yield from (word for least, word in WIDE if abs(points) >= least)


def lighting(name: str, drawing: Drawing) -> str:
    """Return the style that lights up all that leads to a box or from it; `name` is the figure's class."""
    lit = ",".join(
        f".{name}:has(.n{number}:is(:hover,:focus-visible)) .curves .t{number}"
        for number in numbered(drawing).values()
    )
    return f"{lit} {{ opacity: 1; stroke: var(--accent); }}\n" if lit else ""


def trace(box: Link, arrows: Collection[Arrow]) -> set[Arrow]:
    """Return the arrows on all ways that lead to a box and from it."""
    back = led_on(box, {(target, source) for source, target in arrows})
    return led_on(box, arrows) | {(source, target) for target, source in back}


def led_on(box: Link, arrows: Collection[Arrow]) -> set[Arrow]:
    """Return the arrows on all ways that lead on from a box."""
    passed: set[Arrow] = set()
    reached = {box}
    while reached:
        leaving = {arrow for arrow in arrows if arrow[0] in reached} - passed
        passed |= leaving
        reached = {target for _, target in leaving}
    return passed

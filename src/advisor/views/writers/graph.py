"""A drawing in a page: how its lines look, and how it lights up where the pointer is, without a script."""

from collections.abc import Iterator

from advisor.explain.handbook.entries import Link
from advisor.views.drawing.drawing import Curve, Drawing
from advisor.views.drawing.traces import traces

WIDE = ((8, "decisive"), (4, "strong"), (2, "moderate"))


def numbered(drawing: Drawing) -> dict[Link, int]:
    """Return the boxes with a number for each, by which a style knows them."""
    return {box.stop: number for number, box in enumerate(drawing.boxes) if isinstance(box.stop, Link)}


def looks(drawing: Drawing) -> tuple[tuple[Curve, str], ...]:
    """Return all lines with their classes: what each stands for, and the boxes with which it lights up."""
    numbers = numbered(drawing)
    arrows = (arrow for curve in drawing.curves for arrow in curve.arrows)
    traced = traces(numbers, dict.fromkeys(arrows))
    return tuple(
        (
            curve,
            " ".join(
                (
                    *weight(curve.points),
                    *(f"t{numbers[box]}" for box in numbers if traced[box].intersection(curve.arrows)),
                )
            ),
        )
        for curve in drawing.curves
    )


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

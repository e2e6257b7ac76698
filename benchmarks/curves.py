"""Curves of figures that grow: how fast, fitted, and as drawings for the documentation."""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Read on white and on black.
GREY = "#808080"
COLOURS = ("#2b8fd6", "#e07b00", "#27a36b", "#c45bb5", "#b0902a", "#d0504a")
MARKS = "os^Dvx"

AXES: Mapping[str, Mapping[str, object]] = {
    "s": {"yscale": "log", "ylabel": "seconds of the processor"},
    "MB": {"ylim": (0, None), "ylabel": "most memory, MB"},
}


@dataclass(frozen=True)
class Curve:
    """One figure, such as the seconds of a read, at growing sizes."""

    name: str
    unit: str
    points: Mapping[int, float]

    @property
    def exponent(self) -> float:
        """The slope over all sizes, both axes logarithmic: 1 is linear growth, 2 quadratic."""
        return slope(list(self.points.items()))

    @property
    def exponent_above(self) -> float:
        """The slope over the upper half of the sizes, where what is there from the start counts less."""
        points = list(self.points.items())
        return slope(points[len(points) // 2 :] if len(points) > 3 else points)


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope of the straight line fitted to points on logarithmic axes; no number if there is only one."""
    if len(points) < 2:
        return math.nan
    sizes, figures = zip(*((math.log(one), math.log(other)) for one, other in points), strict=True)
    return statistics.linear_regression(sizes, figures).slope


def draw(curves: Sequence[Curve], title: str, across: str, path: Path) -> None:
    """Write a drawing for light and dark pages: a panel of times, both axes logarithmic, and one of memory."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    units = list(dict.fromkeys(one.unit for one in curves))
    style = {"svg.fonttype": "none", "svg.hashsalt": title, "font.family": "sans-serif", "text.color": GREY}
    style |= dict.fromkeys(("axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"), GREY)
    with mpl.rc_context(style):
        figure, panels = plt.subplots(1, len(units), figsize=(9, 3.6), squeeze=False)
        for unit, panel in zip(units, panels[0], strict=True):
            plot([one for one in curves if one.unit == unit], panel)
            panel.set(title=title, xlabel=across, xscale="log", **AXES[unit])
            panel.minorticks_off()
        figure.tight_layout()
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, transparent=True, metadata={"Date": None})
        plt.close(figure)


def plot(curves: Sequence[Curve], panel: Any) -> None:
    """Draw curves of one unit into a panel, with a legend."""
    for one, colour, mark in zip(curves, COLOURS, MARKS, strict=False):
        sizes, figures = list(one.points), list(one.points.values())
        panel.plot(sizes, figures, color=colour, marker=mark, ms=4, label=one.name)
    panel.grid(color=GREY, alpha=0.25, linewidth=0.5)
    panel.legend(frameon=False, fontsize=8)

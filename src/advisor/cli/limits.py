"""Options that limit what is proved and drawn, and the numbers that they take."""

import math
from collections.abc import Callable
from typing import Any

import click

from advisor.cli.options import Command, gathered

MOST_ROWS = 10_000_000
PROOFS = "Time for proofs."


class Number(click.FloatRange):
    """A number within limits; `limits` says which, and `name` what it counts."""

    def __init__(self, name: str, limits: str, low: float, high: float | None = None) -> None:
        self.name, self.limits = name, limits
        super().__init__(min=low, max=high)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number. Raises BadParameter, also for what is no number."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):  # it is neither less than anything nor more
            self.fail(f"{value!r} is not a number {self.limits}", param, ctx)
        return number


TIME = Number("seconds", "of 0 or more", 0)
PERCENT = Number("percent", "from 0 to 100", 0, 100)


def with_seconds(default: float, words: str = PROOFS) -> Callable[[Command], Command]:
    """Return what adds the time for proofs; the command gets it as `seconds`."""
    return click.option("--seconds", type=TIME, default=default, show_default=True, help=words)


def with_proofs(default: float, words: str = PROOFS) -> Callable[[Command], Command]:
    """Return what adds the time for proofs and leave to do without; then `seconds` is 0."""
    return gathered(
        "seconds",
        lambda seconds, no_proofs: 0 if no_proofs else seconds,
        with_seconds(default, words),
        click.option("--no-proofs", is_flag=True, help="Only what needs no proof."),
    )


def with_comparison(seconds: float, rows: int, words: str = PROOFS) -> Callable[[Command], Command]:
    """Return what adds how thoroughly two versions are compared; the command gets `seconds` and `sample`."""
    sample = click.option(
        "--sample",
        type=click.IntRange(1, MOST_ROWS),
        default=rows,
        show_default=True,
        help="How many interviews are drawn to see how many end differently.",
    )
    return lambda command: with_seconds(seconds, words)(sample(command))

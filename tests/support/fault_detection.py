"""Checks in which a planted fault must show: tried on drawn examples, the same each time."""

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

Tried = Callable[[Callable[..., None]], Callable[[], None]]


def first_failure(most: int, *drawn: SearchStrategy[Any]) -> Tried:
    """Return what tries a check on drawn examples up to the first that fails; it is not made smaller."""
    limits = settings(
        max_examples=most,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    return lambda check: limits(given(*drawn)(check))

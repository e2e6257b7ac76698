"""How hard properties are tried: quickly at every run, ninety times as often, on new examples, with ADVISOR_LONG=1."""

import os
from collections.abc import Iterable
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")

LONG = os.environ.get("ADVISOR_LONG") == "1"


def tried(examples: int) -> settings:
    """Return the settings of a property that takes long: a ninth of this many examples, or ten times as many."""
    return settings(max_examples=examples * 10 if LONG else (examples + 8) // 9, deadline=None)


def every(step: int, cases: Iterable[T], first: int = 0) -> list[T]:
    """Return of cases that are much alike each so-many-th, counted from the first or a later one; all in a long run."""
    listed = list(cases)
    return listed if LONG else listed[first % min(step, len(listed)) :: step]

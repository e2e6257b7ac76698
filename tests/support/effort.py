"""How hard properties are tried: quickly at every run, sixty times as often, on new examples, with ADVISOR_LONG=1."""

import os

from hypothesis import settings

LONG = os.environ.get("ADVISOR_LONG") == "1"


def tried(examples: int) -> settings:
    """Return the settings of a property that takes long: a sixth of this many examples, or ten times as many."""
    return settings(max_examples=examples * 10 if LONG else (examples + 5) // 6, deadline=None)

"""What leads back to itself."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter


def find_circle(needs: Mapping[str, list[str]]) -> list[str]:
    """Return names that lead from one back to itself; an empty list if none do."""
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []

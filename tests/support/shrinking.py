"""Documents and answers cut down to what still fails."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from naive_questions import Written

KEPT = ("min", "max", "decimals", "values")
"""What stays of a fact as it is, since answers rest on it."""

Path: TypeAlias = tuple[str | int, ...]


def shrunk(written: Written, fails: Callable[[Written], bool]) -> Written:
    """Return a part of a document with all left out that may be, so that it still fails."""
    before = None
    while written != before:
        before = written
        for path in sorted(paths(written), key=len):
            smaller = without(written, path)
            if smaller != written and fails(smaller):
                written = smaller
    return written


def paths(written: Written) -> Iterator[Path]:
    """Yield where each entry and part stands, those that stand behind others first."""
    entries = list(written.items()) if isinstance(written, dict) else list(enumerate(written))
    for key, value in reversed([entry for entry in entries if entry[0] not in KEPT]):
        yield (key,)
        if isinstance(value, dict | list):
            yield from ((key, *path) for path in paths(value))


def without(written: Written, path: Path) -> Written:
    """Return what is left without the entry or part that stands there, if one does."""
    first, *rest = path
    if not isinstance(written, dict | list) or (isinstance(written, list) and int(first) >= len(written)):
        return written
    entries = written.items() if isinstance(written, dict) else enumerate(written)
    left = [
        (key, without(value, tuple(rest)) if key == first else value)
        for key, value in entries
        if rest or key != first
    ]
    return dict(left) if isinstance(written, dict) else [value for _, value in left]

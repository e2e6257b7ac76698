"""Documents and answers cut down to what still fails."""

from collections.abc import Callable, Iterator

from naive_questions import Written

KEPT = ("min", "max", "decimals", "values")
"""What stays of a fact as it is, since answers rest on it."""


def shrunk(written: Written, fails: Callable[[Written], bool]) -> Written:
    """Return a part of a document with all left out that may be, so that it still fails."""
    while smaller := next((some for some in smaller_than(written) if fails(some)), None):
        written = smaller
    return written


def smaller_than(written: Written) -> Iterator[Written]:
    """Yield what is left without one entry or part anywhere, the largest parts first."""
    entries = list(written.items()) if isinstance(written, dict) else list(enumerate(written))
    for key, value in [entry for entry in entries if entry[0] not in KEPT]:
        rest = [(other, each) for other, each in entries if other != key]
        yield remade(written, rest)
        if isinstance(value, dict | list):
            for less in smaller_than(value):
                yield remade(written, [(other, less if other == key else each) for other, each in entries])


def remade(written: Written, entries: list[tuple[Written, Written]]) -> Written:
    return dict(entries) if isinstance(written, dict) else [each for _, each in entries]

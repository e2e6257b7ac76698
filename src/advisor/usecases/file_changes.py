"""When files below some folders may have changed: the only file that imports watchfiles."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from watchfiles import watch

# Milliseconds: events that come so close belong to one save, and so long they are gathered at most.
TOGETHER, AT_MOST = 100, 1_600
# Milliseconds after which it is looked whether the folders are still those that are watched.
LOOK = 500


def saves(folders: Iterable[Path]) -> Iterator[None]:
    """Yield whenever files below the folders may have changed since the last time; there is no end to it.

    Folders that are not there are waited for, and those that come back are watched again.
    """
    wanted = tuple(folders)
    while True:
        there = present(wanted)
        if there:
            yield from saves_below(there, lambda: present(wanted))
        else:
            time.sleep(LOOK / 1_000)
        yield  # whatever came between


def saves_below(
    there: Mapping[Path, tuple[int, int]], look: Callable[[], Mapping[Path, tuple[int, int]]]
) -> Iterator[None]:
    """Yield whenever files may have changed, as long as these folders are those that are there."""
    fresh = True
    try:
        for changes in watch(
            *there,
            watch_filter=None,
            step=TOGETHER,
            debounce=AT_MOST,
            rust_timeout=LOOK,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        ):
            if look() != there:
                return
            if changes or fresh:  # something may have come before the watching
                yield
            fresh = False
    except OSError:  # a folder went while its watching began
        time.sleep(LOOK / 1_000)


def present(folders: Iterable[Path]) -> Mapping[Path, tuple[int, int]]:
    """Return the folders that are there, each with what tells it from another one with its name."""
    seen = {}
    for folder in folders:
        try:
            status = folder.stat()
        except OSError:
            continue
        if folder.is_dir():
            seen[folder] = (status.st_dev, status.st_ino)
    return seen

"""Python's garbage collector, paused during long work that makes no garbage."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def gc_paused(*, lasting: bool = False) -> Iterator[None]:
    """Collect nothing meanwhile: with a large rule base in memory, collections would take longer than the work.

    What was made is not looked at afterwards either if it is `lasting`: it is there until the command ends.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if lasting:
            gc.freeze()
        if collecting:
            gc.enable()

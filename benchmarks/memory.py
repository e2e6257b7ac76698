"""How much memory a process has had."""

import re
import resource
import sys
from pathlib import Path


def peak(process: int | str = "self") -> int:
    """Return the most memory that a process has had so far, in bytes; 0 of another one if it ended.

    The kernel's own figure is of the program alone; the other one, of systems without it, knows of its parent too.
    """
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        status = ""
    if found := re.search(r"VmHWM:\s+(\d+) kB", status):
        return int(found[1]) * 1024
    if process != "self":
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

"""Where the figures come from: the machine and the versions, and nothing that names its owner."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

LIBRARIES = ("clipspy", "zen-engine", "durable_rules", "experta", "numpy", "pyarrow")


def description() -> str:
    """Return the machine in a sentence, and the versions in another."""
    memory = psutil.virtual_memory().total / 2**30
    here = f"{processor()}, {os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()}"
    return f"{here}, Python {platform.python_version()}. {', '.join(map(named, LIBRARIES))}."


def processor() -> str:
    """Return the name of the processor."""
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        for line in cpus.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def named(library: str) -> str:
    """Return a library with its version."""
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return f"no {library}"

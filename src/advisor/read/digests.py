"""What a kept content was made by: a digest that changes with the code and the libraries."""

import hashlib
import importlib.util
import sys
from collections.abc import Iterable
from pathlib import Path

PACKAGE = Path(__file__).parents[1]


def code_digest(parts: Iterable[str], libraries: Iterable[str]) -> str | None:
    """Return a digest of these parts of the program, of Python, and of libraries; None if a part is not there as text."""
    digest = hashlib.sha256(sys.version.encode())
    try:
        for part in parts:
            for path in files_of(PACKAGE / part):
                digest.update(path.read_bytes())
        for library in libraries:
            digest.update(version_marks(library))
    except OSError:
        return None
    return digest.hexdigest()


def files_of(part: Path) -> list[Path]:
    """Return the files of code of a part, in order: itself if it is one. Raises OSError."""
    return (
        [part] if part.is_file() else sorted(one for one in part.rglob("*") if one.suffix in (".py", ".lp"))
    )


def version_marks(library: str) -> bytes:
    """Return what changes with the version of a library, without importing it. Raises OSError if there is none."""
    found = importlib.util.find_spec(library)
    first = Path(str(found and found.origin))  # the version stands in it, or beside its folder
    beside = sorted(one.name for one in first.parents[1].glob(f"{library}-*"))
    return first.read_bytes() + "\n".join(beside).encode()

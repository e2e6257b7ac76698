"""The formats of files, by the endings of their names."""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path


class Format(Enum):
    """How rows are written in a file."""

    CSV = "csv"
    JSON_LINES = "jsonl"
    PARQUET = "parquet"


ENDINGS: Mapping[str, Format] = {
    ".csv": Format.CSV,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".parquet": Format.PARQUET,
}

PIPE = Path("-")


def format_of(path: Path) -> Format | None:
    """Return the format that the name of a file says, None if it says none."""
    return ENDINGS.get(path.suffix.lower())


def is_pipe(path: Path) -> bool:
    """Return whether a path names standard input or output, or what is there and neither file nor folder."""
    return path == PIPE or (path.exists() and not path.is_file() and not path.is_dir())

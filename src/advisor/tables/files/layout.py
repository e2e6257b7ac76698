"""What the columns of a file are: answers, or kept as they are."""

from collections.abc import Collection
from dataclasses import dataclass

from advisor.problems import BAD_FILE, AdvisorError, Place, Problem
from advisor.tables.files.formats import Format

UTF8_MARK = b"\xef\xbb\xbf"
OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class FileLayout:
    """The columns of an input in their order, and which of them are no facts; `delimiter` is for CSV alone."""

    format: Format
    names: tuple[str, ...]
    kept: tuple[str, ...]
    delimiter: bytes = b","

    def shown(self, *, answers: bool) -> tuple[str, ...]:
        """Return the columns that stand before the results."""
        return self.names if answers else self.kept


def text_start(content: bytes, name: str) -> int:
    """Return how many bytes stand before the text. Raises AdvisorError for text in UTF-16."""
    if content.startswith(OTHER_MARKS):
        hint = "save it in UTF-8"
        raise AdvisorError([Problem(Place(name, 1), "the file is written in UTF-16", hint, BAD_FILE)])
    return len(UTF8_MARK) if content.startswith(UTF8_MARK) else 0


def missing(keep: Collection[str], names: Collection[str]) -> tuple[str, ...]:
    """Return the names to be kept that a file does not have."""
    return tuple(name for name in dict.fromkeys(keep) if name not in names)

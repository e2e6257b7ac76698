"""File names of decision records, numbered on as adr-tools does: 0001-title-of-the-record.md."""

import re
from collections.abc import Iterable

NUMBERED = re.compile(r"^(?P<number>[0-9]{4,})-.*\.md$")
LONGEST = 80


def file_name(title: str, present: Iterable[str]) -> str:
    """Return the name for a new record with this title, with the number after the highest that is there."""
    numbers = (int(found["number"]) for one in present if (found := NUMBERED.match(one)))
    return f"{max(numbers, default=0) + 1:04d}-{slug(title)}.md"


def slug(title: str) -> str:
    """Return a title in small letters and digits, with - between its words."""
    words = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")
    return words[:LONGEST].strip("-") or "decision"

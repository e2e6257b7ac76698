"""What a line is made of: words, some of them with a tone, a name to copy, a link, a time, or nothing that is seen."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Tone(Enum):
    """What is meant by a colour; never the only bearer of a meaning."""

    STRONG = "strong"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    FAINT = "faint"


@dataclass(frozen=True, slots=True)
class Toned:
    """Words that mean more than they say, for whoever sees colours."""

    words: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Code:
    """What is typed or copied as it is: an id, a path, a command. It is never broken."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """The name of an entry, for people and for whoever makes the link."""

    kind: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Address:
    """The title of something on the web, at its address."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as ISO 8601 has it, in UTC; people read it to the minute."""

    at: str

    @property
    def words(self) -> str:
        return f"{self.at[:10]} {self.at[11:16]} UTC"


@dataclass(frozen=True, slots=True)
class Hidden:
    """What stays with the text and is not read: a comment."""

    text: str


Span: TypeAlias = str | Toned | Code | Link | Address | Moment | Hidden
"""A `Link` names an entry; it leads there where the page has that entry, and is its title elsewhere."""

Line: TypeAlias = tuple[Span, ...]
"""One line, as long as it may be. Blanks between spans are part of their words."""

"""Where an answer came from, if nobody was asked for it here."""

from dataclasses import dataclass
from enum import Enum


class OriginKind(Enum):
    """By which way an answer came that no person typed at its question."""

    OPTION = "option"
    FILE = "file"
    RECORD = "record"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class AnswerOrigin:
    """Where an answer came from.

    `name` is that of the file without its folder, the id of the record, or what the agent calls itself; `digest` that
    of the content of the file (SHA-256), or the hash that the record was sealed under first, in whichever journal.
    """

    kind: OriginKind
    name: str = ""
    digest: str = ""

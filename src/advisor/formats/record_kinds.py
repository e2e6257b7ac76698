"""How a record came about, and which one it follows."""

from dataclasses import dataclass
from enum import Enum


class RecordKind(Enum):
    """How a record came about: somebody was asked, or a command was given the answers."""

    CONSULTATION = "consultation"
    SCRIPTED = "scripted"


@dataclass(frozen=True, slots=True)
class Predecessor:
    """The record that another one began from: its id, and the hash that it was sealed under first, in any journal."""

    id: str
    hash: str

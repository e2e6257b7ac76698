"""Tables, and lists of rules of which the first that applies counts: each row is a rule."""

from dataclasses import dataclass
from enum import Enum

from advisor.model.conditions import ALWAYS, Condition
from advisor.problems import Place


class Hit(Enum):
    """Which of the rows that apply count."""

    UNIQUE = "unique"
    FIRST = "first"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """Rows by the ids of their rules, in their order; `columns` as they are headed, none of a list of rules.

    The condition is that of the whole table, which all of its rows have.
    """

    id: str
    title: str
    hit: Hit
    rows: tuple[str, ...]
    place: Place
    columns: tuple[str, ...] = ()
    condition: Condition = ALWAYS

    @property
    def is_list(self) -> bool:
        return not self.columns


def before(table: str, row: str) -> str:
    """Return the proposition that a row before this one applies."""
    return f"{table}@{row.rpartition('/')[2]}"


def others(target: str) -> str:
    """Return the proposition that a rule applies that is about a decision, a finding or a table, and waits for no other."""
    return f"{target}@others"


def is_others(proposition: str) -> bool:
    return proposition.endswith("@others")

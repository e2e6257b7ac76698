"""What may become of a record under other rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from advisor.authoring.compare.edits import Edit


class Fate(Enum):
    """What became of a record, the worst first."""

    CHANGED = "changed"
    UNJUDGED = "cannot be judged"
    OTHER_LEVEL = "same, at another level"
    THINNER = "same, with a thinner margin"
    SAME = "same"


class Agreement(Enum):
    """Whether the rules recommend what people chose, compared with those that the record was made by."""

    NO_LONGER = "no longer recommended"
    STILL_NOT = "still not recommended"
    NOW = "recommended now"
    STILL = "still recommended"


@dataclass(frozen=True, slots=True)
class AuditedChoice:
    """What was chosen in a decision: a candidate or words, and the day to look at it again; empty if nobody said.

    The agreement is None where it cannot be judged.
    """

    decision: str
    chosen: str
    agreement: Agreement | None
    review: str
    due: bool


@dataclass(frozen=True, slots=True)
class End:
    """How a decision ends: who wins, by how many points, None if nobody is behind, and at which level.

    The level is None where there is none, or where it cannot be compared. Of a list it is what `applies` so far. Where
    rules choose, `nothing` may be chosen: all are level then.
    """

    winners: frozenset[str]
    margin: int | None
    level: str | None = None
    applies: bool = False
    nothing: bool = False


Ends = Mapping[str, End]


@dataclass(frozen=True, slots=True)
class Audited:
    """A record, how its decisions ended then and end now, and if that changed, which edits are to blame.

    `reason` says why it cannot be judged, or nobody blamed. Each edit of `blame` alone is enough to undo; an empty blame of a
    changed record means that several edits together did it. `choices` are what people decided, as far as it is in force.
    """

    record: str
    finished: str
    fate: Fate
    then: Ends
    now: Ends
    reason: str = ""
    blame: tuple[Edit, ...] = ()
    choices: tuple[AuditedChoice, ...] = ()

    @property
    def changed(self) -> tuple[str, ...]:
        return tuple(name for name, end in self.then.items() if self.now[name].winners != end.winners)


def fate(then: Ends, now: Ends) -> Fate:
    """Return what became of a record whose decisions are all still there."""
    if any(now[name].winners != end.winners for name, end in then.items()):
        return Fate.CHANGED
    if any(end.level != now[name].level for name, end in then.items() if end.level and now[name].level):
        return Fate.OTHER_LEVEL
    margins = [(end.margin, now[name].margin) for name, end in then.items()]
    if any(after is not None and (before is None or after < before) for before, after in margins):
        return Fate.THINNER
    return Fate.SAME

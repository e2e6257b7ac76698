"""Past records in two versions: those that end differently, and those that one version can no longer judge."""

from dataclasses import dataclass

from advisor.authoring.compare.endings import Winners, differing
from advisor.problems import Problem


@dataclass(frozen=True, slots=True)
class MovedRecord:
    """A record that ends differently in two versions; `then` is how it ended when it was made."""

    record: str
    finished: str
    then: Winners
    old: Winners
    new: Winners

    @property
    def moved(self) -> tuple[str, ...]:
        return differing(self.old, self.new)


@dataclass(frozen=True, slots=True)
class LostRecord:
    """A record that the older version can judge and the newer cannot, for this reason."""

    record: str
    finished: str
    reason: str


@dataclass(frozen=True, slots=True)
class Past:
    """What becomes of the past records that the older version can judge, the latest first.

    `problems` say why there may be more of them.
    """

    judged: int
    moved: tuple[MovedRecord, ...] = ()
    lost: tuple[LostRecord, ...] = ()
    problems: tuple[Problem, ...] = ()

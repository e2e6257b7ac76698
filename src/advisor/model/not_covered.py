"""What people ask for and no candidate is, and what they are told: the same at every place where one names a candidate."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.names import folded, not_covered
from advisor.problems import Place


@dataclass(frozen=True, slots=True)
class NotCovered:
    """A name that no candidate has, with the `nearest` that one has, and why it is left out."""

    id: str
    title: str
    nearest: str
    because: str
    source: tuple[str, ...]
    place: Place

    @property
    def told(self) -> tuple[str, str]:
        """What somebody hears who names it: that it is not covered, and what to name instead, and why."""
        return not_covered(self.title), f"the nearest candidate is '{self.nearest}'. {self.because}"


def left_out(word: str, among: Iterable[NotCovered]) -> NotCovered | None:
    """Return what a word names by its id or title, however it is spelt."""
    return next((name for name in among if folded(word) in map(folded, (name.id, name.title))), None)

"""The edits that a difference goes back to: with them undone the interview ends as it did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from advisor.compare.edits import Edit
from advisor.compare.endings import Ending, differing, endings, leaders
from advisor.compare.scope import heard, understands
from advisor.compare.undo import Undoing
from advisor.compare.witness import Differs, winners_of
from advisor.evaluators.prove.program import Deadline
from advisor.recommend import recommend


@dataclass(frozen=True, slots=True)
class Blame:
    """Each of `alone` is enough to undo for the interview to end as before; else all of `together` are needed.

    With `late` time ran out before every edit was tried.
    """

    alone: tuple[Edit, ...]
    together: tuple[Edit, ...]
    late: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """An interview that ends differently, and how it ended before: by points if that is how its end was found."""

    undoing: Undoing
    found: Differs
    ending: Ending

    def mended(self, undone: Iterable[Edit]) -> bool:
        """Return whether the interview ends as before with these edits undone."""
        base = self.undoing.without(undone)
        if base is None or not understands(base, self.found.profile):
            return False
        before = winners_of(self.found.before)
        return not differing(before, self.ending(base, self.found.profile)) and not differing(
            before, winners_of(recommend(base, heard(base, self.found.profile)))
        )

    def fewest(self, edits: Sequence[Edit], deadline: Deadline) -> tuple[Edit, ...]:
        """Return edits that are enough to undo, of which as far as there is time none can be left out."""
        kept = tuple(edits)
        if not self.mended(kept):
            return ()
        size = len(kept)
        while size := size // 2 if size > 1 else 0:
            for start in range(len(kept) - size, -1, -size):
                fewer = kept[:start] + kept[start + size :]
                if deadline.left and self.mended(fewer):
                    kept = fewer
        return kept


def blame(undoing: Undoing, found: Differs, edits: Sequence[Edit], deadline: Deadline) -> Blame:
    """Return the edits to blame, confirmed by recommendations of the newer version with them undone."""
    before = leaders(undoing.old, found.profile)
    by_points = not differing(before, winners_of(found.before))
    case = Case(undoing, found, leaders if by_points else endings)
    counting = [one for one in edits if one.counts]
    alone: list[Edit] = []
    for number, edit in enumerate(counting):
        if number and not deadline.left:
            return Blame(tuple(alone), (), late=True)
        if case.mended([edit]):
            alone.append(edit)
    return Blame(tuple(alone), () if alone else case.fewest(counting, deadline))

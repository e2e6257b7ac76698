"""The edits that a difference goes back to: with them undone the interview ends as it did."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from advisor.authoring.compare.edits import RULES, Edit
from advisor.authoring.compare.endings import Ending, differing, endings, leaders, recommended, winners_of
from advisor.authoring.compare.scope import restricted_to, understands
from advisor.authoring.compare.undo import Undoing, can_be_read
from advisor.authoring.compare.witness import Differs
from advisor.conditions import TRUE, Known, Truth, judge, truth
from advisor.evaluators.minimal import minimal, singly
from advisor.evaluators.prove.program import Deadline
from advisor.model import Effect, Profile, Rule


@dataclass(frozen=True, slots=True)
class Blame:
    """Each of `alone` is enough to undo for the interview to end as before; else all of `together` are needed.

    With `late` time ran out before every edit was tried.
    """

    alone: tuple[Edit, ...]
    together: tuple[Edit, ...]
    late: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """An interview that ends differently, and how it ended before: by points if that is how its end was found."""

    undoing: Undoing
    interview: Differs
    ending: Ending

    def seems_mended(self, undone: Sequence[Edit]) -> bool:
        """Return whether the interview seems to end as before with these edits undone."""
        return self.ends_as_before(undone, self.ending)

    def mended(self, undone: Sequence[Edit]) -> bool:
        """Return whether it does, by the recommendation of record."""
        return self.seems_mended(undone) and self.ends_as_before(undone, recommended)

    def ends_as_before(self, undone: Sequence[Edit], ending: Ending) -> bool:
        """Return whether the interview ends as before without these edits, if there is a base that understands it."""
        base, profile = self.undoing.without(undone), self.interview.profile
        if base is None or not understands(base, profile):
            return False
        return not differing(winners_of(self.interview.before), ending(base, profile))

    def fewest(self, edits: Sequence[Edit], deadline: Deadline) -> tuple[Edit, ...]:
        """Return edits that are enough to undo, of which as far as there is time none can be left out."""
        kept = tuple(edits)
        if not self.seems_mended(kept):
            return ()
        size = len(kept)
        while size > 1 and deadline.left:
            size = (size + 1) // 2
            starts = range((len(kept) - 1) // size * size, -1, -size)
            kept = minimal(kept, starts, partial(lacking, size), singly(self.seems_mended))
        return kept if self.ends_as_before(kept, recommended) else ()


def lacking(size: int, edits: tuple[Edit, ...], start: int) -> tuple[Edit, ...]:
    return edits[:start] + edits[start + size :]


def blame(undoing: Undoing, interview: Differs, edits: Sequence[Edit], deadline: Deadline) -> Blame:
    """Return the edits to blame, confirmed by recommendations of the newer version with them undone."""
    by_points = not differing(winners_of(interview.before), leaders(undoing.old, interview.profile))
    trial = Trial(undoing, interview, leaders if by_points else endings)
    counting = [edit for edit in edits if edit.counts]
    telling = list(at_work(undoing, interview.profile, counting)) if by_points else counting
    alone: list[Edit] = []
    for number, edit in enumerate(telling):
        if number and not deadline.left:
            return Blame(tuple(alone), (), late=True)
        if trial.mended([edit]):
            alone.append(edit)
    if alone:
        return Blame(tuple(alone), ())
    together = trial.fewest(telling, deadline) or trial.fewest(counting, deadline)
    return Blame((), together, late=not deadline.left)


def at_work(undoing: Undoing, profile: Profile, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits but those of rules that do the same at an interview whether they are undone or not."""
    new = undoing.new
    known = Known(new, restricted_to(new, profile), judge(new, restricted_to(new, profile)).findings)
    for edit in edits:
        now = [new.rules[name] for name in edit.new_rules]
        then = [undoing.as_it_was(undoing.old.rules[name]) for name in edit.old_rules]
        plain = edit.what in RULES and all(can_be_read(new, rule.condition) for rule in then)
        if not plain or {*done(now, known)} != {*done(then, known)}:
            yield edit


def done(rules: Iterable[Rule], known: Known) -> Iterator[tuple[str, Truth, tuple[Effect, ...]]]:
    """Yield what rules do at an interview: all that fire do, and how those stand on which others rest."""
    for rule in rules:
        value = truth(rule.condition, known)
        if value is TRUE or rule.id in known.base.bearers:
            yield rule.id, value, rule.effects

"""The edits that a difference goes back to: with them undone the interview ends as it did."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from advisor.authoring.compare.edits import Edit
from advisor.authoring.compare.endings import Ending, Winners, differing, endings, leaders
from advisor.authoring.compare.scope import heard, understands
from advisor.authoring.compare.undo import Undoing, can_be_read
from advisor.authoring.compare.witness import Differs, winners_of
from advisor.conditions import TRUE, UNKNOWN, Known, Truth, judge, truth
from advisor.evaluators.minimal import minimal, singly
from advisor.evaluators.prove.program import Deadline
from advisor.model import Conclude, Effect, Profile, Rule, RuleBase
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

    def seems_mended(self, undone: Iterable[Edit]) -> bool:
        """Return whether the interview seems to end as before with these edits undone."""
        base = self.undoing.without(undone)
        return base is not None and self.ends_as_before(base, self.ending)

    def mended(self, undone: Iterable[Edit]) -> bool:
        """Return whether it does, by the recommendation of record."""
        base = self.undoing.without(undone)
        if base is None or not self.ends_as_before(base, self.ending):
            return False
        return self.ends_as_before(base, recommended)

    def ends_as_before(self, base: RuleBase, ending: Ending) -> bool:
        """Return whether the interview ends as before in a base, if that understands it."""
        if not understands(base, self.found.profile):
            return False
        return not differing(winners_of(self.found.before), ending(base, self.found.profile))

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
        return kept if self.mended(kept) else ()


def lacking(size: int, edits: tuple[Edit, ...], start: int) -> tuple[Edit, ...]:
    """Return the edits but so many from this one on."""
    return edits[:start] + edits[start + size :]


def recommended(base: RuleBase, profile: Profile) -> Winners:
    """Return who wins each decision by the recommendation of record."""
    return winners_of(recommend(base, heard(base, profile)))


def blame(undoing: Undoing, found: Differs, edits: Sequence[Edit], deadline: Deadline) -> Blame:
    """Return the edits to blame, confirmed by recommendations of the newer version with them undone."""
    by_points = not differing(winners_of(found.before), leaders(undoing.old, found.profile))
    case = Case(undoing, found, leaders if by_points else endings)
    counting = [edit for edit in edits if edit.counts]
    telling = list(at_work(undoing, found.profile, counting)) if by_points else counting
    alone: list[Edit] = []
    for number, edit in enumerate(telling):
        if number and not deadline.left:
            return Blame(tuple(alone), (), late=True)
        if case.mended([edit]):
            alone.append(edit)
    if alone:
        return Blame(tuple(alone), ())
    together = case.fewest(telling, deadline) or case.fewest(counting, deadline)
    return Blame((), together, late=not deadline.left)


def at_work(undoing: Undoing, profile: Profile, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits but those of rules that do the same at an interview whether they are undone or not."""
    new = undoing.new
    known = Known(new.facts, heard(new, profile), judge(new, heard(new, profile)).findings)
    for edit in edits:
        now = [new.rules[name] for name in edit.new_rules]
        then = [undoing.as_it_was(undoing.old.rules[name]) for name in edit.old_rules]
        plain = edit.what == "rule" and all(can_be_read(new, rule.condition) for rule in then)
        if not plain or {*done(now, known)} != {*done(then, known)}:
            yield edit


def done(rules: Iterable[Rule], known: Known) -> Iterator[tuple[str, Truth, tuple[Effect, ...]]]:
    """Yield what rules do at an interview: all that fire do, and what is still open for findings."""
    for rule in rules:
        value = truth(rule.condition, known)
        conclusions = tuple(effect for effect in rule.effects if isinstance(effect, Conclude))
        if value is TRUE or (value is UNKNOWN and conclusions):
            yield rule.id, value, rule.effects if value is TRUE else conclusions

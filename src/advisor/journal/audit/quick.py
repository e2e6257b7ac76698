"""How many profiles end under one rule base, as `recommend` would say, without firing each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from advisor.evaluators.sweep.codes import columns_of, encode
from advisor.evaluators.sweep.plan import plan_for
from advisor.evaluators.sweep.standings import margins
from advisor.explain.endings import none_chosen
from advisor.explain.levels import RowLevels, levels
from advisor.explain.strength import Level
from advisor.journal.audit.verdicts import End, Ends
from advisor.model import Profile, RuleBase
from advisor.tables.encoded import Encoded
from advisor.tables.judge import JudgedRows, judge
from advisor.tables.settle import NOT_KNOWN


def ends(base: RuleBase, profiles: Sequence[Profile], *, at_levels: bool = False) -> Iterator[Ends]:
    """Yield how each profile ends, and at which levels if that is wanted, since it takes longer."""
    for judged in judge(base, Encoded(len(profiles), columns_of(encode(base, profiles)), {})):
        columns = [list(endings(base, judged, number)) for number in range(len(base.decisions))]
        rows = zip(*columns, strict=True) if columns else iter([()] * judged.count)
        for row in with_levels(base, judged, rows) if at_levels else rows:
            yield by_list(base, dict(zip(base.decisions, row, strict=True)))


def by_list(base: RuleBase, ends: Ends) -> Ends:
    """Return how a profile ends with what applies of each list as one ending."""
    named = {
        name: frozenset[str]().union(*(ends[part.id].winners & {part.candidate_ids[0]} for part in parts))
        for name, parts in base.parts.items()
    }
    lists = {name: End(applying, None, applies=True) for name, applying in named.items()}
    return {**{name: ends[name] for name in base.contests}, **lists}


def with_levels(
    base: RuleBase, judged: JudgedRows, rows: Iterable[tuple[End, ...]]
) -> Iterator[tuple[End, ...]]:
    """Yield how profiles end with the levels of what is known to be settled or not."""
    for settled, row, leveled in zip(judged.settled.T, rows, levels(base, judged), strict=True):
        known, named = (settled != NOT_KNOWN).tolist(), in_place(base, leveled)
        yield tuple(
            replace(end, level=level.value) if level and is_known else end
            for end, level, is_known in zip(row, named, known, strict=True)
        )


def in_place(base: RuleBase, leveled: RowLevels) -> Iterator[Level | None]:
    """Yield levels in the places of their decisions; a part of a list has none."""
    left = iter(leveled)
    yield from (None if decision.of else next(left) for decision in base.decisions.values())


def endings(base: RuleBase, judged: JudgedRows, number: int) -> Iterator[End]:
    """Yield how one decision ends for each profile."""
    span, now = plan_for(base).spans[number], judged.standings
    names, decision = tuple(base.candidates)[span], tuple(base.decisions.values())[number]
    leads = margins(now.points[span], now.ruled_out[span])
    leads[judged.overtaken[number]] = 0
    for row, lead in enumerate(leads.tolist()):
        won = now.winners[span, row].tolist()
        winners = frozenset(name for name, wins in zip(names, won, strict=True) if wins)
        yield End(winners, lead or None, nothing=none_chosen(decision, winners))

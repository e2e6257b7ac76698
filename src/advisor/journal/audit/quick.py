"""How many profiles end under one rule base, as `recommend` would say, without firing each."""

from collections.abc import Iterator, Sequence

from advisor.evaluators.sweep.codes import columns_of, encode
from advisor.evaluators.sweep.plan import plan_for
from advisor.evaluators.sweep.standings import margins
from advisor.journal.audit.verdicts import End, Ends
from advisor.model import Profile, RuleBase
from advisor.tables.encoded import Encoded
from advisor.tables.judge import JudgedRows, judge


def ends(base: RuleBase, profiles: Sequence[Profile]) -> Iterator[Ends]:
    for judged in judge(base, Encoded(len(profiles), columns_of(encode(base, profiles)), {})):
        columns = [list(endings(base, judged, number)) for number in range(len(base.decisions))]
        for row in zip(*columns, strict=True) if columns else [()] * judged.count:
            yield dict(zip(base.decisions, row, strict=True))


def endings(base: RuleBase, judged: JudgedRows, number: int) -> Iterator[End]:
    """Yield how one decision ends for each profile."""
    span, now = plan_for(base).spans[number], judged.standings
    names = tuple(base.candidates)[span]
    leads = margins(now.points[span], now.ruled_out[span])
    leads[judged.overtaken[number]] = 0
    for row, lead in enumerate(leads.tolist()):
        won = now.winners[span, row].tolist()
        yield End(frozenset(name for name, wins in zip(names, won, strict=True) if wins), lead or None)

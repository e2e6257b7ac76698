"""Candidates that win, but never by more than one rule, where others win clearly.

Who is the only one left wins clearly, by however few rules the others are ruled out.
"""

from collections.abc import Iterator

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice
from advisor.evaluators import sweep
from advisor.evaluators.fall import fall
from advisor.evaluators.prior import PRIOR
from advisor.evaluators.sweep import Codes, Swept
from advisor.evaluators.sweep.standings import margins
from advisor.model import Decision, RuleBase
from advisor.texts import at_most

# Interviews that a candidate wins: so many with the largest lead are judged, and from fewer nothing is concluded.
JUDGED = 10

HINT = "if one of them should win clearly somewhere, write what speaks for it there"


def close_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the candidates that only ever win closely, in interviews drawn at random."""
    base = examined.base
    rows = sweep.drawn(base, {}, PRIOR)
    swept = sweep.sweep(base, rows)
    for decision in (each for each in base.decisions.values() if each.is_weighed):
        wins = {name: wins_of(swept, decision, name) for name in decision.candidate_ids}
        rivalled = (~swept.ruled_out[:, columns_of(swept, decision)]).sum(axis=1) > 1
        close = {
            name: bool(rivalled[won].all()) and is_close(base, rows, decision, name, won)
            for name, won in wins.items()
            if won
        }
        group = tuple(
            name for name, never_clear in close.items() if never_clear and len(wins[name]) >= JUDGED
        )
        if group and not all(close.values()):
            what = (
                f"some only ever win '{decision.id}' closely: {at_most(group, 10)}; in all interviews that were "
                "tried, one rule less would have ended the lead"
            )
            yield Notice("close-wins", decision.id, decision.place, what, HINT, members=group)


def wins_of(swept: Swept, decision: Decision, candidate: str) -> list[int]:
    """Return the rows in which a candidate wins alone, those with the largest lead first."""
    columns = columns_of(swept, decision)
    alone = swept.winners[:, columns].sum(axis=1) == 1
    won = (swept.winners[:, swept.candidates.index(candidate)] & alone).nonzero()[0]
    leads = margins(swept.points[won][:, columns].T, swept.ruled_out[won][:, columns].T)
    return [
        row for row, _ in sorted(zip(won.tolist(), leads.tolist(), strict=True), key=lambda pair: -pair[1])
    ]


def columns_of(swept: Swept, decision: Decision) -> list[int]:
    return [swept.candidates.index(name) for name in decision.candidate_ids]


def is_close(base: RuleBase, rows: Codes, decision: Decision, candidate: str, won: list[int]) -> bool:
    """Return whether in the first of these rows one rule less ends the lead of their winner."""
    profiles = (sweep.decode(base, rows[row]) for row in won[:JUDGED])
    return all(fall(base, profile, decision, candidate, most=1).least == 1 for profile in profiles)

"""How each decision ended: standings, ledger, why not each rival, and what would flip it."""

from collections.abc import Iterator

from advisor.explain.changes import change_words
from advisor.explain.endings import ending, titles_of, winners_words
from advisor.explain.firmness_words import no_flips_words, safety_words
from advisor.explain.handbook.entries import Link
from advisor.explain.handbook.links import to_candidate, to_decision, to_made
from advisor.explain.ledger import ledger
from advisor.explain.vetoes import veto_title, vetoes
from advisor.explain.why_not import WhyNot, why_not
from advisor.recommend import Outcome, Standing
from advisor.views.report.entries import (
    Bar,
    DecisionEntry,
    DifferenceRow,
    FlipEntry,
    LedgerEntry,
    LedgerGroup,
    LedgerRow,
    Miss,
    WhyNotEntry,
)
from advisor.views.report.graph import graph
from advisor.views.report.links import Scene
from advisor.views.why_not import MOST_MISSES, behind

COLUMNS = 3


def decision_entry(scene: Scene, outcome: Outcome) -> DecisionEntry:
    """Return one decision."""
    base, explanation = scene.base, scene.found
    said = ending(base, outcome)
    top = max((1, *(one.points for one in outcome.standings)))
    return DecisionEntry(
        link=to_decision(base, outcome.decision),
        ending=said.who,
        lead=(said.how + said.certainty).lstrip(",; "),
        firm=tuple(safety_words(base, explanation, outcome)),
        bars=tuple(bar(scene, outcome, one, top) for one in outcome.standings),
        vetoes=tuple(
            (veto_title(base, veto), Link("rule", veto.name, veto.name)) for veto in vetoes(base, outcome)
        ),
        watch_out=tuple(
            (to_candidate(base, winner), words)
            for winner in outcome.winners
            if (words := base.candidates[winner].watch_out)
        ),
        ledger=ledger_entry(scene, outcome),
        graph=graph(scene, outcome),
        why_not=tuple(
            why_not_entry(scene, against)
            for standing in outcome.standings
            if (against := why_not(base, explanation.result, standing.candidate))
        ),
        flips=tuple(flip_entries(scene, outcome)),
        no_flips=tuple(
            no_flips_words(
                base,
                explanation.result.trace.profile,
                explanation.flips[outcome.decision],
                explanation.ways_out.get(outcome.decision),
            )
        ),
    )


def bar(scene: Scene, outcome: Outcome, one: Standing, top: int) -> Bar:
    """Return the bar of a candidate; of points below zero it has no length."""
    base = scene.base
    return Bar(
        to_candidate(base, one.candidate),
        base.candidates[one.candidate].summary,
        one.rank,
        one.points,
        round(100 * max(0, one.points) / top),
        one.candidate in outcome.winners,
        tuple(to_made(base.rules[rule]) for rule in one.ruled_out_by),
    )


def ledger_entry(scene: Scene, outcome: Outcome) -> LedgerEntry:
    """Return the ledger of those in front."""
    columns = outcome.leading[:COLUMNS]
    found = ledger(scene.base, scene.found.result.trace, columns) if columns else None
    return LedgerEntry(
        tuple(to_candidate(scene.base, one) for one in columns),
        tuple(outcome.standing(one).points for one in columns),
        tuple(
            LedgerGroup(
                tuple(scene.support(one) for one in group.answers),
                tuple(
                    LedgerRow(
                        Link("rule", row.rule, row.title), tuple(row.points.get(one, 0) for one in columns)
                    )
                    for row in group.rows
                ),
            )
            for group in (found.groups if found else ())
        ),
    )


def why_not_entry(scene: Scene, against: WhyNot) -> WhyNotEntry:
    """Return one rival set against the winner."""
    base = scene.base
    winner, rival = base.candidates[against.winner].title, base.candidates[against.candidate].title
    return WhyNotEntry(
        to_candidate(base, against.candidate),
        behind(against, winner),
        tuple(to_made(rule) for rule in against.vetoes),
        tuple(
            DifferenceRow(-row.points, Link("rule", row.rule, row.title), winner if row.points > 0 else rival)
            for row in against.differences
        ),
        tuple(
            Miss(miss.points, miss.rule.title, miss.rule.id, change_words(base, miss.change))
            for miss in against.near_misses[:MOST_MISSES]
        ),
        tuple(each.rule.id for each in against.near_misses[MOST_MISSES:]),
    )


def flip_entries(scene: Scene, outcome: Outcome) -> Iterator[FlipEntry]:
    """Yield the smallest changes with which another candidate would win, or with which anybody would."""
    base, found = scene.base, scene.found
    way_out = found.ways_out.get(outcome.decision)
    if way_out and way_out.changes:
        changes = tuple(change_words(base, one) for one in way_out.changes)
        yield FlipEntry(changes, winners_words(titles_of(base, way_out.winners)))
    for one in found.flips[outcome.decision]:
        if one.changes:
            changes = tuple(change_words(base, change) for change in one.changes)
            yield FlipEntry(changes, base.candidates[one.candidate].title)

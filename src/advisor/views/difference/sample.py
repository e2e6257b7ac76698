"""How many interviews end differently in two versions, as a sample has it, and from whom to whom."""

from collections.abc import Iterator
from dataclasses import replace
from math import floor, log10

from advisor.authoring.compare.difference import Difference
from advisor.authoring.compare.share import Estimate, Share
from advisor.explain.endings import titles_of
from advisor.model import RuleBase
from advisor.texts import count
from advisor.views.document.blocks import Blocks, Heading, Paragraph, RowKind, Table, TableRow
from advisor.views.headlines import change, choice

MOST_MOVES = 6


def sample_view(difference: Difference) -> Blocks:
    """Return how many interviews end differently, and from whom to whom."""
    heading = Heading(("How many interviews",))
    if difference.share is None:
        nothing = "No interview with every question answered can be held in both versions."
        return heading, Paragraph((nothing,))
    drawn = f"{difference.share.points.rows:,} random interviews{held_words(difference)}"
    how = f"Of {drawn}, with every question answered and every answer equally likely:"
    rows = tuple(
        row for name in difference.share.winners for row in rows_of(difference, difference.share, name)
    )
    return heading, Paragraph((how,)), Table((("winner, old -> new",), ("interviews",)), rows)


def held_words(difference: Difference) -> str:
    """Return which interviews are compared, if they are not all."""
    return "" if difference.scope.whole else " that both versions can hold"


def rows_of(difference: Difference, share: Share, decision: str) -> Iterator[TableRow]:
    """Yield how many interviews end differently in a decision, and from whom to whom it went, most first."""
    proved, moves = decision in difference.alike, share.moves[decision]
    words = "none ends differently; this is proved" if proved else differing_words(share.winners[decision])
    yield TableRow(((f"{difference.new.decisions[decision].title}: {words}",),), RowKind.GROUP)
    for move in moves[:MOST_MOVES]:
        before, after = titles_of(difference.old, move.before), titles_of(difference.new, move.after)
        yield TableRow(((change(choice(before), choice(after)),), (f"{move.hits:,}",)))
    if rest := moves[MOST_MOVES:]:
        hits = sum(move.hits for move in rest)
        yield TableRow(((f"in {count(len(rest), 'other way')}",), (f"{hits:,}",)), RowKind.ASIDE)


def differing_words(estimate: Estimate) -> str:
    if not estimate.hits:
        return f"none ends differently (at most {percent(estimate.high)} % do, with 95 % confidence)"
    return f"{percent(estimate.share)} % end differently ({bar_words(estimate)})"


def points_words(difference: Difference, estimate: Estimate) -> str:
    """Return in how many interviews points or vetoes differ."""
    if not estimate.hits:
        return f"none of {estimate.rows:,} random interviews; that is not proved for all"
    return f"{percent(estimate.share)} % of interviews{held_words(difference)} ({bar_words(estimate)})"


def bar_words(estimate: Estimate) -> str:
    """Return the error bar of a share."""
    return f"{percent(estimate.low)} to {percent(estimate.high)} %, with 95 % confidence"


def percent(share: float) -> str:
    """Return a share in percent, with three digits that count."""
    if not share:
        return "0"
    digits = min(8, max(0, 2 - floor(log10(100 * share))))
    return f"{100 * share:.{digits}f}"


def told_apart(difference: Difference) -> Difference:
    """Return a difference in which a candidate has its id behind its title if the other version has that under another."""
    old, new = difference.old, difference.new
    return replace(difference, old=with_ids(old, new), new=with_ids(new, old))


def with_ids(base: RuleBase, other: RuleBase) -> RuleBase:
    """Return a base in which candidates have their ids behind titles that the other base gives to other ids."""
    others = {candidate.title: candidate.id for candidate in other.candidates.values()}
    decisions = {}
    for name, decision in base.decisions.items():
        candidates = (
            replace(each, title=f"{each.title} ({each.id})")
            if others.get(each.title, each.id) != each.id
            else each
            for each in decision.candidates
        )
        decisions[name] = replace(decision, candidates=tuple(candidates))
    return replace(base, decisions=decisions)

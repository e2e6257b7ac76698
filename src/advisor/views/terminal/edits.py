"""How many interviews differ, and what was edited, as terminal text."""

from collections.abc import Sequence
from dataclasses import replace
from math import floor, log10

from rich.console import Console

from advisor.authoring.compare.difference import Difference
from advisor.authoring.compare.edits import Edit, How
from advisor.authoring.compare.share import Estimate, Share
from advisor.explain.edits import edit_words
from advisor.explain.endings import titles_of, winners_words
from advisor.model import RuleBase
from advisor.texts import count
from advisor.views.writers.screen import FAINT, STRONG, heading, say

MOST_MOVES = 6
MOST_EDITS = 40
PROVED = "none ends differently; this is proved"


def show_share(console: Console, difference: Difference) -> None:
    """Write how many interviews end differently, and from whom to whom."""
    heading(console, "HOW MANY INTERVIEWS")
    if difference.share is None:
        say(console, "No interview with every question answered can be held in both versions.", indent=2)
        return
    rows = difference.share.points.rows
    drawn = f"{rows:,} interviews{held_words(difference)} drawn at random"
    say(console, f"Of {drawn}, each question answered, each answer as likely as any other:", indent=2)
    for name, estimate in difference.share.winners.items():
        words = PROVED if name in difference.alike else estimate_words(estimate)
        say(console, (f"{difference.new.decisions[name].title}: ", STRONG), f"{words}.", indent=2)
        show_moves(console, difference, difference.share, name)


def held_words(difference: Difference) -> str:
    """Return which interviews are compared, if they are not all."""
    return "" if difference.scope.whole else " that both versions can hold"


def show_moves(console: Console, difference: Difference, share: Share, decision: str) -> None:
    """Write from whom to whom a decision went, the most frequent first."""
    moves = share.moves[decision]
    rest = sum(move.hits for move in moves[MOST_MOVES:])
    width = len(f"{max(rest, *(move.hits for move in moves)) if moves else 0:,}")
    for move in moves[:MOST_MOVES]:
        before = winners_words(titles_of(difference.old, move.before))
        after = winners_words(titles_of(difference.new, move.after))
        say(console, f"{move.hits:>{width},}  {before} -> {after}", indent=4, hang=width + 2)
    if rest:
        say(console, f"{rest:>{width},}  in {count(len(moves) - MOST_MOVES, 'other way')}", indent=4)


def told_apart(difference: Difference) -> Difference:
    """Return a difference in which a candidate has its id behind its title if the other version has that under another."""
    old, new = difference.old, difference.new
    return replace(difference, old=with_ids(old, new), new=with_ids(new, old))


def with_ids(base: RuleBase, other: RuleBase) -> RuleBase:
    """Return a base in which candidates have their ids behind titles that the other base gives to other ids."""
    others = {candidate.title: candidate.id for candidate in other.candidates.values()}
    decisions = {}
    for name, decision in base.decisions.items():
        candidates = [
            replace(each, title=f"{each.title} ({each.id})")
            if others.get(each.title, each.id) != each.id
            else each
            for each in decision.candidates
        ]
        decisions[name] = replace(decision, candidates=tuple(candidates))
    return replace(base, decisions=decisions)


def estimate_words(estimate: Estimate) -> str:
    """Return a share with its error bar."""
    if not estimate.hits:
        return f"none ends differently (at most {percent(estimate.high)} % do, with 95 % confidence)"
    return f"{percent(estimate.share)} % end differently ({bar_words(estimate)})"


def bar_words(estimate: Estimate) -> str:
    """Return the error bar of a share."""
    return f"{percent(estimate.low)} to {percent(estimate.high)} %, with 95 % confidence"


def percent(share: float) -> str:
    """Return a share in percent, with three digits that count."""
    if not share:
        return "0"
    digits = min(8, max(0, 2 - floor(log10(100 * share))))
    return f"{100 * share:.{digits}f}"


def show_edits(console: Console, edits: Sequence[Edit]) -> None:
    """Write what was edited; rules with nothing but another date of review are counted."""
    heading(console, "EDITS")
    reviewed = [
        edit for edit in edits if (edit.what, edit.parts, edit.how) == ("rule", ("review",), How.TEXTS)
    ]
    shown = [edit for edit in edits if edit not in reviewed]
    for edit in shown[:MOST_EDITS]:
        say(console, *edit_line(edit), indent=2, hang=2)
    if len(shown) > MOST_EDITS:
        say(console, f"and {len(shown) - MOST_EDITS} more", indent=2)
    if reviewed:
        say(console, f"another date of review: {count(len(reviewed), 'rule')}", indent=2)
    if not edits:
        say(console, "None; only comments or layout can differ.", indent=2)


def edit_line(edit: Edit) -> tuple[str | tuple[str, str], ...]:
    """Return an edit on one line."""
    what, name, how, parts = edit_words(edit)
    return what, (name, STRONG), how, (parts, FAINT)

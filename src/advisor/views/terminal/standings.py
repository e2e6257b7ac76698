"""Standings: how each decision ended, and a bar for each candidate."""

from rich.console import Console

from advisor.explain.endings import MOST_NAMED, ending
from advisor.explain.vetoes import veto_title, vetoes
from advisor.model import RuleBase
from advisor.recommend import Outcome, Recommendation, Standing, Status
from advisor.texts import listing
from advisor.views.writers.screen import BAD, FAINT, GOOD, STRONG, bar_character, padded, say, widest

# The cells of the longest bar, where there is room and where there is little, and of what stands beside it.
BAR, SHORTEST, BESIDE = 30, 4, 9


STYLES = {Status.WINNER: GOOD, Status.TIE: STRONG, Status.NONE: BAD}


def headline(base: RuleBase, outcome: Outcome, *, certain: bool = True) -> tuple[str | tuple[str, str], ...]:
    """Return how a decision ended, in one line; `certain` says also whether it is settled."""
    said = ending(base, outcome)
    certainty = said.certainty if certain else ""
    return (f"{said.decision}: ", (said.who, STYLES[outcome.status]), said.how + certainty)


def show_standings(console: Console, base: RuleBase, result: Recommendation) -> None:
    """Write the standings of every decision as they are now, and who is ruled out by which rule."""
    for outcome in result.outcomes.values():
        say(console, *headline(base, outcome), indent=2)
        show_bars(console, base, outcome)
        show_ruled_out(console, base, outcome)


def show_bars(console: Console, base: RuleBase, outcome: Outcome) -> None:
    """Write a bar for each candidate that is left, and who is not; points below zero have no bar."""
    left = [standing for standing in outcome.standings if standing.rank]
    titles = {standing.candidate: base.candidates[standing.candidate].title for standing in left}
    width = min(widest(titles.values()), console.width - SHORTEST - BESIDE)
    room = max(SHORTEST, min(BAR, console.width - width - BESIDE))
    top = max((1, *(standing.points for standing in left)))
    for standing in left:
        name = f"{padded(titles[standing.candidate], width)}  "
        say(console, name, *bar(console, standing, outcome, room / top), indent=2)
    if out := [
        base.candidates[standing.candidate].title for standing in outcome.standings if not standing.rank
    ]:
        words = listing(out) if len(out) <= MOST_NAMED else f"{len(out)} of {len(outcome.standings)}"
        say(console, ("Ruled out: ", BAD), words, indent=2)


def bar(console: Console, standing: Standing, outcome: Outcome, scale: float) -> tuple[tuple[str, str], ...]:
    """Return the bar and the points of a candidate; `scale` is how many cells a point has."""
    style = GOOD if standing.candidate in outcome.winners else ""
    length = round(scale * max(0, standing.points))
    return ((bar_character(console) * length + " " if length else "", style), (f"{standing.points}", style))


def show_ruled_out(console: Console, base: RuleBase, outcome: Outcome) -> None:
    """Write who is ruled out, by rule as it is written."""
    found = tuple(vetoes(base, outcome))
    if found:
        say(console, ("Ruled out by which rule:", STRONG), indent=2)
    for one in found:
        say(console, veto_title(base, one), (f" [{one.written}]", FAINT), indent=4)

"""Standings: how each decision ended, and a bar for each candidate."""

from rich.console import Console

from advisor.explain.vetoes import veto_title, vetoes
from advisor.model import RuleBase
from advisor.recommend import Outcome, Recommendation, Standing, Status
from advisor.texts import count, listing
from advisor.views.terminal.screen import BAD, FAINT, GOOD, STRONG, bar_character, padded, say, widest

# The cells of the longest bar, where there is room and where there is little, and of what stands beside it.
BAR, SHORTEST, BESIDE = 30, 4, 9
# More names than these are only counted where they stand elsewhere on the screen.
MOST_NAMED = 3
SETTLED = {
    True: "; settled",
    False: "; more answers may change it",
    None: "; whether it is settled is not known in time",
}


def headline(base: RuleBase, outcome: Outcome) -> tuple[str | tuple[str, str], ...]:
    """Return how a decision ended, in one line."""
    title = base.decisions[outcome.decision].title
    names = listing([base.candidates[one].title for one in outcome.winners])
    match outcome.status:
        case Status.WINNER:
            return (f"{title}: ", (names, GOOD), lead(outcome))
        case Status.TIE if not any(one.evidence or one.ruled_out_by for one in outcome.standings):
            whom = names if len(outcome.winners) <= MOST_NAMED else f"any of the {len(outcome.winners)}"
            return (f"{title}: ", ("a tie", STRONG), f", as no rule has spoken yet for or against {whom}")
        case Status.TIE:
            return (f"{title}: ", ("a tie", STRONG), f" between {names}{lead(outcome)}")
        case Status.NONE:
            still = ", whatever is still answered" if any(one.rank for one in outcome.standings) else ""
            return (f"{title}: ", ("nobody is left", BAD), f"{still}, every candidate is ruled out")


def lead(outcome: Outcome) -> str:
    """Return the lead over the next rank, and whether more answers may change it."""
    ahead = f", {count(outcome.ahead, 'point')} ahead" if outcome.ahead is not None else ""
    if not outcome.shown_by_points:
        return ", whatever is still answered; settled"
    return ahead + SETTLED[outcome.settled]


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

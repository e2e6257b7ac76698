"""Standings: how each decision ended, and a bar for each candidate."""

from rich.console import Console

from advisor.model import RuleBase
from advisor.recommend import Outcome, Recommendation, Standing, Status
from advisor.render.screen import BAD, GOOD, STRONG, bar_character, count, listing, say

BAR = 30
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
            return (f"{title}: ", ("a tie", STRONG), f", as no rule has spoken yet for or against {names}")
        case Status.TIE:
            return (f"{title}: ", ("a tie", STRONG), f" between {names}{lead(outcome)}")
        case Status.NONE:
            return (f"{title}: ", ("nobody is left", BAD), ", every candidate is ruled out")


def lead(outcome: Outcome) -> str:
    """Return the lead over the next rank, and whether more answers may change it."""
    ahead = f", {count(outcome.margin, 'point')} ahead" if outcome.margin is not None else ""
    if not outcome.shown_by_points:
        return ", whatever is still answered; settled"
    return ahead + SETTLED[outcome.settled]


def show_standings(console: Console, base: RuleBase, result: Recommendation) -> None:
    """Write the standings of every decision, as they are now."""
    for outcome in result.outcomes.values():
        say(console, *headline(base, outcome), indent=2)
        show_bars(console, base, outcome)


def show_bars(console: Console, base: RuleBase, outcome: Outcome) -> None:
    """Write a bar for each candidate; points below zero have no bar."""
    width = max(len(base.candidates[one.candidate].title) for one in outcome.standings)
    top = max(1, *(one.points for one in outcome.standings))
    for one in outcome.standings:
        name = f"{base.candidates[one.candidate].title:<{width}}  "
        say(console, name, *bar(console, one, outcome, top), indent=2)


def bar(console: Console, one: Standing, outcome: Outcome, top: int) -> tuple[tuple[str, str], ...]:
    """Return the bar and the points of a candidate, or that it is ruled out."""
    if one.rank is None:
        return (("ruled out", BAD),)
    style = GOOD if one.candidate in outcome.winners else ""
    length = round(BAR * max(0, one.points) / top)
    return ((bar_character(console) * length + " " if length else "", style), (f"{one.points}", style))

"""The result of a consultation: winners, bars, ledger, what to watch out for, and sources."""

from collections.abc import Mapping

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from advisor.explain.explanation import Explanation
from advisor.explain.ledger import Ledger, differences, ledger
from advisor.explain.sources import credited, source_line
from advisor.explain.strength_words import strength_words
from advisor.explain.words import support_words
from advisor.model import RuleBase
from advisor.recommend import Outcome, Recommendation, Status
from advisor.texts import clean, count, signed
from advisor.views.terminal.firmness import show_firmness
from advisor.views.terminal.standings import headline, show_bars, show_ruled_out
from advisor.views.writers.screen import FAINT, STRONG, heading, say, show_table, styled, widest

WEIGHTIEST = 3
COLUMNS = 3
ROOM_FOR_COLUMNS = 60


def show_recommendation(console: Console, base: RuleBase, found: Explanation) -> None:
    """Write a recommendation with everything that counted."""
    result = found.result
    heading(console, "RECOMMENDATION")
    for outcome in result.outcomes.values():
        say(console, *headline(base, outcome), indent=2)
        say(console, strength_words(outcome, found.strengths[outcome.decision]), indent=4)
    for outcome in result.outcomes.values():
        show_outcome(console, base, result, outcome)
    show_firmness(console, base, found)
    show_advice(console, base, result)
    show_sources(console, base, result)
    heading(console, "IN SHORT")
    for outcome in result.outcomes.values():
        say(console, *headline(base, outcome), indent=2)


def show_outcome(console: Console, base: RuleBase, result: Recommendation, outcome: Outcome) -> None:
    """Write the standings of a decision and what they rest on."""
    heading(console, base.decisions[outcome.decision].title.upper())
    show_bars(console, base, outcome)
    found = ledger(base, result.trace, outcome.leading[:COLUMNS])
    if found.groups:
        console.print()
        show_ledger(console, base, found, outcome)
        console.print()
    show_runner_up(console, base, result, outcome)
    show_ruled_out(console, base, outcome)
    for winner in outcome.winners:
        candidate = base.candidates[winner]
        if candidate.watch_out and outcome.status is Status.WINNER:
            say(console, ("Watch out: ", STRONG), candidate.watch_out, indent=2)


def show_ledger(console: Console, base: RuleBase, found: Ledger, outcome: Outcome) -> None:
    """Write the ledger as a table, or line by line where the screen is too narrow for columns."""
    if console.width >= ROOM_FOR_COLUMNS:
        show_table(console, ledger_table(base, found, outcome))
        return
    for group in found.groups:
        say(
            console,
            ("; ".join(support_words(base, answer) for answer in group.answers), STRONG),
            indent=2,
            hang=2,
        )
        for row in group.rows:
            points = points_words(
                base, {one: row.points[one] for one in found.candidates if one in row.points}
            )
            say(console, f"{points}: {row.title}", (f" [{row.rule}]", FAINT), indent=4, hang=2)
    sums = {one: outcome.standing(one).points for one in found.candidates}
    say(console, f"together: {points_words(base, sums)}", indent=2, hang=2)


def points_words(base: RuleBase, points: Mapping[str, int]) -> str:
    """Return the points of some candidates in words."""
    return ", ".join(f"{base.candidates[candidate].title} {signed(by)}" for candidate, by in points.items())


def ledger_table(base: RuleBase, found: Ledger, outcome: Outcome) -> Table:
    """Return the ledger: under each of your answers the rules that rest on it, with points and sums."""
    table = Table(box=None, pad_edge=False, show_footer=True, expand=True, padding=(0, 1, 0, 0))
    table.add_column("  your answer, and the rule that rests on it", "  together", ratio=1)
    for candidate in found.candidates:
        title = clean(base.candidates[candidate].title)
        table.add_column(
            title,
            signed(outcome.standing(candidate).points),
            justify="right",
            width=max(9, widest(title.split())),
        )
    for group in found.groups:
        table.add_row(
            Padding(
                styled(("; ".join(support_words(base, answer) for answer in group.answers), STRONG)),
                (0, 0, 0, 2),
            )
        )
        for row in group.rows:
            points = (signed(row.points[one]) if one in row.points else "" for one in found.candidates)
            table.add_row(Padding(styled(row.title, (f" [{row.rule}]", FAINT)), (0, 0, 0, 4)), *points)
    return table


def show_runner_up(console: Console, base: RuleBase, result: Recommendation, outcome: Outcome) -> None:
    """Write why the candidate on the next rank lost; the lines add up to the gap."""
    if outcome.status is not Status.WINNER or len(outcome.leading) < 2:
        return
    winner, rival = (base.candidates[one].title for one in outcome.leading[:2])
    found = differences(base, result.trace, *outcome.leading[:2])
    gap = sum(one.points for one in found)
    say(console, (f"Why not {rival}: ", STRONG), f"it is {count(gap, 'point')} behind {winner}.", indent=2)
    for side, differing in (
        (winner, [one for one in found if one.points > 0]),
        (rival, [one for one in reversed(found) if one.points < 0]),
    ):
        if differing:
            total = sum(abs(one.points) for one in differing)
            say(console, f"{count(total, 'point')} for {side}, the weightiest first:", indent=4)
        for one in differing[:WEIGHTIEST]:
            say(console, f"{abs(one.points):>2}  {one.title}", (f" [{one.rule}]", FAINT), indent=6, hang=4)
        if rest := differing[WEIGHTIEST:]:
            say(
                console,
                f"{sum(abs(one.points) for one in rest):>2}  from {len(rest)} more in the ledger",
                indent=6,
            )


def show_advice(console: Console, base: RuleBase, result: Recommendation) -> None:
    """Write the advice, each piece with the rules that gave it as they are written."""
    if not result.advice:
        return
    heading(console, "ADVICE")
    for one in result.advice:
        written = ", ".join(dict.fromkeys(base.rules[rule].written_as for rule in one.rules))
        say(console, f"- {base.advice[one.advice].text}", (f" [{written}]", FAINT), indent=2, hang=2)


def show_sources(console: Console, base: RuleBase, result: Recommendation) -> None:
    """Write which passages the fired rules and the winners rest on, and where the passages are from."""
    cited = {passage for firing in result.trace.firings for passage in base.rules[firing.rule].source}
    winners = [one.winners[0] for one in result.outcomes.values() if one.status is Status.WINNER]
    cited |= {passage for one in winners for passage in base.candidates[one].source}
    if not cited:
        return
    heading(console, "SOURCES")
    for sources, passages in credited(base, sorted(cited)):
        for one in sources:
            say(console, source_line(one), indent=2)
        whose = "Passages of no source that is named" if base.sources and not sources else "Passages"
        say(console, f"{whose}: {', '.join(passages)}.", indent=2)

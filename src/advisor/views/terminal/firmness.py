"""How firm a recommendation is: why it is settled, what is unknown, and what would flip it."""

from collections.abc import Iterable, Sequence

from rich.console import Console

from advisor.explain.changes import AnswerChange, change_words
from advisor.explain.endings import titles_of, winners_words
from advisor.explain.explanation import Explanation
from advisor.explain.firmness_words import (
    MOST_SHOWN,
    none_words,
    safety_words,
    unknown_name,
    unknown_words,
)
from advisor.explain.flips import WayOut
from advisor.model import RuleBase
from advisor.texts import count, listing
from advisor.views.writers.screen import FAINT, STRONG, heading, say


def show_firmness(console: Console, base: RuleBase, explanation: Explanation) -> None:
    """Write for each decision whether it is settled and what would flip it, and what the unknown could change."""
    heading(console, "HOW FIRM IT IS")
    for outcome in explanation.result.outcomes.values():
        first, *rest = safety_words(base, explanation, outcome)
        say(console, (f"{base.decisions[outcome.decision].title}: ", STRONG), first, indent=2)
        for words in rest:
            say(console, words, indent=4, hang=2)
    show_unknowns(console, base, explanation)
    for decision in explanation.result.outcomes:
        show_flips(console, base, explanation, decision)


def show_unknowns(console: Console, base: RuleBase, explanation: Explanation) -> None:
    """Write which unknown facts can change who wins, to whom, and what to find out first."""
    facts = explanation.unknowns.facts
    if not facts:
        return
    mattering = explanation.unknowns.to_find_out
    if not mattering:
        names = listing([unknown_name(base, unknown) for unknown in facts])
        say(console, ("Not known: ", STRONG), f"{names}. None of it can change who wins.", indent=2)
        return
    say(console, ("Find out first: ", STRONG), f"{unknown_name(base, mattering[0])}.", indent=2)
    for unknown in mattering[:MOST_SHOWN]:
        say(console, unknown_words(base, unknown), indent=4, hang=2)
    if rest := [unknown_name(base, unknown) for unknown in mattering[MOST_SHOWN:]]:
        say(console, (f"These can count too: {', '.join(rest)}.", FAINT), indent=4, hang=2)
    if harmless := [unknown_name(base, unknown) for unknown in facts if not unknown.matters]:
        say(
            console,
            (f"Not known, but cannot change who wins: {', '.join(harmless)}.", FAINT),
            indent=4,
            hang=2,
        )


def show_flips(console: Console, base: RuleBase, explanation: Explanation, decision: str) -> None:
    """Write the smallest change of given answers that would make another candidate win, or leave anybody."""
    title = (f"{base.decisions[decision].title}: ", STRONG)
    flips, way_out = explanation.flips[decision], explanation.ways_out.get(decision)
    possible = [flip for flip in flips if flip.changes]
    fewest = len(possible[0].changes) if possible else 0
    if way_out and 0 < len(way_out.changes) != fewest:
        show_way_out(console, base, decision, way_out, "")
    elif not possible:
        say(console, title, none_words(base, explanation.result.trace.profile, flips, way_out), indent=2)
    else:
        what = "smallest way out" if way_out else "smallest change that flips it"
        say(console, title, f"the {what} is {count(fewest, 'answer')}:", indent=2)
        for flip in [flip for flip in possible if len(flip.changes) == fewest][:MOST_SHOWN]:
            show_flip(console, base, flip.changes, [flip.candidate])


def show_way_out(console: Console, base: RuleBase, decision: str, way_out: WayOut, nothing: str) -> None:
    """Write the smallest change of answers that would leave anybody, or that there is none, in these words."""
    changes = way_out.changes
    words = f"the smallest way out is {count(len(changes), 'answer')}:" if changes else nothing
    say(console, (f"{base.decisions[decision].title}: ", STRONG), words, indent=2)
    if changes:
        show_flip(console, base, changes, way_out.winners)


def show_flip(
    console: Console, base: RuleBase, changes: Iterable[AnswerChange], winners: Sequence[str]
) -> None:
    """Write a change of answers, and who would win with it."""
    words = "; ".join(change_words(base, change) for change in changes)
    say(console, f"with {words}: ", (winners_words(titles_of(base, winners)), STRONG), indent=4, hang=2)

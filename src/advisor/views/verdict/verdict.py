"""The verdict: what is recommended, how far that can be relied upon, why, and what to do, in few lines.

At most 6 lines and 7 more for each decision, of 80 columns. What is said stands in the order in which it is read; how
much of it, in the order in which it matters: what no longer fits is left to the details.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, repeat

from advisor.explain.brief import Brief, Conclusion, Favourite
from advisor.explain.flips import no_change
from advisor.explain.sayings import deed
from advisor.explain.strength_words import decisions_of, openness, strength_words, subject
from advisor.model import RuleBase
from advisor.texts import raised
from advisor.views.document.blocks import (
    Blocks,
    Choice,
    Heading,
    Sentence,
    Sign,
    Verdict,
)
from advisor.views.document.spans import Toned
from advisor.views.document.words import height, plain
from advisor.views.flips import turning
from advisor.views.headlines import TONES, choice_words
from advisor.views.pieces import HANG, MUST, Piece, line, pair, sentence, within
from advisor.views.verdict.lists import choice_of_list, pieces_of_list
from advisor.views.verdict.sentences import (
    grounds,
    least_cost,
    question,
    ruled_out,
    safe,
    so_far,
    speaking,
    told,
)

LINES, MORE = 6, 7
"""How many lines a verdict has at most, and how many more for each decision; one is left for what to type next."""

MOST_REASONS, MOST_ACTIONS = 3, 2
BELOW = 4

# How much each kind of piece matters: what must be there, then the first of each kind before the second of any.
TELLING, REASON, AGAINST, TURN, QUESTION, ACTION, SECOND, THEN, THIRD, ASIDE = range(MUST + 1, MUST + 11)
REASONS = (REASON, SECOND, THIRD)


def verdict(brief: Brief) -> Blocks:
    """Return the verdict on a recommendation; no ids stand in it."""
    return within(LINES + MORE * len(brief.conclusions) + len(brief.lists) - 1, pieces_of(brief))


def pieces_of(brief: Brief) -> Iterator[Piece]:
    """Yield all that could be said, as it would be read; what is said of lists comes after decisions."""
    yield choices(brief)
    if told := "; ".join(openness(brief)):
        words = f"By these rules, {told if brief.open_answers else 'with every question answered'}."
        yield line((words,), MUST)
    for conclusion in brief.conclusions:
        yield from standoff(brief, conclusion)
    for reasons in brief.lists:  # takes no room from what is said of decisions
        yield from (replace(piece, lines=0) for piece in pieces_of_list(brief.base, reasons))
    yield from next_steps(brief)


def choices(brief: Brief) -> Piece:
    of_each = {
        **{each.outcome.decision: choice_of(brief, each) for each in brief.conclusions},
        **{each.applied.decision: choice_of_list(brief.base, each) for each in brief.lists},
    }
    chosen = tuple(of_each[name] for name in brief.base.written_decisions if name in of_each)
    widest = max(len(each.decision) for each in chosen)
    lines = 0
    for each in chosen:
        strength = plain(each.strength)
        words = f"{'x' * widest}: {plain(each.choice)}"
        if (whole := height(f"{words} - {': '.join(filter(None, (each.level, strength)))}")) > 1 and strength:
            whole = height(f"{words} - {each.level}", hang=HANG) + height(strength, indent=BELOW)
        lines += whole
    return Piece(Verdict(chosen), MUST, lines)


def choice_of(brief: Brief, conclusion: Conclusion) -> Choice:
    outcome, strength = conclusion.outcome, conclusion.strength
    who = choice_words(brief.base, outcome, strength.level)
    return Choice(
        brief.base.decisions[outcome.decision].title,
        (Toned(who, TONES[strength.level]),),
        strength.level.value if strength.level and outcome.winners else "",
        tuple(filter(None, (strength_words(outcome, strength),))),
    )


def standoff(brief: Brief, conclusion: Conclusion) -> Iterator[Piece]:
    """Yield why a decision came to what it did, what speaks most against it, and what would turn it."""
    base = brief.base
    yield from filters(base, conclusion)
    for words, matters in zip(so_far(brief, conclusion), (REASON, AGAINST), strict=False):
        yield line((words,), matters)
    said = tuple(grounds(base, conclusion))
    if isinstance(conclusion.standoff, Favourite):
        said = said or tuple(safe(brief, conclusion))
        about = heading(base, conclusion.standoff)
        yield from [Piece(Heading((about,), 3), REASON, height(about, hang=HANG))] if said else ()
    yield from (sentence(*each) for each in zip(said, REASONS, strict=False))
    if isinstance(conclusion.standoff, Favourite):
        yield from against(base, conclusion.standoff)
    yield from (sentence(cost, AGAINST) for cost in least_cost(base, conclusion))
    yield from (sentence(telling, TELLING) for telling in told(base, conclusion))
    if conclusion.turn:
        yield sentence(turning(base, conclusion.turn), TURN)


def filters(base: RuleBase, conclusion: Conclusion) -> Iterator[Piece]:
    """Yield who is ruled out first; without what people rule out themselves another might win."""
    of = f"{base.decisions[conclusion.outcome.decision].title}, "
    matters = chain(REASONS, repeat(THIRD))
    for each, said in zip(conclusion.ruled_out, ruled_out(base, conclusion, of), strict=True):
        yield sentence(said, AGAINST if each.is_own else next(matters))


def heading(base: RuleBase, favourite: Favourite) -> str:
    before = f", before {base.candidates[favourite.rival].title}" if favourite.rival else ""
    return f"Why {base.candidates[favourite.winner].title}{before}"


def against(base: RuleBase, favourite: Favourite) -> Iterator[Piece]:
    """Yield what speaks against a favourite, else what to watch out for with it."""
    winner = base.candidates[favourite.winner]
    for number, reason in enumerate(favourite.against):
        yield sentence(speaking(base, reason, Sign.AGAINST), ASIDE if number else AGAINST)
    if winner.watch_out and not favourite.against:
        yield sentence(Sentence((winner.watch_out,), f"candidate {winner.id}", Sign.AGAINST), ASIDE)


def next_steps(brief: Brief) -> Iterator[Piece]:
    """Yield what to find out or to make sure of, and what to do first."""
    base = brief.base
    if standing := [conclusion for conclusion in brief.conclusions if conclusion.stands]:
        words = f"{raised(no_change(base, brief.result.trace.profile))} turns {subject(brief, decisions_of(standing))}."
        yield sentence(Sentence((words,), "result"), ASIDE)
    label, fact = question(base, brief.find_out, brief.conclusions)
    if fact:
        yield pair(label, base.facts[fact].ask, QUESTION)
    for given, label, matters in zip(brief.advice, ("Do first", "Then"), (ACTION, THEN), strict=False):
        yield pair(label, f"{deed(base.advice[given.advice])}.", AGAINST if given.close else matters)

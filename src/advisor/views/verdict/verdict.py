"""The verdict: what is recommended, how far that can be relied upon, why, and what to do, in few lines.

At most 6 lines and 7 more for each decision, of 80 columns. What is said stands in the order in which it is read; how
much of it, in the order in which it matters: what no longer fits is left to the details.
"""

from collections.abc import Iterator, Sequence

from advisor.explain.brief import Brief, Conclusion, Favourite, NoneLeft
from advisor.explain.endings import titles_of
from advisor.explain.flips import no_change
from advisor.explain.sayings import deed
from advisor.explain.strength_words import openness, strength_words, subject
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
from advisor.views.headlines import TONES, choice
from advisor.views.pieces import HANG, MUST, Piece, line, pair, sentence, within
from advisor.views.verdict.sentences import grounds, kept_out, question, safe, so_far, speaking

LINES, MORE = 6, 7
"""How many lines a verdict has at most, and how many more for each decision; one is left for what to type next."""

MOST_REASONS, MOST_ACTIONS = 3, 2
BELOW = 4

# How much each kind of piece matters: what must be there, then the first of each kind before the second of any.
REASON, AGAINST, TURN, QUESTION, ACTION, SECOND, THEN, THIRD, ASIDE = range(MUST + 1, MUST + 10)
REASONS = (REASON, SECOND, THIRD)


def verdict(brief: Brief) -> Blocks:
    """Return the verdict on a recommendation; no ids stand in it."""
    return within(LINES + MORE * len(brief.conclusions) - 1, pieces_of(brief))


def pieces_of(brief: Brief) -> Iterator[Piece]:
    """Yield all that could be said, as it would be read."""
    yield choices(brief)
    if told := "; ".join(openness(brief)):
        words = f"By these rules, {told if brief.open_answers else 'with every question answered'}."
        yield line((words,), MUST)
    for conclusion in brief.conclusions:
        yield from standoff(brief, conclusion)
    yield from next_steps(brief)


def choices(brief: Brief) -> Piece:
    chosen = tuple(choice_of(brief, conclusion) for conclusion in brief.conclusions)
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
    who = choice(titles_of(brief.base, outcome.winners), strength.level)
    return Choice(
        brief.base.decisions[outcome.decision].title,
        (Toned(who, TONES[strength.level]),),
        strength.level.value if strength.level and outcome.winners else "",
        tuple(filter(None, (strength_words(outcome, strength),))),
    )


def standoff(brief: Brief, conclusion: Conclusion) -> Iterator[Piece]:
    """Yield why a decision came to what it did, what speaks most against it, and what would turn it."""
    base, said = brief.base, tuple(grounds(brief.base, conclusion))
    for words, matters in zip(so_far(brief, conclusion), (REASON, AGAINST), strict=False):
        yield line((words,), matters)
    if about := heading(base, conclusion, said):
        yield Piece(Heading((about,), 3), REASON, height(about, hang=HANG))
    for reason, matters in zip(said, REASONS, strict=False):
        yield sentence(reason, matters)
    if isinstance(conclusion.standoff, Favourite) and not said:
        yield sentence(Sentence((safe(brief, conclusion.outcome),), "result", Sign.FOR), REASON)
    yield from (sentence(out, AGAINST) for out in kept_out(base, conclusion))
    if isinstance(conclusion.standoff, Favourite):
        yield from against(base, conclusion.standoff)
    if conclusion.turn:
        yield sentence(turning(base, conclusion.turn), TURN)


def heading(base: RuleBase, conclusion: Conclusion, said: Sequence[Sentence]) -> str:
    match conclusion.standoff:
        case Favourite(winner, rival):
            before = f", before {base.candidates[rival].title}" if rival else ""
            return f"Why {base.candidates[winner].title}{before}"
        case NoneLeft() if said:
            return f"{base.decisions[conclusion.outcome.decision].title}, why nobody is left"
        case _:
            return ""


def against(base: RuleBase, favourite: Favourite) -> Iterator[Piece]:
    """Yield what speaks most against a favourite, else what to watch out for with it."""
    winner = base.candidates[favourite.winner]
    if favourite.against:
        yield sentence(speaking(base, favourite.against, Sign.AGAINST), AGAINST)
    elif winner.watch_out:
        yield sentence(Sentence((winner.watch_out,), f"candidate {winner.id}", Sign.AGAINST), ASIDE)


def next_steps(brief: Brief) -> Iterator[Piece]:
    """Yield what to find out or to make sure of, and what to do first."""
    base = brief.base
    if standing := [conclusion for conclusion in brief.conclusions if conclusion.stands]:
        words = f"{raised(no_change(base, brief.result.trace.profile))} turns {subject(brief, standing)}."
        yield sentence(Sentence((words,), "result"), ASIDE)
    label, fact = question(base, brief.find_out, brief.conclusions)
    if fact:
        yield pair(label, base.facts[fact].ask, QUESTION)
    deeds = [deed(base.advice[given.advice]) for given in brief.result.advice]
    for label, words, matters in zip(("Do first", "Then"), deeds, (ACTION, THEN), strict=False):
        yield pair(label, f"{words}.", matters)

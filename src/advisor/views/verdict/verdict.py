"""The verdict: what is recommended, how far that can be relied upon, why, and what to do, in few lines.

At most 6 lines and 7 more for each decision, of 80 columns. What is said stands in the order in which it is read; how
much of it, in the order in which it matters: what no longer fits is left to the details.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.explain.brief import Brief, Conclusion, DeadHeat, Favourite, Leaning, NoneLeft
from advisor.explain.endings import titles_of
from advisor.explain.flips import no_change
from advisor.explain.openness_words import openness, raised, subject
from advisor.explain.sayings import deed
from advisor.explain.strength_words import shares_words, strength_words
from advisor.recommend import Outcome
from advisor.views.document.blocks import (
    Block,
    Blocks,
    Choice,
    Heading,
    Pairs,
    Paragraph,
    Sentence,
    Sign,
    Verdict,
)
from advisor.views.document.spans import Toned
from advisor.views.document.words import height, plain
from advisor.views.flips import turning
from advisor.views.headlines import TONES, choice
from advisor.views.verdict.sentences import (
    points_so_far,
    ruling_out,
    speaking,
    to_confirm,
)

LINES, MORE = 6, 7
"""How many lines a verdict has at most, and how many more for each decision; one is left for what to type next."""

MOST_REASONS, MOST_ACTIONS = 3, 2
INDENT, HANG = 2, 2

# How much each kind of piece matters: what must be there, then the first of each kind before the second of any.
MUST, REASON, AGAINST, TURN, QUESTION, ACTION, SECOND, THEN, THIRD, ASIDE = range(10)
REASONS = (REASON, SECOND, THIRD)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the verdict, how much it matters, the least first, and the lines that it takes."""

    block: Block
    matters: int
    lines: int


def verdict(brief: Brief) -> Blocks:
    """Return the verdict on a recommendation; no ids stand in it."""
    pieces = tuple(pieces_of(brief))
    room = LINES + MORE * len(brief.conclusions) - 1
    return tuple(piece.block for piece in fitting(pieces, room))


def fitting(pieces: Sequence[Piece], room: int) -> Sequence[Piece]:
    """Return what fits into so many lines, in its order: what must be there, and of the rest what matters most."""
    kept: set[int] = set()
    for place in sorted(range(len(pieces)), key=lambda place: pieces[place].matters):
        taken = sum(pieces[each].lines for each in kept)
        if pieces[place].matters == MUST or taken + pieces[place].lines <= room:
            kept.add(place)
    return [pieces[place] for place in sorted(kept)]


def pieces_of(brief: Brief) -> Iterator[Piece]:
    """Yield all that could be said, as it would be read."""
    yield choices(brief)
    if told := tuple(openness(brief)):
        yield line(f"By these rules, {'; '.join(told)}.", MUST)
    for conclusion in brief.conclusions:
        yield from standoff(brief, conclusion)
    yield from next_steps(brief)


def choices(brief: Brief) -> Piece:
    chosen = tuple(choice_of(brief, conclusion) for conclusion in brief.conclusions)
    widest = max(len(each.decision) for each in chosen)
    lines = 0
    for each in chosen:
        words = ": ".join(filter(None, (each.level, plain(each.strength))))
        lines += 1 if height(f"{'x' * widest}: {plain(each.choice)} - {words}") == 1 else 2
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
    """Yield why a decision came to what it did."""
    base, outcome = brief.base, conclusion.outcome
    match conclusion.standoff:
        case Favourite() as favourite:
            yield from why(brief, outcome, favourite)
        case DeadHeat(best) | Leaning(best):
            yield line(points_so_far(base, outcome), REASON)
            if shares := conclusion.strength.shares:
                yield line(shares_words(base, shares), AGAINST)
            for (candidate, reason), matters in zip(best.items(), REASONS, strict=False):
                if reason:
                    about = base.candidates[candidate].title if len(best) > 1 else ""
                    yield sentence(speaking(base, reason, Sign.FOR, about), matters)
        case NoneLeft(eliminations):
            title = f"{base.decisions[outcome.decision].title}, why nobody is left"
            if eliminations:
                yield Piece(Heading((title,), 3), REASON, 1)
            for elimination, matters in zip(eliminations, REASONS, strict=False):
                yield sentence(ruling_out(base, outcome, elimination), matters)
    if conclusion.turn:
        yield sentence(turning(base, conclusion.turn), TURN)


def why(brief: Brief, outcome: Outcome, favourite: Favourite) -> Iterator[Piece]:
    """Yield what rules most others out, what speaks most for the winner, and what most against it."""
    base = brief.base
    winner = base.candidates[favourite.winner]
    before = f", before {base.candidates[favourite.rival].title}" if favourite.rival else ""
    yield Piece(Heading((f"Why {winner.title}{before}",), 3), REASON, 1)
    out = [ruling_out(base, outcome, favourite.elimination)] if favourite.elimination else []
    said = [*out, *(speaking(base, reason, Sign.FOR) for reason in favourite.reasons)]
    for reason, matters in zip(said, REASONS, strict=False):
        yield sentence(reason, matters)
    if not said:
        words = "Whatever is still answered, nobody can overtake it."
        yield sentence(Sentence((words,), "result", Sign.FOR), REASON)
    if favourite.against:
        yield sentence(speaking(base, favourite.against, Sign.AGAINST), AGAINST)
    elif winner.watch_out:
        yield sentence(Sentence((winner.watch_out,), f"candidate {winner.id}", Sign.AGAINST), ASIDE)


def next_steps(brief: Brief) -> Iterator[Piece]:
    """Yield what to find out or to make sure of, and what to do first."""
    if standing := [conclusion for conclusion in brief.conclusions if conclusion.stands]:
        words = (
            f"{raised(no_change(brief.base, brief.result.trace.profile))} turns {subject(brief, standing)}."
        )
        yield sentence(Sentence((words,), "result"), ASIDE)
    ways = [conclusion.turn for conclusion in brief.conclusions if conclusion.turn]
    if brief.find_out:
        yield pair("Find out first", brief.base.facts[brief.find_out.fact].ask, QUESTION)
    elif unsure := to_confirm(brief.base, ways):
        yield pair("Make sure", brief.base.facts[unsure].ask, QUESTION)
    deeds = [deed(brief.base.advice[advice]) for advice in brief.advice[:MOST_ACTIONS]]
    for label, words, matters in zip(("Do first", "Then"), deeds, (ACTION, THEN), strict=False):
        yield pair(label, f"{words}.", matters)


def line(words: str, matters: int, indent: int = 0) -> Piece:
    return Piece(Paragraph((words,)), matters, height(words, indent=indent, hang=HANG))


def sentence(block: Sentence, matters: int) -> Piece:
    if block.sign is Sign.NEITHER:
        return Piece(block, matters, height(plain(block.line), hang=HANG))
    return Piece(block, matters, height(f"{block.sign.value} {plain(block.line)}", indent=INDENT, hang=HANG))


def pair(label: str, words: str, matters: int) -> Piece:
    block = Pairs((((label,), (Paragraph((words,)),)),))
    return Piece(block, matters, height(f"{label}: {words}", hang=HANG))

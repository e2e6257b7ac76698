"""A recommendation for a chat: a line for each decision, what could change them, what to find out, and by which rules."""

from collections.abc import Iterator

from advisor.explain.applied_words import applied_line
from advisor.explain.brief import Brief, Conclusion, DeadHeat, Favourite, Leaning, NoneLeft
from advisor.explain.strength_words import openness, shares_words
from advisor.views.document.blocks import Blocks, Bullets, Sentence, Sign
from advisor.views.document.words import plain
from advisor.views.flips import turning
from advisor.views.verdict.sentences import question, ruled_out, safe, speaking
from advisor.views.verdict.verdict import choice_of

SHORT = len("sha256:") + 8
"""How much of a fingerprint is enough to find the rules by."""


def paste(brief: Brief) -> Blocks:
    """Return at most three lines and one for each decision, each on a point of its own."""
    lines = (
        *(chosen(brief, each) for each in brief.conclusions),
        *(Sentence((applied_line(brief.base, each.applied),), "result") for each in brief.lists),
        *turns(brief),
        *to_ask(brief),
        rules(brief),
    )
    return (Bullets(tuple((line,) for line in lines)),)


def chosen(brief: Brief, conclusion: Conclusion) -> Sentence:
    choice = choice_of(brief, conclusion)
    level = ": ".join(filter(None, (choice.level, plain(choice.strength))))
    head = f"{choice.decision}: {plain(choice.choice)}{f' ({level})' if level else ''}."
    out = (plain(each.line) for each in ruled_out(brief.base, conclusion))
    return Sentence((" ".join((head, *out, *why(brief, conclusion))),), "result")


def why(brief: Brief, conclusion: Conclusion) -> Iterator[str]:
    """Yield what carries a result most, as one sentence."""
    base = brief.base
    match conclusion.standoff:
        case Favourite(reasons=(reason, *_)):
            yield plain(speaking(base, reason, Sign.FOR).line)
        case Leaning() if conclusion.strength.shares:
            yield shares_words(base, conclusion.strength)
        case DeadHeat(best) | Leaning(best):
            sentences = (plain(speaking(base, each, Sign.FOR).line) for each in best.values() if each)
            yield next(sentences, "No rule speaks for anybody so far.")
        case Favourite():
            yield from (plain(each.line) for each in safe(brief, conclusion))
        case NoneLeft():
            pass


def turns(brief: Brief) -> Iterator[Sentence]:
    ways = [turning(brief.base, each.turn) for each in brief.conclusions if each.turn]
    if ways:
        yield Sentence((" ".join(plain(way.line) for way in ways),), ways[0].rests_on)


def to_ask(brief: Brief) -> Iterator[Sentence]:
    label, fact = question(brief.base, brief.find_out, brief.conclusions)
    if fact:
        yield Sentence((f"{label}: {brief.base.facts[fact].ask}",), f"answer {fact}")


def rules(brief: Brief) -> Sentence:
    """Return by which rules all of this is so, and what open answers can change."""
    base, open_words = brief.base, "; ".join(openness(brief))
    return Sentence((f"By these rules ({base.title}, {base.fingerprint[:SHORT]}): {open_words}.",), "result")

"""What open answers can still change, in sentences that are the same wherever a result is told.

Decisions of which the same is so share a sentence. How strong a result is, is told apart: it may fall as more is known.
"""

from collections.abc import Iterator, Sequence

from advisor.explain.brief import Brief, Conclusion, Leaning, NoneLeft
from advisor.explain.strength_words import of_100
from advisor.model import RuleBase
from advisor.texts import listing

PAIR = 2


def openness(brief: Brief, only: str = "") -> Iterator[str]:
    """Yield what open answers can change, of all decisions or of one; nothing of those that are only a leaning."""
    meant = [each for each in brief.conclusions if only in ("", each.outcome.decision)]
    told = [each for each in meant if not isinstance(each.standoff, Leaning)]
    if not brief.open_answers:
        yield "every question is answered"
        return
    if not told:
        yield "open answers decide"
    yield from staying(brief.base, [each for each in told if not each.outcome.settled])
    back = [each for each in told if each.outcome.settled and isinstance(each.standoff, NoneLeft)]
    if back:
        of_which = "" if len(meant) == 1 else f" for {subject(brief, back)}"
        yield f"proved: {none_of(brief.open_answers)} bring anybody back{of_which}"
    if proved := [each for each in told if each.outcome.settled and each not in back]:
        yield f"proved: {none_of(brief.open_answers)} change {subject(brief, proved)}"


def staying(base: RuleBase, conclusions: Sequence[Conclusion]) -> Iterator[str]:
    """Yield in how many ways to answer each leader stays, then of which decisions that is not known."""
    ways = {the(base, each): each.strength.stay for each in conclusions}
    known = [f"{name} stays in {of_100(stay)}" for name, stay in ways.items() if stay is not None]
    if known:
        first, *others = known
        more = "".join(f", {words.replace(' stays in ', ' in ')}" for words in others)
        yield f"{first} of 100 ways to answer the rest{more}"
    if unknown := [name for name, stay in ways.items() if stay is None]:
        yield f"whether open answers can change {listing(unknown, 'or')} is not known in time"


def none_of(open_answers: int) -> str:
    return (
        f"none of the {open_answers} open answers can" if open_answers > 1 else "the one open answer cannot"
    )


def subject(brief: Brief, conclusions: Sequence[Conclusion]) -> str:
    """Return the decisions of which something is said, in as few words as possible."""
    if len(conclusions) == len(brief.conclusions) > 1:
        return "either" if len(conclusions) == PAIR else "any of them"
    return listing([the(brief.base, each) for each in conclusions])


def the(base: RuleBase, conclusion: Conclusion) -> str:
    return f"the {lowered(base.decisions[conclusion.outcome.decision].title)}"


def lowered(text: str) -> str:
    """Return a text as it stands inside a sentence: an abbreviation or a name keeps its capitals."""
    first = text.partition(" ")[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def raised(text: str) -> str:
    """Return a text as it begins a sentence."""
    return text[:1].upper() + text[1:]

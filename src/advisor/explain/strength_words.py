"""How strong a result is, and what open answers can still change: words that are the same wherever a result is told.

The two are told apart: strength may fall as more is known. Decisions of which the same is so share a sentence.
"""

from collections.abc import Iterable, Iterator, Sequence

from advisor.evaluators.fall import Fall
from advisor.explain.brief import Brief, Conclusion, Leaning, NoneLeft
from advisor.explain.strength import Level, Strength
from advisor.model import DecisionKind, RuleBase
from advisor.recommend import AppliedList, Applies, Outcome, Status
from advisor.texts import count, listing

# Maximum candidates named with their share of ways, and the least share in which it is told that nobody is left.
MOST_SHARES, LEAST_TOLD = 4, 0.01

# Of so many decisions all are either of them.
PAIR = 2


def strength_words(outcome: Outcome, strength: Strength) -> str:
    """Return what the level of a result rests on, to stand behind it; nothing where open answers decide."""
    match strength.level:
        case Level.NOBODY_LEFT:
            ruled_out = not any(standing.rank for standing in outcome.standings)
            return "every candidate is ruled out" if ruled_out else "whatever is still answered"
        case Level.TOO_LITTLE_KNOWN:
            return ""
        case None if outcome.shown_by_points:  # rules choose it
            return ""
        case _ if not outcome.shown_by_points:
            return "whatever is still answered"
        case _ if outcome.status is Status.TIE:
            return "level on points"
        case _ if strength.fall is None or len(outcome.leading) == 1:
            return "all others are ruled out" if outcome.standings[1:] else "there is no other candidate"
        case _:
            return fall_words(strength.fall)


def fall_words(fall: Fall) -> str:
    """Return how many rules would have to be wrong before another wins, as far as is known."""
    if fall.least == 1:
        return "one wrong rule turns it"
    number = f"more than {fall.rules} rules" if fall.more else count(fall.rules, "rule")
    return f"{number} would have to be wrong"


def shares_words(base: RuleBase, strength: Strength) -> str:
    """Return who would be first in how many ways, those that would be in most, and in how many nobody is left.

    Of those that are first in none, nothing is said.
    """
    shares, decision = strength.shares, base.decisions[strength.decision]
    what = "chosen" if decision.kind is DecisionKind.CHOICE else "first"
    some = [candidate for candidate in shares if shares[candidate]] or shares
    most = sorted(some, key=lambda candidate: -shares[candidate])[:MOST_SHARES]
    ways = [f"{base.candidates[candidate].title} {of_100(shares[candidate])}" for candidate in most]
    left = 1 - sum(shares.values())
    nobody = f"; in {of_100(left)} nobody is left" if left >= LEAST_TOLD else ""
    return f"Of 100 ways to answer the rest, {what} would be: {', '.join(ways)}{nobody}."


def of_100(share: float) -> str:
    """Return how many of 100 this share is, rounded down as levels are; nothing that is not proved is 0 or 100."""
    whole = round(share * 10_000) // 100
    return "fewer than 1" if whole < 1 else "more than 99" if whole > 99 else str(whole)


def openness(brief: Brief, only: str = "") -> Iterator[str]:
    """Yield what open answers can change, of all decisions or of one; nothing of those that are only a leaning."""
    meant = [each for each in brief.conclusions if only in ("", each.outcome.decision)]
    lists = [each.applied for each in brief.lists if only in ("", each.applied.decision)]
    told = [each for each in meant if not isinstance(each.standoff, Leaning)]
    if not brief.open_answers:
        yield "every question is answered"
        return
    if meant and not told:
        yield "open answers decide" if not lists else f"open answers decide {names_words(brief.base, meant)}"
    yield from staying(brief.base, [each for each in told if not each.outcome.settled])
    back = [each for each in told if each.outcome.settled and isinstance(each.standoff, NoneLeft)]
    if back:
        of_which = "" if len(meant) == 1 else f" for {subject(brief, decisions_of(back))}"
        yield f"proved: {none_of(brief.open_answers)} bring anybody back{of_which}"
    proved = decisions_of(each for each in told if each.outcome.settled and each not in back)
    proved += [each.decision for each in lists if each.settled]
    if proved:
        yield f"proved: {none_of(brief.open_answers)} change {subject(brief, proved)}"
    yield from filter(None, (hanging(brief.base, each) for each in lists))


def hanging(base: RuleBase, applied: AppliedList) -> str:
    """Return of how many candidates of a list open answers decide; nothing if of none."""
    left, title = applied.those(Applies.OPEN), lowered(base.lists[applied.decision].title)
    if applied.settled is None:
        return f"what open answers can change of the {title} is not known in time"
    return f"open answers can change {len(left)} of the {title}" if left else ""


def staying(base: RuleBase, conclusions: Sequence[Conclusion]) -> Iterator[str]:
    """Yield in how many ways to answer each leader stays, then of which decisions that is not known."""
    ways = {the(base, each.outcome.decision): each.strength.stay for each in conclusions}
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


def decisions_of(conclusions: Iterable[Conclusion]) -> list[str]:
    return [conclusion.outcome.decision for conclusion in conclusions]


def subject(brief: Brief, decisions: Sequence[str]) -> str:
    """Return the decisions of which something is said, in as few words as possible."""
    if len(decisions) == len(brief.conclusions) + len(brief.lists) > 1:
        return "either" if len(decisions) == PAIR else "any of them"
    return listing([the(brief.base, each) for each in decisions])


def names_words(base: RuleBase, conclusions: Iterable[Conclusion]) -> str:
    return listing([the(base, each) for each in decisions_of(conclusions)])


def the(base: RuleBase, decision: str) -> str:
    return f"the {lowered(base.written_decisions[decision].title)}"


def lowered(text: str) -> str:
    """Return a text as it stands inside a sentence: an abbreviation or a name keeps its capitals."""
    first = text.partition(" ")[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]

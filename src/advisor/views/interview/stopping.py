"""Why the questions end, which were not asked, and what can be asked besides."""

from collections.abc import Collection, Iterator

from advisor.explain.endings import at_stake
from advisor.explain.words import name_of
from advisor.interview.outlook import Outlook
from advisor.model import RuleBase
from advisor.texts import at_most, count
from advisor.views.document.blocks import Blocks
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.lists import paragraphs

MOST_NAMED = 5


def stop(base: RuleBase, outlook: Outlook, asked: Collection[str], *, quick: bool = False) -> Blocks:
    """Return why no more questions are asked, and which of those not `asked`, or out of place, cannot matter.

    A `quick` interview ends when what leads stays first in most ways to answer the rest; others when that is proved,
    or when the person has had enough.
    """
    because = f"since no answer could change {at_stake(base)}" if outlook.ready else "for that reason"
    return paragraphs(
        (reason(base, outlook, quick=quick), *not_asked(base, outlook, asked, because), *further(outlook))
    )


def reason(base: RuleBase, outlook: Outlook, *, quick: bool) -> Line:
    if len(outlook.settled) == len(base.decisions):
        return Toned("That is enough: ", Tone.STRONG), f"no further answer can change {at_stake(base)}."
    if quick and outlook.ready:
        stays = "what leads now stays first in 90 of 100 ways to answer the rest, or more."
        return Toned("Enough for a quick answer: ", Tone.STRONG), stays
    if outlook.ready:
        words = f"questions are left that can still change {at_stake(base)}."
        return Toned("You stop here: ", Tone.STRONG), words
    return (f"No open question can change {at_stake(base)}, unless you learn what you do not know.",)


def not_asked(base: RuleBase, outlook: Outlook, asked: Collection[str], because: str) -> Iterator[Line]:
    """Yield which questions cannot matter: by name those that people expect, else some."""
    left = base.facts.keys() - {*asked, *outlook.deciding, *outlook.reserve}
    if left:
        expected = [fact for fact in base.expected if fact in left]
        names = [name_of(fact) for fact in dict.fromkeys((*expected, *base.facts)) if fact in left]
        named = at_most(names, len(expected) or MOST_NAMED)
        yield (Toned(f"Not asked, {because}: {named}.", Tone.FAINT),)


def further(outlook: Outlook) -> Iterator[Line]:
    """Yield what can be asked besides: after a quick end what would prove who wins, else what adds advice."""
    advice = count(len(outlook.advising), "question")
    if outlook.ready:
        yield Code("more"), " asks on until that is proved."
    elif outlook.advising:
        yield Code("more"), f" asks {advice} that can still add advice."

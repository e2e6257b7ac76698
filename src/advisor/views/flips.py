"""What would make another candidate win: the fewest other answers, and for whom no few answers do."""

from collections.abc import Iterable, Iterator, Sequence

from advisor.evaluators.prove.possible import SECONDS
from advisor.explain.changes import AnswerChange, change_words
from advisor.explain.endings import titles_of
from advisor.explain.flips import Flip, WayOut, given_words, no_change
from advisor.explain.words import answer_words, name_of, opposite, titles
from advisor.model import Kind, Nature, Profile, RuleBase, is_whole
from advisor.texts import listing, raised
from advisor.views.document.blocks import Blocks, Sentence
from advisor.views.document.spans import Tone, Toned
from advisor.views.headlines import choice
from advisor.views.lists import listed, paragraphs

LATE = f"not known within {SECONDS:.0f} s."


def flips(
    base: RuleBase,
    profile: Profile,
    smallest: Sequence[Flip],
    way_out: WayOut | None = None,
    *,
    givens: bool = False,
) -> Blocks:
    """Return the fewest changes with which anybody is left, and with which each other candidate wins alone.

    Then follows of whom this cannot be said: those kept out, those that no few answers help, and those of whom
    it is not known in time. With `givens` answers that are given were to change, too.
    """
    every: tuple[Flip | WayOut, ...] = (*([way_out] if way_out else []), *smallest)
    ways = {way.changes: turning(base, way) for way in every if way.changes}
    return (
        *listed((sentence,) for sentence in ways.values()),
        *paragraphs((words,) for words in no_flips(base, profile, smallest, way_out, givens=givens)),
    )


def turning(base: RuleBase, way: Flip | WayOut) -> Sentence:
    """Return which other answers would turn a decision, and to whom."""
    winners = (way.candidate,) if isinstance(way, Flip) else way.winners
    who = Toned(choice(titles_of(base, winners)), Tone.STRONG)
    return Sentence((f"{changes_words(base, way)}: ", who, "."), f"answer {way.changes[0].fact}")


def changes_words(base: RuleBase, way: Flip | WayOut) -> str:
    """Return other answers as a condition: whether by deciding or by knowing better."""
    natures = {base.facts[change.fact].nature for change in way.changes}
    if Nature.GIVEN in natures:
        start = "If it were otherwise"
    else:
        start = "If you decide otherwise" if natures == {Nature.CHOICE} else "If it turns out otherwise"
    changes = "; ".join(instead(base, change) for change in way.changes)
    return f"{start} ({changes})"


def instead(base: RuleBase, change: AnswerChange) -> str:
    """Return another answer as it is said, or with the one that was given: of a set only what turns."""
    fact = base.facts[change.fact]
    if fact.measure:
        return change_words(base, change)
    now, then = fact.limits(change.now), fact.limits(change.then)
    if fact.kind is Kind.SEVERAL and is_whole(change.then) and change.now is not None:
        also = "also " if now.must & then.must else ""
        added = [f"{also}{title}" for title in titles(fact, then.must - now.must)]
        dropped = [opposite(title) for title in titles(fact, now.may - then.may)]
        return f"{name_of(fact.id)}: {', '.join((*added, *dropped))}"
    if said := next((value.said for value in fact.values if value.id == change.then), ""):
        return said
    given = f", not {answer_words(fact, change.now)}" if change.now is not None else ""
    return f"{name_of(fact.id)}: {answer_words(fact, change.then)}{given}"


def no_flips(
    base: RuleBase, profile: Profile, smallest: Iterable[Flip], way_out: WayOut | None, *, givens: bool
) -> Iterator[str]:
    """Yield who is kept out, for whom no change of a few answers does anything, then for whom that is not known.

    Where nobody is left and no few answers change that, they do nothing for anybody.
    """
    kept_out = {exclusion.candidate: exclusion.reason for exclusion in base.exclusions}
    for candidate in [flip.candidate for flip in smallest if flip.candidate in kept_out]:
        reason = kept_out[candidate].rstrip(".")
        yield f"{base.candidates[candidate].title}: you have ruled it out yourselves: {reason}."
    fixed = [flip for flip in smallest if not flip.changes and flip.candidate not in kept_out]
    if way_out and not way_out.changes:
        yield none_turns(base, profile, (), way_out, givens=givens)
        fixed = [flip for flip in fixed if flip.unproven or way_out.unproven]
    none, late = (
        titles_of(base, [flip.candidate for flip in fixed if flip.unproven is unproven])
        for unproven in (False, True)
    )
    if none:
        them = "any of them" if none[2:] else "either of them" if none[1:] else "it"
        yield f"{listing(none)}: {none_makes_win(base, profile, them, givens=givens)}"
    if not givens and (none or (way_out and not way_out.changes)):
        yield from given_words(base, profile)
    if late:
        yield f"{listing(late)}: {LATE}"


def none_turns(
    base: RuleBase,
    profile: Profile,
    smallest: Iterable[Flip],
    way_out: WayOut | None,
    *,
    givens: bool = False,
) -> str:
    """Return that no change of a few answers turns a result, or that this is not known in time."""
    if any(way.unproven for way in (way_out, *smallest) if way):
        return f"What would turn it is {LATE}"
    if way_out is None:
        return raised(none_makes_win(base, profile, "another candidate", givens=givens))
    nothing = raised(no_change(base, profile, givens=givens))
    return f"{nothing} leaves anybody, and an answer to an open question cannot either."


def none_makes_win(base: RuleBase, profile: Profile, whom: str, *, givens: bool) -> str:
    """Return that no few answers make somebody win alone, and that answers known in part stay so."""
    is_open = any(not is_whole(answer) for answer in profile.values())
    still = " while what you left open stays open" if is_open else ""
    return f"{no_change(base, profile, givens=givens)} makes {whom} win alone{still}."

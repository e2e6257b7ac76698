"""How firm a recommendation is, in words: why it is settled, what the unknown could change, what would flip it.

Settled means that the winners are necessary winners: they win in every completion of the answers.
"""

from collections.abc import Iterable, Iterator, Sequence

from advisor.certify.search import Rival
from advisor.evaluators.prove.possible import SECONDS
from advisor.explain.endings import titles_of, winners_words
from advisor.explain.explanation import Explanation
from advisor.explain.flips import Flip, WayOut, given_words, no_change
from advisor.explain.unknowns import Unknown
from advisor.explain.vetoes import vetoes
from advisor.explain.words import answer_words, name_of
from advisor.model import Kind, Profile, RuleBase, grouped, is_complete, is_whole
from advisor.recommend import Outcome, Status
from advisor.texts import count, listing

MOST_SHOWN = 3
OPEN = "not settled; answers that are still open can change it."
LATE = f"not known within {SECONDS:.0f} s."
NOT_KNOWN = (
    f"whether it is settled is not known within {SECONDS:.0f} s; answers that are still open may change it."
)


def safety_words(base: RuleBase, explanation: Explanation, outcome: Outcome) -> Iterator[str]:
    """Yield whether a decision is settled, then the numbers that show it."""
    if not outcome.settled:
        yield OPEN if outcome.settled is False else NOT_KNOWN
        return
    complete = is_complete(base, explanation.result.trace.profile)
    why = "every question is answered" if complete else "no further answer can change who wins"
    nobody = outcome.status is Status.NONE
    yield f"settled; {nobody_words(base, outcome) if nobody else why}."
    safe = explanation.safety.get(outcome.decision)
    if not complete and safe and outcome.winners:
        yield from rival_words(base, outcome, safe.rivals)


def nobody_words(base: RuleBase, outcome: Outcome) -> str:
    """Return which rules leave nobody, and that no open answer takes that back."""
    if any(standing.rank for standing in outcome.standings):
        return "whatever is still answered, everybody is ruled out"
    written = listing([veto.written for veto in vetoes(base, outcome)])
    return f"everybody is ruled out, by {written}, and no open answer takes that back"


def rival_words(base: RuleBase, outcome: Outcome, rivals: Sequence[Rival]) -> Iterator[str]:
    """Yield how far the nearest rivals are behind, and the most they can still gain."""
    near = sorted(
        (rival for rival in rivals if not rival.ruled_out), key=lambda rival: rival.behind - rival.can_gain
    )
    for rival in near[:MOST_SHOWN]:
        facts = listing([name_of(fact) for fact in rival.questions])
        source = f" from open answers ({facts})" if rival.can_gain > 0 and facts else ""
        gain = f"can gain at most {max(0, rival.can_gain)}{source}"
        name = base.candidates[rival.candidate].title
        yield f"{name} is {count(rival.behind, 'point')} behind and {gain}."
    if len(near) > MOST_SHOWN:
        yield "Every other rival is further behind than it can gain."
    yield f"No open rule can rule out {listing(titles_of(base, outcome.winners))}."


def unknown_name(base: RuleBase, unknown: Unknown) -> str:
    """Return the name of an open fact, with what is known of it so far."""
    return name_of(unknown.fact) + so_far(base, unknown)


def so_far(base: RuleBase, unknown: Unknown) -> str:
    """Return what is known of an open fact, to stand after its name; nothing if nothing is."""
    if unknown.known is None:
        return ""
    return f" (so far {answer_words(base.facts[unknown.fact], unknown.known)})"


def unknown_words(base: RuleBase, unknown: Unknown) -> str:
    """Return what finding out one fact could change, alone or with others."""
    fact, name = base.facts[unknown.fact], unknown_name(base, unknown)
    if not unknown.turnings:
        more = "" if unknown.known is None else "more "
        values = f"with more than two {more}values at once, or " if fact.kind is Kind.SEVERAL else ""
        return f"{name}: changes who wins only {values}together with other answers."
    ends = grouped(
        ((turning.decision, turning.winners), answer_words(fact, turning.change.then))
        for turning in unknown.turnings
    )
    turns = (
        f"{' or '.join(values)} would lead to {winners_words(titles_of(base, winners))} ({base.decisions[decision].title})"
        for (decision, winners), values in ends.items()
    )
    return f"{name}: {'; '.join(turns)}."


def no_flips_words(
    base: RuleBase,
    profile: Profile,
    flips: Sequence[Flip],
    way_out: WayOut | None = None,
    *,
    givens: bool = False,
) -> Iterator[str]:
    """Yield who is kept out, for whom no change of a few answers does anything, then for whom that is not known in time.

    Where nobody is left and no few answers change that, they do nothing for anybody.
    """
    kept_out = {exclusion.candidate: exclusion.reason for exclusion in base.exclusions}
    for flip in flips:
        if flip.candidate in kept_out:
            yield f"{base.candidates[flip.candidate].title}: kept out by you: {kept_out[flip.candidate].rstrip('.')}."
    flips = [flip for flip in flips if flip.candidate not in kept_out]
    if way_out and not way_out.changes and not way_out.unproven:
        yield none_words(base, profile, (), way_out, givens=givens)
        flips = [flip for flip in flips if flip.unproven]
    fixed = [flip for flip in flips if not flip.changes]
    none, late = (
        titles_of(base, [flip.candidate for flip in fixed if flip.unproven is unproven])
        for unproven in (False, True)
    )
    if none:
        yield f"{listing(none)}: {no_win(base, profile, 'any of them' if none[1:] else 'it', givens=givens)}."
    if (none or (way_out and not way_out.changes)) and not givens:
        yield from given_words(base, profile)
    if late:
        yield f"{listing(late)}: {LATE}"


def none_words(
    base: RuleBase,
    profile: Profile,
    flips: Iterable[Flip],
    way_out: WayOut | None,
    *,
    givens: bool = False,
) -> str:
    """Return that no change of a few answers helps, or is known in time; of a veto also that no open answer does."""
    if any(change.unproven for change in (way_out, *flips) if change):
        return f"what would flip it is {LATE}"
    if way_out is None:
        return f"{no_win(base, profile, 'another candidate', givens=givens)}."
    return f"{no_change(base, profile, givens=givens)} leaves anybody, and an answer to an open question cannot either."


def no_win(base: RuleBase, profile: Profile, who: str, *, givens: bool) -> str:
    """Return that no few answers make somebody win alone, and that answers known in part stay so."""
    is_open = any(not is_whole(answer) for answer in profile.values())
    still = " while what you left open stays open" if is_open else ""
    return f"{no_change(base, profile, givens=givens)} makes {who} win alone{still}"

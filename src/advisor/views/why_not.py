"""Why a candidate is not the winner: who rules it out, which rules make the gap, and what it missed by one answer."""

from collections.abc import Iterable

from advisor.explain.changes import miss_words
from advisor.explain.why_not import WhyNot, outcome_of
from advisor.model import Rule, RuleBase, is_own
from advisor.recommend import Recommendation
from advisor.texts import count
from advisor.views.document.blocks import Blocks
from advisor.views.document.spans import Link, Tone, Toned
from advisor.views.links import to_made
from advisor.views.lists import codes, listed, paragraph, resting_on, under

# More rules than these that a candidate missed by one answer are only named.
MOST_MISSES = 5


def first(base: RuleBase, result: Recommendation, candidate: str) -> Blocks:
    """Return what is said of a candidate that there is nobody to set against: it is first, or nobody is."""
    outcome = outcome_of(result, candidate)
    title = base.candidates[candidate].title
    if outcome.winners:
        return paragraph(f"{title} {'shares the first place' if outcome.winners[1:] else 'is first itself'}.")
    rules = [base.rules[rule] for rule in outcome.standing(candidate).ruled_out_by]
    return (
        *paragraph(f"Nobody is left to win, and {title} is ruled out like all others."),
        *vetoes(rules),
    )


def why_not(base: RuleBase, against: WhyNot) -> Blocks:
    """Return all that sets a candidate behind the winner; the points named are as far apart as the two are."""
    winner = base.candidates[against.winner].title
    return (
        *paragraph(behind(against, winner)),
        *vetoes(rule for rule in against.vetoes if not is_own(rule)),
        *differences(base, against),
        *misses(base, against),
    )


def behind(against: WhyNot, winner: str) -> str:
    """Return how far a candidate is behind the winner, or what decides if that does not."""
    if kept_out := next(filter(is_own, against.vetoes), None):
        return f"You have ruled it out yourselves: {kept_out.because.rstrip('.')}."
    side = "behind" if against.gap > 0 else "ahead of"
    place = f"{count(abs(against.gap), 'point')} {side} {winner}" if against.gap else f"level with {winner}"
    if against.vetoes:
        return f"It is ruled out; by points it is {place}."
    overtaken = "" if against.gap > 0 else f" so far, but {winner} wins whatever is still answered"
    return f"It is {place}{overtaken}."


def vetoes(rules: Iterable[Rule]) -> Blocks:
    return tuple(resting_on(to_made(rule), Toned("Ruled out: ", Tone.BAD)) for rule in rules)


def differences(base: RuleBase, against: WhyNot) -> Blocks:
    """Return the rules that count differently for the two, those for the winner first, and what they come to."""
    if not against.differences:
        return ()
    gaps = sorted(against.differences, key=lambda gap: (gap.points < 0, -abs(gap.points)))
    sentences = (
        resting_on(Link("rule", gap.rule, gap.title), f"{more(base, against, gap.points)}: ") for gap in gaps
    )
    return *listed((each,) for each in sentences), *paragraph(
        f"Together: {more(base, against, against.gap)}."
    )


def more(base: RuleBase, against: WhyNot, points: int) -> str:
    """Return points, and which of the two they speak for."""
    if not points:
        return "as much for one as for the other"
    return f"+{abs(points)} for {base.candidates[against.winner if points > 0 else against.candidate].title}"


def misses(base: RuleBase, against: WhyNot) -> Blocks:
    """Return the rules that one other answer would have made fire; beyond some they are only named."""
    title = base.candidates[against.candidate].title
    shown = [
        (resting_on(to_made(miss.rule), f"+{miss.points} for {title} ({miss_words(base, miss.change)}): "),)
        for miss in against.near_misses[:MOST_MISSES]
    ]
    rest = [miss.rule.id for miss in against.near_misses[MOST_MISSES:]]
    others = [paragraph(f"{count(len(rest), 'more rule')} ", *codes(rest))] if rest else []
    return under(f"With one other answer {title} would have come closer:", listed([*shown, *others]))

"""Two candidates against each other: how far apart they are, by which rules, and what was missed by one answer."""

from collections.abc import Iterable, Iterator

from advisor.explain.changes import miss_words
from advisor.explain.contest import Contest, contest, outcome_of, rival_of
from advisor.explain.endings import MOST_NAMED, titles_of
from advisor.model import DecisionKind, Rule, RuleBase, is_own
from advisor.recommend import Outcome, Recommendation, Standing
from advisor.texts import at_most, count
from advisor.views.document.blocks import Block, Blocks, Heading
from advisor.views.document.spans import Link, Tone, Toned
from advisor.views.links import to_made
from advisor.views.lists import codes, listed, paragraph, resting_on, under
from advisor.views.why_applied import why_applies, why_chosen

# More rules than these that a candidate missed by one answer are only named.
MOST_MISSES = 5

UNWEIGHED = {DecisionKind.APPLIES: why_applies, DecisionKind.CHOICE: why_chosen}


def why_not(base: RuleBase, result: Recommendation, candidate: str) -> Blocks:
    """Return why a candidate did not win, or how it did: it against the winner, or against whoever comes next.

    Of a list it is whether it applies, and where rules choose, which does.
    """
    if unweighed := UNWEIGHED.get(base.taken_by[candidate]):
        return unweighed(base, result, candidate)
    outcome, rival = outcome_of(result, candidate), rival_of(result, candidate)
    asked = "Why" if candidate in outcome.winners else "Why not"
    heading = Heading((f"{asked} {base.candidates[candidate].title}?",), 3)
    if rival and outcome.winners:
        return heading, *apart(base, contest(base, result, candidate, rival))
    return heading, *paragraph(f"{place(base, outcome)}."), *vetoes(base, outcome.standing(candidate))


def two(base: RuleBase, result: Recommendation, *names: str) -> Blocks:
    """Return two candidates of a decision against each other, whoever wins it; without points, each by itself."""
    if unweighed := UNWEIGHED.get(base.taken_by[names[0]]):
        return tuple(block for name in names for block in unweighed(base, result, name))
    heading = Heading((f"{' or '.join(titles_of(base, names))}?",), 3)
    return heading, *apart(base, contest(base, result, *names))


def apart(base: RuleBase, against: Contest) -> Blocks:
    """Return all that sets two candidates apart; the points named are as far apart as the two are."""
    out = (*vetoes(base, against.ahead), *vetoes(base, against.behind))
    nothing = () if out else paragraph("No rule counts differently for the two.")
    return (
        *paragraph(how_far(base, against)),
        *out,
        *(differences(base, against) or nothing),
        *misses(base, against),
    )


def how_far(base: RuleBase, against: Contest) -> str:
    """Return who is first in the decision, and how far apart the two are if that does not say so."""
    ahead, behind = titles_of(base, (against.ahead.candidate, against.behind.candidate))
    first, winners = place(base, against.outcome), against.outcome.winners
    if against.behind.candidate in winners or any(
        is_own(base.rules[rule]) for rule in against.behind.ruled_out_by
    ):
        return f"{first}."
    by = count(abs(against.gap), "point")
    if against.ahead.candidate not in winners:
        side = f"{by} {'ahead of' if against.gap > 0 else 'behind'}" if against.gap else "level with"
        return f"{first}. {ahead} is {side} {behind}."
    if against.gap > 0:
        return f"{first}, {by} ahead of {behind}."
    so_far = "" if against.outcome.shown_by_points else " so far"
    return f"{first}, although {behind} has {f'{by} more' if against.gap else 'as many points'}{so_far}."


def place(base: RuleBase, outcome: Outcome) -> str:
    winners = titles_of(base, outcome.winners)
    if not winners:
        return "Nobody is left to win"
    first = f"{at_most(winners, MOST_NAMED)} {'share the first place' if winners[1:] else 'is first'}"
    return first if outcome.shown_by_points else f"{first} whatever is still answered"


def vetoes(base: RuleBase, standing: Standing) -> Iterator[Block]:
    """Return what rules a candidate out, if anything does."""
    return ruling_out(base, standing.candidate, (base.rules[name] for name in standing.ruled_out_by))


def ruling_out(base: RuleBase, candidate: str, rules: Iterable[Rule]) -> Iterator[Block]:
    """Yield rules that rule a candidate out."""
    title = base.candidates[candidate].title
    for rule in rules:
        if is_own(rule):
            yield from paragraph(f"You have ruled out {title} yourselves: {rule.because.rstrip('.')}.")
        else:
            yield resting_on(to_made(rule), Toned(f"{title} is ruled out: ", Tone.BAD))


def differences(base: RuleBase, against: Contest) -> Blocks:
    """Return the rules that count differently for the two, those for whoever is ahead first, and what they come to."""
    if not against.differences:
        return ()
    gaps = sorted(against.differences, key=lambda gap: (gap.points < 0, -abs(gap.points)))
    sentences = (
        resting_on(Link("rule", gap.rule, gap.title), f"{more(base, against, gap.points)}: ") for gap in gaps
    )
    return *listed((each,) for each in sentences), *paragraph(
        f"Together: {more(base, against, against.gap)}."
    )


def more(base: RuleBase, against: Contest, points: int) -> str:
    """Return points, and which of the two they speak for."""
    if not points:
        return "as much for one as for the other"
    side = against.ahead if points > 0 else against.behind
    return f"+{abs(points)} for {base.candidates[side.candidate].title}"


def misses(base: RuleBase, against: Contest) -> Iterator[Block]:
    """Yield for each candidate the rules that one other answer would have made fire; beyond some they are only named."""
    for candidate in (against.ahead.candidate, against.behind.candidate):
        title = base.candidates[candidate].title
        missed = [miss for miss in against.near_misses if miss.candidate == candidate]
        shown = [
            (
                resting_on(
                    to_made(miss.rule), f"+{miss.points} for {title} ({miss_words(base, miss.change)}): "
                ),
            )
            for miss in missed[:MOST_MISSES]
        ]
        rest = [miss.rule.id for miss in missed[MOST_MISSES:]]
        others = [paragraph(f"{count(len(rest), 'more rule')} ", *codes(rest))] if rest else []
        effect = "more would have spoken for {}" if against.level else "{} would have come closer"
        yield from under(f"With one other answer {effect.format(title)}:", listed([*shown, *others]))

"""How firm a recommendation is: why it is settled, what is unknown, and what would flip it."""

from collections.abc import Iterator, Sequence

from rich.console import Console

from advisor.certify.search import Rival
from advisor.evaluators.prove.possible import SECONDS
from advisor.explain.explanation import Explanation
from advisor.explain.flips import MOST, Flip, WayOut
from advisor.explain.unknowns import Unknown
from advisor.explain.vetoes import vetoes
from advisor.explain.words import answer_words, name_of
from advisor.model import Kind, RuleBase
from advisor.recommend import Outcome, Status
from advisor.texts import count, listing
from advisor.views.terminal.explanations import change_words
from advisor.views.terminal.screen import FAINT, STRONG, heading, say

MOST_SHOWN = 3
OPEN = "not settled; answers that are still open can change it."
LATE = f"not known within {SECONDS:.0f} s."
NOT_KNOWN = (
    f"whether it is settled is not known within {SECONDS:.0f} s; answers that are still open may change it."
)


def show_firmness(console: Console, base: RuleBase, explanation: Explanation) -> None:
    """Write for each decision whether it is settled and what would flip it, and what the unknown could change."""
    heading(console, "HOW FIRM IT IS")
    for outcome in explanation.result.outcomes.values():
        first, *rest = safety_words(base, explanation, outcome)
        say(console, (f"{base.decisions[outcome.decision].title}: ", STRONG), first, indent=2)
        for words in rest:
            say(console, words, indent=4, hang=2)
    show_unknowns(console, base, explanation)
    for name, outcome in explanation.result.outcomes.items():
        show_flips(console, base, outcome, explanation.flips[name], explanation.ways_out.get(name))


def safety_words(base: RuleBase, found: Explanation, outcome: Outcome) -> Iterator[str]:
    """Yield whether a decision is settled, then the numbers that show it."""
    if not outcome.settled:
        yield OPEN if outcome.settled is False else NOT_KNOWN
        return
    complete = found.result.trace.profile.keys() >= base.facts.keys()
    why = "every question is answered" if complete else "no further answer can change who wins"
    nobody = outcome.status is Status.NONE
    yield f"settled; {nobody_words(base, outcome) if nobody else why}."
    safe = found.safety.get(outcome.decision)
    if not complete and safe and outcome.winners:
        yield from rival_words(base, outcome, safe.rivals)


def nobody_words(base: RuleBase, outcome: Outcome) -> str:
    """Return which rules leave nobody, and that no open answer takes that back."""
    if any(one.rank for one in outcome.standings):
        return "whatever is still answered, everybody is ruled out"
    written = listing([one.written for one in vetoes(base, outcome)])
    return f"everybody is ruled out, by {written}, and no open answer takes that back"


def rival_words(base: RuleBase, outcome: Outcome, rivals: Sequence[Rival]) -> Iterator[str]:
    """Yield how far the nearest rivals are behind, and the most they can still gain."""
    near = sorted((one for one in rivals if not one.ruled_out), key=lambda one: one.behind - one.can_gain)
    for one in near[:MOST_SHOWN]:
        facts = listing([name_of(fact) for fact in one.questions])
        source = f" from open answers ({facts})" if one.can_gain > 0 and facts else ""
        gain = f"can gain at most {max(0, one.can_gain)}{source}"
        name = base.candidates[one.candidate].title
        yield f"{name} is {count(one.behind, 'point')} behind and {gain}."
    if len(near) > MOST_SHOWN:
        yield "Every other rival is further behind than it can gain."
    yield f"No open rule can rule out {listing([base.candidates[one].title for one in outcome.winners])}."


def show_unknowns(console: Console, base: RuleBase, explanation: Explanation) -> None:
    """Write which unknown facts can change who wins, to whom, and what to find out first."""
    facts = explanation.unknowns.facts
    if not facts:
        return
    mattering = explanation.unknowns.to_find_out
    if not mattering:
        names = listing([name_of(unknown.fact) for unknown in facts])
        say(console, ("Not known: ", STRONG), f"{names}. None of it can change who wins.", indent=2)
        return
    say(console, ("Find out first: ", STRONG), f"{name_of(mattering[0].fact)}.", indent=2)
    for unknown in mattering[:MOST_SHOWN]:
        say(console, *unknown_words(base, unknown), indent=4, hang=2)
    if rest := [name_of(unknown.fact) for unknown in mattering[MOST_SHOWN:]]:
        say(console, (f"These can count too: {', '.join(rest)}.", FAINT), indent=4, hang=2)
    if harmless := [name_of(unknown.fact) for unknown in facts if not unknown.matters]:
        say(
            console,
            (f"Not known, but cannot change who wins: {', '.join(harmless)}.", FAINT),
            indent=4,
            hang=2,
        )


def unknown_words(base: RuleBase, unknown: Unknown) -> tuple[str, ...]:
    """Return what finding out one fact could change, alone or with others."""
    name = name_of(unknown.fact)
    if not unknown.turnings:
        values = (
            "with more than two values at once, or " if base.facts[unknown.fact].kind is Kind.SEVERAL else ""
        )
        return (f"{name}: changes who wins only {values}together with other answers.",)
    ends: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for turning in unknown.turnings:
        words = answer_words(base.facts[unknown.fact], turning.change.then)
        ends.setdefault((turning.decision, turning.winners), []).append(words)
    found = (
        f"{' or '.join(values)} would lead to {candidates_words(base, winners)} ({base.decisions[decision].title})"
        for (decision, winners), values in ends.items()
    )
    return (f"{name}: {'; '.join(found)}.",)


def candidates_words(base: RuleBase, winners: Sequence[str]) -> str:
    """Return who wins, or that it is a tie, or nobody."""
    if len(winners) > MOST_SHOWN:
        return f"a tie of {len(winners)}"
    names = listing([base.candidates[one].title for one in winners])
    return f"a tie of {names}" if len(winners) > 1 else names or "nobody"


def show_flips(
    console: Console, base: RuleBase, outcome: Outcome, found: Sequence[Flip], way_out: WayOut | None = None
) -> None:
    """Write the smallest change of given answers that would make another candidate win, or leave anybody."""
    title = (f"{base.decisions[outcome.decision].title}: ", STRONG)
    possible = [one for one in found if one.changes]
    fewest = len(possible[0].changes) if possible else 0
    if way_out and 0 < len(way_out.changes) != fewest:
        show_way_out(console, base, title, way_out)
    elif not possible:
        late = any(one.unproven for one in (way_out, *found) if one)
        say(console, title, f"what would flip it is {LATE}" if late else none_words(way_out), indent=2)
    else:
        what = "smallest way out" if way_out else "smallest change that flips it"
        say(console, title, f"the {what} is {count(fewest, 'answer')}:", indent=2)
        for one in [one for one in possible if len(one.changes) == fewest][:MOST_SHOWN]:
            show_flip(console, base, one)


def fixed_words(base: RuleBase, flips: Sequence[Flip]) -> Iterator[str]:
    """Yield for whom no few answers change anything, then for whom that is not known in time."""
    fixed = [flip for flip in flips if not flip.changes]
    none, late = (
        [base.candidates[flip.candidate].title for flip in fixed if flip.unproven is unproven]
        for unproven in (False, True)
    )
    if none:
        whom = "any of them" if none[1:] else "it"
        yield f"{listing(none)}: no change of up to {MOST} of your answers makes {whom} win alone."
    if late:
        yield f"{listing(late)}: {LATE}"


def none_words(way_out: WayOut | None) -> str:
    """Return that no change of a few answers helps; of a veto also that no open answer does."""
    known = f"no change of up to {MOST} of your answers"
    if way_out is None:
        return f"{known} makes another candidate win alone."
    return f"{known} leaves anybody, and an answer to an open question cannot either."


def show_way_out(console: Console, base: RuleBase, title: tuple[str, str], found: WayOut) -> None:
    """Write the smallest change of given answers that leaves somebody, though nobody would win alone."""
    words = "; ".join(change_words(base, change) for change in found.changes)
    leading = (candidates_words(base, found.winners), STRONG)
    say(console, title, f"the smallest way out is {count(len(found.changes), 'answer')}:", indent=2)
    say(console, f"with {words}: ", leading, indent=4, hang=2)


def show_flip(console: Console, base: RuleBase, one: Flip) -> None:
    """Write one flip."""
    words = "; ".join(change_words(base, change) for change in one.changes)
    say(console, f"with {words}: ", (base.candidates[one.candidate].title, STRONG), indent=4, hang=2)

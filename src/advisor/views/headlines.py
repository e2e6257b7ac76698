"""How a decision ended, on one line: the choice as the verdict has it, and how much it can be relied upon; and what changed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from advisor.explain.applied_words import apply_words, recorded_words
from advisor.explain.endings import MOST_NAMED, chosen, lead_words, none_chosen, titles_of
from advisor.explain.strength import Level
from advisor.formats.applied import chose_nothing, is_list
from advisor.model import DecisionKind, RuleBase
from advisor.recommend import AppliedList, Applies, Outcome, Recommendation, Status
from advisor.texts import listing
from advisor.views.document.spans import Line, Tone, Toned

TONES: Mapping[Level | None, Tone] = {
    None: Tone.STRONG,
    Level.NOBODY_LEFT: Tone.BAD,
    Level.TOO_LITTLE_KNOWN: Tone.WARNING,
    Level.CLOSE: Tone.WARNING,
    Level.LIKELY: Tone.GOOD,
    Level.CLEAR: Tone.GOOD,
}


def headline(base: RuleBase, outcome: Outcome, level: Level | None = None) -> Line:
    """Return how a decision ended; without a level, which only a whole recommendation has, by how much."""
    decision, names = base.decisions[outcome.decision], titles_of(base, chosen(base, outcome))
    if decision.is_weighed:
        return (*choice_line(decision.title, names, level), "" if level or not names else lead(outcome))
    still = ", whatever is still answered" if names and not outcome.shown_by_points else ""
    return f"{decision.title}: ", Toned(choice_words(base, outcome), Tone.STRONG), still


def choice_words(base: RuleBase, outcome: Outcome, level: Level | None = None) -> str:
    """Return what is chosen in a decision; where rules choose, it may be that none does."""
    names = titles_of(base, chosen(base, outcome))
    if names or not outcome.winners:
        return choice(names, level)
    return nothing_words(settled=outcome.settled)


def nothing_words(*, settled: bool | None) -> str:
    return "nothing is chosen" if settled else "nothing is chosen yet"


def recorded_ending(ending: Mapping[str, Any]) -> str:
    """Return who won a decision, or what applies of a list, by ids as a record has them."""
    if is_list(ending):
        return recorded_words(ending)
    if chose_nothing(ending):
        return nothing_words(settled=ending["settled"])
    return choice(ending["winners"])


def applied_headline(base: RuleBase, applied: AppliedList) -> Line:
    """Return what applies of a list so far: by name if it is little, and how much is open."""
    names = titles_of(base, applied.so_far)
    left = len(applied.those(Applies.OPEN))
    return (
        f"{base.lists[applied.decision].title}: ",
        Toned(apply_words(names, settled=not left), Tone.STRONG),
        f", {left} open" if left else "",
    )


def endings(base: RuleBase, result: Recommendation, levels: Mapping[str, Level | None]) -> Iterator[Line]:
    """Yield how each decision ended, with the level if it is known, and what applies of each list."""
    for name in base.written_decisions:
        if name in result.lists:
            yield applied_headline(base, result.lists[name])
        else:
            yield headline(base, result.outcomes[name], levels.get(name))


def choice_line(decision: str, winners: Sequence[str], level: Level | None = None) -> Line:
    """Return who won a decision, by title or id, and the level if it is known and says more than that."""
    tone = TONES[level if winners else Level.NOBODY_LEFT]
    leaning = f", leaning to {winners[0]}" if level is Level.TOO_LITTLE_KNOWN and len(winners) == 1 else ""
    known = f" - {level.value.upper()}" if level and level is not Level.NOBODY_LEFT else ""
    return f"{decision}: ", Toned(choice(winners, level), tone), f"{leaning}{known}"


def choice(winners: Sequence[str], level: Level | None = None) -> str:
    """Return what is chosen; of what nobody is left of, or too little is known, it is nothing."""
    if not winners:
        return "nobody is left"
    if level is Level.TOO_LITTLE_KNOWN:
        return "no recommendation yet"
    return listing(winners, "or") if len(winners) <= MOST_NAMED else f"any of {len(winners)}"


def winners_named(base: RuleBase, decision: str, winners: Collection[str]) -> str:
    """Return who won a decision, where no more is known than that: what applies of a list; where rules choose, all are none.

    Candidates that the base does not have come last, by their ids.
    """
    taken = base.written_decisions.get(decision) or base.decisions[decision]
    known = [name for name in base.candidates if name in winners]
    names = [*titles_of(base, known), *sorted(set(winners).difference(known))]
    if taken.kind is DecisionKind.APPLIES:
        return listing(names) or "nothing"
    return nothing_words(settled=True) if none_chosen(taken, winners) else choice(names)


def lead(outcome: Outcome) -> str:
    """Return by how much the winners are ahead; nothing if nobody is behind."""
    if not outcome.shown_by_points:
        return ", whatever is still answered"
    return ", level on points" if outcome.status is Status.TIE else lead_words(outcome.ahead)


def change(before: str, after: str) -> str:
    return f"{before} -> {after}"

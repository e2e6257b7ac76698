"""Who won, and by how much, in words."""

from collections.abc import Callable, Collection, Sequence

from advisor.model import Decision, DecisionKind, RuleBase
from advisor.recommend import Outcome
from advisor.texts import count, listing

NOBODY = "nobody"

# Of a tie of more than these only the number is told where it is not what the sentence is about.
MOST_NAMED = 3


def titles_of(base: RuleBase, candidates: Sequence[str]) -> list[str]:
    return [base.candidates[candidate].title for candidate in candidates]


def at_stake(base: RuleBase) -> str:
    """Return what answers can change: who wins decisions, and what applies of lists."""
    both = (
        "who wins" if len(base.lists) < len(base.written_decisions) else "",
        "what applies" if base.lists else "",
    )
    return " or ".join(filter(None, both))


def chosen(base: RuleBase, outcome: Outcome) -> tuple[str, ...]:
    """Return who won; of a decision that rules choose in, nobody as long as none is chosen or bound to be."""
    decision, winners = base.decisions[outcome.decision], outcome.winners
    spoken_for = any(outcome.standing(winner).points for winner in winners) or not outcome.shown_by_points
    return winners if spoken_for or decision.kind is not DecisionKind.CHOICE else ()


def none_chosen(decision: Decision, winners: Collection[str]) -> bool:
    """Return whether rules choose in a decision and none did, where no more is known than who won: all are level then."""
    return decision.kind is DecisionKind.CHOICE and len(winners) == len(decision.candidate_ids) > 1


def winners_words(
    names: Sequence[str], *, most: int = MOST_NAMED, join: Callable[[Sequence[str]], str] = listing
) -> str:
    """Return who won, by the names of the winners: one, a tie, or nobody; of more than `most` only their number."""
    if len(names) > most:
        return f"a tie of {len(names)}"
    return f"a tie between {join(names)}" if names[1:] else "".join(names) or NOBODY


def lead_words(points: int | None) -> str:
    """Return by how many points a winner is ahead, to follow upon its name; nothing if nobody is behind."""
    return "" if points is None else f", {count(points, 'point')} ahead"

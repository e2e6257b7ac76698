"""Who won, by how much, and whether that may change, in words: every view says it with these."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from advisor.model import RuleBase
from advisor.recommend import Outcome
from advisor.texts import count, listing

NOBODY = "nobody"

# Of a tie of more than these only the number is told where it is not what the sentence is about.
MOST_NAMED = 3

CERTAINTY: Mapping[bool | None, str] = {
    True: "; settled",
    False: "; more answers may change it",
    None: "; whether it is settled is not known in time",
}


@dataclass(frozen=True, slots=True)
class EndingWords:
    """How a decision ended: `who` won, `how`, and how certain that is; one follows upon the other in a sentence."""

    decision: str
    who: str
    how: str
    certainty: str


def ending(base: RuleBase, outcome: Outcome) -> EndingWords:
    """Return how a decision ended, in words."""
    names = titles_of(base, outcome.winners)
    lead = lead_words(outcome.ahead) if outcome.shown_by_points else ", whatever is still answered"
    if not names:
        who, how = NOBODY, f", as every candidate is ruled out{lead}"
    elif not names[1:]:
        who, how = names[0], lead
    elif any(standing.evidence or standing.ruled_out_by for standing in outcome.standings):
        who, how = "a tie", f" between {listing(names)}{lead}"
    else:
        whom = listing(names) if len(names) <= MOST_NAMED else f"any of the {len(names)}"
        who, how = "a tie", f", as no rule has spoken yet for or against {whom}"
    return EndingWords(base.decisions[outcome.decision].title, who, how, CERTAINTY[outcome.settled])


def titles_of(base: RuleBase, candidates: Sequence[str]) -> list[str]:
    return [base.candidates[candidate].title for candidate in candidates]


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

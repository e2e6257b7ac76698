"""The smallest changes of answers that would make another candidate win, proved to be the smallest."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.evaluators.prove.changes import Change as Changed
from advisor.evaluators.prove.changes import smallest_change
from advisor.evaluators.prove.possible import SECONDS
from advisor.evaluators.prove.program import Unproven
from advisor.explain.changes import Change
from advisor.model import Profile, RuleBase
from advisor.recommend import Outcome

MOST = 3


@dataclass(frozen=True, slots=True)
class Flip:
    """The fewest changes with which the candidate would win alone.

    No changes: none of up to MOST answers does it, or with `unproven` it is not known in time.
    """

    candidate: str
    changes: tuple[Change, ...]
    unproven: bool = False


def flips(base: RuleBase, profile: Profile, outcome: Outcome, locked: Iterable[str] = ()) -> tuple[Flip, ...]:
    """Return a flip for each candidate that does not win alone; the fewest changes first, then by standing."""
    locked = tuple(locked)
    alone = outcome.winners if len(outcome.winners) == 1 else ()
    rivals = [one.candidate for one in outcome.standings if one.candidate not in alone]
    found = [flip(base, profile, rival, locked, SECONDS / len(rivals)) for rival in rivals]
    return tuple(sorted(found, key=lambda one: len(one.changes) or MOST + 1))


def flip(
    base: RuleBase, profile: Profile, candidate: str, locked: Iterable[str] = (), seconds: float = SECONDS
) -> Flip:
    """Return the smallest change of given answers that makes one candidate win alone; locked facts stay."""
    found = smallest_change(base, profile, candidate, locked=locked, most=MOST, seconds=seconds)
    match found:
        case Changed(answers):
            return Flip(
                candidate, tuple(Change(fact, profile.get(fact), then) for fact, then in answers.items())
            )
        case Unproven():
            return Flip(candidate, (), unproven=True)
        case None:
            return Flip(candidate, ())

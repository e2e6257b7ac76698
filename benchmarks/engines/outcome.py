"""What every engine is asked for: points of every candidate, who is ruled out, and who wins."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Answers: TypeAlias = Mapping[str, str | Sequence[str]]
"""A complete profile as it comes from outside: the id of a value, or a list of them."""

Decisions: TypeAlias = Mapping[str, Sequence[str]]
"""For each decision the ids of its candidates."""


@dataclass(frozen=True)
class Outcome:
    """What became of one profile."""

    points: Mapping[str, int]
    ruled_out: frozenset[str]
    winners: Mapping[str, frozenset[str]]


def outcome(decisions: Decisions, points: Mapping[str, int], ruled_out: Collection[str]) -> Outcome:
    """Return the outcome of these points and vetoes; the same few lines of Python for every engine."""
    winners = {}
    for decision, candidates in decisions.items():
        left = [one for one in candidates if one not in ruled_out]
        top = max((points[one] for one in left), default=0)
        winners[decision] = frozenset(one for one in left if points[one] == top)
    return Outcome(points, frozenset(ruled_out), winners)

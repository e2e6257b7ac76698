"""Every way to answer a base that is read naively, and which answers make other winners."""

from collections.abc import Iterable
from functools import cache

from naive_interview import Interview
from naive_language import Known, NaiveBase
from naive_questions import Left


@cache
def whole(base: NaiveBase) -> list[Interview]:
    """Return all complete interviews that are not impossible."""
    every = (Interview(base, known) for known in base.choices())
    return [interview for interview in every if not interview.impossible()]


def completions(base: NaiveBase, known: Known) -> list[Interview]:
    return [interview for interview in whole(base) if interview.within(known)]


def relevant_to(base: NaiveBase, interviews: Iterable[Interview]) -> list[str]:
    """Return the facts in which alone two of these complete interviews differ that have other winners."""
    ends: dict[tuple[str, tuple[Left, ...]], set[tuple[frozenset[str], ...]]] = {}
    for interview in interviews:
        for name in base.facts:
            rest = tuple(left for other, left in interview.known.items() if other != name)
            ends.setdefault((name, rest), set()).add(tuple(interview.winners.values()))
    differing = {name for (name, _), won in ends.items() if len(won) > 1}
    return [name for name in base.facts if name in differing]

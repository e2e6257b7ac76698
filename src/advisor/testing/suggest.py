"""The fewest new cases that would close the gaps: their answers, and what each is for.

Profiles are found that close as many gaps as they can; as few of them as possible are taken, and of their
answers as few as possible are kept.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from advisor.evaluators.prove.covering import Shown, most_shown, questions
from advisor.evaluators.prove.turning import Ends
from advisor.evaluators.split import members
from advisor.evaluators.sweep import decode, sample, turned
from advisor.model import Profile
from advisor.testing.closing import Closer, closer_for
from advisor.testing.coverage import Coverage, Gap, Unnoticed
from advisor.testing.removals import SEED
from advisor.testing.shrink import shrunk

# Profiles among which those are looked for on which many rules would be missed.
ROWS = 4096
SECONDS = 10.0
"""How long the search for one profile may take."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The answers of a new case, the gaps that it closes, and what it should speak of: decisions and rules.

    The gaps among `by_citing` are closed only if the case cites the rule.
    """

    profile: Profile
    closes: tuple[Gap, ...]
    by_citing: tuple[Gap, ...]
    decisions: tuple[str, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """New cases, and the gaps for which no profile was found in time."""

    cases: tuple[Suggestion, ...]
    left: tuple[Gap, ...]


def suggest(coverage: Coverage) -> Suggestions:
    """Return the fewest cases found that would close all gaps."""
    closer = closer_for(coverage)
    profiles = [*missing_profiles(closer), *witnesses(coverage)]
    profiles += shown_profiles(closer, left_by(closer, profiles))
    chosen = fewest(by_number(closer.closed(profiles, closer.gaps)))
    cases = tuple(suggestion(closer, profiles[number], gaps) for number, gaps in chosen.items())
    closed = {gap for one in cases for gap in one.closes}
    return Suggestions(cases, tuple(gap for gap in closer.gaps if gap not in closed))


def suggestion(closer: Closer, profile: Profile, gaps: frozenset[Gap]) -> Suggestion:
    """Return a case that closes these gaps, with no answer too many."""
    ordered = tuple(gap for gap in closer.gaps if gap in gaps)
    fewer = shrunk(closer.base, profile, lambda many: closer.closing_all(many, ordered))
    kept = fewer if closer.surely(fewer, ordered) else profile
    by_citing = tuple(gap for gap in ordered if isinstance(gap, Unnoticed) and gap not in closer.missed)
    return Suggestion(kept, ordered, by_citing, closer.decisions(kept, ordered), closer.cites(kept, ordered))


def missing_profiles(closer: Closer) -> Iterator[Profile]:
    """Yield profiles on which decisions end otherwise without many rules that nobody would miss."""
    codes = sample(closer.base, {}, ROWS, SEED)
    rows = turned(closer.base, codes, closer.missed.values())
    for number in fewest(by_number(rows)):
        yield decode(closer.base, codes[number])


def witnesses(coverage: Coverage) -> Iterator[Profile]:
    """Yield for each rule that nobody would miss a profile on which a decision ends otherwise without it."""
    return (one.turns.profile for one in coverage.unnoticed if isinstance(one.turns, Ends))


def left_by(closer: Closer, profiles: Sequence[Profile]) -> tuple[Gap, ...]:
    """Return the gaps that none of these profiles closes."""
    return tuple(gap for gap, found in closer.closed(profiles, closer.gaps).items() if not found)


def shown_profiles(closer: Closer, gaps: Sequence[Gap]) -> Iterator[Profile]:
    """Yield profiles, each of which closes as many of these gaps as can be added one after the other."""
    left = [gap for gap in gaps if gap in closer.wanted]
    asked = questions(closer.base, closer.wanted) if left else None
    while asked and left:
        found = most_shown(asked, left[0], left, seconds=SECONDS)
        names = found.names if isinstance(found, Shown) else frozenset(left[:1])
        if isinstance(found, Shown):
            yield found.profile
        left = [gap for gap in left if gap not in names]


def by_number(rows: Mapping[Key, int]) -> Mapping[int, frozenset[Key]]:
    """Return for each number among the bits the keys that have it."""
    found: dict[int, set[Key]] = {}
    for key, numbers in rows.items():
        for number in members(numbers):
            found.setdefault(number, set()).add(key)
    return {number: frozenset(keys) for number, keys in found.items()}


def fewest(cover: Mapping[int, frozenset[Key]]) -> Mapping[int, frozenset[Key]]:
    """Return few numbers that have all keys among them, each with those keys that are its part.

    The one with most of the keys that are left is taken first; one that the others make needless is dropped.
    """
    chosen: list[int] = []
    left = frozenset[Key]().union(*cover.values())
    while left:
        chosen.append(max(cover, key=lambda number: (len(cover[number] & left), -number)))
        left -= cover[chosen[-1]]
    for number in tuple(chosen):
        others = [cover[one] for one in chosen if one != number]
        if cover[number] <= frozenset[Key]().union(*others):
            chosen.remove(number)
    return parts(chosen, cover)


def parts(chosen: Sequence[int], cover: Mapping[int, frozenset[Key]]) -> Mapping[int, frozenset[Key]]:
    """Return each number with the keys that none before it has."""
    found: dict[int, frozenset[Key]] = {}
    seen: frozenset[Key] = frozenset()
    for number in chosen:
        found[number] = cover[number] - seen
        seen |= cover[number]
    return found

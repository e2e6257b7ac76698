"""The fewest new cases that would close the gaps: their answers, and what each is for.

Profiles are found that close as many gaps as they can; as few of them as possible are taken, and of their
answers as few as possible are kept.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TypeAlias, TypeVar

from advisor.authoring.cases.closing import Closer, closer_for
from advisor.authoring.cases.coverage import Coverage, Gap, Unnoticed
from advisor.authoring.cases.removals import SEED
from advisor.authoring.cases.shrink import shrunk
from advisor.evaluators.prove.covering import CoveringProfile, most_shown, questions
from advisor.evaluators.prove.turning import OtherEnding
from advisor.evaluators.split import members
from advisor.evaluators.sweep import decode, sample, turned
from advisor.model import Profile

# Profiles among which those are looked for on which many rules would be missed.
ROWS = 4096
SECONDS = 10.0
"""How long the search for one profile may take."""

Key = TypeVar("Key", bound=Hashable)
Part: TypeAlias = frozenset[Gap]
"""The gaps that one profile is there to close."""


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
    closing = closer.closed(profiles, closer.gaps)
    profiles += shown_profiles(closer, [gap for gap, numbers in closing.items() if not numbers])
    closed = by_number(closer.closed(profiles, closer.gaps))
    chosen = fewest({number: certain(closer, profiles[number], gaps) for number, gaps in closed.items()})
    small = [(smallest(closer, profiles[number], gaps), gaps) for number, gaps in chosen.items()]
    cases = tuple(suggestion(closer, profile, gaps) for profile, gaps in needed(closer, small))
    done = {gap for one in cases for gap in one.closes}
    return Suggestions(cases, tuple(gap for gap in closer.gaps if gap not in done))


def certain(closer: Closer, profile: Profile, gaps: Part) -> Part:
    """Return the gaps that a profile closes in any case: those about how decisions end only if it is complete."""
    return gaps if profile.keys() >= closer.base.facts.keys() else gaps.intersection(closer.wanted)


def smallest(closer: Closer, profile: Profile, gaps: Part) -> Profile:
    """Return the profile with no answer too many to close its gaps."""
    fewer = shrunk(closer.base, profile, lambda many: reduce(and_, closer.closed(many, gaps).values()))
    return fewer if closer.surely(fewer, gaps) else profile


def needed(closer: Closer, found: Sequence[tuple[Profile, Part]]) -> list[tuple[Profile, Part]]:
    """Return the profiles without those whose gaps others close as well, now that they are small.

    Whoever closes a gap in the place of another takes it over.
    """
    closed = closer.closed([profile for profile, _ in found], closer.gaps)
    kept = {number: gaps for number, (_, gaps) in enumerate(found)}
    for number in sorted(kept, key=lambda one: len(kept[one])):
        heirs = {gap: heir(closer, found, [*kept], closed[gap] & ~(1 << number), gap) for gap in kept[number]}
        if None not in heirs.values():
            del kept[number]
            kept = {
                one: gaps.union(gap for gap, other in heirs.items() if other == one)
                for one, gaps in kept.items()
            }
    return [(found[number][0], gaps) for number, gaps in kept.items()]


def heir(
    closer: Closer, found: Sequence[tuple[Profile, Part]], kept: Sequence[int], closing: int, gap: Gap
) -> int | None:
    """Return which of the kept profiles among those that seem to close a gap surely does."""
    able = (number for number in members(closing) if number in kept)
    return next((number for number in able if closer.surely(found[number][0], [gap])), None)


def suggestion(closer: Closer, profile: Profile, gaps: Part) -> Suggestion:
    """Return a case that closes these gaps."""
    ordered = tuple(gap for gap in closer.gaps if gap in gaps)
    by_citing = tuple(gap for gap in ordered if isinstance(gap, Unnoticed) and gap not in closer.missed)
    return Suggestion(
        profile, ordered, by_citing, closer.decisions(profile, ordered), closer.cites(profile, ordered)
    )


def missing_profiles(closer: Closer) -> Iterator[Profile]:
    """Yield profiles on which decisions end otherwise without many rules that nobody would miss."""
    codes = sample(closer.base, {}, ROWS, SEED)
    rows = turned(closer.base, codes, closer.missed.values())
    for number in fewest(by_number(rows)):
        yield decode(closer.base, codes[number])


def witnesses(coverage: Coverage) -> Iterator[Profile]:
    """Yield for each rule that nobody would miss a profile on which a decision ends otherwise without it."""
    return (one.turns.profile for one in coverage.unnoticed if isinstance(one.turns, OtherEnding))


def shown_profiles(closer: Closer, gaps: Sequence[Gap]) -> Iterator[Profile]:
    """Yield profiles, each of which closes as many of these gaps as can be added one after the other."""
    left = [gap for gap in gaps if gap in closer.wanted]
    asked = questions(closer.base, closer.wanted) if left else None
    while asked and left:
        found = most_shown(asked, left[0], left, seconds=SECONDS)
        names = found.names if isinstance(found, CoveringProfile) else frozenset(left[:1])
        if isinstance(found, CoveringProfile):
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

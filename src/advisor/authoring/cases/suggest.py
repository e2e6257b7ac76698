"""The fewest new cases that would close the gaps: their answers, and what each is for.

Profiles are found that close as many gaps as they can; as few of them as possible are taken, and of their
answers as few as possible are kept.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TypeAlias, TypeVar

from advisor.authoring.cases.closing import Closer, closer_for
from advisor.authoring.cases.coverage import Coverage, Gap, Unnoticed
from advisor.authoring.cases.removals import SEED
from advisor.evaluators.minimal import minimal, singly, ticks, unanswered, unticked
from advisor.evaluators.prove.covering import CoveringProfile, most_shown, questions
from advisor.evaluators.prove.turning import OtherEnding
from advisor.evaluators.split import members
from advisor.evaluators.sweep import decode, sample, turned
from advisor.evaluators.thresholds import at_thresholds, is_region, numbered
from advisor.model import Profile, is_complete

# Profiles among which those are looked for on which many rules would be missed.
ROWS = 4096
SECONDS = 10.0
"""How long the search for one profile may take."""

Key = TypeVar("Key", bound=Hashable)
Gaps: TypeAlias = frozenset[Gap]
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
    turning = (removal.turns for removal in coverage.unnoticed)
    profiles = [
        *missing_profiles(closer),
        *(turn.profile for turn in turning if isinstance(turn, OtherEnding)),
    ]
    closing = closer.closed(profiles, closer.gaps)
    profiles += shown_profiles(closer, [gap for gap, numbers in closing.items() if not numbers])
    closed = by_number(closer.closed(profiles, closer.gaps))
    # Gaps about how decisions end are surely closed only by profiles that are complete.
    whole = {number for number, profile in enumerate(profiles) if is_complete(closer.base, profile)}
    sure = {
        number: gaps if number in whole else gaps & closer.wanted.keys() for number, gaps in closed.items()
    }
    chosen = greedy_cover(sure)
    small = [(smallest(closer, profiles[number], gaps), gaps) for number, gaps in chosen.items()]
    cases = tuple(
        suggestion(closer, with_numbers(closer, profile, gaps), gaps)
        for profile, gaps in needed(closer, small)
    )
    done = {gap for case in cases for gap in case.closes}
    return Suggestions(cases, tuple(gap for gap in closer.gaps if gap not in done))


def smallest(closer: Closer, profile: Profile, gaps: Gaps) -> Profile:
    """Return the profile with no answer, and then no value of a set, too many to close its gaps.

    Later questions are given up first.
    """

    def closing(profiles: Iterable[Profile]) -> int:
        failing = ~reduce(and_, closer.closed(tuple(profiles), gaps).values())
        return (failing & -failing).bit_length() - 1

    facts = [fact for fact in reversed(tuple(closer.base.facts)) if fact in profile]
    fewer = minimal(profile, facts, unanswered, closing)
    fewer = minimal(fewer, ticks(fewer), unticked, closing)
    return fewer if closer.surely(fewer, gaps) else profile


def with_numbers(closer: Closer, profile: Profile, gaps: Gaps) -> Profile:
    """Return the profile with numbers at thresholds, with which it closes its gaps as well."""
    exact, facts = profile, closer.base.facts
    for name in (name for name, answer in profile.items() if is_region(facts[name], answer)):
        others = [{**exact, name: value} for value in facts[name].value_ids]
        closing = reduce(and_, closer.closed(others, gaps).values())
        values = [facts[name].value_ids[place] for place in members(closing)]
        exact = {**exact, name: numbered(facts[name], str(exact[name]), values.__contains__)}
    return exact if closer.surely(exact, gaps) else at_thresholds(facts, profile)


def needed(closer: Closer, small: Sequence[tuple[Profile, Gaps]]) -> list[tuple[Profile, Gaps]]:
    """Return the profiles without those whose gaps others close as well, now that they are small.

    Whoever closes a gap in the place of another takes it over: the first that surely does.
    """
    profiles = [profile for profile, _ in small]
    closed, kept = closer.closed(profiles, closer.gaps), dict(enumerate(gaps for _, gaps in small))

    def heir(gap: Gap, others: Collection[int]) -> int | None:
        able = (number for number in members(closed[gap]) if number in others)
        return next((number for number in able if closer.surely(profiles[number], [gap])), None)

    for number in sorted(kept, key=lambda number: len(kept[number])):
        heirs = {gap: heir(gap, kept.keys() - {number}) for gap in kept[number]}
        if None not in heirs.values():
            del kept[number]
            kept = {
                other: gaps.union(gap for gap in heirs if heirs[gap] == other) for other, gaps in kept.items()
            }
    return [(profiles[number], gaps) for number, gaps in kept.items()]


def suggestion(closer: Closer, profile: Profile, gaps: Gaps) -> Suggestion:
    ordered = tuple(gap for gap in closer.gaps if gap in gaps)
    by_citing = tuple(gap for gap in ordered if isinstance(gap, Unnoticed) and gap not in closer.missed)
    decisions, cites = closer.decisions(profile, ordered), closer.cites(profile, ordered)
    return Suggestion(profile, ordered, by_citing, decisions, cites)


def missing_profiles(closer: Closer) -> Iterator[Profile]:
    """Yield profiles on which decisions end otherwise without many rules that nobody would miss."""
    codes = sample(closer.base, {}, ROWS, SEED)
    rows = turned(closer.base, codes, closer.missed.values())
    return (decode(closer.base, codes[number]) for number in greedy_cover(by_number(rows)))


def shown_profiles(closer: Closer, gaps: Sequence[Gap]) -> Iterator[Profile]:
    """Yield profiles, each of which closes as many of these gaps as can be added one after the other."""
    left = [gap for gap in gaps if gap in closer.wanted]
    asked = questions(closer.base, closer.wanted) if left else None
    while asked and left:
        covering = most_shown(asked, left[0], left, seconds=SECONDS)
        names = frozenset(left[:1])
        if isinstance(covering, CoveringProfile):
            names = covering.names
            yield covering.profile
        left = [gap for gap in left if gap not in names]


def by_number(rows: Mapping[Key, int]) -> Mapping[int, frozenset[Key]]:
    """Return for each number among the bits the keys that have it."""
    keys: dict[int, set[Key]] = defaultdict(set)
    for key, numbers in rows.items():
        for number in members(numbers):
            keys[number].add(key)
    return {number: frozenset(having) for number, having in keys.items()}


def greedy_cover(cover: Mapping[int, frozenset[Key]]) -> Mapping[int, frozenset[Key]]:
    """Return a greedy set cover: few numbers that have all keys among them, each with those that none before it has.

    The one with most of the keys that are left is taken first; one that the others make needless is dropped.
    """
    chosen: list[int] = []
    left = every = frozenset[Key]().union(*cover.values())
    while left:
        chosen.append(max(cover, key=lambda number: (len(cover[number] & left), -number)))
        left -= cover[chosen[-1]]

    def without(numbers: list[int], number: int) -> list[int]:
        return [other for other in numbers if other != number]

    def covers(numbers: list[int]) -> bool:
        return every == frozenset[Key]().union(*(cover[number] for number in numbers))

    parts: dict[int, frozenset[Key]] = {}
    for number in minimal(chosen, chosen, without, singly(covers)):
        parts[number] = cover[number].difference(*(cover[before] for before in parts))
    return parts

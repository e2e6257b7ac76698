"""The check that the agenda is the first of the fewest disputed facts to resolve, by trying every resolution."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from advisor.evaluators.prove.resolving import Agenda, agenda
from advisor.model import Profile, RuleBase
from brute_force import completions, winners

Ends = list[tuple[Profile, frozenset[tuple[str, frozenset[str]]]]]


def agendas_agree(base: RuleBase, profile: Profile, disputed: Collection[str]) -> None:
    ends: Ends = [
        (complete, frozenset(winners(base, complete).items())) for complete in completions(base, profile)
    ]
    names = [fact for fact in base.facts if fact in disputed]
    others = [fact for fact in base.facts if fact not in disputed]
    settling = first_of(names, (), ends)
    if settling is not None:
        assert agenda(base, profile, disputed) == Agenda(settling, settles=True)
    else:
        assert agenda(base, profile, disputed) == Agenda(first_of(names, others, ends) or (), settles=False)


def first_of(names: Sequence[str], others: Iterable[str], ends: Ends) -> tuple[str, ...] | None:
    """Return the first of the fewest names such that whoever agrees on them and all others ends the same."""
    every = (some for size in range(len(names) + 1) for some in combinations(names, size))
    return next((some for some in every if decided((*some, *others), ends)), None)


def decided(facts: Iterable[str], ends: Ends) -> bool:
    groups = defaultdict(set)
    for complete, end in ends:
        groups[tuple(complete[fact] for fact in facts)].add(end)
    return all(len(group) == 1 for group in groups.values())

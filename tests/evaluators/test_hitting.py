"""Smallest hitting sets: none is smaller, and of as many names those come first that come first in order."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from advisor.evaluators.hitting import smallest_hitting

NAMES = tuple("abcdefgh")
SETS = st.lists(st.frozensets(st.sampled_from(NAMES), min_size=1), max_size=12)


@given(SETS, st.permutations(NAMES))
def test_it_is_the_first_of_the_fewest_names_that_hit_every_set(
    sets: list[frozenset[str]], order: list[str]
) -> None:
    every = (some for size in range(len(order) + 1) for some in combinations(order, size))
    assert smallest_hitting(order, sets) == next(
        some for some in every if not any(each.isdisjoint(some) for each in sets)
    )

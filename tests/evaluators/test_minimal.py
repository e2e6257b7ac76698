"""Deletion-based minimisation: nothing more can be left out, and what is tried first goes first."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from advisor.evaluators.minimal import halving, minimal, minimal_answers, singly

Reasons = list[frozenset[int]]
REASONS = st.lists(st.frozensets(st.integers(0, 5), min_size=1, max_size=4), min_size=1, max_size=4)


def without(parts: tuple[int, ...], part: int) -> tuple[int, ...]:
    return tuple(each for each in parts if each != part)


@given(REASONS, st.permutations(range(6)))
def test_what_is_left_is_enough_and_none_of_it_can_be_left_out(reasons: Reasons, order: list[int]) -> None:
    left = minimal(
        tuple(order), order, without, singly(lambda some: any(reason <= set(some) for reason in reasons))
    )
    assert any(reason <= set(left) for reason in reasons)
    assert not any(reason <= set(without(left, part)) for reason in reasons for part in left)


@given(REASONS, st.permutations(range(6)))
def test_asking_of_many_at_once_leaves_the_same_in_no_more_rounds(reasons: Reasons, order: list[int]) -> None:
    rounds = []

    def enough(some: tuple[int, ...]) -> bool:
        return any(reason <= set(some) for reason in reasons)

    def together(some_steps: Iterable[tuple[int, ...]]) -> int:
        steps = list(some_steps)
        rounds.append(len(steps))
        return next((number for number, some in enumerate(steps) if not enough(some)), len(steps))

    left = minimal(tuple(order), order, without, together)
    assert left == minimal(tuple(order), order, without, singly(enough))
    assert len(rounds) <= len(left) + 1


@given(REASONS, st.permutations(range(6)))
def test_asking_from_the_middle_leaves_the_same(reasons: Reasons, order: list[int]) -> None:
    def enough(some: tuple[int, ...]) -> bool:
        return any(reason <= set(some) for reason in reasons)

    assert minimal(tuple(order), order, without, halving(enough)) == minimal(
        tuple(order), order, without, singly(enough)
    )


def test_of_many_parts_few_of_which_are_needed_few_are_asked_about() -> None:
    asked = []

    def enough(some: tuple[int, ...]) -> bool:
        asked.append(some)
        return {70, 200} <= set(some)

    assert minimal(tuple(range(300)), range(300), without, halving(enough)) == (70, 200)
    assert len(asked) < 30


def test_no_part_is_made_that_is_not_looked_at() -> None:
    tried = []

    def counted(parts: tuple[int, ...], part: int) -> tuple[int, ...]:
        tried.append(part)
        return without(parts, part)

    assert minimal(tuple(range(300)), range(300), counted, singly(lambda some: len(some) >= 299)) == (
        *range(1, 300),
    )
    assert len(tried) < 2 * 300  # and not one for each two of them


def test_of_two_reasons_that_are_enough_the_later_is_left() -> None:
    profile = {"size": "big", "team": "small", "style": "old"}
    assert minimal_answers(profile, lambda some: "size" in some or "style" in some) == {"style": "old"}


def test_an_answer_that_is_to_be_kept_stays_though_it_is_not_needed() -> None:
    profile = {"size": "big", "team": "small", "style": "old"}
    left = minimal_answers(profile, lambda some: "team" in some, kept=("size",))
    assert left == {"size": "big", "team": "small"}

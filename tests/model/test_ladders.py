"""Whether a sum reaches a number, by its ladder: for every total that is left, however the ladder is written out."""

from dataclasses import replace
from itertools import product
from random import Random

import pytest

from advisor.conditions import Known, Truth, truth
from advisor.model import AtLeast, Condition, Finding, Found, Kind, Partial, Profile, Proposition, Summand
from advisor.model.ladders import (
    LONGEST_RUN,
    MOST_STEPS,
    Ladder,
    of_sum,
    run,
    shortest,
    steps_needed,
    written_out,
)
from advisor.problems import Place
from builders import base, fact

LEVELS = ("low", "middle", "high")
QUESTIONS = {name: fact(name, Kind.SCALE, LEVELS) for name in ("one", "two", "three", "four")}
SCORE = Finding("score", "Score", (), Place("here"), kind=Kind.SUM)
STATES = (None, "low", "high", Partial(frozenset(), frozenset({"middle", "high"})))
AMOUNTS = {"one": (-3, 0, 5), "two": (1, 2, 9), "three": (0, 4, 4), "four": (-7, 0, 7)}


def summand(name: str) -> Summand:
    """Return what a question adds: an amount for each of its levels, from low to high."""
    given = dict(zip(LEVELS, AMOUNTS[name], strict=True))
    amounts = tuple(sorted(set(given.values())))
    reached: dict[int, Condition] = {
        amount: AtLeast(name, next(level for level in LEVELS if given[level] >= amount))
        for amount in amounts[1:]
    }
    return Summand((name,), amounts, reached, name)


def totals_left(profile: Profile) -> set[int]:
    """Return every total that is left, each combination of answers tried."""
    left = [
        [
            AMOUNTS[name][place]
            for place, level in enumerate(LEVELS)
            if level in QUESTIONS[name].limits(profile.get(name)).may
        ]
        for name in QUESTIONS
    ]
    return {sum(amounts) for amounts in product(*left)}


@pytest.mark.parametrize("out", [(), (2,), (1, 3), (1, 2, 3)], ids=str)
def test_a_sum_reaches_a_number_if_every_total_that_is_left_does_and_not_if_none_does(
    out: tuple[int, ...],
) -> None:
    ladder = replace(Ladder.over("score", [summand(name) for name in QUESTIONS]), written_out=frozenset(out))
    rules = base(QUESTIONS.values(), [])
    for number in range(-12, 28, 3):
        total, steps = ladder.needed(len(QUESTIONS), number), dict[str, Proposition]()
        if total is None:
            continue
        condition = ladder.reaching(len(QUESTIONS), total, steps)
        assert not [name for name in steps for count in out if name.startswith(f"score@{count}>=")]
        for states in product(STATES, repeat=len(QUESTIONS)):
            profile = {
                name: state for name, state in zip(QUESTIONS, states, strict=True) if state is not None
            }
            reached = {total >= number for total in totals_left(profile)}
            meant = Truth.UNKNOWN if len(reached) > 1 else Truth.TRUE if True in reached else Truth.FALSE
            known = Known(rules, profile, truths := dict[str, Truth]())
            for name in sorted(steps, key=lambda name: int(name.partition("@")[2].partition(">")[0])):
                definition = steps[name].definition
                assert definition is not None
                truths[name] = truth(definition, known)
            assert truth(condition, known) is meant, (number, profile)


def test_no_more_steps_are_left_than_may_be_and_few_on_end_are_written_out() -> None:
    chance = Random(1)  # noqa: S311  # chance, not secrecy
    amounts = [tuple(sorted(chance.sample(range(61), 4))) for _ in range(12)]
    parts = [
        Summand((f"{n}",), some, {amount: Found(f"{n}-{amount}") for amount in some})
        for n, some in enumerate(amounts)
    ]
    middle = sum(some[0] + some[-1] for some in amounts) // 2
    ladder = shortest("score", parts, (middle,))
    sizes = ladder.sizes((middle,))
    assert sum(sizes.values()) > MOST_STEPS >= ladder.size((middle,)) == steps_needed(parts, (middle,))
    assert max(run(ladder.written_out, count) for count in ladder.written_out) <= LONGEST_RUN
    made = [each for each in of_sum(SCORE, parts, (middle,)) if each.made]
    assert len(made) == ladder.size((middle,))


def test_a_ladder_that_stays_too_long_is_not_written_out_at_all() -> None:
    assert written_out(dict.fromkeys(range(1, 40), MOST_STEPS)) == frozenset()

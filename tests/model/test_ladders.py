"""Whether a sum reaches a number, by its ladder: for every total that is left."""

from itertools import product
from random import Random

from advisor.conditions import Known, Truth, truth
from advisor.model import AtLeast, Condition, Finding, Found, Kind, Partial, Profile, Summand
from advisor.model.conditions import ALWAYS, NEVER
from advisor.model.ladders import MOST_STEPS, of_sum, steps_needed
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


def test_a_sum_reaches_a_number_if_every_total_that_is_left_does_and_not_if_none_does() -> None:
    rules, numbers = base(QUESTIONS.values(), []), range(-12, 28, 3)
    told, steps = [], []
    for proposition in of_sum(SCORE, [summand(name) for name in QUESTIONS], numbers):
        (steps if proposition.made else told).append(proposition)
    for states in product(STATES, repeat=len(QUESTIONS)):
        profile = {name: state for name, state in zip(QUESTIONS, states, strict=True) if state is not None}
        known = Known(rules, profile, truths := dict[str, Truth]())
        for step in (*reversed(steps), *told):
            assert step.definition is not None
            truths[step.id] = truth(step.definition, known)
        for number in numbers:
            reached = {total >= number for total in totals_left(profile)}
            meant = Truth.UNKNOWN if len(reached) > 1 else Truth.TRUE if True in reached else Truth.FALSE
            assert truths[f"score>={number}"] is meant, (number, profile)


def points(name: str, *amounts: int) -> Summand:
    return Summand((name,), amounts, {amount: Found(f"{name}-{amount}") for amount in amounts})


def test_of_twelve_questions_with_unlike_points_there_are_as_many_steps_as_are_told() -> None:
    chance = Random(1)  # noqa: S311  # chance, not secrecy
    parts = [points(f"{n}", *sorted(chance.sample(range(61), 4))) for n in range(12)]
    middle = sum(part.amounts[0] + part.amounts[-1] for part in parts) // 2
    made = [each for each in of_sum(SCORE, parts, (middle,)) if each.made]
    assert len(made) == steps_needed(parts, (middle,)) <= MOST_STEPS


def test_a_sum_of_hundreds_of_rules_has_a_ladder() -> None:
    parts = [points(f"{n}", 0, 1) for n in range(600)]
    made = [each for each in of_sum(SCORE, parts, (3,)) if each.made]
    assert len(made) == steps_needed(parts, (3,)) == 1793 <= MOST_STEPS


def test_a_sum_to_which_nothing_adds_reaches_nothing_above_zero() -> None:
    assert [each.definition for each in of_sum(SCORE, (), (0, 1))] == [ALWAYS, NEVER]

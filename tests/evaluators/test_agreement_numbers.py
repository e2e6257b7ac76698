"""What is said of numbers and guards is what a naive reading of the same text says, worked out over exact numbers."""

from functools import cache

import pytest

from advisor.evaluators.prove.possible import prospects
from advisor.language.reading.answers import answer_from_words, profile_of
from effort import LONG
from naive_completions import completions, relevant_to, whole
from naive_interview import Interview
from naive_language import Known, NaiveBase
from number_checks import NUMBER_KINDS, Trial, read, trial

BASE = """\
facts:
  age: {kind: number, min: 0, max: 12}
  fee: {kind: money, min: 0, max: 0.03}
  share: {kind: percent, decimals: 1, min: 0, max: 0.5}
  day: {kind: date, min: 2024-02-28, max: 2024-03-02}
  vehicle: {kind: choice, values: {car: Car, boat: Boat}}
  seats: {kind: number, min: 1, max: 4, ask_if: {vehicle: car}}
  belts: {kind: several, values: {front: F, back: B}, ask_if: {seats: {above: 2}}}
findings: {roomy: {title: Roomy}}
decisions: {choice: {candidates: {a: {title: A}, b: {title: B}}}}
rules:
  grown: {if: {age: {at_least: 5}}, then: {favour: {a: strong}}}
  young: {if: {age: {below: 5}}, then: {favour: {b: 1}}}
  school: {if: {age: {between: [6, 9]}}, then: {favour: {b: decisive}}}
  early-or-late: {if: {age: [0, 12]}, then: {weigh_against: {b: slight}}}
  costly: {if: {fee: {above: 0.01, at_most: 0.02}}, then: {favour: {a: 1}}}
  most: {if: {share: {at_least: 0.5}}, then: {favour: {a: 1}}}
  leap: {if: {day: 2024-02-29}, then: {favour: {a: 1}}}
  space: {if: {seats: {at_least: 3}}, then: {conclude: roomy}}
  cramped: {if: {not: {seats: {at_least: 3}}}, then: {weigh_against: {a: 1}}}
  narrow: {if: {seats: {below: 3}}, then: {rule_out: b}}
  safe: {if: {roomy: yes}, unless: {belts: front}, then: {favour: {b: moderate}}}
impossible: [{if: {vehicle: boat, age: 0}}]
"""


def fired(**known: set[object]) -> set[str]:
    return {rule.removeprefix("r/") for rule in interview(**known).fired}


def interview(**known: set[object]) -> Interview:
    exact: Known = {fact: frozenset(left) for fact, left in known.items()}  # type: ignore[arg-type]
    return Interview(NaiveBase(BASE, "r"), exact)


def truth(condition: object, **known: set[object]) -> bool | None:
    there = interview(**known)
    return there.truth(there.base.read(condition))


def test_a_number_is_compared_as_it_is() -> None:
    assert fired(age={5}) == {"grown"}
    assert fired(age={4}) == {"young"}
    assert fired(age={6}) == fired(age={9}) == {"grown", "school"}
    assert fired(age={12}) == {"grown", "early-or-late"}


def test_a_number_has_the_steps_of_its_decimals() -> None:
    assert fired(fee={2}) == {"costly"}
    assert fired(fee={1}) == fired(fee={3}) == set()
    assert fired(share={5}) == {"most"}
    assert fired(share={4}) == set()


def test_a_date_is_a_day() -> None:
    base = NaiveBase(BASE, "r")
    first, leap, *_ = base.facts["day"].answers
    assert len(base.facts["day"].answers) == 4
    assert fired(day={leap}) == {"leap"}
    assert fired(day={first}) == set()


def test_a_span_makes_true_what_all_numbers_in_it_make_true() -> None:
    assert fired(age={5, 6}) == {"grown"}
    assert fired(age={4, 5}) == set()
    assert fired(age={0, 12}) == {"early-or-late"}
    assert truth({"age": {"between": ["6", "9"]}}, age={5, 10}) is False
    assert truth({"age": {"between": ["6", "9"]}}, age={5, 6}) is None


def test_no_condition_is_true_where_its_fact_does_not_apply() -> None:
    assert fired(vehicle={"boat"}, seats={4}) == {"cramped"}
    assert fired(vehicle={"boat"}, seats={1}) == {"cramped"}
    assert fired(vehicle={"car"}, seats={4}) == {"space"}
    assert fired(vehicle={"car"}, seats={1}) == {"cramped", "narrow"}


def test_while_it_is_not_known_whether_a_fact_applies_only_no_is_known() -> None:
    assert fired(seats={4}) == set()
    assert fired(seats={1}) == {"cramped"}
    assert fired(vehicle={"boat"}) == {"cramped"}
    assert fired(vehicle={"car"}) == set()


def test_guards_stand_in_a_chain() -> None:
    assert fired(vehicle={"car"}, seats={3}, belts={frozenset({"back"})}) == {"space", "safe"}
    assert fired(vehicle={"car"}, seats={3}, belts={frozenset({"back", "front"})}) == {"space"}
    assert truth({"belts": "front"}, vehicle={"boat"}, belts={frozenset({"front"})}) is False
    assert truth({"belts": "front"}, seats={2}) is False
    assert truth({"belts": "front"}, seats={3}, belts={frozenset({"front"})}) is None


def test_points_add_and_a_veto_removes() -> None:
    assert interview(age={7}).points == {"a": 4, "b": 8}
    assert interview(age={12}).points == {"a": 4, "b": -1}
    assert interview(age={7}, vehicle={"car"}, seats={2}).winners == {"choice": {"a"}}


SMALL = """\
facts:
  age: {kind: number, min: 0, max: 3}
  own: {kind: yes_no}
  rent: {kind: number, min: 0, max: 2, ask_if: {own: no}}
decisions: {choice: {candidates: {a: {title: A}, b: {title: B}}}}
rules:
  a: {if: {age: {at_least: 2}}, then: {favour: {a: 2}}}
  b: {if: {rent: {above: 0}}, then: {favour: {b: 1}}}
impossible: [{if: {own: yes, age: {below: 2}}}, {if: {rent: 2, age: 3}}]
"""


def test_completions_are_all_numbers_that_are_possible_together() -> None:
    base = NaiveBase(SMALL, "r")
    assert len(whole(base)) == 4 * 2 * 3 - 2 * 3 - 1
    assert {each.winners["choice"] for each in completions(base, {"age": frozenset({2, 3})})} == {
        frozenset("a")
    }
    open_age = completions(base, {"rent": frozenset({1, 2}), "own": frozenset({"no"})})
    assert {each.winners["choice"] for each in open_age} == {frozenset("a"), frozenset("b")}


def test_a_question_is_relevant_if_its_number_alone_makes_other_winners() -> None:
    base = NaiveBase(SMALL, "r")
    assert relevant_to(base, completions(base, {})) == ["age", "rent"]
    assert relevant_to(base, completions(base, {"age": frozenset({0, 1})})) == ["rent"]
    assert relevant_to(base, completions(base, {"age": frozenset({0, 1}), "rent": frozenset({1})})) == []


@cache
def trials() -> list[Trial]:
    return [trial(0, number) for number in range(300 if LONG else 6)]


@pytest.mark.parametrize("kind", NUMBER_KINDS)
def test_what_is_said_of_numbers_and_guards_is_what_is_read_naively(kind: str) -> None:
    for drawn in trials():
        NUMBER_KINDS[kind](drawn)


MERGED = """\
topics: {all: All}
facts:
  fee: {topic: all, ask: A?, why: W, kind: money, decimals: 0, min: 0, max: 12}
  day: {topic: all, ask: A?, why: W, kind: date, min: 2024-02-29, max: 2024-03-01}
  own: {topic: all, ask: A?, why: W, kind: yes_no}
findings: {low: {title: L}, middle: {title: M}}
decisions: {style: {title: S, candidates: {plain: {title: P}, fancy: {title: F}}}}
rules:
  a: {title: T, because: B, if: {not: {not: {day: {below: 2024-03-01}}}}, then: {favour: {plain: moderate}, conclude: middle}}
  b: {title: T, because: B, if: {low: yes}, unless: {any: [{fee: {between: [0, 2]}}]}, then: {favour: {fancy: decisive}}}
  c: {title: T, because: B, if: {own: no}, then: {weigh_against: {plain: 1}}}
  d: {title: T, because: B, if: {not: {any: [{fee: {at_least: 11}}]}}, then: {favour: {fancy: moderate}}}
  e: {title: T, because: B, if: {day: [2024-02-29, 2024-03-01]}, then: {favour: {fancy: 1, plain: moderate}, conclude: low}}
  f: {title: T, because: B, if: {middle: no}, then: {favour: {fancy: decisive}}}
"""


def test_no_model_is_lost_where_the_solver_could_make_equivalent_bodies_one() -> None:
    base = read(MERGED)
    given = profile_of(answer_from_words(word, base.facts) for word in ("day=2024-02-29", "own=yes"))
    found = prospects(base, given, seconds=60)
    assert isinstance(found, dict)
    assert found["style"].winners == {"plain", "fancy"}

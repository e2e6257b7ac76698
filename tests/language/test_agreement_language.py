"""The whole language means what a naive reading says: of values, sums, tables, lists, and what is known in part."""

from functools import cache

import pytest

from effort import LONG
from language_bases import draw_document
from naive_interview import Interview
from naive_language import Known, NaiveBase
from number_checks import NUMBER_KINDS, Trial, trial

BASE = """\
facts:
  stage: {kind: choice, values: {early: E, final: F, appeal: A}}
  age: {kind: number, min: 0, max: 90}
  langs: {kind: several, values: {go: G, php: P, ruby: R}}
  vehicle: {kind: choice, values: {car: C, boat: B}}
  seats: {kind: scale, values: {one: 1, two: 2, many: 3}, ask_if: {vehicle: car}}
findings:
  risk: {kind: scale, default: low, values: {low: L, middle: M, high: H}}
  route: {kind: choice, values: {bureau: B, through: T}}
  needs: {kind: several, values: {form: F, stamp: S}}
  score: {kind: sum}
decisions:
  routing: {candidates: {refer: {title: R}, accept: {title: A}}}
  benefits: {kind: all_that_apply, candidates: {housing: {title: H}, heating: {title: W}}}
  tool: {candidates: {gin: {title: G, attributes: {size: small}}, rails: {title: R, attributes: {size: [large, old]}}}}
rules:
  elder: {if: {age: {at_least: 60}}, then: {conclude: {risk: middle}}}
  final: {if: {stage: final}, then: {conclude: {risk: high, needs: [form, stamp]}}}
  appeals: {if: {stage: appeal}, then: {conclude: {route: bureau}}}
  no-route: {if: {otherwise: route}, then: {conclude: {route: through}}}
  base: {then: {add: {score: 10}}}
  young: {if: {age: {below: 25}}, then: {add: {score: 3}}}
  old: {if: {age: {at_least: 25}}, then: {add: {score: 5}}}
  lands: {if: {langs: {any_of: [go, php]}}, then: {add: {score: -2}}}
  some-go: {if: {langs: go}, then: {add: {score: 2}}}
  no-car: {if: {not: {vehicle: car}}, then: {add: {score: 1}}}
  housed: {if: {score: {at_least: 15}}, then: {include: housing}}
  not-housed: {if: {age: {above: 80}}, then: {exclude: housing}}
  warm: {if: {needs: form}, then: {include: {benefits: heating}}}
  small: {each: tool, where: {not: {size: old}}, if: {langs: go}, then: {favour: {it: slight}}}
  steps:
    first_of:
      seated: {if: {seats: {at_most: two}}, then: {favour: {gin: 1}}}
      boating: {if: {vehicle: boat}, then: {favour: {gin: 2}}}
      rest: {otherwise: yes, then: {favour: {rails: 3}}}
tables:
  routing:
    hit: first
    if: {langs: {none_of: [ruby]}}
    columns: [row, stage, age, choose routing]
    rows:
      - [a, "not(early|appeal)", "]20..60[", refer]
      - [b, final, "-", accept]
      - [c, otherwise, refer]
  points: {file: points.csv, hit: each}
"""

POINTS = "\ufeffstage;risk;row;favour rails;rule_out\nfinal|appeal;>= middle;x1;strong;\n;low;x2;-;gin\n"

EARLY, FINAL = frozenset({"early"}), frozenset({"final"})
GO, NONE = frozenset({"go"}), frozenset[str]()


def interview(**known: set[object]) -> Interview:
    exact: Known = {fact: frozenset(left) for fact, left in known.items()}  # type: ignore[arg-type]
    return Interview(NaiveBase(BASE, "r", {"points.csv": POINTS}), exact)


def fired(**known: set[object]) -> set[str]:
    return {rule.removeprefix("r/") for rule in interview(**known).fired}


def truth(condition: object, **known: set[object]) -> bool | None:
    there = interview(**known)
    return there.truth(there.base.read(condition))


def test_the_highest_value_that_is_concluded_holds_or_the_default() -> None:
    old = {"stage": {"early"}, "age": {70}}
    assert truth({"risk": "middle"}, **old)
    assert truth({"risk": {"at_least": "middle"}}, **old)
    assert truth({"risk": "middle"}, stage={"final"}, age={70}) is False
    assert truth({"risk": "low"}, stage={"early"}, age={30})
    assert truth({"risk": {"at_most": "middle"}}, stage={"early"})
    assert truth({"risk": {"none_of": ["low"]}}, stage={"early"}) is None


def test_without_a_value_no_comparison_is_true_but_those_that_say_none() -> None:
    assert truth({"needs": "form"}, stage={"early"}) is False
    assert truth({"not": {"needs": "form"}}, stage={"early"})
    assert truth({"needs": {"only": ["form"]}}, stage={"early"})
    assert truth({"needs": {"none_of": ["form", "stamp"]}}, stage={"early"})
    assert truth({"needs": {"all_of": ["form", "stamp"]}}, stage={"final"})


def test_sets_are_compared_in_five_ways() -> None:
    both = {"langs": {frozenset({"go", "php"})}}
    assert truth({"langs": {"all_of": ["go", "php"]}}, **both)
    assert truth({"langs": {"only": ["go", "php", "ruby"]}}, **both)
    assert truth({"langs": {"only": ["go"]}}, **both) is False
    assert truth({"langs": {"at_least": {"count": "2", "of": ["go", "php", "ruby"]}}}, **both)
    assert truth({"langs": {"at_least": {"count": "2", "of": ["go", "ruby"]}}}, **both) is False
    assert truth({"langs": {"only": ["go"]}}, langs={NONE})
    assert truth({"langs": {"any_of": ["go", "php"]}}, langs={GO, NONE}) is None


def test_otherwise_is_true_once_all_others_are_known_to_be_false() -> None:
    assert "no-route" in fired(stage={"early"})
    assert "no-route" not in fired()
    assert "no-route" not in fired(stage={"appeal"})


def test_what_is_added_over_one_fact_is_taken_together() -> None:
    assert interview(vehicle={"car"}).totals("score") == {13, 15, 11}
    assert interview(vehicle={"car"}, age={30}).totals("score") == {13, 15}
    assert interview(vehicle={"car"}, langs={GO}).totals("score") == {13, 15}
    assert interview(age={30}, langs={GO}).totals("score") == {15, 16}


def test_a_sum_compares_so_if_all_totals_that_are_left_do() -> None:
    assert truth({"score": {"at_least": "11"}})
    assert truth({"score": {"at_least": "17"}}) is False
    assert truth({"score": {"above": "14"}}, age={30}, langs={GO})
    assert truth({"score": ["15", "16"]}, age={30}, langs={GO}) is None
    assert truth({"score": {"between": ["15", "16"]}}, age={30}, langs={GO})


def test_of_rows_the_first_that_applies_counts() -> None:
    known = {"langs": {GO}}
    rows = {"routing/a", "routing/b", "routing/c"}
    assert fired(stage={"final"}, age={30}, **known) & rows == {"routing/a"}
    assert fired(stage={"final"}, age={60}, **known) & rows == {"routing/b"}
    assert fired(stage={"early"}, **known) & rows == {"routing/c"}
    assert fired(stage={"final"}, **known) & rows == set()
    assert fired(stage={"early"}, langs={frozenset({"ruby"})}) & rows == set()
    assert interview(stage={"final"}, age={30}, **known).winners["routing"] == {"refer"}


def test_a_spreadsheet_with_semicolons_and_a_mark_is_a_table() -> None:
    assert "points/x1" in fired(stage={"appeal"}, age={70})
    assert "points/x1" not in fired(stage={"appeal"}, age={50})
    assert interview(stage={"early"}, age={50}).points["gin"] is None


def test_of_entries_the_first_that_applies_counts_where_a_fact_does_not_apply_too() -> None:
    assert "steps/seated" in fired(vehicle={"car"}, seats={"one"})
    assert "steps/boating" in fired(vehicle={"boat"})
    assert "steps/rest" in fired(vehicle={"car"}, seats={"many"})
    assert not {"steps/boating", "steps/rest"} & fired(vehicle={"car"})


def test_what_is_included_and_not_excluded_applies() -> None:
    applying = interview(stage={"final"}, age={70}, vehicle={"boat"}, langs={NONE}).winners
    assert applying["benefits=housing"] == {"housing"}
    assert applying["benefits=heating"] == {"heating"}
    assert interview(age={85}, vehicle={"boat"}, langs={NONE}).winners["benefits=housing"] == {"housing=no"}


def test_each_is_for_candidates_without_an_attribute() -> None:
    assert fired(langs={GO}) & {"small/gin", "small/rails"} == {"small/gin"}


@cache
def trials() -> list[Trial]:
    return [trial(0, number, draw_document) for number in range(500 if LONG else 8)]


@pytest.mark.parametrize("kind", NUMBER_KINDS)
def test_what_is_said_of_the_whole_language_is_what_is_read_naively(kind: str) -> None:
    for drawn in trials():
        NUMBER_KINDS[kind](drawn)

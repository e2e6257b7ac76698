"""What is drawn is what docs/semantics.md says, so that anybody can draw it again."""

from dataclasses import replace
from fractions import Fraction
from hashlib import shake_256

import numpy as np
import pytest
from hypothesis import given

from advisor.conditions import broken
from advisor.evaluators.prior import PRIOR, Prior
from advisor.evaluators.sweep import decode, drawn, encode, winning_shares
from advisor.model import (
    All,
    Answer,
    Cut,
    Fact,
    Is,
    Kind,
    Measure,
    Numbers,
    Partial,
    Placed,
    Profile,
    RuleBase,
    Span,
    WholeAnswer,
    facts_read,
    lower,
    parted,
    spans_of,
)
from brute_force import winners, within
from builders import base, fact, number, when
from effort import tried
from strategies import FACTS, profiles, rule_bases

ROWS, DRAWS = 2000, 100
# So many of them are drawn once more.
CHECKED = 60


def naive_rows(known: RuleBase, profile: Profile, prior: Prior) -> list[Profile]:
    """Return what is drawn first, written down from the page and nothing else."""
    tied = {name for one in known.impossible for name in facts_read(one.condition)}
    rows = []
    for place in range(CHECKED):
        row: dict[str, WholeAnswer] = {}
        for draw in range(DRAWS):
            for one in known.facts.values():
                if not draw or one.id in tied:
                    row[one.id] = naive_answer(one, profile.get(one.id), prior, place, draw)
            if not broken(known, row):
                rows.append(row)
                break
    return rows


def naive_answer(one: Fact, known: Answer | None, prior: Prior, row: int, draw: int) -> WholeAnswer:
    several = one.kind is Kind.SEVERAL
    width = 1 + len(one.values) if several else 2 if one.measure else 1
    text = f"advisor prior 1|{prior.seed}|{one.id}|{draw}"
    numbers = shake_256(text.encode()).digest(4 * width * (row + 1))[4 * width * row :]
    first, *others = (int.from_bytes(numbers[4 * place : 4 * place + 4], "little") for place in range(width))
    if one.measure:
        number = naive_number(one.measure, known, first, others[0])
        return one.value_ids[sum(number >= cut.first for cut in one.measure.cuts)]
    limits = one.limits(known)
    if not several:
        left = [value for value in one.value_ids if value in limits.may]
        return left[first * len(left) >> 32]
    number_of = dict(zip(one.value_ids, others, strict=True))
    open_values = sorted(
        limits.may - limits.must, key=lambda value: (number_of[value], one.value_ids.index(value))
    )
    return limits.must | set(open_values[: first * (min(3, len(open_values)) + 1) >> 32])


def naive_number(measure: Measure, known: Answer | None, first: int, second: int) -> int:
    stated = known.spans if isinstance(known, Placed | Partial) else [measure.span]
    left = [number for span in stated for number in range(span.least, span.most + 1)]
    likely = [number for number in left if measure.likely and number in measure.likely]
    chosen = likely if likely and first < 2**31 else left
    return chosen[second * len(chosen) >> 32]


@given(rule_bases(), profiles())
@tried(20)
def test_rows_are_drawn_as_the_page_says(known: RuleBase, profile: Profile) -> None:
    rows = [decode(known, row) for row in drawn(known, profile, PRIOR)]
    first = naive_rows(known, profile, PRIOR)
    assert rows[: len(first)] == first


@given(rule_bases(), profiles())
@tried(30)
def test_every_row_is_a_completion(known: RuleBase, profile: Profile) -> None:
    for row in drawn(known, profile, PRIOR)[:50]:
        whole = decode(known, row)
        assert within(profile, whole, known)
        assert not broken(known, whole)


@given(rule_bases(), profiles())
@tried(5)
def test_the_share_of_a_candidate_is_that_of_the_rows_it_wins_and_of_ties_its_part(
    known: RuleBase, profile: Profile
) -> None:
    rows = drawn(known, profile, PRIOR)[:300]
    if not len(rows):
        return
    shares, wins = winning_shares(known, rows), dict.fromkeys(known.candidates, Fraction(0))
    for row in rows:
        for first in winners(known, decode(known, row)).values():
            for candidate in first:
                wins[candidate] += Fraction(1, len(first))
    assert shares == pytest.approx({name: won / len(rows) for name, won in wins.items()}, abs=0.00006)


def test_a_new_fact_reshuffles_nothing_that_was_drawn_of_others() -> None:
    old = base(FACTS, [])
    new = base((FACTS[0], fact("weather", Kind.CHOICE, ("rain", "sun", "snow")), *FACTS[1:]), [])
    before, after = drawn(old, {}, PRIOR), drawn(new, {}, PRIOR)
    assert (np.delete(after, 1, axis=1) == before).all()


def test_what_is_answered_reshuffles_nothing_that_was_drawn_of_others() -> None:
    known = base(FACTS, [])
    before, after = drawn(known, {}, PRIOR), drawn(known, {"colour": "red"}, PRIOR)
    assert (np.delete(after, 1, axis=1) == np.delete(before, 1, axis=1)).all()


def test_another_seed_draws_other_rows() -> None:
    known = base(FACTS, [])
    assert (drawn(known, {}, PRIOR) != drawn(known, {}, replace(PRIOR, seed=PRIOR.seed + 1))).any()


def test_what_is_impossible_is_drawn_anew_and_the_rest_of_its_row_stays() -> None:
    free = base(FACTS, [])
    tied = base(FACTS, [], impossible=[All((Is("flag", ("yes",)), Is("colour", ("red", "green"))))])
    before, after = drawn(free, {}, PRIOR), drawn(tied, {}, PRIOR)
    assert len(after) == ROWS
    assert not any(broken(tied, decode(tied, row)) for row in after)
    assert (after[:, 2:] == before[:, 2:]).all()
    fits = [not broken(tied, decode(tied, row)) for row in before]
    assert 0 < sum(fits) < ROWS
    assert (after[fits] == before[fits]).all()


def test_where_nothing_is_possible_no_row_is_drawn() -> None:
    assert not len(drawn(base(FACTS, [], impossible=[All(())]), {}, PRIOR))


def test_single_values_are_drawn_evenly_and_sets_with_none_to_three_ticks() -> None:
    tools = fact("tools", Kind.SEVERAL, ("saw", "axe", "file", "drill", "plane"))
    known = base([FACTS[1], tools], [when(All(()), a=1)])
    rows = [decode(known, row) for row in drawn(known, {}, PRIOR)]
    colours = [row["colour"] for row in rows]
    assert all(abs(colours.count(value) - ROWS / 3) < 100 for value in FACTS[1].value_ids)
    ticks = [len(row["tools"]) for row in rows if isinstance(row["tools"], frozenset)]
    assert all(abs(ticks.count(number) - ROWS / 4) < 100 for number in range(4))
    saws = sum(1 for row in rows if "saw" in row["tools"])
    assert abs(saws - ROWS * 1.5 / 5) < 100


def test_a_set_known_in_part_gets_up_to_three_ticks_more() -> None:
    tools = fact("tools", Kind.SEVERAL, ("saw", "axe", "file", "drill", "plane"))
    known = base([tools], [])
    part = Partial(frozenset({"saw"}), frozenset({"saw", "axe", "plane"}))
    rows = [decode(known, row)["tools"] for row in drawn(known, {"tools": part}, PRIOR)]
    assert {len(row) for row in rows} == {1, 2, 3}
    assert all({"saw"} <= set(row) <= {"saw", "axe", "plane"} for row in rows)


AMOUNT = number("amount", Span(0, 10**15), 1000, 5000, likely=Span(1000, 9999))


def regions_drawn(fact: Fact, answer: Answer | None = None) -> list[int]:
    """Return the regions that are drawn, by their places."""
    rows = drawn(base([fact], []), {} if answer is None else {fact.id: answer}, PRIOR)
    return [int(row[0]) for row in rows]


def test_half_of_the_numbers_are_likely_ones_and_all_are_drawn_evenly() -> None:
    drawn_first = regions_drawn(AMOUNT)
    assert abs(drawn_first.count(1) - ROWS * (1 / 2) * (4000 / 9000)) < 100
    assert abs(drawn_first.count(2) - ROWS * (1 / 2 + 1 / 2 * 5000 / 9000)) < 100


def test_another_cut_moves_no_number_that_was_drawn() -> None:
    finer = parted(AMOUNT, [Cut(3000, 3000), Cut(10**14, 10**14)])
    coarser = {0: 0, 1: 1, 2: 1, 3: 2, 4: 2}
    for stated in (None, Numbers((Span(500, 4000),)), Numbers((Span(0, 20), Span(4000, 4999)))):
        before, after = (regions_drawn(fact, stated and lower(fact, stated)) for fact in (AMOUNT, finer))
        assert [coarser[place] for place in after] == before


def test_within_a_range_numbers_are_drawn_from_the_range_and_not_from_whole_regions() -> None:
    narrow, wide = (lower(AMOUNT, Numbers((Span(least, 5000),))) for least in (4991, 1000))
    assert narrow == wide
    assert abs(regions_drawn(AMOUNT, narrow).count(2) - ROWS / 10) < 60
    assert regions_drawn(AMOUNT, wide).count(2) < 10


def test_what_is_known_of_a_number_comes_back_from_its_code_as_it_was_stated() -> None:
    known = base([AMOUNT], [])
    for stated in (Span(4991, 5000), Span(1001, 5000), Span(1, 4999)):
        answer = lower(AMOUNT, Numbers((stated,)))
        assert answer is not None
        (row,) = encode(known, [{"amount": answer}])
        assert spans_of(AMOUNT, decode(known, row)["amount"]) == (stated,)

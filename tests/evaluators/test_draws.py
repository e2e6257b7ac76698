"""What is drawn is what docs/semantics.md says, so that anybody can draw it again."""

from dataclasses import replace
from fractions import Fraction
from hashlib import shake_256

import pytest
from hypothesis import given

from advisor.conditions import broken
from advisor.evaluators.prior import PRIOR, Prior
from advisor.evaluators.sweep import decode, drawn, winning_shares
from advisor.model import All, Answer, Fact, Is, Kind, Partial, Profile, RuleBase, WholeAnswer, facts_read
from brute_force import winners, within
from builders import base, fact, when
from effort import tried
from strategies import FACTS, profiles, rule_bases

ROWS, DRAWS = 2000, 100
# So many of them are drawn once more.
CHECKED = 60


def naive_rows(known: RuleBase, profile: Profile, prior: Prior) -> list[Profile]:
    """Return what is drawn first, written down from the page and nothing else."""
    tied = {name for one in known.impossible for name in facts_read(one.condition)}
    rows = []
    for number in range(CHECKED):
        row: dict[str, WholeAnswer] = {}
        for draw in range(DRAWS):
            for one in known.facts.values():
                if not draw or one.id in tied:
                    row[one.id] = naive_answer(one, profile.get(one.id), prior, number, draw)
            if not broken(known, row):
                rows.append(row)
                break
    return rows


def naive_answer(one: Fact, known: Answer | None, prior: Prior, row: int, draw: int) -> WholeAnswer:
    several = one.kind is Kind.SEVERAL
    width = 1 + len(one.values) if several else 1
    text = f"advisor prior 1|{prior.seed}|{one.id}|{draw}"
    numbers = shake_256(text.encode()).digest(4 * width * (row + 1))[4 * width * row :]
    first, *others = (int.from_bytes(numbers[4 * place : 4 * place + 4], "little") for place in range(width))
    limits = one.limits(known)
    if not several:
        left = [value for value in one.value_ids if value in limits.may]
        return left[first * len(left) >> 32]
    number_of = dict(zip(one.value_ids, others, strict=True))
    open_values = sorted(
        limits.may - limits.must, key=lambda value: (number_of[value], one.value_ids.index(value))
    )
    return limits.must | set(open_values[: first * (min(3, len(open_values)) + 1) >> 32])


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
    assert (after[:, [0, 2, 3, 4]] == before).all()


def test_what_is_answered_reshuffles_nothing_that_was_drawn_of_others() -> None:
    known = base(FACTS, [])
    before, after = drawn(known, {}, PRIOR), drawn(known, {"colour": "red"}, PRIOR)
    assert (after[:, [0, 2, 3]] == before[:, [0, 2, 3]]).all()


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

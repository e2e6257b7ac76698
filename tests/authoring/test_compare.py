"""Two versions of small bases whose truth can be seen by eye: verdict, share, and what only one of them has."""

from dataclasses import replace

import pytest

from advisor.authoring.compare.common import understood
from advisor.authoring.compare.difference import compare
from advisor.authoring.compare.scope import can_hold, restricted_to
from advisor.authoring.compare.share import Estimate, recoded, share
from advisor.authoring.compare.witness import Differs, NotDecided, Same
from advisor.evaluators.sweep import decode, sample
from advisor.explain.contrast import answers_words
from advisor.formats.difference import to_document
from advisor.model import (
    Advise,
    All,
    Any,
    AtLeast,
    AtMost,
    Award,
    Is,
    Kind,
    Not,
    Partial,
    Rule,
    RuleBase,
)
from builders import answers, base, both, decision, fact, rule, when
from compared_versions import FLAG, LARGE, OFF, ON, SIZE, SMALL, TOOLS, compared

ONE_BY_ONE = Any((SMALL, Is("size", ("medium",))))


def differing(old: RuleBase, new: RuleBase) -> Differs:
    verdict = compared(old, new).verdict
    assert isinstance(verdict, Differs)
    return verdict


def by_cases(*others: Rule) -> tuple[RuleBase, RuleBase]:
    """Return a rule, and the same as one rule for each answer to a question that it does not depend on."""
    split = [rule(f"f/{n}", both(SMALL, one), Award("a", 1)) for n, one in enumerate((ON, OFF))]
    facts = [FLAG, SIZE, TOOLS]
    return base(facts, [rule("f/0", SMALL, Award("a", 1)), *others]), base(facts, [*split, *others])


def test_a_case_distinction_differs_where_its_question_is_unknown_and_nowhere_else() -> None:
    verdict = differing(*by_cases(when(Is("tools", ("axe",)), b=1)))
    assert (verdict.profile, verdict.fewest, verdict.unknown_only) == (answers(size="small"), True, True)


def test_a_list_in_place_of_its_values_differs_where_it_is_not_known_which_of_them() -> None:
    other = when(ON, b=2)
    old = base([FLAG, SIZE], [when(AtMost("size", "medium"), a=1), other])
    left = {"size": Partial(frozenset(), frozenset({"small", "medium"}))}
    verdict = differing(old, base([FLAG, SIZE], [when(ONE_BY_ONE, a=1), other]))
    assert (verdict.profile, verdict.fewest, verdict.unknown_only) == (left, True, True)


def test_an_answer_that_only_one_version_hears_is_told_so_that_both_can_be_given_it() -> None:
    fewer, other = fact("size", Kind.SCALE, ("small", "medium")), when(ON, b=2)
    old = base([FLAG, SIZE], [when(AtMost("size", "medium"), a=1), other])
    new = base([FLAG, fewer], [when(ONE_BY_ONE, a=1), other])
    for pair in ((old, new), (new, old)):
        found = compared(*pair)
        assert isinstance(found.verdict, Differs)
        assert list(answers_words(found, found.verdict)) == [("size", "small or medium")]
        told = to_document(found, ("old", "new"))["interview"]
        assert told["answers"] == {"size": {"one_of": ["small", "medium"]}}


def test_what_leaves_open_a_value_that_a_version_lacks_or_is_asked_otherwise_it_cannot_hold() -> None:
    fewer, tools = fact("size", Kind.SCALE, ("small", "medium")), fact("tools", Kind.CHOICE, ("saw", "axe"))
    old, new = base([fewer, tools], []), base([SIZE, TOOLS], [])
    small = {"size": Partial(frozenset(), frozenset({"small", "medium"}))}
    assert (can_hold(old, small, new), restricted_to(old, small)) == (True, {})
    assert not can_hold(old, {"size": Partial(frozenset(), frozenset({"medium", "large"}))}, new)
    assert not can_hold(old, {"tools": Partial(frozenset(), frozenset({"saw"}))}, new)


def test_a_case_distinction_makes_no_difference_where_the_end_is_certain() -> None:
    assert compared(*by_cases()).verdict == Same(throughout=True)


def test_leaders_that_differ_count_for_nothing_where_the_end_is_certain_alike() -> None:
    always = base([FLAG], [rule("always", All(()), Award("a", 1))])
    either = base([FLAG], [rule("yes", ON, Award("a", 1)), rule("no", OFF, Award("a", 1))])
    assert compared(always, either).verdict == Same(throughout=True)


def test_answers_after_which_no_interview_is_possible_count_for_nothing() -> None:
    barred = [both(ON, SMALL), both(ON, Not(SMALL))]
    old = base([FLAG, SIZE], [when(ON, a=1)], impossible=barred)
    new = base([FLAG, SIZE], [when(ON, b=1)], impossible=barred)
    assert compared(old, new).verdict == Same(throughout=True)


def test_a_base_that_leaves_no_interview_ends_none_differently() -> None:
    barred = [ON, Not(ON)]
    difference = compared(
        base([FLAG], [when(ON, a=1)], impossible=barred), base([FLAG], [], impossible=barred)
    )
    assert isinstance(difference.verdict, Same)
    assert difference.share is None


def test_other_impossibilities_leave_open_how_early_an_end_is_certain() -> None:
    rules = [when(ON, a=1)]
    difference = compared(base([FLAG, SIZE], rules), base([FLAG, SIZE], rules, impossible=[both(ON, SMALL)]))
    assert difference.verdict == Same(throughout=False)


def test_what_takes_too_long_is_not_decided() -> None:
    facts = [fact(f"p{number}", Kind.CHOICE, [str(hole) for hole in range(12)]) for number in range(13)]
    crowded = Any(
        tuple(
            both(Is(one.id, (hole,)), Is(other.id, (hole,)))
            for hole in facts[0].value_ids
            for number, one in enumerate(facts)
            for other in facts[:number]
        )
    )
    never = All((Not(crowded), *(Is(one.id, one.value_ids) for one in facts)))
    old, new = base(facts, [when(never, a=1)]), base(facts, [when(never, a=2)])
    new = replace(new, rules={**new.rules, "b": rule("b", never, Award("b", 2))})
    assert compare(old, new, seconds=0.3, rows=100).verdict == NotDecided(0.3)


@pytest.mark.parametrize(
    ("hits", "rows", "low", "high"),
    [(0, 100_000, 0.0, 3.8413e-5), (50, 100, 0.40383, 0.59617), (100, 100, 0.96301, 1.0)],
)
def test_the_error_bar_is_wilsons(hits: int, rows: int, low: float, high: float) -> None:
    found = Estimate(hits, rows)
    assert found.low == pytest.approx(low, rel=1e-4)
    assert found.high == pytest.approx(high, rel=1e-4)


def test_the_share_lies_in_its_error_bar_and_moves_add_up() -> None:
    found = share(base([FLAG, SIZE], [when(ON, a=1)]), base([FLAG, SIZE], [when(both(ON, LARGE), a=1)]), 5000)
    assert found is not None
    changed = found.winners["choice"]
    assert changed.low < 1 / 3 < changed.high
    assert [(one.before, one.after, one.hits) for one in found.moves["choice"]] == [
        (("a",), ("a", "b", "c"), changed.hits)
    ]
    assert found.points == changed


def test_a_sample_means_the_same_answers_in_both_however_they_are_listed() -> None:
    sizes = fact("size", Kind.CHOICE, ("large", "tiny", "small"))
    tools = fact("tools", Kind.SEVERAL, ("hammer", "axe", "saw"))
    old, new = base([FLAG, SIZE, TOOLS], []), base([tools, sizes], [])
    common = understood(old, new)
    codes = sample(common, {}, 200, 1)
    meant = [decode(common, row) for row in codes]
    for one in (old, new):
        rows = recoded(common, one, codes)
        assert [decode(one, row) for row in rows] == [{f: p[f] for f in one.facts} for p in meant]
    assert {one["size"] for one in meant} == {"small", "large"}


def test_sampled_interviews_are_possible_in_both_by_the_order_that_each_gives_a_scale() -> None:
    upside_down = fact("size", Kind.SCALE, ("large", "medium", "small"))
    old = base([FLAG, SIZE], [], impossible=[both(ON, AtLeast("size", "medium"))])
    new = base([FLAG, upside_down], [], impossible=[both(OFF, AtMost("size", "medium"))])
    common = understood(old, new)
    found = {
        (one["flag"], one["size"]) for one in (decode(common, row) for row in sample(common, {}, 200, 1))
    }
    assert found == {("yes", "small"), ("no", "small")}


def changed(one: Rule, **parts: object) -> Rule:
    return replace(one, **parts)  # type: ignore[arg-type]


def test_advice_is_said_to_be_the_same_only_if_that_is_proved() -> None:
    def advising(*rules: Rule) -> RuleBase:
        return base([FLAG, SIZE], rules, advice=["rest", "hurry"])

    old = advising(rule("f/1", Any((ON, SMALL)), Advise("rest")), rule("f/2", ON, Advise("hurry")))
    new = advising(rule("f/1", Any((SMALL, ON)), Advise("rest")), rule("f/2", OFF, Advise("hurry")))
    difference = compared(old, new)
    assert (difference.verdict, difference.advice, difference.same_points) == (
        Same(throughout=True),
        ("hurry",),
        True,
    )


def test_points_that_differ_without_another_winner_are_counted() -> None:
    difference = compared(base([FLAG], [when(ON, a=1)]), base([FLAG], [when(ON, a=2)]))
    assert difference.verdict == Same(throughout=True)
    assert not difference.same_points
    assert difference.share is not None
    assert difference.share.points.low < 0.5 < difference.share.points.high


def test_a_decision_that_no_edit_reaches_is_proved_alike() -> None:
    two = [decision("choice", "a", "b"), decision("style", "plain", "fancy")]
    rules = [rule("f/1", ON, Award("a", 1)), rule("f/2", SMALL, Award("fancy", 1))]
    old = base([FLAG, SIZE], rules, decisions=two)
    new = base([FLAG, SIZE], [rules[0], changed(rules[1], condition=LARGE)], decisions=two)
    assert compared(old, new).alike == ("choice",)


def test_what_only_one_version_has_is_named() -> None:
    old = base([FLAG, SIZE], [], decisions=[decision("choice", "a", "b"), decision("gone", "x")])
    fewer = fact("size", Kind.SCALE, ("small", "medium"))
    new = base([fewer, TOOLS], [], decisions=[decision("choice", "a", "c")])
    found = compared(old, new).scope
    assert (found.old.facts, found.new.facts) == (("flag",), ("tools",))
    assert (found.old.values, found.new.values) == ((("size", "large"),), ())
    assert (found.old.decisions, found.new.decisions) == (("gone",), ())
    assert (found.old.candidates, found.new.candidates) == ((("choice", "b"),), (("choice", "c"),))

"""Two versions: the verdict is what trying every interview shows, edits are what was planted, and so is the blame."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings

from advisor.compare.edits import How
from advisor.compare.rules import sameness
from advisor.compare.scope import understood
from advisor.compare.share import Estimate, recoded, share
from advisor.compare.undo import Undoing
from advisor.compare.whole import Difference, compare
from advisor.compare.witness import Differs, NotDecided, Same, find_witness
from advisor.compare.written import edits
from advisor.evaluators.prove.program import within
from advisor.evaluators.prove.versions import versions
from advisor.evaluators.sweep import decode, sample
from advisor.model import (
    Advise,
    All,
    Any,
    AtLeast,
    AtMost,
    Award,
    Conclude,
    Found,
    Impossible,
    Is,
    Kind,
    Not,
    Profile,
    Rule,
    RuleBase,
    RuleOut,
)

from brute import Winners, answers_of, completions, winners
from builders import HERE, answers, base, both, decision, fact, rule, when
from mutants import same_meaning, versions_of_rules

FLAG = fact("flag", Kind.YES_NO)
SIZE = fact("size", Kind.SCALE, ("small", "medium", "large"))
TOOLS = fact("tools", Kind.SEVERAL, ("saw", "axe"))
ON, OFF = Is("flag", ("yes",)), Is("flag", ("no",))
SMALL, LARGE = Is("size", ("small",)), AtLeast("size", "large")
LONG = 60.0


def compared(old: RuleBase, new: RuleBase) -> Difference:
    return compare(old, new, seconds=LONG, rows=2000)


def differing(old: RuleBase, new: RuleBase) -> Differs:
    verdict = compared(old, new).verdict
    assert isinstance(verdict, Differs)
    return verdict


def ends(base: RuleBase) -> Callable[[Profile], Winners | None]:
    """Return who wins a profile by trying its completions: whoever wins them all, else whoever leads; None without."""
    complete = [(one, winners(base, one)) for one in completions(base, {})]

    def ending(profile: Profile) -> Winners | None:
        found = [won for one, won in complete if profile.items() <= one.items()]
        lead = winners(base, profile)
        certain = {name: {won[name] for won in found} for name in base.decisions}
        return {n: next(iter(w)) if len(w) == 1 else lead[n] for n, w in certain.items()} if found else None

    return ending


def interviews(old: RuleBase) -> Iterator[Profile]:
    for found in product(*([None, *answers_of(one)] for one in old.facts.values())):
        yield {name: one for name, one in zip(old.facts, found, strict=True) if one is not None}


@given(versions_of_rules())
@settings(max_examples=120, deadline=None)
def test_the_verdict_is_what_trying_every_interview_shows(pair: tuple[RuleBase, RuleBase]) -> None:
    old, new = pair
    before, after = ends(old), ends(new)
    tried = [(one, before(one), after(one)) for one in interviews(old)]
    found = [one for one, was, now in tried if was is not None and now is not None and was != now]
    by_points = [len(one) for one in found if winners(old, one) != winners(new, one)]
    match find_witness(old, new, versions(old, new, within(LONG)), within(LONG)):
        case Same(throughout):
            assert not found
            assert throughout
        case Differs(profile, fewest=fewest):
            assert profile in found
            assert not fewest or len(profile) == min(by_points)
        case verdict:
            pytest.fail(f"this takes no time: {verdict}")


@given(versions_of_rules(impossible=False))
@settings(max_examples=60, deadline=None)
def test_with_every_edit_undone_a_version_is_the_earlier_one_again(pair: tuple[RuleBase, RuleBase]) -> None:
    old, new = pair
    found = versions(old, new, within(LONG))
    undoing = Undoing(old, new, sameness(*found.readings).findings)
    undone = undoing.without(one for one in edits(found) if one.counts)
    assert undone is not None
    assert versions(old, undone, within(LONG)).unlike == ()


def by_cases(*others: Rule) -> tuple[RuleBase, RuleBase]:
    """Return a rule, and the same as one rule for each answer to a question that it does not depend on."""
    split = [rule(f"f/{n}", both(SMALL, one), Award("a", 1)) for n, one in enumerate((ON, OFF))]
    facts = [FLAG, SIZE, TOOLS]
    return base(facts, [rule("f/0", SMALL, Award("a", 1)), *others]), base(facts, [*split, *others])


def test_a_case_distinction_differs_where_its_question_is_unknown_and_nowhere_else() -> None:
    verdict = differing(*by_cases(when(Is("tools", ("axe",)), b=1)))
    assert (verdict.profile, verdict.fewest, verdict.unknown_only) == (answers(size="small"), True, True)


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
    found = compared(base([FLAG], [when(ON, a=1)], impossible=barred), base([FLAG], [], impossible=barred))
    assert isinstance(found.verdict, Same)
    assert found.share is None


def test_other_impossibilities_leave_open_how_early_an_end_is_certain() -> None:
    rules = [when(ON, a=1)]
    found = compared(base([FLAG, SIZE], rules), base([FLAG, SIZE], rules, impossible=[both(ON, SMALL)]))
    assert found.verdict == Same(throughout=False)


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


def edited(old: RuleBase, new: RuleBase) -> list[tuple[str, str, How, tuple[str, ...]]]:
    return [(one.what, one.name, one.how, one.parts) for one in compared(old, new).edits]


def changed(one: Rule, **parts: object) -> Rule:
    return replace(one, **parts)  # type: ignore[arg-type]


def test_edits_of_rules_are_told_apart_by_what_they_mean() -> None:
    kept, texts, condition, effects, gone = (
        rule(f"f/{n}", ON, Award("a", 1)) for n in ("k", "t", "c", "e", "g")
    )
    turned = rule("f/w", Not(Any((ON, SMALL))), Award("b", 1))
    new_rules = [
        kept,
        changed(texts, title="new", because="new", reviewed="2026"),
        changed(condition, condition=OFF),
        changed(effects, effects=(Award("a", 2),)),
        changed(turned, condition=All((Not(SMALL), Not(ON)))),
        rule("f/n", SMALL, RuleOut("c")),
    ]
    old = base([FLAG, SIZE], [kept, texts, condition, effects, gone, turned])
    assert edited(old, base([FLAG, SIZE], new_rules)) == [
        ("rule", "f/t", How.TEXTS, ("title", "reason", "review")),
        ("rule", "f/c", How.CHANGED, ("condition",)),
        ("rule", "f/e", How.CHANGED, ("effects",)),
        ("rule", "f/w", How.REWRITTEN, ()),
        ("rule", "f/n", How.ADDED, ()),
        ("rule", "f/g", How.REMOVED, ()),
    ]


def test_a_rule_with_another_id_and_the_same_meaning_is_renamed_or_moved() -> None:
    one, other = rule("f/one", ON, Award("a", 1)), rule("f/two", SMALL, Award("b", 1))
    new = [changed(one, id="f/uno"), changed(other, id="g/two", condition=Not(Not(SMALL)))]
    found = compared(base([FLAG, SIZE], [one, other]), base([FLAG, SIZE], new)).edits
    assert [(edit.name, edit.how, edit.before) for edit in found] == [
        ("f/uno", How.RENAMED, "f/one"),
        ("g/two", How.MOVED, "f/two"),
    ]


def test_of_rules_that_mean_the_same_the_one_with_the_same_name_is_the_one_that_moved() -> None:
    rules = [rule(f"f/{name}", ON, Award("a", 1)) for name in ("x", "y")]
    new = [changed(one, id=one.id.replace("f/", "g/")) for one in reversed(rules)]
    found = compared(base([FLAG], rules), base([FLAG], new)).edits
    assert {(edit.before, edit.name) for edit in found} == {("f/x", "g/x"), ("f/y", "g/y")}


def test_a_finding_with_another_name_is_renamed_and_its_rules_are_rewritten() -> None:
    def named(finding: str) -> RuleBase:
        rules = [rule("f/c", ON, Conclude(finding)), rule("f/r", Found(finding), Award("a", 1))]
        return base([FLAG], rules, findings=[finding])

    found = compared(named("heavy"), named("weighty"))
    assert found.verdict == Same(throughout=True)
    assert [(one.what, one.name, one.how) for one in found.edits] == [
        ("rule", "f/c", How.REWRITTEN),
        ("rule", "f/r", How.REWRITTEN),
        ("finding", "weighty", How.RENAMED),
    ]


def test_a_rule_that_reads_a_finding_that_changed_is_not_edited_itself() -> None:
    concluded, reader = rule("f/c", ON, Conclude("heavy")), rule("f/r", Found("heavy"), Award("a", 1))
    later = changed(concluded, condition=OFF)
    old = base([FLAG], [concluded, reader], findings=["heavy"])
    assert edited(old, base([FLAG], [later, reader], findings=["heavy"])) == [
        ("rule", "f/c", How.CHANGED, ("condition",))
    ]
    moved = changed(reader, id="g/r")
    assert edited(old, base([FLAG], [later, moved], findings=["heavy"])) == [
        ("rule", "f/c", How.CHANGED, ("condition",)),
        ("rule", "g/r", How.MOVED, ()),
    ]


def test_the_blame_finds_few_among_many() -> None:
    facts = [fact(f"q{number}", Kind.YES_NO) for number in range(40)]
    rules = [rule(f"f/{one.id}", Is(one.id, ("yes",)), Award("a", 1)) for one in facts]
    planted = [rule(f"g/{n}", Any(()), Award("b", 2)) for n in range(3)]
    new = [changed(one, effects=(Award("a", 2),)) for one in rules]
    new += [changed(one, condition=Is("q7", ("yes",))) for one in planted]
    found = compared(base(facts, [*rules, *planted]), base(facts, new))
    assert isinstance(found.verdict, Differs)
    assert found.verdict.profile == {"q7": "yes"}
    assert found.blame is not None
    assert not found.blame.alone
    assert {one.name for one in found.blame.together} == {"g/0", "g/1", "g/2"}


def each(slug: str, candidate: str, points: int) -> Rule:
    made = rule(f"f/{slug}/{candidate}", ON, Award(candidate, points))
    return changed(made, each=candidate, pattern="{it} it is")


def test_rules_made_of_one_rule_are_one_edit() -> None:
    old = base([FLAG], [each("r", one, 1) for one in "abc"])
    assert edited(old, base([FLAG], [each("r", one, 2) for one in "abc"])) == [
        ("rule", "f/r", How.CHANGED, ("effects",))
    ]
    assert edited(old, base([FLAG], [each("r", one, 1) for one in "ab"])) == [
        ("rule", "f/r", How.CHANGED, ("candidates",))
    ]


def test_rules_that_come_of_a_new_candidate_belong_to_its_edit() -> None:
    old = base([FLAG], [each("r", one, 1) for one in "ab"], decisions=[decision("choice", "a", "b")])
    new = base([FLAG], [each("r", one, 1) for one in "abc"], decisions=[decision("choice", "a", "b", "c")])
    assert edited(old, new) == [("candidate", "c", How.ADDED, ())]
    found = compared(old, new)
    assert found.blame is not None
    assert [one.name for one in found.blame.alone] == ["c"]


def test_edits_of_facts_count_by_kind_and_values_and_on_scales_by_order() -> None:
    coloured = fact("colour", Kind.CHOICE, ("red", "blue"))
    old = base([FLAG, SIZE, coloured], [])
    turned = replace(SIZE, values=tuple(reversed(SIZE.values)))
    swapped = replace(coloured, values=tuple(reversed(coloured.values)))
    asked = replace(FLAG, ask="Really?")
    assert edited(old, base([asked, turned, swapped, TOOLS], [])) == [
        ("fact", "flag", How.TEXTS, ("question",)),
        ("fact", "size", How.CHANGED, ("values",)),
        ("fact", "colour", How.TEXTS, ("order",)),
        ("fact", "tools", How.ADDED, ()),
    ]


def test_edits_of_impossibilities_go_by_what_is_impossible() -> None:
    old = base([FLAG, SIZE], [], impossible=[ON])
    said = replace(
        old, impossible=(Impossible(ON, "other words", HERE), Impossible(SMALL, "too small", HERE))
    )
    assert edited(old, said) == [
        ("impossibility", "other words", How.TEXTS, ("reason",)),
        ("impossibility", "too small", How.ADDED, ()),
    ]


def test_the_blame_is_on_the_edit_that_was_planted() -> None:
    rules = [rule(f"f/{n}", Is("size", (value,)), Award("a", 1)) for n, value in enumerate(SIZE.value_ids)]
    harmless = changed(rules[1], title="other words")
    planted = changed(rules[2], effects=(Award("b", 1),))
    new = base([FLAG, SIZE], [same_meaning(base([], [rules[0]])).rules["f/0"], harmless, planted])
    found = compared(base([FLAG, SIZE], rules), new)
    assert found.blame is not None
    assert [one.name for one in found.blame.alone] == ["f/2"]
    assert not found.blame.together


def test_two_edits_that_bring_a_difference_about_together_are_blamed_together() -> None:
    old = base([FLAG], [rule("f/x", ON, Award("a", 2)), rule("f/y", ON, Award("b", 1)), rule("f/z", ON)])
    added = [rule("f/v", ON, Award("b", 2)), rule("f/w", ON, Award("b", 2)), rule("f/z", OFF)]
    found = compared(old, base([FLAG], [*list(old.rules.values())[:2], *added]))
    assert found.blame is not None
    assert not found.blame.alone
    assert {one.name for one in found.blame.together} == {"f/v", "f/w"}


def test_each_of_two_edits_that_are_needed_both_is_enough_to_undo() -> None:
    old = base([FLAG], [rule("f/x", ON, Award("a", 2))])
    new = base([FLAG], [*old.rules.values(), *(rule(f"f/{n}", ON, Award("b", 1)) for n in "vw")])
    found = compared(old, new)
    assert found.blame is not None
    assert {one.name for one in found.blame.alone} == {"f/v", "f/w"}


def test_edits_of_findings_scales_and_impossibilities_can_be_blamed() -> None:
    concluded = rule("f/c", ON, Conclude("heavy"))
    reader = rule("f/r", Found("heavy"), Award("a", 1))
    old = base([FLAG, SIZE], [concluded, reader], findings=["heavy"])
    turned = replace(SIZE, values=tuple(reversed(SIZE.values)))
    scaled = rule("f/s", AtLeast("size", "medium"), Award("a", 1))
    pairs = {
        "f/c": (old, base([FLAG, SIZE], [changed(concluded, condition=OFF), reader], findings=["heavy"])),
        "size": (base([SIZE], [scaled]), base([turned], [scaled])),
    }
    for blamed, (one, other) in pairs.items():
        found = compared(one, other)
        assert found.blame is not None
        assert [edit.name for edit in found.blame.alone] == [blamed]


def test_advice_is_said_to_be_the_same_only_if_that_is_proved() -> None:
    def advising(*rules: Rule) -> RuleBase:
        return base([FLAG, SIZE], rules, advice=["rest", "hurry"])

    old = advising(rule("f/1", Any((ON, SMALL)), Advise("rest")), rule("f/2", ON, Advise("hurry")))
    new = advising(rule("f/1", Any((SMALL, ON)), Advise("rest")), rule("f/2", OFF, Advise("hurry")))
    found = compared(old, new)
    assert (found.verdict, found.advice, found.same_points) == (Same(throughout=True), ("hurry",), True)


def test_points_that_differ_without_another_winner_are_counted() -> None:
    found = compared(base([FLAG], [when(ON, a=1)]), base([FLAG], [when(ON, a=2)]))
    assert found.verdict == Same(throughout=True)
    assert not found.same_points
    assert found.share is not None
    assert found.share.points.low < 0.5 < found.share.points.high


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

"""Coverage: what cases and examples cover, who would miss a rule, and what nothing can cover."""

from dataclasses import replace
from pathlib import Path

import pytest

from advisor.authoring.cases.coverage import Coverage, Unnoticed, cover
from advisor.authoring.cases.goals import Behaviour, Goal, written_leaves
from advisor.authoring.cases.removals import Noticed
from advisor.authoring.cases.verdicts import run
from advisor.evaluators.prove.turning import NoDifference, OtherDetails, OtherEnding
from advisor.model import Found, Is, Kind, Not, Profile, RuleBase
from advisor.model.cases import Case, Ending, Expectation, Mention, Tie, Wins
from advisor.model.conditions import All, Any, Guarded, Said
from advisor.model.rules import Advise, Award, Conclude, Example, Rule, RuleOut
from builders import HERE, answers, base, fact, rule, when
from folders import folder, read, rule_text

FLAG, DARK = fact("flag", Kind.YES_NO), fact("dark", Kind.YES_NO)
COLOUR = fact("colour", Kind.CHOICE, ("red", "green", "blue"))
FACTS = (FLAG, DARK, COLOUR)
YES, RED = Is("flag", ("yes",)), Is("colour", ("red",))
NIGHT = Is("dark", ("yes",))


def case(ending: Ending | None = None, *cites: str, **given: str) -> Case:
    expectations = (Expectation("choice", ending, HERE),) if ending else ()
    mentions = tuple(Mention(one, HERE) for one in cites)
    return Case(str(given), "T", answers(**given), (), expectations, mentions, (), "B", HERE)


def with_examples(one: Rule, fires: list[Profile], silent: list[Profile]) -> Rule:
    """Return the rule with examples."""
    found = [Example(profile, fires=profile in fires, place=HERE) for profile in (*fires, *silent)]
    return replace(one, examples=tuple(found))


def covered(found: RuleBase, *cases: Case) -> Coverage:
    return cover(run(found, cases, found.rules.values()))


def open_goals(coverage: Coverage) -> set[tuple[int | None, Behaviour]]:
    return {(goal.leaf, goal.way) for one in coverage.rules for goal in one.open}


def test_a_rule_is_seen_to_fire_and_stay_silent_in_cases_and_in_its_own_examples() -> None:
    one = with_examples(when(YES, a=1), [answers(flag="yes")], [answers(flag="no"), {}])
    other = with_examples(when(RED, b=1), [answers(flag="yes", colour="red")], [])
    coverage = covered(base(FACTS, [one, other]), case(flag="yes"), case(flag="no"), case(colour="red"))
    first, second = coverage.rules
    assert (first.in_cases.fired, first.in_cases.silent) == (1, 2)
    assert (first.in_examples.fired, first.in_examples.silent) == (1, 2)
    assert (second.in_examples.fired, second.in_examples.silent) == (1, 0)


CONDITION = All((YES, Not(RED), Any((NIGHT, Is("colour", ("blue",))))))


@pytest.mark.parametrize(
    ("given", "met"),
    [
        # It fires because the flag is up, it is not red, and it is dark; that it is not blue does not matter.
        ({"flag": "yes", "colour": "green", "dark": "yes"}, {(n, Behaviour.FIRES) for n in (None, 0, 1, 2)}),
        # Dark and blue: either would do, so neither decides.
        ({"flag": "yes", "colour": "blue", "dark": "yes"}, {(n, Behaviour.FIRES) for n in (None, 0, 1)}),
        # One thing alone keeps it silent.
        ({"flag": "no", "colour": "blue", "dark": "no"}, {(n, Behaviour.SILENT) for n in (None, 0)}),
        ({"flag": "yes", "colour": "red", "dark": "yes"}, {(n, Behaviour.SILENT) for n in (None, 1)}),
        ({"flag": "yes", "colour": "green", "dark": "no"}, {(n, Behaviour.SILENT) for n in (None, 2, 3)}),
        # So does not knowing it.
        ({"colour": "blue"}, {(n, Behaviour.SILENT) for n in (None, 0)}),
        # Two things keep it silent, so neither decides.
        ({"flag": "no", "colour": "red", "dark": "yes"}, {(None, Behaviour.SILENT)}),
    ],
)
def test_a_condition_decides_where_the_rule_would_do_otherwise_without_it(
    given: dict[str, str], met: set[tuple[int | None, Behaviour]]
) -> None:
    every = {(leaf, way) for leaf in (None, 0, 1, 2, 3) for way in Behaviour}
    coverage = covered(base(FACTS, [when(CONDITION, a=1)]), case(**given))
    assert open_goals(coverage) == every - met


def test_a_leaf_and_its_guard_are_one_condition() -> None:
    guarded = Guarded(
        (YES, NIGHT)
    )  # as reading makes it of `dark: yes` where `dark` is asked only if the flag is up
    coverage = covered(
        base(FACTS, [when(All((guarded, RED)), a=1)]), case(flag="yes", dark="no", colour="red")
    )
    assert coverage.rules[0].leaves == (guarded, RED)
    assert (0, Behaviour.SILENT) not in open_goals(coverage)


def test_of_the_rules_of_an_each_rule_any_covers_the_condition(tmp_path: Path) -> None:
    text = rule_text(each="lamp", if_="{uses: it.suits}", then="{favour: {it: strong}}")
    lamps = read(folder(tmp_path, text))
    found = Case("c", "T", {"uses": frozenset({"go"})}, (), (), (), (), "B", HERE)
    (one,) = covered(lamps, found).rules
    assert (one.rule, [made.each for made in one.rules]) == ("r/slug", ["bulb", "candle", "tube"])
    assert not one.open  # it fires for the candle and is silent for the others


def test_what_no_profile_shows_is_proved_and_does_not_count() -> None:
    never = when(All((RED, Is("colour", ("blue",)))), a=1)
    coverage = covered(base(FACTS, [never]), case(colour="red"), case(colour="blue"))
    assert coverage.impossible == {Goal("a+1", leaf, Behaviour.FIRES) for leaf in (None, 0, 1)}
    assert coverage.without_effect == ("a+1",)
    assert (coverage.wanted, coverage.gaps, coverage.percent) == (3, (), 100.0)
    assert covered(base(FACTS, [never]), case(colour="red")).percent == 66.6  # two of three, rounded down


def test_silence_that_a_declared_impossibility_leaves_no_profile_for_is_proved_too() -> None:
    found = base(FACTS, [when(Any((YES, Is("flag", ("no",)))), a=1)], impossible=[Is("flag", ("no",))])
    assert Goal("a+1", 1, Behaviour.FIRES) in covered(found).impossible


def noticed(coverage: Coverage) -> dict[str, tuple[Noticed, str]]:
    return {gone.rule: (gone.noticed, gone.by) for one in coverage.rules for gone in one.removals}


def test_a_case_notices_that_a_rule_is_gone_by_the_winner_or_only_because_it_cites_it() -> None:
    found = base(FACTS, [when(YES, a=2), when(RED, b=1), when(NIGHT, c=1)])
    won, cited = case(Wins(("a",)), flag="yes", colour="red"), case(None, "c+1", dark="yes")
    assert noticed(covered(found, won, cited)) == {
        "a+2": (Noticed.CASE, won.id),
        "b+1": (Noticed.NOTHING, ""),  # a wins without b losing
        "c+1": (Noticed.CITED, cited.id),
    }


def test_a_case_notices_that_a_rule_is_gone_if_it_cites_another_that_rests_on_it() -> None:
    concluding, resting = rule("one", YES, Conclude("found")), rule("two", Found("found"), Award("a", 1))
    found = base(FACTS, [concluding, resting], findings=["found"])
    cited = case(None, "two", flag="yes")
    assert noticed(covered(found, cited)) == {
        "one": (Noticed.CASE, cited.id),
        "two": (Noticed.CITED, cited.id),
    }


def test_of_an_each_rule_cited_as_a_whole_the_only_one_that_fires_is_noticed(tmp_path: Path) -> None:
    text = rule_text(each="lamp", if_="{uses: it.suits}", then="{favour: {it: strong}}")
    lamps = read(folder(tmp_path, text))
    cites = (Mention("r/slug", HERE),)
    go, cook = ({"uses": frozenset({use})} for use in ("go", "cook"))
    found = [Case(str(one), "T", one, (), (), cites, (), "B", HERE) for one in (go, cook)]
    assert noticed(covered(lamps, found[0]))["r/slug/candle"] == (Noticed.CITED, found[0].id)
    # The bulb and the tube both fire for cooks, so each hides that the other is gone.
    assert noticed(covered(lamps, found[1]))["r/slug/tube"] == (Noticed.NOTHING, "")


def test_an_example_notices_that_a_rule_is_gone_if_it_rests_on_its_finding() -> None:
    concluding = with_examples(rule("one", YES, Conclude("found")), [answers(flag="yes")], [])
    resting = with_examples(rule("two", Found("found"), Award("a", 1)), [answers(flag="yes")], [])
    found = base(FACTS, [concluding, resting], findings=["found"])
    assert noticed(covered(found)) == {
        "one": (Noticed.EXAMPLE, "two"),
        "two": (Noticed.OWN_EXAMPLE, "two"),
    }
    coverage = covered(found)
    assert Unnoticed("two") in coverage.gaps
    assert Unnoticed("one") not in coverage.gaps


def test_a_case_that_fails_notices_nothing_and_the_rest_is_still_reported() -> None:
    found = base(FACTS, [when(YES, a=2), when(RED, b=1)])
    wrong, right = case(Wins(("c",)), flag="yes"), case(Wins(("b",)), colour="red")
    coverage = covered(found, wrong, right)
    assert noticed(coverage) == {"a+2": (Noticed.NOTHING, ""), "b+1": (Noticed.CASE, right.id)}
    assert coverage.rules[0].in_cases.fired == 1


def test_a_tie_that_becomes_another_tie_is_not_noticed_and_one_that_is_broken_is() -> None:
    found = base(FACTS, [when(YES, a=1, b=1), when(RED, a=1, b=1), when(NIGHT, b=1)])
    tie = case(Tie(), flag="yes", colour="red")
    assert noticed(covered(found, tie))["a+1-b+1"] == (Noticed.NOTHING, "")
    broken = case(Wins(("b",)), flag="yes", dark="yes")
    assert noticed(covered(found, broken))["b+1"] == (Noticed.CASE, broken.id)


def test_a_winner_that_is_settled_without_the_rule_too_is_no_notice() -> None:
    either = Any((NIGHT, Is("dark", ("no",))))  # not answered yet, but true in the end
    found = base(FACTS, [when(YES, b=1), when(either, b=2)])
    assert noticed(covered(found, case(Wins(("b",)), flag="yes")))["b+1"] == (Noticed.NOTHING, "")


def turns(coverage: Coverage) -> list[type]:
    return [type(gone.turns) for one in coverage.rules for gone in one.removals]


def test_a_rule_that_changes_no_recommendation_is_named() -> None:
    veto, beaten = rule("veto", YES, RuleOut("a")), rule("beaten", YES, Award("a", 5))
    coverage = covered(base(FACTS, [veto, beaten]))
    assert turns(coverage) == [OtherEnding, NoDifference]
    assert coverage.without_effect == ("beaten",)


def test_a_rule_that_only_advises_matters_where_nobody_else_gives_its_advice() -> None:
    again = rule("again", All((YES, RED)), Advise("rest"))
    alone = [rule("one", YES, Advise("rest")), again]
    assert turns(covered(base(FACTS, alone, advice=["rest"]))) == [OtherDetails, NoDifference]


def test_two_rules_that_are_the_same_are_each_not_missed() -> None:
    twins = [rule("one", YES, Advise("rest")), rule("two", YES, Advise("rest"))]
    assert turns(covered(base(FACTS, twins, advice=["rest"]))) == [NoDifference, NoDifference]


def test_a_line_that_was_written_as_one_is_one_part_of_a_condition() -> None:
    red, green = Is("colour", ("red",)), Is("colour", ("green",))
    line = Said((Any((red, All((green, red)))),), "colour: at least one", "colour: none")
    assert written_leaves(All((line, Not(green)))) == (line, green)


def test_rows_of_a_list_are_rules_to_cover(tmp_path: Path) -> None:
    rows = (
        "rules:\n  steps:\n    title: The steps\n    because: B\n    first_of:\n"
        "      dark: {if: {dark: yes}, then: {favour: {bulb: strong}}}\n"
        "      rest: {otherwise: yes, then: {favour: {tube: strong}}}\n"
    )
    coverage = cover(run(read(folder(tmp_path, rows)), [], []))
    assert [rule.rule for rule in coverage.rules] == ["r/steps/dark", "r/steps/rest"]
    assert [len(rule.leaves) for rule in coverage.rules] == [1, 1]
    assert {removal.rule for removal in coverage.missed} == {"r/steps/dark", "r/steps/rest"}

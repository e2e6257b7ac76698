"""`check` on rules: those that never or always fire, are the same as others, or add nothing to them."""

from pathlib import Path

from advisor.model import AtMost, Is
from lamp_notices import notices_of, rule_file, rule_lines, words_of

SURE = "{any: [{dark: yes}, {dark: no}]}"


def test_a_rule_that_can_never_fire_is_reported_with_the_parts_that_exclude_each_other(
    tmp_path: Path,
) -> None:
    text = rule_file(rule_lines("grey", "{dark: yes, all: [{budget: high}, {budget: {at_most: middle}}]}"))
    (found,) = notices_of(tmp_path, text, "never-fires")
    assert found.problem.what == "the rule 'r/grey' can never fire: no answers make its condition true"
    assert found.problem.hint == "change its condition, or remove the rule"
    assert (found.place.line, found.place.column) == (2, 3)
    assert found.conflict is not None
    assert found.conflict.parts == (Is("budget", ("high",)), AtMost("budget", "middle"))
    assert found.conflict.impossible == ()


def test_a_rule_that_what_is_declared_impossible_keeps_from_firing_is_reported_with_it(
    tmp_path: Path,
) -> None:
    (found,) = notices_of(
        tmp_path, rule_file(rule_lines("old", "{dark: yes, style: old, budget: low}")), "never-fires"
    )
    assert found.conflict is not None
    assert found.conflict.parts == (Is("style", ("old",)), Is("budget", ("low",)))
    assert [one.because for one in found.conflict.impossible] == ["Old lamps are dear."]


def test_a_rule_that_fires_on_a_single_combination_of_answers_can_fire(tmp_path: Path) -> None:
    rare = "{style: old, budget: high, dark: no, all: [{uses: read}, {uses: cook}, {uses: go}]}"
    assert words_of(tmp_path, rule_file(rule_lines("rare", rare)), "never-fires") == []


def test_of_an_each_rule_that_never_fires_one_notice_speaks_of_all_candidates(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines(
            "grey",
            "{all: [{budget: it.price}, {dark: yes}, {dark: no}]}",
            "{favour: {it: slight}}",
            each="lamp",
            where="{price: low}",
        )
    )
    (found,) = notices_of(tmp_path, text, "never-fires")
    assert found.problem.what == "the rule 'r/grey' can never fire: no answers make its condition true"
    assert (found.subject, found.members) == ("r/grey", ("r/grey/bulb", "r/grey/candle"))


def test_of_an_each_rule_that_never_fires_for_some_the_notice_names_them(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("cheap", "{budget: it.price, not: {budget: low}}", "{favour: {it: slight}}", each="lamp")
    )
    (found,) = notices_of(tmp_path, text, "never-fires")
    what = "the rule 'r/cheap' for 'bulb' and 'candle' can never fire: no answers make its condition true"
    assert found.problem.what == what
    assert (found.subject, found.members) == ("r/cheap", ("r/cheap/bulb", "r/cheap/candle"))


def test_of_an_each_rule_that_never_fires_for_one_the_notice_is_of_that_one(tmp_path: Path) -> None:
    cheap = "{budget: it.price, not: {budget: [middle, high]}}"
    (found,) = notices_of(
        tmp_path, rule_file(rule_lines("cheap", cheap, "{favour: {it: slight}}", each="lamp")), "never-fires"
    )
    assert found.problem.what == "the rule 'r/cheap/tube' can never fire: no answers make its condition true"
    assert (found.subject, found.members) == ("r/cheap/tube", ())


def test_a_rule_that_always_fires_is_reported(tmp_path: Path) -> None:
    assert words_of(tmp_path, rule_file(rule_lines("sure", SURE)), "always-fires") == [
        (
            "the rule 'r/sure' always fires: its condition is true whatever is answered",
            "ask for something that can also be false, or remove the rule",
        )
    ]


def test_a_rule_that_stays_silent_on_a_single_combination_does_not_always_fire(tmp_path: Path) -> None:
    rare = "{not: {style: new, budget: low, dark: no, all: [{uses: read}, {uses: cook}, {uses: go}]}}"
    assert words_of(tmp_path, rule_file(rule_lines("rare", rare)), "always-fires") == []


def test_a_rule_that_is_the_same_as_an_earlier_one_is_reported_with_it(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", "{dark: yes, uses: cook}"),
        rule_lines("b", "{not: {any: [{dark: no}, {not: {uses: cook}}]}}"),
    )
    (found,) = notices_of(tmp_path, text, "same-rules")
    what = "the rule 'r/b' is the same as 'r/a': both fire on the same answers and do the same"
    assert (found.problem.what, found.subject, found.others) == (what, "r/b", ("r/a",))
    assert words_of(tmp_path, text, "same-rules")[0][1] == "keep one of them; 'r/a' is at rules/r.yaml:2:3"


def test_three_rules_that_are_the_same_give_two_notices(tmp_path: Path) -> None:
    text = rule_file(*(rule_lines(slug, "{dark: yes}") for slug in "abc"))
    notices = notices_of(tmp_path, text, "same-rules")
    assert [(notice.subject, notice.others) for notice in notices] == [("r/b", ("r/a",)), ("r/c", ("r/a",))]


def test_rules_that_fire_alike_and_give_other_points_are_not_the_same(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", "{dark: yes}"), rule_lines("b", "{dark: yes}", "{favour: {bulb: slight}}")
    )
    assert words_of(tmp_path, text, "same-rules") == []


def test_a_rule_adds_nothing_if_another_does_the_same_whenever_it_fires(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", "{dark: yes}", "{rule_out: candle}"),
        rule_lines("b", "{dark: yes, uses: cook}", "{rule_out: candle}"),
    )
    assert words_of(tmp_path, text, "implied-rule") == [
        (
            "whenever the rule 'r/b' fires, 'r/a' fires too and does the same",
            "remove it, or let it do more; 'r/a' is at rules/r.yaml:2:3",
        )
    ]


def test_a_rule_that_does_more_than_the_other_adds_something(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", "{dark: yes}", "{rule_out: candle}"),
        rule_lines("b", "{dark: yes, uses: cook}", "{rule_out: [candle, tube]}"),
    )
    assert words_of(tmp_path, text, "implied-rule") == []


def test_a_rule_that_adds_nothing_to_two_others_gives_one_notice(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", "{dark: yes}", "{rule_out: candle}"),
        rule_lines("b", "{uses: cook}", "{rule_out: candle}"),
        rule_lines("c", "{dark: yes, uses: cook}", "{rule_out: candle}"),
    )
    assert words_of(tmp_path, text, "implied-rule") == [
        (
            "whenever the rule 'r/c' fires, 'r/a' and 'r/b' fire too and each do the same",
            "remove it, or let it do more; 'r/a' and 'r/b' are at rules/r.yaml:2:3 and rules/r.yaml:7:3",
        )
    ]


def test_an_each_rule_that_adds_nothing_to_another_gives_one_notice(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", "{dark: yes}", "{rule_out: it}", each="lamp", where="{price: low}"),
        rule_lines("b", "{dark: yes, uses: cook}", "{rule_out: it}", each="lamp", where="{price: low}"),
    )
    (found,) = notices_of(tmp_path, text, "implied-rule")
    assert found.problem.what == "whenever the rule 'r/b' fires, 'r/a' fires too and does the same"
    assert (found.subject, found.members) == ("r/b", ("r/b/bulb", "r/b/candle"))
    assert found.others == ("r/a/bulb", "r/a/candle")


def test_points_that_another_rule_always_gives_too_are_a_note(tmp_path: Path) -> None:
    text = rule_file(rule_lines("a", "{dark: yes}"), rule_lines("b", "{dark: yes, uses: cook}"))
    assert words_of(tmp_path, text, "stacked-points") == [
        (
            "whenever the rule 'r/b' fires, 'r/a' fires too and gives the same points again",
            "if both rest on the same reason, give the points once; 'r/a' is at rules/r.yaml:2:3",
        )
    ]
    assert words_of(tmp_path, text, "implied-rule") == []


def test_other_points_for_the_same_candidate_are_not_stacked(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("a", "{dark: yes}"), rule_lines("b", "{dark: yes, uses: cook}", "{favour: {bulb: slight}}")
    )
    assert words_of(tmp_path, text, "stacked-points") == []

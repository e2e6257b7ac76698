"""`check`: whether rules do what their examples say."""

import re
from pathlib import Path

from hypothesis import given

from advisor.authoring.check.check import check
from advisor.authoring.check.notice import Notice
from advisor.conditions import judge, judge_rule
from advisor.model import Profile, RuleBase
from effort import tried
from folders import folder, read, rule_text, write
from program import advisor
from strategies import profiles, rule_bases

WRONG = "{fires: [{dark: yes}, {dark: no}], stays_silent: [{dark: yes}, {}]}"


def failing(base: RuleBase) -> list[Notice]:
    return [notice for notice in check(base, 0).notices if notice.check == "example-fails"]


def test_examples_that_do_not_hold_are_named_with_their_place_and_what_to_try(tmp_path: Path) -> None:
    found = [one.problem for one in failing(read(folder(tmp_path, rule_text(examples=WRONG))))]
    assert [(one.place.line, one.place.column, one.what) for one in found] == [
        (7, 37, "the rule 'r/slug' does not fire on this example"),
        (7, 65, "the rule 'r/slug' fires on this example, but should stay silent"),
    ]
    assert [one.hint.split(": ")[1] for one in found] == [
        "advisor how r/slug --set dark=no",
        "advisor how r/slug --set dark=yes",
    ]


def test_a_rule_does_not_fire_on_an_example_that_leaves_its_fact_unknown(tmp_path: Path) -> None:
    examples = "{fires: [{style: new}], stays_silent: [{style: new}]}"
    (found,) = failing(read(folder(tmp_path, rule_text(if_="{not: {dark: yes}}", examples=examples))))
    assert "does not fire" in found.problem.what


def test_an_example_may_rest_on_findings_of_other_rules(tmp_path: Path) -> None:
    write(
        folder(tmp_path, rule_text(then="{conclude: bright}")),
        {
            "rules/s.yaml": rule_text(
                if_="{bright: yes}", examples="{fires: [{dark: yes}], stays_silent: [{dark: no}]}"
            )
        },
    )
    assert failing(read(tmp_path)) == []


def test_of_an_each_rule_only_the_candidate_named_must_fire(tmp_path: Path) -> None:
    examples = "{fires: [{it: candle, uses: [go]}], stays_silent: [{it: bulb, uses: [go]}, {uses: [go]}]}"
    text = rule_text(each="lamp", if_="{uses: it.suits}", then="{rule_out: it}", examples=examples)
    (found,) = failing(read(folder(tmp_path, text)))
    assert found.problem.what == "the rule 'r/slug/candle' fires on this example, but should stay silent"


@given(rule_bases(), profiles())
@tried(80)
def test_whether_one_rule_fires_is_judged_as_all_are_judged_together(
    base: RuleBase, profile: Profile
) -> None:
    together = judge(base, profile).rules
    assert {rule.id: judge_rule(base, rule, profile) for rule in base.rules.values()} == together


def test_check_counts_what_it_read_and_found_and_ends_with_0_if_all_examples_hold(tmp_path: Path) -> None:
    root = folder(tmp_path, rule_text(examples="{fires: [{dark: yes}]}"))
    done = advisor("check", "--knowledge", str(root))
    end = " ".join(done.stdout.split()).rpartition("Lamps: ")[2]
    assert re.fullmatch(r".* 4 questions, 2 findings, 1 rule, 1 example, .*; 9 warnings, 1 note\.", end)
    assert done.returncode == 0


def test_check_ends_with_1_if_an_example_does_not_hold(tmp_path: Path) -> None:
    root = folder(tmp_path, rule_text(examples=WRONG))
    done = advisor("check", "--knowledge", str(root))
    assert done.returncode == 1
    assert "2 errors" in done.stdout.splitlines()[-1]
    assert "all is well" not in done.stdout


def test_check_ends_with_3_if_the_files_are_bad_and_says_it_on_standard_error(tmp_path: Path) -> None:
    root = folder(tmp_path, rule_text(because=None))
    done = advisor("check", "--knowledge", str(root))
    assert (done.returncode, done.stdout) == (3, "")
    assert "a rule needs the field 'because'" in " ".join(done.stderr.split())


def test_check_takes_rules_that_are_added(tmp_path: Path) -> None:
    root = folder(tmp_path / "base")
    write(tmp_path / "more", {"x.yaml": rule_text(examples=WRONG)})
    done = advisor("check", "--knowledge", str(root), "--rules", str(tmp_path / "more"))
    assert done.returncode == 1
    assert "'x/slug'" in done.stdout

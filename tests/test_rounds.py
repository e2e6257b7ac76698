"""What is news from one round to the next, and what is not run again."""

from pathlib import Path

import folders
from advisor.authoring.watch.look import Round, look
from advisor.authoring.watch.news import News, news
from advisor.language.reading.cases import documents_of, read_cases
from advisor.model import RuleBase

RULES = """\
topic: Lamps
rules:
  dark-needs-light: {title: Dark rooms need much light, because: B, if: {dark: yes}, then: {conclude: bright}}
  light-needs-haste: {title: Much light cannot wait, because: B, if: {bright: yes}, then: {conclude: urgent}}
  haste-takes-the-bulb: {title: Haste takes the bulb, because: B, if: {urgent: yes}, then: {favour: {bulb: strong}}}
  readers-like-tubes: {title: Readers are fond of tubes, because: B, if: {uses: read}, then: {favour: {tube: slight}}}
  style-takes-candles: {title: Style takes the candle, because: B, if: {style: old}, then: {favour: {candle: slight}}}
"""
CASES = {
    "cases/dark.yaml": "title: D\nanswers: {dark: yes}\nexpect: {lamp: bulb}\nbecause: B\n",
    "cases/read.yaml": "title: R\nanswers: {uses: [read]}\nexpect: {lamp: tube}\nbecause: B\n",
}


def in_order(
    root: Path, rules: str = RULES, facts: str = folders.FACTS, **cases: str
) -> tuple[RuleBase, Path]:
    written = CASES | {f"cases/{name}.yaml": text for name, text in cases.items()}
    return folders.read(folders.write(folders.folder(root, rules, facts), written)), root


def look_at(found: tuple[RuleBase, Path], before: Round | None = None) -> Round:
    base, root = found
    return look(base, read_cases(documents_of(root, []), base), 5, before)


def two_rounds(
    root: Path, rules: str = RULES, facts: str = folders.FACTS, **cases: str
) -> tuple[Round, News]:
    """Return the second of two rounds, with other rules, facts or cases than the first, and what is news in it."""
    first = look_at(in_order(root))
    second = look_at(in_order(root, rules, facts, **cases), first)
    return second, news(first, second, 5)


def test_nothing_is_news_of_files_that_say_the_same(tmp_path: Path) -> None:
    _, found = two_rounds(tmp_path, RULES + "# the end\n")
    assert (found.read_again, found.same) == (True, True)
    assert (found.edits, found.concerned, found.come, found.gone, found.turned) == ((), (), (), (), ())


def test_only_cases_in_which_something_else_fires_are_run_again(tmp_path: Path) -> None:
    second, found = two_rounds(tmp_path, RULES.replace("{tube: slight}", "{candle: slight}"))
    assert second.fresh == 1
    assert [one.after and one.after.case.title for one in found.turned] == ["R"]
    assert [one.case.title for one in second.failing] == ["R"]


def test_a_case_that_was_edited_is_run_again_and_news_only_if_it_comes_out_otherwise(tmp_path: Path) -> None:
    second, found = two_rounds(tmp_path, dark=CASES["cases/dark.yaml"].replace("title: D", "title: Dark"))
    assert (second.fresh, found.turned) == (1, ())


def test_all_cases_are_run_again_if_there_are_other_candidates(tmp_path: Path) -> None:
    facts = folders.FACTS.replace("      candle:", "      torch: {title: T}\n      candle:")
    second, _ = two_rounds(tmp_path, facts=facts)
    assert second.fresh == 2


def test_a_rule_concerns_those_that_rest_on_what_it_concludes(tmp_path: Path) -> None:
    _, found = two_rounds(tmp_path, RULES.replace("{dark: yes}", "{dark: no}"))
    assert [one.name for one in found.edits] == ["r/dark-needs-light"]
    assert [one.id for one in found.concerned] == [
        "r/dark-needs-light",
        "r/light-needs-haste",
        "r/haste-takes-the-bulb",
    ]


def test_a_rule_that_is_gone_concerns_those_that_rested_on_it(tmp_path: Path) -> None:
    _, found = two_rounds(tmp_path, RULES.replace(RULES.splitlines(keepends=True)[2], ""))
    assert [one.id for one in found.concerned] == ["r/light-needs-haste", "r/haste-takes-the-bulb"]


def test_a_fact_with_other_values_concerns_the_rules_that_read_it(tmp_path: Path) -> None:
    facts = folders.FACTS.replace("{read: Reading, ", "{read: Reading, sit: Sitting, ")
    _, found = two_rounds(tmp_path, facts=facts)
    assert [one.id for one in found.concerned] == ["r/readers-like-tubes"]


def test_other_words_concern_nobody_else_and_are_proved_to_change_no_ending(tmp_path: Path) -> None:
    second, found = two_rounds(tmp_path, RULES.replace("Dark rooms need much light", "Dark rooms need it"))
    assert found.same
    assert second.fresh == 0
    assert [one.id for one in found.concerned] == ["r/dark-needs-light"]


def test_what_came_and_what_went_is_told_wherever_it_stands_now(tmp_path: Path) -> None:
    first_title, second_title = "Readers are fond of tubes", "Style takes the candle"
    one = RULES.replace(first_title, "Readers")
    other = "# moved\n" + RULES.replace(second_title, "Style")
    before = look_at(in_order(tmp_path, one))
    after = look_at(in_order(tmp_path, other), before)
    found = news(before, after, 5)
    assert [(each.check, each.subject) for each in found.come] == [("vague-title", "r/style-takes-candles")]
    assert [(each.check, each.subject) for each in found.gone] == [("vague-title", "r/readers-like-tubes")]


def test_cases_that_come_and_go_are_news(tmp_path: Path) -> None:
    second, found = two_rounds(tmp_path, new="title: N\nanswers: {}\nexpect: {lamp: tie}\nbecause: B\n")
    assert [(one.before, one.after and one.after.case.title) for one in found.turned] == [(None, "N")]
    (tmp_path / "cases/new.yaml").unlink()
    base = second.base
    third = look(base, read_cases(documents_of(tmp_path, []), base), 5, second)
    gone = news(second, third, 5)
    assert not gone.read_again
    assert [(one.before and one.before.case.title, one.after) for one in gone.turned] == [("N", None)]

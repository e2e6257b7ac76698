"""Who is ruled out is told before anybody is compared, wherever standings are told."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from advisor.explain.brief import brief
from advisor.explain.explanation import Explanation
from advisor.explain.people import standpoint
from advisor.explain.what_if import what_if
from advisor.model import Exclusion, RuleBase, keeping_out
from advisor.views.decision_record.full import full_chapters
from advisor.views.decision_record.short import short_chapters
from advisor.views.decision_record.subject import DecisionRecord, blocks_of
from advisor.views.details.details import details
from advisor.views.document.blocks import Blocks
from advisor.views.document.contents import EVERY, opened
from advisor.views.how import derivation
from advisor.views.recommendation import recommendation
from advisor.views.standings import standings
from advisor.views.standings import what_if as tried
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write
from tool_base import FACTS, RULES, explained, tools

FIRST = "Laser: Without power a laser does nothing (power: No) [r/no-power-no-laser]"


@pytest.fixture
def base(tmp_path: Path) -> RuleBase:
    return tools(tmp_path)


def text(blocks: Blocks) -> str:
    shown = StringIO()
    write(screen(shown), blocks)
    return " ".join(shown.getvalue().split())


def folds(explanation: Explanation, *names: str) -> Blocks:
    return opened(details(explanation, names), {EVERY})


def record(explanation: Explanation) -> DecisionRecord:
    return DecisionRecord(explanation, brief(explanation), explanation.base.decisions["tool"], "record")


VIEWS: dict[str, tuple[Callable[[Explanation], Blocks], str, str]] = {
    "verdict": (recommendation, "Tool, ruled out first: Laser, because without power a laser", "Why Saw"),
    "points": (lambda found: folds(found, "points"), f"Ruled out first: - {FIRST}", "Compared: Saw"),
    "reasons": (lambda found: folds(found, "reasons"), f"Ruled out first: - {FIRST}", "Compared: your"),
    "standings": (
        lambda found: standings(found.base, standpoint(found.base, found.result.trace.profile)),
        f"Ruled out first: - {FIRST}",
        "Compared: Saw",
    ),
    "how": (
        lambda found: derivation(found.base, found.result),
        f"Ruled out first: - {FIRST}",
        "Compared: ",
    ),
    "what if": (
        lambda found: tried(found.base, what_if(found.base, found.given, ())),
        f"Ruled out first: - {FIRST}",
        "Compared: Saw",
    ),
    "record": (
        lambda found: blocks_of(short_chapters(record(found))),
        "Ruled out first: Laser, because without power",
        "A saw is quick",
    ),
    "options": (
        lambda found: blocks_of(short_chapters(record(found))),
        "CONSIDERED OPTIONS - Ruled out first: Laser. - Saw.",
        "- Knife.",
    ),
    "record in full": (
        lambda found: blocks_of(full_chapters(record(found))),
        "Ruled out first: Without power a laser does nothing.",
        "A saw is quick.",
    ),
}


@pytest.mark.parametrize(("view", "first", "then"), VIEWS.values(), ids=VIEWS)
def test_who_is_ruled_out_and_why_is_told_before_who_is_left(
    view: Callable[[Explanation], Blocks], first: str, then: str, base: RuleBase
) -> None:
    said = text(view(explained(base, ["hurry"])))
    assert first in said
    assert then in said
    assert said.index(first) < said.index(then)


def test_where_nobody_is_ruled_out_nothing_is_told_of_it(base: RuleBase) -> None:
    found = explained(base, ["hurry", "power"])
    for view, _, _ in VIEWS.values():
        assert "uled out" not in text(view(found))
        assert "Compared:" not in text(view(found))


def test_who_is_ruled_out_once_more_is_not_told_again(base: RuleBase) -> None:
    rules = keeping_out(base, (Exclusion("saw", "it is lent"),))
    said = text(recommendation(explained(rules, ["hurry"])))
    assert said.count("ruled out first") == 2
    twice = keeping_out(base, (Exclusion("laser", "it is lent"),))
    assert text(recommendation(explained(twice, ["hurry"]))).count("ruled out first") == 1


def test_whoever_is_left_alone_has_its_watch_out_below_what_is_compared(base: RuleBase) -> None:
    rules = keeping_out(base, (Exclusion("saw", "it is lent"), Exclusion("knife", "it is lent")))
    said = text(folds(explained(rules, ["power"]), "reasons"))
    assert "[--without/knife] Compared: - Watch out with Laser: It burns." in said


def test_a_decision_record_names_all_whom_people_ruled_out_themselves(base: RuleBase) -> None:
    rules = keeping_out(base, tuple(Exclusion(name, f"no {name}") for name in ("saw", "knife", "laser")))
    said = text(blocks_of(short_chapters(record(explained(rules, ["power"])))))
    assert all(f"you have ruled it out yourselves (no {name})" in said for name in ("saw", "knife", "laser"))


def test_a_factor_that_only_counts_for_somebody_behind_has_no_row(tmp_path: Path) -> None:
    facts = FACTS.replace("saw: {", "axe: {title: Axe, attributes: {repair: easy}}\n      saw: {", 1)
    rules = RULES.replace("weigh_against: {knife: slight}", "weigh_against: {axe: slight}")
    found = explained(tools(tmp_path, facts, rules), ["hurry", "dark", "power"])
    assert found.result.outcomes["tool"].leading == ("saw", "knife", "laser", "axe")
    assert "by factor Saw Knife Laser How fast it is +4 +1 together" in text(folds(found, "reasons"))


def test_points_by_factor_stand_below_the_ledger_and_add_up_as_it_does(base: RuleBase) -> None:
    said = text(folds(explained(base, ["hurry", "frail", "dark"]), "reasons"))
    assert "by factor Saw Knife How fast it is +4 +1 How careful it is -2 together +2 +1" in said
    assert (
        "Tradeoffs of Saw: - A saw splinters what is frail [r/saw-splinters] - Keep glue at hand [glue]"
        in said
    )


def test_a_card_tells_the_factor_of_its_rule_and_that_it_is_an_inference(base: RuleBase) -> None:
    said = text(folds(explained(base, ["dark"]), "rules"))
    assert "Because: Nobody sees the line (our inference) Factor: How careful it is" in said


def test_advice_that_a_close_result_brings_names_the_decision_and_the_rules(base: RuleBase) -> None:
    said = text(folds(explained(base, ["hurry", "frail"]), "advice"))
    assert "- Try both on a leftover piece first. Tool is close - Keep glue at hand. A saw splinters" in said

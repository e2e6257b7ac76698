"""What is told of whoever wins: what it costs, what the base tells of it, and what a close result calls for."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from advisor.cli.outputs import json_text
from advisor.explain.brief import brief
from advisor.explain.explanation import Explanation
from advisor.formats.documents import fits
from advisor.formats.recommendation import to_document
from advisor.model import RuleBase
from advisor.views.document.blocks import Blocks, Pairs, Paragraph, Sentence
from advisor.views.document.words import plain
from advisor.views.verdict.verdict import verdict
from tool_base import RULES, explained, tools
from verdict_reader import faults

LEVEL, KNIFE = ("hurry", "frail"), ("frail",)


@pytest.fixture
def base(tmp_path: Path) -> RuleBase:
    return tools(tmp_path)


def document(explanation: Explanation) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json_text(to_document(explanation.base, explanation)))
    assert fits("recommendation", read)
    return read


def tool(explanation: Explanation) -> dict[str, Any]:
    decision: dict[str, Any] = document(explanation)["decisions"]["tool"]
    return decision


def sentences(blocks: Blocks) -> list[str]:
    """Return what is said, a line each."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Sentence | Paragraph):
            lines.append(plain(block.line))
        elif isinstance(block, Pairs):
            lines += [f"{plain(label)}: {' '.join(sentences(said))}" for label, said in block.pairs]
    return lines


def said(explanation: Explanation) -> list[str]:
    in_brief = verdict(brief(explanation))
    assert not list(faults(explanation.base, document(explanation), in_brief))
    return sentences(in_brief)


def test_a_winner_costs_what_speaks_against_it_and_what_is_to_be_done_about_it(base: RuleBase) -> None:
    found = explained(base, ["hurry", "frail", "dark"])
    assert tool(found)["tradeoffs"] == [
        {"candidate": "saw", "rules": ["r/saw-splinters"], "advice": ["glue"]}
    ]
    assert tool(explained(base, ["hurry"]))["tradeoffs"] == [{"candidate": "saw", "rules": [], "advice": []}]


def test_of_winners_that_are_level_the_one_with_the_fewest_tradeoffs_is_named(base: RuleBase) -> None:
    assert "Of the two, Knife has the fewest tradeoffs (0 against 2)." in said(explained(base, LEVEL))


def test_nobody_is_named_where_two_have_as_few_tradeoffs(base: RuleBase) -> None:
    level = explained(base, ["power", "frail", "dark"])
    assert [cost["candidate"] for cost in tool(level)["tradeoffs"]] == ["knife", "laser"]
    assert not [line for line in said(explained(base, ["power"])) if "tradeoffs" in line]


def test_every_winner_is_told_what_its_attributes_come_to(base: RuleBase) -> None:
    assert "Repair: Anybody can repair it." in said(explained(base, KNIFE))
    both = said(explained(base, ["power", "frail", "dark"]))
    assert {"Repair, Knife: Anybody can repair it.", "Repair, Laser: It has to be sent in."} <= {*both}
    assert [(each["candidate"], each["words"]) for each in tool(explained(base, KNIFE))["tells"]] == [
        ("knife", "Anybody can repair it.")
    ]


def test_advice_for_close_results_comes_first_and_names_no_rule(base: RuleBase) -> None:
    found = explained(base, ["hurry", "frail", "dark"])
    assert [each for each in said(found) if each.startswith(("Do first", "Then"))] == [
        "Do first: Try both on a leftover piece first.",
        "Then: Keep glue at hand.",
    ]
    first, second = document(found)["advice"]
    assert (first["id"], first["rule"], first["rules"], first["close"]) == ("try", None, [], ["tool"])
    assert (second["id"], second["rules"], "close" in second) == ("glue", ["r/saw-splinters"], False)


def test_advice_for_close_results_about_somebody_else_is_not_given(base: RuleBase) -> None:
    ids = [[each["id"] for each in document(explained(base, yes))["advice"]] for yes in (LEVEL, ["power"])]
    assert ids == [["try", "glue"], ["try", "goggles"]]  # the laser shares the first place in the second


def test_a_clear_result_needs_no_advice_for_close_ones(tmp_path: Path) -> None:
    more = "".join(
        f"  more-{number}: {{title: More {number}, because: It is so., source: P1, factor: speed, "
        f"if: {{hurry: yes}}, then: {{favour: {{saw: strong}}}}}}\n"
        for number in range(3)
    )
    found = explained(tools(tmp_path, rules=RULES + more), ["hurry"])
    assert tool(found)["level"] == "clear"
    assert document(found)["advice"] == []


def test_an_inference_is_marked_wherever_its_rule_is_told(base: RuleBase) -> None:
    found = explained(base, ["hurry", "frail", "dark"])
    assert "A knife slips in the dark (our inference) (dark: Yes)." in said(found)
    marked = {firing["rule"]: firing.get("inference") for firing in document(found)["fired"]}
    assert {rule for rule, mark in marked.items() if mark} == {"r/knife-slips"}


def test_every_rule_that_fired_tells_its_factor_and_their_sums_are_the_points(base: RuleBase) -> None:
    found = document(explained(base, ["hurry", "frail", "dark"]))
    factors = {firing["rule"]: firing["factor"] for firing in found["fired"]}
    assert factors["r/saw-is-quick"] == "speed"
    assert factors["r/saw-splinters"] == "care"
    assert found["decisions"]["tool"]["by_factor"] == {
        "speed": {"saw": 4, "knife": 1},
        "care": {"saw": -2, "knife": 0},
    }
    for name, ending in found["decisions"].items():
        sums = {each["candidate"]: each["points"] for each in ending["standings"] if each["rank"]}
        for candidate, points in sums.items():
            by_factor = found["decisions"][name].get("by_factor", {}).values()
            assert sum(by.get(candidate, 0) for by in by_factor) == points


def test_a_base_without_factors_tells_none(base: RuleBase) -> None:
    plain_rules = {name: replace(rule, factor="") for name, rule in base.rules.items()}
    found = document(explained(replace(base, factors={}, rules=plain_rules), LEVEL))
    assert "by_factor" not in found["decisions"]["tool"]
    assert not [firing for firing in found["fired"] if "factor" in firing]


def test_decisions_are_told_in_the_order_of_the_base(base: RuleBase) -> None:
    turned = replace(base, decisions=dict(reversed(base.decisions.items())))
    for rules in (base, turned):
        found = explained(rules, LEVEL)
        assert list(document(found)["decisions"]) == list(rules.decisions)
        assert [each.outcome.decision for each in brief(found).conclusions] == list(rules.decisions)

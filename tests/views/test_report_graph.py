"""The graph of a report: true to the firings, and every box of it can be followed."""

import re
from pathlib import Path

from hypothesis import given, settings
from test_report import of_class

from advisor.conditions import Answered
from advisor.explain.explanation import Explanation
from advisor.explain.unknowns import Unknowns
from advisor.model import Profile, RuleBase
from advisor.recommend import recommend
from advisor.usecases.report import page_of
from advisor.views.drawing.drawing import Way
from advisor.views.report.drawn import drawn
from advisor.views.report.graph import graph, in_front
from advisor.views.report.links import Scene
from html_pages import parsed
from long_consultation import consultation, many_steps
from program import ROOT
from recorded_answers import journal_at
from strategies import profiles, rule_bases


@given(rule_bases(), profiles())
@settings(max_examples=60, deadline=None)
def test_a_graph_draws_all_that_speaks_of_those_in_front_and_nothing_untrue(
    base: RuleBase, profile: Profile
) -> None:
    result = recommend(base, profile)
    scene = Scene(base, Explanation(result, (), {}, {}, {}, Unknowns(()), {}))
    for outcome in result.outcomes.values():
        front = set(in_front(outcome))
        speaking = {
            firing.rule
            for firing in result.trace.firings
            if front & (base.awards[firing.rule].keys() | base.rules[firing.rule].vetoes)
        }
        found = graph(scene, outcome)
        assert (found is None) == (not speaking)
        if found is None:
            continue
        drawn_rules = {finding.id for finding in found.shown.findings if finding.kind == "rule"}
        assert {base.rules[one].written_as for one in speaking} <= {
            base.rules[rule].written_as if rule in base.rules else rule for rule in drawn_rules
        }
        for source, target in found.shown.arrows:
            assert found.layer_of[source] < found.layer_of[target]
            if source.kind == "answer":
                assert source.id in profile
            if target.kind == "rule" and target.id in base.rules:
                supports = scene.firings[target.id].supports
                assert source.id in {
                    support.fact if isinstance(support, Answered) else support.finding for support in supports
                }
            if target.kind == "candidate":
                assert target.id in front
                assert source.id in {base.rules[one].written_as for one in speaking} | speaking
        boxes = drawn("g", found).drawing.boxes
        assert {box.stop for box in boxes if not isinstance(box.stop, Way)} == {
            *(one for _, topic in found.shown.topics for one in topic),
            *found.shown.findings,
            *found.shown.decisions,
        }


def test_the_style_lights_up_every_box_of_a_graph_and_nothing_else(tmp_path: Path) -> None:
    journal = journal_at(tmp_path / "journal.db")
    page = parsed(page_of(journal, consultation(journal, ROOT, many_steps(), "20261122-0000aaaa")))
    graphs = [one for one in page.all("svg") if "graph" in one.attributes["class"].split()]
    assert len(graphs) == 2
    for one in graphs:
        nodes = {re.findall(r"\bn(\d+)\b", node.attributes["class"])[0] for node in of_class(one, "node")}
        lit = {
            number
            for path in one.all("path")
            for number in re.findall(r"\bt(\d+)\b", path.attributes.get("class", ""))
        }
        assert lit == nodes

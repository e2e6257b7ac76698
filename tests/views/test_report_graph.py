"""The drawing of what led to a result: true to the firings, and every box of it can be followed."""

import re
from pathlib import Path

from hypothesis import given

from advisor.conditions import Answered
from advisor.explain.explanation import Explanation
from advisor.model import Profile, RuleBase
from advisor.recommend import recommend
from advisor.usecases.report import page_of
from advisor.views.document.drawing import Way
from advisor.views.report.graph import graph, in_front
from advisor.views.report.page import drawn
from advisor.views.writers.html import html
from effort import tried
from html_pages import parsed
from long_consultation import consultation, many_steps
from program import ROOT
from recorded_answers import journal_at
from strategies import profiles, rule_bases


@given(rule_bases(), profiles())
@tried(60)
def test_a_graph_draws_all_that_speaks_of_those_in_front_and_nothing_untrue(
    base: RuleBase, profile: Profile
) -> None:
    explanation = Explanation(base, (), recommend(base, profile))
    firings = {firing.rule: firing.supports for firing in explanation.result.trace.firings}
    for outcome in explanation.outcomes:
        front = set(in_front(outcome))
        speaking = {rule for rule in firings if front & (base.awards[rule].keys() | base.rules[rule].vetoes)}
        shown = graph(explanation, outcome)
        assert (shown is None) == (not speaking)
        if shown is None:
            continue
        drawn_rules = {node.id for node in shown.shown.findings if node.kind == "rule"}
        assert {base.rules[rule].written_as for rule in speaking} <= {
            base.rules[rule].written_as if rule in base.rules else rule for rule in drawn_rules
        }
        assert shown.drawn + shown.left_out == len({base.rules[rule].written_as for rule in firings})
        for source, target in shown.shown.arrows:
            assert shown.layer_of[source] < shown.layer_of[target]
            if source.kind == "answer":
                assert source.id in profile
            if target.kind == "rule" and target.id in base.rules:
                assert source.id in {
                    support.fact if isinstance(support, Answered) else support.finding
                    for support in firings[target.id]
                }
            if target.kind == "candidate":
                assert target.id in front
                assert source.id in {base.rules[rule].written_as for rule in speaking} | speaking
        assert {box.stop for box in drawn(shown).boxes if not isinstance(box.stop, Way)} == {
            *(link for _, topic in shown.shown.topics for link in topic),
            *shown.shown.findings,
            *shown.shown.decisions,
        }


def test_every_box_of_a_drawing_leads_to_where_it_is_told(tmp_path: Path) -> None:
    journal = journal_at(tmp_path / "journal.db")
    page = parsed(html(page_of(journal, consultation(journal, ROOT, many_steps(), "20261122-0000aaaa"))))
    drawings = [each for each in page.all("svg") if "graph" in each.attributes.get("class", "").split()]
    assert len(drawings) == 2
    nodes = [
        node for each in drawings for node in each.all() if "node" in node.attributes.get("class", "").split()
    ]
    assert {node.tag for node in nodes} == {"a"}
    kinds = {re.findall(r"^#(\w+)/", node.attributes["href"])[0] for node in nodes}
    assert kinds == {"answer", "rule", "finding", "candidate"}

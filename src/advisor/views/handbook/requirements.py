"""The decision requirements graph, after DMN: which facts and findings each finding and decision rests on."""

from collections.abc import Iterator

from advisor.model import Rule, RuleBase, reads
from advisor.views.document.drawing import Arrow
from advisor.views.document.spans import Link
from advisor.views.drawing.placing import Requirements
from advisor.views.links import to_decision, to_fact, to_finding


def requirements(base: RuleBase) -> Requirements:
    """Return what rests on what; an arrow says that some rule reads the one for the other."""
    return Requirements(
        topics=tuple(
            (topic.title, tuple(to_fact(fact.id) for fact in base.facts.values() if fact.topic == topic.id))
            for topic in base.topics
        ),
        findings=tuple(to_finding(base, finding) for finding in base.findings),
        decisions=tuple(to_decision(base, decision) for decision in base.written_decisions),
        arrows=tuple(dict.fromkeys(arrow for rule in base.written_rules for arrow in arrows(base, rule))),
    )


def arrows(base: RuleBase, rule: Rule) -> Iterator[Arrow]:
    """Yield an arrow from all that a rule reads to the findings it concludes and the decisions it bears on."""
    decided = (
        decision
        for decision in base.written_decisions.values()
        if not {*rule.touches}.isdisjoint(decision.candidate_ids)
    )
    targets = (
        *(to_finding(base, finding) for finding in rule.speaks_of),
        *(to_decision(base, decision.id) for decision in decided),
    )
    for target in targets:
        for name in sorted(reads(base, rule.condition)):
            yield to_fact(name) if name in base.facts else to_finding(base, name), target


def rests(graph: Requirements) -> tuple[tuple[Link, tuple[Link, ...]], ...]:
    """Return for each decision and finding all that leads to it, findings before facts."""
    arrows = frozenset(graph.arrows)
    sources = (*graph.findings, *(fact for _, facts in graph.topics for fact in facts))
    targets = (
        (target, tuple(source for source in sources if (source, target) in arrows))
        for target in (*graph.decisions, *graph.findings)
    )
    return tuple((target, those) for target, those in targets if those)

"""From answers over rules and findings to those in front of a decision, as a graph that can be drawn."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from advisor.conditions import Concluded, Support
from advisor.evaluators.trace import ordered_supports
from advisor.explain.behind import applying
from advisor.explain.explanation import Explanation
from advisor.explain.ledger import beneath
from advisor.model import Rule, RuleBase, together
from advisor.recommend import Outcome
from advisor.texts import signed
from advisor.views.document.drawing import Arrow
from advisor.views.document.spans import Link
from advisor.views.drawing.placing import Requirements, layers_of
from advisor.views.links import to_candidate, to_joint, to_support

MOST = 3
"""So many winners are drawn, and one behind them."""
VETO = "out"


@dataclass(frozen=True, slots=True)
class Graph:
    """What leads to some candidates, in layers.

    `points` tells of an arrow to a candidate how much it gives, None for a veto; `drawn` and `left_out`
    count the rules that fired, as written.
    """

    shown: Requirements
    layer_of: Mapping[Link, int]
    points: Mapping[Arrow, int | None]
    drawn: int
    left_out: int


@dataclass(frozen=True)
class Sketch:
    """A graph in the making: its arrows, and the rules behind its nodes."""

    explanation: Explanation
    fired: tuple[Rule, ...]
    supports: Mapping[str, tuple[Support, ...]]
    arrows: dict[Arrow, None] = field(default_factory=dict)
    rules: dict[Link, tuple[Rule, ...]] = field(default_factory=dict)

    @property
    def base(self) -> RuleBase:
        return self.explanation.base

    def draw(self, rules: Iterable[Rule], targets: Mapping[str, Link]) -> None:
        seen: set[Support] = set()
        stack: list[Support] = []
        for made in together(rules):
            node = self.node(made)
            for target in targets_of(self.base, made, targets):
                self.arrows[node, targets[target]] = None
            stack += self.resting_on(made)
        while stack:
            support = stack.pop()
            if isinstance(support, Concluded) and support not in seen:
                stack += self.finding(support)
            seen.add(support)

    def node(self, made: tuple[Rule, ...]) -> Link:
        """Return the node of rules that were made from one, with the arrows that lead to it."""
        node = to_joint(self.base, made)
        self.rules[node] = made
        for support in self.resting_on(made):
            self.arrows[to_support(self.base, support), node] = None
        return node

    def resting_on(self, rules: Iterable[Rule]) -> tuple[Support, ...]:
        return ordered_supports(self.base, (support for rule in rules for support in self.supports[rule.id]))

    def finding(self, concluded: Concluded) -> tuple[Support, ...]:
        """Return what a finding rests on, after adding the rules that concluded it, or what refuted it."""
        target = to_support(self.base, concluded)
        rules = applying(self.base, concluded.finding, self.explanation.known)
        if not rules:
            refuting = beneath(self.base, self.explanation.result.trace, concluded)
            self.arrows.update({(to_support(self.base, support), target): None for support in refuting})
            return refuting
        for made in together(rules):
            self.arrows[self.node(made), target] = None
        return self.resting_on(rules)


def graph(explanation: Explanation, outcome: Outcome) -> Graph | None:
    """Return the graph of those in front; of a decision that nobody is left of, of the first that are ruled out."""
    base, rules = explanation.base, explanation.fired
    targets = {name: to_candidate(base, name) for name in in_front(outcome)}
    speaking = [rule for rule in rules if targets_of(base, (rule,), targets)]
    if not speaking:
        return None
    supports = {firing.rule: firing.supports for firing in explanation.result.trace.firings}
    sketch = Sketch(explanation, rules, supports)
    sketch.draw(speaking, targets)
    shown = requirements(sketch, tuple(targets.values()))
    points = {
        (node, targets[name]): points_for(base, made, name)
        for node, made in sketch.rules.items()
        for name in targets_of(base, made, targets)
    }
    drawn = {rule.written_as for made in sketch.rules.values() for rule in made}
    return Graph(
        shown,
        layers(sketch, shown),
        points,
        len(drawn),
        len({rule.written_as for rule in rules} - drawn),
    )


def in_front(outcome: Outcome) -> tuple[str, ...]:
    """Return the winners, up to some, and the next behind them."""
    if not outcome.winners:
        return tuple(standing.candidate for standing in outcome.standings[:MOST])
    behind = [candidate for candidate in outcome.leading if candidate not in outcome.winners]
    return (*outcome.winners[:MOST], *behind[:1])


def targets_of(base: RuleBase, made: Iterable[Rule], targets: Iterable[str]) -> tuple[str, ...]:
    """Return the candidates that rules give points to, or rule out."""
    made = tuple(made)
    return tuple(
        name for name in targets if any(name in base.awards[rule.id] or name in rule.vetoes for rule in made)
    )


def points_for(base: RuleBase, made: Collection[Rule], candidate: str) -> int | None:
    """Return what rules give to a candidate; None if they rule it out."""
    if any(candidate in rule.vetoes for rule in made):
        return None
    return sum(base.awards[rule.id].get(candidate, 0) for rule in made)


def note(points: Mapping[Arrow, int | None], arrow: Arrow) -> str:
    """Return points as a short note; empty without any."""
    by = points.get(arrow, 0)
    return VETO if by is None else signed(by) if arrow in points else ""


def requirements(sketch: Sketch, targets: tuple[Link, ...]) -> Requirements:
    """Return the nodes by kind, each in the order of the base, and the arrows."""
    nodes = dict.fromkeys(node for arrow in sketch.arrows for node in arrow)
    answers = {node.id: node for node in nodes if node.kind == "answer"}
    facts = [fact for fact in sketch.base.facts.values() if fact.id in answers]
    topics = (
        (topic.title, tuple(answers[fact.id] for fact in facts if fact.topic == topic.id))
        for topic in sketch.base.topics
    )
    return Requirements(
        tuple((title, links) for title, links in topics if links),
        tuple(node for node in nodes if node.kind in ("rule", "finding")),
        targets,
        tuple(sketch.arrows),
    )


def layers(sketch: Sketch, shown: Requirements) -> Mapping[Link, int]:
    """Return the layer of each node: answers first, candidates last, rules that only speak of these before them."""
    layer_of = layers_of(shown)
    leading_on = {source for source, target in sketch.arrows if target.kind != "candidate"}
    last = max(layer_of.values(), default=0)
    return {**layer_of, **{node: last - 1 for node in shown.findings if node not in leading_on}}

"""From answers over rules and findings to those in front of a decision, as a graph that can be drawn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from advisor.conditions import TRUE, Answered, Concluded, Support
from advisor.evaluators.trace import ordered_supports
from advisor.explain.handbook.entries import Link, Requirements
from advisor.explain.handbook.links import to_candidate, to_joint
from advisor.explain.ledger import beneath
from advisor.model import Rule, RuleBase, together
from advisor.recommend import Outcome
from advisor.texts import signed
from advisor.views.drawing.placing import layers_of
from advisor.views.report.links import Scene

MOST = 3
"""So many winners are drawn, and one behind them."""
VETO = "out"

Arrow = tuple[Link, Link]


@dataclass(frozen=True, slots=True)
class Graph:
    """What leads to some candidates, in layers.

    `points` tells of an arrow to a candidate how much it gives, None for a veto; `notes` of a rule its
    points for each of the candidates; `left_out` is how many rules fired that lead to none of them.
    """

    shown: Requirements
    layer_of: Mapping[Link, int]
    points: Mapping[Arrow, int | None]
    notes: Mapping[Link, tuple[str, ...]]
    drawn: int
    left_out: int


@dataclass(frozen=True)
class Sketch:
    """A graph in the making: its arrows, and the rules behind its nodes."""

    scene: Scene
    arrows: dict[Arrow, None] = field(default_factory=dict)
    rules: dict[Link, tuple[Rule, ...]] = field(default_factory=dict)

    def draw(self, rules: Iterable[Rule], targets: Mapping[str, Link]) -> None:
        """Add rules with all that they rest on, and their arrows to candidates."""
        seen: set[Support] = set()
        stack: list[Support] = []
        for made in together(rules):
            node = self.node(made)
            for target in targets_of(self.scene.base, made, targets):
                self.arrows[node, targets[target]] = None
            stack += self.supports(made)
        while stack:
            one = stack.pop()
            if isinstance(one, Concluded) and one not in seen:
                stack += self.finding(one)
            seen.add(one)

    def node(self, made: tuple[Rule, ...]) -> Link:
        """Return the node of rules that were made from one, with the arrows that lead to it."""
        node = to_joint(self.scene.base, made)
        self.rules[node] = made
        for one in self.supports(made):
            self.arrows[self.to(one), node] = None
        return node

    def supports(self, made: Iterable[Rule]) -> tuple[Support, ...]:
        """Return what rules rest on."""
        found = (one for rule in made for one in self.scene.firings[rule.id].supports)
        return ordered_supports(self.scene.base, found)

    def finding(self, one: Concluded) -> tuple[Support, ...]:
        """Return what a finding rests on, after adding the rules that concluded it, or what refuted it."""
        trace, target = self.scene.found.result.trace, self.to(one)
        if one.truth is not TRUE:
            found = beneath(self.scene.base, trace, one)
            self.arrows.update({(self.to(each), target): None for each in found})
            return found
        rules = [rule for rule in self.scene.fired if one.finding in rule.concludes]
        for made in together(rules):
            self.arrows[self.node(made), target] = None
        return self.supports(rules)

    def to(self, one: Support) -> Link:
        """Return the node of an answer or a finding."""
        link = self.scene.support(one)
        return Link("answer", link.id, link.title) if isinstance(one, Answered) else link


def graph(scene: Scene, outcome: Outcome) -> Graph | None:
    """Return the graph of those in front; of a decision that nobody is left of, of the first that are ruled out."""
    targets = {one: to_candidate(scene.base, one) for one in in_front(outcome)}
    speaking = [rule for rule in scene.fired if targets_of(scene.base, (rule,), targets)]
    if not speaking:
        return None
    sketch = Sketch(scene)
    sketch.draw(speaking, targets)
    shown = requirements(scene, sketch, tuple(targets.values()))
    points = {
        (node, targets[name]): points_for(scene.base, made, name)
        for node, made in sketch.rules.items()
        for name in targets_of(scene.base, made, targets)
    }
    drawn = {rule.id for made in sketch.rules.values() for rule in made}
    return Graph(
        shown,
        layers(sketch, shown),
        points,
        dict(notes(sketch, points, tuple(targets.values()))),
        len(drawn),
        len(scene.fired) - len(drawn),
    )


def in_front(outcome: Outcome) -> tuple[str, ...]:
    """Return the winners, up to some, and the next behind them."""
    if not outcome.winners:
        return tuple(one.candidate for one in outcome.standings[:MOST])
    behind = [one for one in outcome.leading if one not in outcome.winners]
    return (*outcome.winners[:MOST], *behind[:1])


def targets_of(base: RuleBase, made: Iterable[Rule], targets: Iterable[str]) -> tuple[str, ...]:
    """Return the candidates that rules give points to, or rule out."""
    made = tuple(made)
    return tuple(
        name for name in targets if any(name in base.awards[rule.id] or name in rule.vetoes for rule in made)
    )


def points_for(base: RuleBase, made: Iterable[Rule], candidate: str) -> int | None:
    """Return what rules give to a candidate; None if they rule it out."""
    made = tuple(made)
    if any(candidate in rule.vetoes for rule in made):
        return None
    return sum(base.awards[rule.id].get(candidate, 0) for rule in made)


def notes(
    sketch: Sketch, points: Mapping[Arrow, int | None], targets: tuple[Link, ...]
) -> Iterator[tuple[Link, tuple[str, ...]]]:
    """Yield for each rule that speaks of the candidates what it gives to each."""
    for node in sketch.rules:
        if any((node, target) in points for target in targets):
            yield node, tuple(note(points, (node, target)) for target in targets)


def note(points: Mapping[Arrow, int | None], arrow: Arrow) -> str:
    """Return points as a short note; empty without any."""
    if arrow not in points:
        return ""
    by = points[arrow]
    return VETO if by is None else signed(by)


def requirements(scene: Scene, sketch: Sketch, targets: tuple[Link, ...]) -> Requirements:
    """Return the nodes by kind, each in the order of the base, and the arrows."""
    nodes = dict.fromkeys(node for arrow in sketch.arrows for node in arrow)
    answers = {node.id: node for node in nodes if node.kind == "answer"}
    return Requirements(
        tuple(
            (topic.title, tuple(answers[name] for name in facts))
            for topic in scene.base.topics
            if (
                facts := [
                    name
                    for name, one in scene.base.facts.items()
                    if name in answers and one.topic == topic.id
                ]
            )
        ),
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

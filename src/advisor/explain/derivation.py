"""The whole derivation of a recommendation as a tree: from the winners over rules and findings down to answers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from advisor.conditions import TRUE, Answered, Concluded, Known, Support, leaf_support
from advisor.evaluators.trace import Trace, ordered_supports
from advisor.explain.guards import deciding, reasons_of
from advisor.explain.joint import marked
from advisor.explain.words import name_of, support_words
from advisor.model import Guarded, Rule, RuleBase
from advisor.recommend import Recommendation

# Findings that rest on findings further down than this are named, not taken apart.
DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Node:
    """One step: what it says, the rule it is from if any, and what it rests on.

    A finding is taken apart where it is met first; `repeated` says that it was taken apart before,
    `cut_off` that it stands too deep to be taken apart here.
    """

    words: str
    rule: str = ""
    points: int = 0
    below: tuple["Node", ...] = ()
    repeated: bool = False
    cut_off: bool = False


def derive(base: RuleBase, result: Recommendation, *decisions: str) -> tuple[Node, ...]:
    """Return a tree for each winner of these decisions or of all: its evidence, weightiest first, down to the answers."""
    branch = Derivation(base, result.trace, set())
    return tuple(
        Node(
            f"{base.decisions[outcome.decision].title}: {base.candidates[winner].title}",
            points=outcome.standing(winner).points,
            below=tuple(
                branch.firing(base.rules[evidence.rule], evidence.points)
                for evidence in sorted(
                    outcome.standing(winner).evidence, key=lambda evidence: -abs(evidence.points)
                )
            ),
        )
        for outcome in result.outcomes.values()
        if outcome.decision in (decisions or result.outcomes)
        for winner in outcome.winners
    )


@dataclass(frozen=True, slots=True)
class Derivation:
    """What the tree is drawn from, and the findings that were taken apart already."""

    base: RuleBase
    trace: Trace
    seen: set[Support]
    depth: int = 0

    def firing(self, rule: Rule, points: int = 0) -> Node:
        return Node(marked(rule, rule.title), rule.id, points, self.resting_on(rule))

    def resting_on(self, rule: Rule) -> tuple[Node, ...]:
        """Return the nodes of all that makes the rule's condition true or false."""
        known = Known(self.base, self.trace.profile, self.trace.findings)
        parts = tuple(deciding(rule.condition, known))
        leaves = (leaf_support(part, known) for part in parts if not isinstance(part, Guarded))
        idle = {part.fact: part.guard for part in parts if isinstance(part, Guarded)}
        return (
            *self.nodes(ordered_supports(self.base, leaves)),
            *(
                Node(f"{name_of(fact)} does not apply", below=self.nodes(reasons_of(self.base, guard, known)))
                for fact, guard in idle.items()
            ),
        )

    def nodes(self, supports: Iterable[Support]) -> tuple[Node, ...]:
        """Return the nodes of supports: answers as they are, findings taken apart."""
        return tuple(
            Node(support_words(self.base, support))
            if isinstance(support, Answered)
            else self.finding(support)
            for support in supports
        )

    def finding(self, concluded: Concluded) -> Node:
        """Return the node of a finding: the rules that concluded it, or what refutes all that could."""
        words = support_words(self.base, concluded)
        if concluded in self.seen:
            return Node(words, repeated=True)
        if self.depth == DEEPEST:
            return Node(words, cut_off=True)
        self.seen.add(concluded)
        below = replace(self, depth=self.depth + 1)
        rules = self.base.concluding[concluded.finding]
        if concluded.truth is TRUE:
            return Node(words, below=tuple(below.firing(rule) for rule in rules if self.trace.fired(rule.id)))
        refuted = (
            Node(f"does not apply: {rule.title}", rule.id, below=below.resting_on(rule)) for rule in rules
        )
        return Node(words, below=tuple(refuted))

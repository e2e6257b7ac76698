"""The whole derivation of a recommendation as a tree: from the winners over rules and findings down to answers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from advisor.conditions import TRUE, Answered, Concluded, Known, Support, supports
from advisor.evaluators.trace import Trace, ordered_supports
from advisor.explain.applied_words import state_words
from advisor.explain.behind import about_sum, conclusion_said, is_wait, rules_behind
from advisor.explain.endings import chosen
from advisor.explain.guards import deciding, reasons_of
from advisor.explain.joint import marked
from advisor.explain.words import name_of, support_words
from advisor.model import Found, Guarded, Rule, RuleBase, adds
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
    weighed: bool = True


def derive(base: RuleBase, result: Recommendation, *decisions: str) -> tuple[Node, ...]:
    """Return a tree for each winner of these decisions or of all: its evidence, weightiest first, down to the answers."""
    branch = Derivation(base, result.trace, set())
    return tuple(
        Node(
            f"{base.decisions[outcome.decision].title}: {base.candidates[winner].title}",
            points=outcome.standing(winner).points,
            weighed=base.decisions[outcome.decision].is_weighed,
            below=tuple(
                branch.firing(
                    base.rules[evidence.rule], evidence.points * base.decisions[outcome.decision].is_weighed
                )
                for evidence in sorted(
                    outcome.standing(winner).evidence, key=lambda evidence: -abs(evidence.points)
                )
            ),
        )
        for outcome in result.outcomes.values()
        if outcome.decision in (decisions or result.outcomes)
        for winner in chosen(base, outcome)
    ) + tuple(
        Node(
            f"{base.lists[applied.decision].title}: {base.candidates[each.candidate].title} {state_words(each)}",
            weighed=False,
            below=tuple(branch.firing(base.rules[rule]) for rule in each.rules),
        )
        for applied in result.lists.values()
        if applied.decision in (decisions or result.lists)
        for each in applied.candidates
        if each.so_far or each.excludes
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

    @property
    def known(self) -> Known:
        return Known(self.base, self.trace.profile, self.trace.findings)

    def resting_on(self, rule: Rule) -> tuple[Node, ...]:
        """Return the nodes of all that makes the rule's condition true or false."""
        known = self.known
        parts = tuple(dict.fromkeys(deciding(rule.condition, known)))
        idle = {part.fact: part.guard for part in parts if isinstance(part, Guarded)}
        waits = [part for part in parts if isinstance(part, Found) and is_wait(self.base, part.finding)]
        others = (part for part in parts if part not in waits and not isinstance(part, Guarded))
        reasons = (reason for part in others for reason in supports(part, known))
        return (
            *self.nodes(ordered_supports(self.base, reasons)),
            *(
                Node(f"{name_of(fact)} does not apply", below=self.nodes(reasons_of(self.base, guard, known)))
                for fact, guard in idle.items()
            ),
            *(self.finding(Concluded(wait.finding, known.findings[wait.finding])) for wait in waits),
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
        """Return the node of a conclusion: the rules that make it what it is, or what refutes all that could."""
        words = conclusion_said(self.base, concluded, self.known)
        if concluded in self.seen:
            return Node(words, repeated=True)
        if self.depth == DEEPEST:
            return Node(words, cut_off=True)
        self.seen.add(concluded)
        below = replace(self, depth=self.depth + 1)
        name = concluded.finding
        sum_ = self.base.propositions[name].finding if about_sum(self.base, name) else ""
        return Node(
            words,
            below=tuple(
                below.firing(rule, adds(rule, sum_)) if applies is TRUE else below.refuted(rule)
                for rule, applies in rules_behind(self.base, name, self.known)
            ),
        )

    def refuted(self, rule: Rule) -> Node:
        return Node(f"does not apply: {rule.title}", rule.id, below=self.resting_on(rule))

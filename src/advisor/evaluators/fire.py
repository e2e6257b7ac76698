"""Fire a rule base over one profile with experta: the recommendation of record.

This is the only file that imports experta, and the only one that speaks of agenda, activation
and salience. Experta sees one fact class for each literal (`horn`) and one rule for each clause,
with positive patterns only, because its NOT fires before a question is asked, its OR fires once
for each branch, and its TEST goes stale.
"""

import bisect
import collections
import collections.abc
import logging
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, TypeAlias

from advisor.conditions import FALSE, TRUE, UNKNOWN, Answered, Concluded, Support, Truth
from advisor.evaluators.horn import Clause, Literal, Program, answered, lower
from advisor.evaluators.trace import Firing, Trace, in_order
from advisor.model import Found, Profile, RuleBase

Grounds: TypeAlias = Callable[[Literal], frozenset[Support]]

# experta 1.9.4 pins frozendict 1.2, which reads `collections.Mapping`, gone since Python 3.10; the name is
# back for these lines only. Importing experta also installs a log handler on the root, which is taken off.
_handlers = logging.root.handlers[:]
collections.Mapping = collections.abc.Mapping  # type: ignore[attr-defined]
try:
    from experta import Fact, KnowledgeEngine, Rule
    from experta.abstract import Strategy
    from experta.matchers import ReteMatcher
    from experta.matchers.rete.check import TypeCheck
    from experta.matchers.rete.nodes import ConflictSetNode, FeatureTesterNode
    from experta.matchers.rete.token import Token
    from experta.matchers.rete.utils import extract_facts
finally:
    del collections.Mapping  # type: ignore[attr-defined]
    logging.root.handlers[:] = _handlers


class InClauseOrder(Strategy):  # type: ignore[misc]
    """Conflict resolution by salience alone; every rule has its own, so there is one order of firing."""

    def _update_agenda(self, agenda: Any, added: Iterable[Any], _removed: Iterable[Any]) -> None:
        for activation in added:
            activation.key = activation.rule.salience
            bisect.insort(agenda.activations, activation)


class Holds(Fact):  # type: ignore[misc]
    """That a literal holds; each literal has a subclass of its own, and its facts have no fields."""

    def __hash__(self) -> int:
        """Tell the classes apart: the original hashes the fields alone, and all facts would collide."""
        return hash(type(self))


@cache
def fact_class(number: int) -> type[Holds]:
    """Return the fact class of the literal with this number; experta keeps each class it has seen for ever."""
    return type(f"Holds{number}", (Holds,), {})


class DirectMatcher(ReteMatcher):  # type: ignore[misc]
    """Experta's network, built, entered and read only where a fact of a class can count.

    The original offers each fact to every fact class and asks every rule for news after each
    firing. Facts are only ever added.
    """

    def __init__(self, engine: Any) -> None:
        super().__init__(engine)
        self._nodes = reachable(self.root_node)
        self._entrances = {child.node.matcher.fact_type: child for child in self.root_node.children}
        self._exits = {
            kind: [node for node in reachable(child.node) if isinstance(node, ConflictSetNode)]
            for kind, child in self._entrances.items()
        }

    @staticmethod
    def prepare_ruleset(engine: Any) -> list[Any]:
        """Return the rules as they are: experta would first bring each into disjunctive normal form."""
        return engine.get_rules()  # type: ignore[no-any-return]

    @staticmethod
    def build_alpha_part(ruleset: Iterable[Any], root_node: Any) -> dict[Any, Any]:
        """Return one node for each fact class that a rule reads, all of them children of the root."""
        terminals: dict[Any, Any] = {}
        for pattern in (pattern for rule in ruleset for pattern in extract_facts(rule)):
            if pattern not in terminals:
                node = FeatureTesterNode(TypeCheck(type(pattern)))
                root_node.add_child(node, node.activate)
                terminals[pattern] = node
        return terminals

    def changes(
        self, adding: Iterable[Any] = (), _deleting: Iterable[Any] = ()
    ) -> tuple[list[Any], list[Any]]:
        """Return the activations that new facts bring about, and none that are withdrawn."""
        added: list[Any] = []
        for fact in adding:
            if entrance := self._entrances.get(type(fact)):
                entrance.callback(Token.valid(fact))
                for node in self._exits[type(fact)]:
                    added.extend(node.get_activations()[0])
        return added, []

    def reset(self) -> None:
        """Empty the memory of each node once."""
        for node in self._nodes:
            node._reset()  # noqa: SLF001  # the public `reset` walks every path through the network


def reachable(start: Any) -> list[Any]:
    """Return a node of the network and all nodes below it, each once."""
    seen: dict[int, Any] = {}
    stack = [start]
    while stack:
        node = stack.pop()
        if id(node) not in seen:
            seen[id(node)] = node
            stack.extend(child.node for child in node.children)
    return list(seen.values())


class Engine(KnowledgeEngine):  # type: ignore[misc]
    """A rule base as an experta engine; `used` lists the clauses in the order of their firing."""

    __matcher__ = DirectMatcher
    __strategy__ = InClauseOrder

    def __init__(self, program: Program) -> None:
        self.program = program
        self.used: list[Clause] = []
        read = dict.fromkeys(one for clause in program.clauses for one in clause.body)
        self._classes = {one: fact_class(number) for number, one in enumerate(read)}
        super().__init__()

    def get_rules(self) -> list[Any]:
        """Return one experta rule for each clause with a body; earlier clauses have higher salience."""
        patterns = {one: kind() for one, kind in self._classes.items()}
        return [
            Rule(*(patterns[one] for one in clause.body), salience=-number)(self._use(clause))
            for number, clause in enumerate(self.program.clauses)
            if clause.body
        ]

    def _use(self, clause: Clause) -> Callable[[Any], None]:
        def act(_engine: Any) -> None:
            self.used.append(clause)
            self.hold(clause.heads)

        return act

    def hold(self, literals: Iterable[Literal]) -> None:
        """Declare that the literals hold; those that no clause reads are left out."""
        known = [self._classes[one]() for one in literals if one in self._classes]
        if known:
            self.declare(*known)

    def run_over(self, start: Iterable[Literal]) -> tuple[Clause, ...]:
        """Return the clauses used, in order, when these literals hold at the start."""
        self.reset()
        self.used = [clause for clause in self.program.clauses if not clause.body]
        self.hold(head for clause in self.used for head in clause.heads)
        self.hold(start)
        self.run()
        return tuple(self.used)


@lru_cache(maxsize=4)
def engine_for(base: RuleBase) -> Engine:
    """Return the engine of a rule base, built once."""
    return Engine(lower(base))


def fire(base: RuleBase, profile: Profile) -> Trace:
    """Return every rule of the base that fires on this profile, in order, with its supports."""
    engine = engine_for(base)
    start = {
        one: Answered(fact, answer)
        for fact, answer in profile.items()
        for one in answered(base, engine.program, fact, answer)
    }
    used = engine.run_over(start)
    grounds = grounds_of(used, start)
    firings = (
        Firing(clause.rule, in_order(base, (ground for one in clause.body for ground in grounds(one))))
        for clause in used
        if clause.rule
    )
    held = {one for clause in used for one in clause.heads}
    return Trace(
        dict(profile), tuple(firings), {finding: side_of(finding, held) for finding in base.findings}
    )


def grounds_of(used: Iterable[Clause], start: Mapping[Literal, Support]) -> Grounds:
    """Return what tells, for a literal that holds, the answers and findings it rests on."""
    bodies: dict[Literal, list[tuple[Literal, ...]]] = {}
    for clause in used:
        for head in clause.heads:
            bodies.setdefault(head, []).append(clause.body)

    @cache
    def grounds(one: Literal) -> frozenset[Support]:
        if one in start:
            return frozenset({start[one]})
        if isinstance(one.condition, Found):
            return frozenset({Concluded(one.condition.finding, TRUE if one.side else FALSE)})
        return frozenset(ground for body in bodies[one] for part in body for ground in grounds(part))

    return grounds


def side_of(finding: str, held: set[Literal]) -> Truth:
    """Return what the literals that hold say of a finding."""
    if Literal(Found(finding), side=True) in held:
        return TRUE
    return FALSE if Literal(Found(finding), side=False) in held else UNKNOWN

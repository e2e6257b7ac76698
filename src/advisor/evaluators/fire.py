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
from collections.abc import Iterable
from functools import cache
from operator import attrgetter
from typing import Any

from advisor.conditions import Answered
from advisor.evaluators.grounds import findings_of, supported
from advisor.evaluators.horn import HornClause, HornProgram, Number, answered, lower
from advisor.evaluators.trace import Trace
from advisor.gc_pause import gc_paused
from advisor.model import Profile, RuleBase, prepared

# experta 1.9.4 pins frozendict 1.2, which reads `collections.Mapping`, gone since Python 3.10; the name is
# back for these lines only. Importing experta also installs a log handler on the root, which is taken off.
_handlers = logging.root.handlers[:]
collections.Mapping = collections.abc.Mapping  # type: ignore[attr-defined]
try:
    from experta import Fact, KnowledgeEngine, Rule
    from experta.abstract import Matcher, Strategy
    from experta.activation import Activation
    from experta.matchers.rete.check import SameContextCheck, TypeCheck
    from experta.matchers.rete.mixins import ChildNode
    from experta.matchers.rete.nodes import ConflictSetNode, FeatureTesterNode, OrdinaryMatchNode
    from experta.matchers.rete.token import Token
finally:
    del collections.Mapping  # type: ignore[attr-defined]
    logging.root.handlers[:] = _handlers
# Whoever embeds this program may log what it likes, and no line for each firing.
logging.getLogger("experta").setLevel(logging.WARNING)

KEY = attrgetter("key")


class InClauseOrder(Strategy):  # type: ignore[misc]
    """Conflict resolution by salience alone; every rule has its own, so there is one order of firing."""

    def _update_agenda(self, agenda: Any, added: Iterable[Any], _removed: Iterable[Any]) -> None:
        for activation in added:
            activation.key = activation.rule.salience
            bisect.insort(agenda.activations, activation, key=KEY)


class Holds(Fact):  # type: ignore[misc]
    """That a literal holds; each literal has a subclass of its own, and its facts have no fields."""

    def __hash__(self) -> int:
        """Tell the classes apart: the original hashes the fields alone, and all facts would collide."""
        return hash(type(self))


@cache
def fact_class(number: int) -> type[Holds]:
    """Return the fact class of the literal with this number; experta keeps each class it has seen for ever."""
    return type(f"Holds{number}", (Holds,), {})


class ClauseRule(Rule):  # type: ignore[misc]
    """A clause as a rule of experta; two are the same only if they are one object."""

    clause: HornClause
    number: int

    @classmethod
    def of(cls, clause: HornClause, number: int, patterns: Iterable[Holds]) -> "ClauseRule":
        """Return the rule of the clause with this number; earlier clauses have higher salience."""
        rule = cls(*patterns, salience=-number)
        rule.clause, rule.number = clause, number
        return rule

    @property
    def __name__(self) -> str:
        """What experta's log calls the rule."""
        return self.clause.rule or f"clause {self.number}"

    def __call__(self, engine: "Engine", **_context: object) -> None:
        engine.use(self.clause)

    # The originals look at all patterns, for each activation.
    __hash__ = object.__hash__
    __eq__ = object.__eq__


class Exit(ConflictSetNode):  # type: ignore[misc]
    """The end of a rule's joins, which tells the matcher at once what arrives: it need not ask every rule."""

    def __init__(self, rule: ClauseRule, news: list[Any]) -> None:
        self._news = news
        super().__init__(rule)

    def activate(self, token: Any) -> None:
        """Tell that the rule can fire. No token comes twice, since no fact does, and none is taken back."""
        self._news.append(Activation(self.rule, token.data))


class SharingMatcher(Matcher):  # type: ignore[misc]
    """Experta's network of nodes, a Rete, wired so that a fact enters only where a rule reads it.

    The original offers each fact to every fact class, asks every rule for news after each firing, and takes
    longer than linear to build. Here rules share the joins that their bodies begin with. Facts are only ever added.
    """

    def __init__(self, engine: "Engine") -> None:
        super().__init__(engine)
        self._news: list[Any] = []
        self._entrances: dict[type[Holds], Any] = {}
        self._joins: dict[tuple[Any, type[Holds]], Any] = {}
        for rule in engine.get_rules():
            self._wire(rule)

    def _wire(self, rule: ClauseRule) -> None:
        first, *others = map(type, rule)
        node = self._entrance(first)
        for kind in others:
            node = self._join(node, kind)
        leaving = Exit(rule, self._news)
        node.children.append(ChildNode(leaving, leaving.activate))

    def _entrance(self, kind: type[Holds]) -> Any:
        if kind not in self._entrances:
            self._entrances[kind] = FeatureTesterNode(TypeCheck(kind))
        return self._entrances[kind]

    def _join(self, left: Any, kind: type[Holds]) -> Any:
        if (left, kind) not in self._joins:
            node = self._joins[left, kind] = OrdinaryMatchNode(SameContextCheck())
            # `add_child` would look through all children first
            left.children.append(ChildNode(node, node.activate_left))
            self._entrance(kind).children.append(ChildNode(node, node.activate_right))
        return self._joins[left, kind]

    def changes(
        self, adding: Iterable[Any] = (), _deleting: Iterable[Any] = ()
    ) -> tuple[list[Any], list[Any]]:
        """Return the activations that new facts bring about, and none that are withdrawn."""
        for fact in adding:
            if entrance := self._entrances.get(type(fact)):
                entrance.activate(Token.valid(fact))
        added = self._news[:]
        self._news.clear()
        return added, []

    def reset(self) -> None:
        """Empty the memory of each join; other nodes have none."""
        self._news.clear()
        for node in self._joins.values():
            node._reset()  # noqa: SLF001  # the public `reset` walks every path through the network


class Engine(KnowledgeEngine):  # type: ignore[misc]
    """A rule base as an experta engine; `used` lists the clauses in the order of their firing."""

    __matcher__ = SharingMatcher
    __strategy__ = InClauseOrder

    def __init__(self, program: HornProgram) -> None:
        self.program = program
        self.used: list[HornClause] = []
        read = {literal for clause in program.clauses for literal in clause.body}
        self._classes = {literal: fact_class(literal) for literal in sorted(read)}
        super().__init__()

    def get_rules(self) -> list[ClauseRule]:
        """Return one rule for each clause with a body; earlier clauses have higher salience."""
        patterns = {literal: kind() for literal, kind in self._classes.items()}
        return [
            ClauseRule.of(clause, number, (patterns[literal] for literal in clause.body))
            for number, clause in enumerate(self.program.clauses)
            if clause.body
        ]

    def use(self, clause: HornClause) -> None:
        self.used.append(clause)
        self.hold(clause.heads)

    def hold(self, literals: Iterable[Number]) -> None:
        """Declare that the literals hold; those that no clause reads are left out."""
        known = [self._classes[literal]() for literal in literals if literal in self._classes]
        if known:
            self.declare(*known)

    def run_over(self, start: Iterable[Number]) -> tuple[HornClause, ...]:
        """Return the clauses used, in order, when these literals hold at the start."""
        self.reset()
        self.used = [clause for clause in self.program.clauses if not clause.body]
        self.hold(head for clause in self.used for head in clause.heads)
        self.hold(start)
        self.run()
        return tuple(self.used)


@prepared
def engine_for(base: RuleBase) -> Engine:
    with gc_paused():
        return Engine(lower(base))


def fire(base: RuleBase, profile: Profile) -> Trace:
    """Return every rule of the base that fires on this profile, in order, with its supports."""
    engine = engine_for(base)
    start = {
        literal: Answered(fact, answer)
        for fact, answer in profile.items()
        for literal in answered(base, engine.program, fact, answer)
    }
    with gc_paused():
        used = engine.run_over(start)
        firings = tuple(supported(base, engine.program, used, start))
    return Trace(dict(profile), firings, findings_of(engine.program, used))

"""A whole knowledge base as experts write it, read and checked: what follows from it is for the rule base to say."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

from advisor.model.conditions import Condition
from advisor.model.decisions import Advice, Candidate, Decision, DecisionKind
from advisor.model.facts import Fact, Topic
from advisor.model.findings import Finding, Proposition
from advisor.model.grouping import grouped, together
from advisor.model.guarantees import Accepted, Guarantee
from advisor.model.not_covered import NotCovered
from advisor.model.rules import Rule, totals
from advisor.model.sources import Factor, Passage, Source
from advisor.model.tables import DecisionTable
from advisor.problems import Place


@dataclass(frozen=True, slots=True)
class Impossible:
    """A combination of answers that cannot be; its condition reads facts only."""

    condition: Condition
    because: str
    place: Place


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A candidate that people keep out of a consultation themselves, and why."""

    candidate: str
    reason: str


class Prepared(dict[Callable[..., Any], dict[Hashable, Any]]):
    """Results of `prepared` functions, by their other arguments; a copy of the base in another process begins without."""

    def __reduce__(self) -> tuple[type["Prepared"], tuple[()]]:
        return Prepared, ()


@dataclass(frozen=True, eq=False)
class WrittenBase:
    """A whole knowledge base, read and checked. Two are the same only if they are one object.

    `facts` and `rules` stand in the order of the interview and of the files. `lists` are the decisions of which all
    candidates may apply, as they are written. `thresholds` are the numbers with which rules compare sums, `awaited`
    what rules wait for with `otherwise`, and `steps` propositions on the way that rest on answers alone. `findings`
    stand in an order in which each comes after all that it builds on. `exclusions` are those of one consultation, each
    with a rule of its own behind those of the files. The facts that are `opening` are asked before all others; people
    expect to be asked those that are `expected`.
    """

    title: str
    fingerprint: str
    topics: tuple[Topic, ...]
    facts: Mapping[str, Fact]
    findings: Mapping[str, Finding]
    advice: Mapping[str, Advice]
    decisions: Mapping[str, Decision]
    rules: Mapping[str, Rule]
    sources: tuple[Source, ...] = ()
    passages: Mapping[str, Passage] = field(default_factory=dict)
    impossible: tuple[Impossible, ...] = ()
    guarantees: Mapping[str, Guarantee] = field(default_factory=dict)
    accepted: tuple[Accepted, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    opening: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    factors: Mapping[str, Factor] = field(default_factory=dict)
    lists: Mapping[str, Decision] = field(default_factory=dict)
    tables: Mapping[str, DecisionTable] = field(default_factory=dict)
    thresholds: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    awaited: tuple[str, ...] = ()
    steps: tuple[Proposition, ...] = ()

    @cached_property
    def prepared(self) -> Prepared:
        """What was computed of this base and is kept as long as it."""
        return Prepared()

    @cached_property
    def candidates(self) -> Mapping[str, Candidate]:
        """Every candidate of every decision, by id."""
        return {
            candidate.id: candidate
            for decision in self.decisions.values()
            for candidate in decision.candidates
        }

    @cached_property
    def written_decisions(self) -> Mapping[str, Decision]:
        """The decisions as experts write them, where a list is one, in the order of the files."""
        names = dict.fromkeys(decision.of or decision.id for decision in self.decisions.values())
        return {name: self.lists.get(name) or self.decisions[name] for name in names}

    @cached_property
    def contests(self) -> Mapping[str, Decision]:
        """The decisions that somebody wins, which are all but those of lists."""
        return {name: decision for name, decision in self.decisions.items() if not decision.of}

    @cached_property
    def parts(self) -> Mapping[str, tuple[Decision, ...]]:
        """For each list the decisions that evaluators know of it, one for each candidate."""
        return {
            name: tuple(decision for decision in self.decisions.values() if decision.of == name)
            for name in self.lists
        }

    @cached_property
    def written_candidates(self) -> Mapping[str, Candidate]:
        """Every candidate as experts write them, by id."""
        return {
            candidate.id: candidate
            for decision in self.written_decisions.values()
            for candidate in decision.candidates
        }

    @cached_property
    def decided_in(self) -> Mapping[str, Decision]:
        """The decision that each candidate belongs to; of a list whether it applies."""
        return {name: each for each in self.decisions.values() for name in each.candidate_ids}

    @cached_property
    def taken_by(self) -> Mapping[str, DecisionKind]:
        """How the decision is taken that each candidate belongs to."""
        return {name: each.kind for name, each in self.decided_in.items()}

    @property
    def not_covered(self) -> tuple[NotCovered, ...]:
        return tuple(name for decision in self.written_decisions.values() for name in decision.not_covered)

    @cached_property
    def citable(self) -> Mapping[str, Passage]:
        """All that a source may name: each passage, followed by its clauses, which are passages of their own here."""
        return {part.id: part for passage in self.passages.values() for part in (passage, *passage.parts)}

    @cached_property
    def fact_ranks(self) -> Mapping[str, int]:
        """For each fact its place in the order of the interview, from 0."""
        return {fact: rank for rank, fact in enumerate(self.facts)}

    @cached_property
    def awards(self) -> Mapping[str, Mapping[str, int]]:
        """For each rule, the points that a firing gives to each candidate it gives or takes any."""
        return {rule.id: totals(rule.effects) for rule in self.rules.values()}

    def without(self, rule: str) -> Self:
        return replace(self, rules={name: other for name, other in self.rules.items() if name != rule})

    @cached_property
    def written(self) -> Mapping[str, tuple[Rule, ...]]:
        """For each rule under the id by which it is written, the rules that were made of it."""
        return {made[0].written_as: made for made in together(self.written_rules)}

    @property
    def written_rules(self) -> tuple[Rule, ...]:
        """The rules that people hear of, which is all but those that were made of a list."""
        return tuple(rule for rule in self.rules.values() if not rule.made)

    @cached_property
    def awarding(self) -> Mapping[str, tuple[str, ...]]:
        """For each candidate that gets points, or loses any, the ids of the rules by which it does."""
        return grouped((candidate, rule) for rule, points in self.awards.items() for candidate in points)

    @cached_property
    def vetoing(self) -> Mapping[str, tuple[Rule, ...]]:
        """For each candidate, the rules that could rule it out."""
        rules = grouped((candidate, rule) for rule in self.rules.values() for candidate in rule.vetoes)
        return {candidate: rules.get(candidate, ()) for candidate in self.candidates}

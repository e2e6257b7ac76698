"""A knowledge base: what its rules speak of, and the rules."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from advisor.model.conditions import Condition
from advisor.model.facts import Fact, Profile, Topic, is_whole
from advisor.model.grouping import grouped, together
from advisor.model.guarantees import Accepted, Guarantee
from advisor.model.not_covered import NotCovered
from advisor.model.rules import Rule, totals
from advisor.model.sources import Factor, Passage, Source
from advisor.problems import Place

Computed = TypeVar("Computed")
Others = ParamSpec("Others")

LATEST = 4
"""How many results of one function are kept for a rule base, where they depend on more than the base."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A named yes/no conclusion that rules draw; `said` is how it reads inside a sentence."""

    id: str
    title: str
    source: tuple[str, ...]
    place: Place
    said: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """A piece of advice; with `about`, it is given only when one of those candidates wins.

    `do` is what it comes to, as one short order.
    """

    id: str
    text: str
    about: tuple[str, ...]
    source: tuple[str, ...]
    place: Place
    do: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be recommended, with attributes that `each` rules read."""

    id: str
    title: str
    summary: str
    attributes: Mapping[str, tuple[str, ...]]
    watch_out: str
    source: tuple[str, ...]
    place: Place
    url: str = ""


@dataclass(frozen=True, slots=True)
class ToldAttribute:
    """An attribute that is told of whoever wins: `words` has a sentence for each of its values."""

    id: str
    title: str
    words: Mapping[str, str]
    source: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice among candidates; their order only decides the order of printing.

    `tells` are the attributes that are told of every winner; `if_close` is the advice that a close result or a tie
    brings, whatever the rules say.
    """

    id: str
    title: str
    candidates: tuple[Candidate, ...]
    place: Place
    not_covered: tuple[NotCovered, ...] = ()
    tells: tuple[ToldAttribute, ...] = ()
    if_close: tuple[str, ...] = ()

    @property
    def candidate_ids(self) -> tuple[str, ...]:
        return tuple(candidate.id for candidate in self.candidates)


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
class RuleBase:
    """A whole knowledge base, read and checked. Two are the same only if they are one object.

    `findings` stand in an order in which each comes after all that it builds on;
    `facts` and `rules` stand in the order of the interview and of the files. `exclusions` are those of one
    consultation, each with a rule of its own behind those of the files. The facts that are `opening` are asked before
    all others; people expect to be asked those that are `expected`.
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

    @property
    def not_covered(self) -> tuple[NotCovered, ...]:
        return tuple(name for decision in self.decisions.values() for name in decision.not_covered)

    @cached_property
    def citable(self) -> Mapping[str, Passage]:
        """All that a source may name: each passage, followed by its clauses, which are passages of their own here."""
        return {part.id: part for passage in self.passages.values() for part in (passage, *passage.parts)}

    @cached_property
    def fact_ranks(self) -> Mapping[str, int]:
        """For each fact its place in the order of the interview, from 0."""
        return {fact: rank for rank, fact in enumerate(self.facts)}

    @cached_property
    def finding_ranks(self) -> Mapping[str, int]:
        """For each finding its place in their order, from 0."""
        return {finding: rank for rank, finding in enumerate(self.findings)}

    @cached_property
    def awards(self) -> Mapping[str, Mapping[str, int]]:
        """For each rule, the points that a firing gives to each candidate it gives or takes any."""
        return {rule.id: totals(rule.effects) for rule in self.rules.values()}

    def without(self, rule: str) -> "RuleBase":
        return replace(self, rules={name: other for name, other in self.rules.items() if name != rule})

    @cached_property
    def written(self) -> Mapping[str, tuple[Rule, ...]]:
        """For each rule under the id by which it is written, the rules that were made of it."""
        return {rules[0].written_as: rules for rules in together(self.rules.values())}

    @cached_property
    def vetoing(self) -> Mapping[str, tuple[Rule, ...]]:
        """For each candidate, the rules that could rule it out."""
        rules = grouped((candidate, rule) for rule in self.rules.values() for candidate in rule.vetoes)
        return {candidate: rules.get(candidate, ()) for candidate in self.candidates}

    @cached_property
    def concluding(self) -> Mapping[str, tuple[Rule, ...]]:
        """For each finding, the rules that could conclude it."""
        rules = grouped((finding, rule) for rule in self.rules.values() for finding in rule.concludes)
        return {finding: rules.get(finding, ()) for finding in self.findings}


def open_facts(base: RuleBase, profile: Profile) -> tuple[str, ...]:
    """Return the facts to which more than one answer is left, in interview order."""
    return tuple(fact for fact in base.facts if not is_whole(profile.get(fact)))


def is_complete(base: RuleBase, profile: Profile) -> bool:
    """Return whether the profile has a whole answer to every fact."""
    return not open_facts(base, profile)


def prepared(
    compute: Callable[Concatenate[RuleBase, Others], Computed],
) -> Callable[Concatenate[RuleBase, Others], Computed]:
    """Compute something once for each rule base, and keep it with the base; with other arguments, the latest few."""

    @wraps(compute)
    def kept(base: RuleBase, /, *others: Others.args, **named: Others.kwargs) -> Computed:
        results: dict[Hashable, Computed] = base.prepared.setdefault(compute, {})
        key = (others, *named.items())
        if key not in results:
            if len(results) == LATEST:
                del results[next(iter(results))]
            results[key] = compute(base, *others, **named)
        return results[key]

    return kept

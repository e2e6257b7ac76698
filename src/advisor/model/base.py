"""A knowledge base: what its rules speak of, and the rules."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, wraps
from graphlib import TopologicalSorter
from typing import Concatenate, ParamSpec, TypeVar

from advisor.model.conditions import Condition, findings_read
from advisor.model.facts import Profile, is_whole
from advisor.model.findings import Proposition, is_bound, yes_or_no
from advisor.model.grouping import grouped
from advisor.model.kinds import Kind
from advisor.model.ladders import of_sum
from advisor.model.made import is_about, of_others, of_table, of_values, waits
from advisor.model.rules import Rule
from advisor.model.summands import Summand, summands
from advisor.model.tables import before
from advisor.model.written_base import WrittenBase

Computed = TypeVar("Computed")
Others = ParamSpec("Others")

LATEST = 4
"""How many results of one function are kept for a rule base, where they depend on more than the base."""


@dataclass(frozen=True, eq=False)
class RuleBase(WrittenBase):
    """A whole knowledge base, with all that evaluators know to be so or not. Two are the same only if they are one object."""

    @cached_property
    def finding_ranks(self) -> Mapping[str, int]:
        """For each proposition its place in their order, from 0."""
        return {name: rank for rank, name in enumerate(self.propositions)}

    @cached_property
    def sums(self) -> Mapping[str, tuple[Summand, ...]]:
        """For each sum, what it is made of."""
        definitions = {waited.id: waited.definition for waited in awaiting(self) if waited.definition}
        return {
            name: summands(finding, self.facts, self.rules.values(), definitions)
            for name, finding in self.findings.items()
            if finding.kind is Kind.SUM
        }

    @cached_property
    def propositions(self) -> Mapping[str, Proposition]:
        """All that evaluators know to be so or not, each after all that it builds on.

        Raises CycleError if something builds on itself.
        """
        known = {proposition.id: proposition for proposition in unordered(self)}
        if len(known) == len(self.findings):
            return known
        read = {name: sorted(needed(self, proposition)) for name, proposition in known.items()}
        return {name: known[name] for name in TopologicalSorter(read).static_order()}

    @cached_property
    def needs(self) -> Mapping[str, frozenset[str]]:
        """For each proposition those that it builds on itself."""
        return {name: needed(self, proposition) for name, proposition in self.propositions.items()}

    @cached_property
    def causes(self) -> Mapping[str, tuple[Condition, ...]]:
        """For each proposition, the conditions any of which makes it so."""
        return {name: causes_of(self, proposition) for name, proposition in self.propositions.items()}

    @cached_property
    def drawing(self) -> Mapping[str, tuple[Rule, ...]]:
        """For each proposition, the rules that draw just that."""
        return grouped((finding, rule) for rule in self.rules.values() for finding in rule.concludes)

    @cached_property
    def bearing(self) -> Mapping[str, tuple[Rule, ...]]:
        """For each proposition, the rules that draw it, or of which its definition is made."""
        return {
            name: self.drawing.get(name, ())
            if proposition.definition is None
            else tuple(self.rules[rule] for rule in proposition.rules)
            for name, proposition in self.propositions.items()
        }

    @cached_property
    def bearers(self) -> frozenset[str]:
        """The rules on which some proposition rests, so that without them others may fire, or fire no more."""
        return frozenset(rule.id for rules in self.bearing.values() for rule in rules)

    @cached_property
    def speaking(self) -> Mapping[str, tuple[Rule, ...]]:
        """For each finding as it is written, the rules that conclude it, or a value of it, or add to it."""
        rules = grouped((finding, rule) for rule in self.rules.values() for finding in rule.speaks_of)
        return {finding: rules.get(finding, ()) for finding in self.findings}

    @cached_property
    def concluding(self) -> Mapping[str, tuple[Rule, ...]]:
        """For each proposition, the rules by which it could become so: of a value all that conclude one, of a sum all that add."""
        earlier = {
            name: tuple(self.rules[other] for other in table.rows[:at] if other in self.rules)
            for table in self.tables.values()
            for at, row in enumerate(table.rows)
            if (name := before(table.id, row)) in self.propositions
        }
        spoken = {
            name: self.speaking[proposition.finding]
            for name, proposition in self.propositions.items()
            if proposition.definition is not None and proposition.finding
        }
        return {**self.bearing, **spoken, **earlier}

    @cached_property
    def public(self) -> Mapping[str, Proposition]:
        """The propositions that people hear of: none that is made, and no bound of a scale that nothing compares."""
        conditions = (
            *(rule.condition for rule in self.rules.values()),
            *(promise.condition for promise in self.guarantees.values()),
            *(fact.ask_if for fact in self.facts.values() if fact.ask_if),
            *(cause for causes in self.causes.values() for cause in causes),
        )
        read = frozenset[str]().union(*map(findings_read, conditions))
        return {
            name: proposition
            for name, proposition in self.propositions.items()
            if not proposition.made and (name in read or not is_bound(proposition))
        }

    def about(self, target: str) -> tuple[Rule, ...]:
        """Return the rules that `otherwise` waits for: about a decision, a finding or a table, and waiting for none."""
        decision = self.lists.get(target) or self.decisions.get(target)
        candidates = decision.candidate_ids if decision else ()
        return tuple(
            rule for rule in self.rules.values() if is_about(rule, target, candidates) and not waits(rule)
        )


def unordered(base: RuleBase) -> Iterator[Proposition]:
    """Yield all propositions of a base."""
    for finding in base.findings.values():
        match finding.kind:
            case Kind.SUM:
                yield from of_sum(finding, base.sums[finding.id], base.thresholds.get(finding.id, ()))
            case Kind.YES_NO:
                yield yes_or_no(finding)
            case _:
                yield from of_values(finding)
    yield from awaiting(base)


def awaiting(base: RuleBase) -> Iterator[Proposition]:
    """Yield what rules wait for that is no finding: counts, rows before them, and other rules."""
    yield from base.steps
    for table in base.tables.values():
        yield from of_table(table, base.rules)
    for target in base.awaited:
        yield of_others(target, others_words(base, target), base.about(target))


def others_words(base: RuleBase, target: str) -> str:
    """Return what kind of rules there are about a decision, a finding or a table."""
    if target in base.tables:
        return f"row of {base.tables[target].title}"
    about = base.lists.get(target) or base.decisions.get(target) or base.findings[target]
    return f"rule for {about.title}"


def causes_of(base: RuleBase, proposition: Proposition) -> tuple[Condition, ...]:
    if proposition.definition is not None:
        return (proposition.definition,)
    return tuple(rule.condition for rule in base.drawing.get(proposition.id, ()))


def needed(base: RuleBase, proposition: Proposition) -> frozenset[str]:
    """Return the propositions that one builds on itself."""
    return frozenset[str]().union(*map(findings_read, grounds_of(base, proposition)))


def grounds_of(base: RuleBase, proposition: Proposition) -> tuple[Condition, ...]:
    """Return all conditions on which it may hang whether something is so, also without one of the rules."""
    conditions = (base.rules[rule].condition for rule in proposition.rules)
    return (*causes_of(base, proposition), *conditions)


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

"""What only one of two versions has, and the interviews that both can hold.

A version can hold an interview if it has the values that are answered to its questions or left open by what is
answered, one or several as it asks for them, and does not call them impossible. What it does not ask, it does not
hear, and where all its values are left open it hears nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from advisor.authoring.compare.common import impossible_over, missing, understood, values_of
from advisor.evaluators.prove.claims import Claim, Proved, prove
from advisor.evaluators.prove.merge import reshaped
from advisor.evaluators.prove.program import Deadline
from advisor.model import (
    Answer,
    Fact,
    Impossible,
    Kind,
    Never,
    Numbers,
    OneOf,
    Partial,
    Profile,
    RuleBase,
    Statement,
    asks_alike,
    grouped,
    placed,
    spans_of,
)


@dataclass(frozen=True, slots=True)
class Own:
    """What one version has and the other has not: values of facts and candidates of decisions that both have.

    Numbers that only one takes for an answer are one entry of `values`.
    `impossible` are impossibilities of answers that, unless the proof takes too long, are possible in the other.
    """

    facts: tuple[str, ...]
    values: tuple[tuple[str, str | Numbers], ...]
    decisions: tuple[str, ...]
    candidates: tuple[tuple[str, str], ...]
    impossible: tuple[Impossible, ...]


@dataclass(frozen=True, slots=True)
class VersionScope:
    """What is compared: the decisions of both. `reshaped` facts are not asked alike: a set in one, or other numbers."""

    old: Own
    new: Own
    reshaped: tuple[str, ...]
    decisions: tuple[str, ...]

    @property
    def sides(self) -> Mapping[str, Own]:
        """What only one version has, by the name of its side."""
        return {"old": self.old, "new": self.new}

    @property
    def whole(self) -> bool:
        """Whether all interviews of either version are compared: both can hold them."""
        return not self.reshaped and not any(own.values or own.impossible for own in self.sides.values())

    @property
    def same_decisions(self) -> bool:
        return not self.old.decisions and not self.new.decisions


def scope(old: RuleBase, new: RuleBase, deadline: Deadline) -> VersionScope:
    decisions = tuple(name for name in old.written_decisions if name in new.written_decisions)
    return VersionScope(own(old, new, deadline), own(new, old, deadline), reshaped((old, new)), decisions)


def own(base: RuleBase, other: RuleBase, deadline: Deadline) -> Own:
    return Own(
        tuple(name for name in base.facts if name not in other.facts),
        tuple(own_values(base, other)),
        tuple(name for name in base.written_decisions if name not in other.written_decisions),
        tuple(missing(candidates_of(base), candidates_of(other))),
        tuple(barring(base, other, deadline)),
    )


def barring(base: RuleBase, other: RuleBase, deadline: Deadline) -> Iterator[Impossible]:
    """Yield the impossibilities of a base that are not proved to be impossible in the other, too."""
    common = understood(base, other)
    theirs = tuple(impossible_over(other, common.facts))
    known, allowed = {impossible.condition for impossible in theirs}, replace(common, impossible=theirs)
    for over_common, impossible in zip(impossible_over(base, common.facts), base.impossible, strict=True):
        if over_common.condition in known:
            continue
        never = Claim(over_common.condition, Never(()))
        if prove(allowed, never, seconds=deadline.left) != Proved(vacuous=True):
            yield impossible


def own_values(base: RuleBase, other: RuleBase) -> Iterator[tuple[str, str | Numbers]]:
    """Yield the values that only the first base has, of facts for which both may have the same."""
    for name, values in grouped(missing(values_of(base), values_of(other))).items():
        fact = base.facts[name]
        if fact.measure is None:
            yield from ((name, value) for value in values)
        elif asks_alike(fact, other.facts[name]):
            yield name, Numbers(spans_of(fact, OneOf(values)))


def candidates_of(base: RuleBase) -> Mapping[str, tuple[str, ...]]:
    return {decision.id: decision.candidate_ids for decision in base.written_decisions.values()}


def restricted_to(base: RuleBase, profile: Profile) -> Profile:
    """Return what a base that understands a profile hears of it: what is known of the answers to its questions."""
    heard = {
        name: heard_by(base.facts[name], answer) for name, answer in profile.items() if name in base.facts
    }
    return {name: answer for name, answer in heard.items() if answer is not None}


def heard_by(fact: Fact, answer: Answer) -> Answer | None:
    """Return what an answer says of a fact that may have more or fewer values; None if it leaves all of them open."""
    if not isinstance(answer, Partial):
        return answer
    return placed(fact.narrowed(answer.must, answer.may), answer.spans)


def as_given(old: RuleBase, new: RuleBase, name: str, answer: Answer) -> tuple[RuleBase, Statement | Answer]:
    """Return an answer as both versions can be given it, with one of them that hears it, the newer if both do.

    What is left of single values is listed where the versions have others: what is excluded only one of them has.
    """
    base = new if name in restricted_to(new, {name: answer}) else old
    fact, values = base.facts[name], [set(values_of(version).get(name, ())) for version in (old, new)]
    if (
        isinstance(answer, Partial)
        and fact.kind is not Kind.SEVERAL
        and fact.measure is None
        and all(values)
        and values[0] != values[1]
    ):
        return base, OneOf(fact.ordered(answer.may))
    return base, answer


def understands(base: RuleBase, profile: Profile) -> bool:
    """Return whether a base has the values that are answered or left open, for the facts that it has."""
    return all(has_answer(base.facts[name], answer) for name, answer in profile.items() if name in base.facts)


def has_answer(fact: Fact, answer: Answer) -> bool:
    """Return whether a fact can be answered like this; of what is known in part nobody sees whether it is of a set."""
    several = fact.kind is Kind.SEVERAL
    fits = isinstance(answer, Partial) or several is isinstance(answer, frozenset)
    return fits and fact.limits(answer).may.issubset(fact.value_ids)


def can_hold(base: RuleBase, profile: Profile, of: RuleBase) -> bool:
    """Return whether a base has the values and the kinds of questions of answers that were given to another."""
    return profile.keys().isdisjoint(reshaped((base, of))) and understands(base, profile)


def other_answers(base: RuleBase, other: RuleBase) -> frozenset[str]:
    """Return the facts to which the bases may not take the same answers: all if they differ in what is impossible."""
    if {impossible.condition for impossible in base.impossible} != {
        impossible.condition for impossible in other.impossible
    }:
        return frozenset((*base.facts, *other.facts))
    mine, theirs = values_of(base), values_of(other)
    values = (*missing(mine, theirs), *missing(theirs, mine))
    return frozenset((*reshaped((base, other)), *(fact for fact, _ in values)))

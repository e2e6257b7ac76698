"""Which question is next: the opening, then topic by topic, what can rule out before what tells most."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from advisor.interview.guards import ready
from advisor.interview.outlook import Outlook, look
from advisor.interview.session import Session
from advisor.model import Fact, Kind, RuleBase, facts_beneath, prepared

if TYPE_CHECKING:  # numpy takes a while to load
    from advisor.evaluators.sweep import Codes

SAMPLES = 600
SEED = 20260324


def next_question(base: RuleBase, session: Session, *, every: bool = False) -> Fact | None:
    """Return the next question, or None if nothing can change a winner; with `every` all are asked, in order."""
    if every:
        left = ready(base, session, [fact for fact in base.facts if fact not in session.asked])
        return base.facts[left[0]] if left else None
    outlook = look(base, session)
    return most_telling(base, session, outlook, eligible(base, outlook.ready)) if outlook.ready else None


def next_advising(base: RuleBase, session: Session) -> Fact | None:
    """Return the next question that can only add advice, in the order of the interview."""
    return next((base.facts[fact] for fact in look(base, session).advising), None)


def eligible(base: RuleBase, ready: Sequence[str]) -> Sequence[str]:
    """Return which of the facts that can count, in interview order, are asked before the others.

    That is the first of the opening, else what can rule out in the first topic where anything counts, else all in
    that topic. It goes by what can count and by nothing that was asked: answers given beforehand, changed or taken
    back cannot mix up topics. What can count only becomes less, so a topic once finished stays so, unless a later
    topic tells whether a question of it applies, or impossible combinations tie its questions to those of others.
    """
    if first := next((fact for fact in base.opening if fact in ready), None):
        return [first]
    topic = base.facts[ready[0]].topic
    here = [fact for fact in ready if base.facts[fact].topic == topic]
    return [fact for fact in here if fact in ruling_out(base)] or here


@prepared
def ruling_out(base: RuleBase) -> frozenset[str]:
    """Return the facts that some veto reads, itself or through findings."""
    vetoes = {rule.id for rules in base.vetoing.values() for rule in rules}
    return frozenset[str]().union(*(facts_beneath(base)[veto] for veto in vetoes))


def most_telling(base: RuleBase, session: Session, outlook: Outlook, facts: Sequence[str]) -> Fact:
    """Return the fact whose answer tells most about the winners of the open decisions; of equals, the first."""
    if len(facts) == 1:
        return base.facts[facts[0]]
    gains = information(base, session, outlook, facts)
    return base.facts[max(facts, key=lambda fact: gains[fact])]


def information(
    base: RuleBase, session: Session, outlook: Outlook, facts: Iterable[str]
) -> Mapping[str, float]:
    """Return for each fact the bits that its answer is expected to tell about the winners of the open decisions.

    It is the mutual information (Shannon 1948) in a sample of completions, each answer taken as equally
    likely; of a set the values are counted one by one, and so is what applies of a list. The sample is the same for
    the same answers.
    """
    from advisor.evaluators.sweep import (
        bits_of_pattern,
        bits_told,
        patterns,
        sample,
        sweep,
    )  # numpy takes a while to load

    rows = sample(base, session.profile, SAMPLES, SEED)
    winners = sweep(base, rows).winners
    ranks = {name: rank for rank, name in enumerate(base.candidates)}
    unsettled = [decision for name, decision in base.decisions.items() if name not in outlook.settled]
    names = [name for decision in unsettled if not decision.of for name in decision.candidate_ids]
    applying = winners[:, [ranks[decision.candidate_ids[0]] for decision in unsettled if decision.of]]
    ends = patterns(winners[:, [ranks[name] for name in names]])
    answers = dict(zip(base.facts, rows.T, strict=True))
    gains = {}
    for fact in facts:
        columns = parts(base.facts[fact], answers[fact])
        gains[fact] = bits_told(columns, applying) if applying.size else 0.0
        if names:
            gains[fact] += bits_of_pattern(columns, ends)
    return gains


def parts(fact: Fact, answers: "Codes") -> "Sequence[Codes]":
    """Return the answers to a fact as columns: of a set, for each value whether it is in it."""
    if fact.kind is not Kind.SEVERAL:
        return (answers,)
    return tuple(answers >> bit & 1 for bit in range(len(fact.values)))

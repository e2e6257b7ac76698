"""Which question is next: the one that tells most about the open decisions, but a topic is finished first."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import log2

from advisor.evaluators.sweep import sample, sweep
from advisor.interview.outlook import Outlook, look
from advisor.interview.session import Session
from advisor.model import Fact, Kind, RuleBase

SAMPLES = 600
SEED = 20260324


def next_question(base: RuleBase, session: Session, *, every: bool = False) -> Fact | None:
    """Return the next question, or None if nothing can change a winner; with `every` all are asked, in order."""
    if every:
        return next((fact for fact in base.facts.values() if fact.id not in session.asked), None)
    outlook = look(base, session)
    if not outlook.deciding:
        return None
    wanted = in_topic(base, session, outlook.deciding)
    if len(wanted) == 1:
        return base.facts[wanted[0]]
    told = information(base, session, outlook, wanted)
    return base.facts[max(wanted, key=lambda fact: told[fact])]


def next_advising(base: RuleBase, session: Session) -> Fact | None:
    """Return the next question that can only add advice, in the order of the interview."""
    return next((base.facts[fact] for fact in look(base, session).advising), None)


def in_topic(base: RuleBase, session: Session, facts: Sequence[str]) -> Sequence[str]:
    """Return the facts of the topic that was asked about last, if it has any left; else all."""
    if not session.given:
        return facts
    topic = base.facts[session.given[-1].fact].topic
    return [fact for fact in facts if base.facts[fact].topic == topic] or facts


def information(
    base: RuleBase, session: Session, outlook: Outlook, facts: Iterable[str]
) -> Mapping[str, float]:
    """Return for each fact the bits that its answer is expected to tell about the winners of the open decisions.

    It is the mutual information (Shannon 1948) in a sample of completions, each answer taken as equally
    likely; of a set the values are counted one by one. The sample is the same for the same answers.
    """
    rows = sample(base, session.profile, SAMPLES, SEED)
    found = sweep(base, rows).winners.tolist()
    names = [
        one.id
        for decision in base.decisions.values()
        if decision.id not in outlook.settled
        for one in decision.candidates
    ]
    columns = [number for number, name in enumerate(base.candidates) if name in names]
    ends = [tuple(row[column] for column in columns) for row in found]
    answers = dict(zip(base.facts, rows.T.tolist(), strict=True))
    return {fact: told(base.facts[fact], answers[fact], ends) for fact in facts}


def told(fact: Fact, answers: Sequence[int], ends: Sequence[Hashable]) -> float:
    """Return the bits that the answers to one fact tell about how it ends."""
    if fact.kind is not Kind.SEVERAL:
        return mutual(answers, ends)
    bits = (mutual([one >> bit & 1 for one in answers], ends) for bit in range(len(fact.values)))
    return min(sum(bits), entropy(Counter(ends).values()))


def mutual(causes: Sequence[Hashable], ends: Sequence[Hashable]) -> float:
    """Return the mutual information of two columns, in bits."""
    joint = entropy(Counter(zip(causes, ends, strict=True)).values())
    return entropy(Counter(causes).values()) + entropy(Counter(ends).values()) - joint


def entropy(counts: Iterable[int]) -> float:
    """Return the entropy of a distribution given as counts, in bits."""
    counts = list(counts)
    total = sum(counts)
    return -sum(one / total * log2(one / total) for one in counts if one)

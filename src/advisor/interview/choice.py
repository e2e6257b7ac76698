"""Which question is next: greedily the one with the largest information gain on the open decisions, topic by topic."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from math import log2
from statistics import fmean

from advisor.interview.guards import ready
from advisor.interview.outlook import Outlook, look, tied_facts
from advisor.interview.session import Session
from advisor.model import Fact, Kind, RuleBase, grouped

SAMPLES = 600
# Minimum information that keeps a topic going, as a share of that of the best question of a new topic.
MIN_SHARE = 0.3
SEED = 20260324


def next_question(base: RuleBase, session: Session, *, every: bool = False) -> Fact | None:
    """Return the next question, or None if nothing can change a winner; with `every` all are asked, in order."""
    if every:
        left = ready(base, session, [fact for fact in base.facts if fact not in session.asked])
        return base.facts[left[0]] if left else None
    outlook = look(base, session)
    if not outlook.ready:
        return None
    gains = information(base, session, outlook, outlook.ready)
    chosen = next_topic(base, session, gains)
    return base.facts[
        max((fact for fact in gains if base.facts[fact].topic == chosen), key=lambda fact: gains[fact])
    ]


def next_advising(base: RuleBase, session: Session) -> Fact | None:
    """Return the next question that can only add advice, in the order of the interview."""
    return next((base.facts[fact] for fact in look(base, session).advising), None)


def next_topic(base: RuleBase, session: Session, gains: Mapping[str, float]) -> str:
    """Return the topic to ask about: the one asked about last, until nothing in it tells much any more.

    The first topic is that of the most telling question, a new one that whose questions tell most on
    average. If what is left of a topic tells little beside what a new one would, it is left for the end:
    one topic at a time, and never after a return, so there are no more switches than topics.
    """
    open_topics = grouped((base.facts[fact].topic, bits) for fact, bits in gains.items())
    topics = [base.facts[fact].topic for fact in session.asked]
    if not topics:
        return base.facts[max(gains, key=lambda fact: gains[fact])].topic
    here = topics[-1]
    fresh = {topic: in_topic for topic, in_topic in open_topics.items() if topic not in topics}
    if here not in open_topics:
        return max(fresh or open_topics, key=lambda topic: fmean(open_topics[topic]))
    if not fresh or has_returned(topics) or to_return_to(base, session, gains):
        return here
    if max(open_topics[here]) >= MIN_SHARE * max(map(max, fresh.values())):
        return here
    return max(fresh, key=lambda topic: fmean(fresh[topic]))


def to_return_to(base: RuleBase, session: Session, gains: Iterable[str]) -> bool:
    """Return whether another topic asked about before must, or may have to, be returned to."""
    *before, here = (base.facts[fact].topic for fact in session.asked)
    left = {base.facts[fact].topic for fact in (*gains, *tied_facts(base).difference(session.asked))}
    return not left.isdisjoint({*before} - {here})


def has_returned(topics: Sequence[str]) -> bool:
    """Return whether a topic was asked about again after another one."""
    blocks = 1 + sum(1 for topic, following in pairwise(topics) if topic != following)
    return bool(topics) and blocks > len(set(topics))


def information(
    base: RuleBase, session: Session, outlook: Outlook, facts: Iterable[str]
) -> Mapping[str, float]:
    """Return for each fact the bits that its answer is expected to tell about the winners of the open decisions.

    It is the mutual information (Shannon 1948) in a sample of completions, each answer taken as equally
    likely; of a set the values are counted one by one. The sample is the same for the same answers.
    """
    from advisor.evaluators.sweep import sample, sweep  # numpy takes a while to load

    rows = sample(base, session.profile, SAMPLES, SEED)
    winners = sweep(base, rows).winners.tolist()
    names = [
        name
        for decision in base.decisions.values()
        if decision.id not in outlook.settled
        for name in decision.candidate_ids
    ]
    columns = [number for number, name in enumerate(base.candidates) if name in names]
    ends = [tuple(row[column] for column in columns) for row in winners]
    answers = dict(zip(base.facts, rows.T.tolist(), strict=True))
    return {fact: information_gain(base.facts[fact], answers[fact], ends) for fact in facts}


def information_gain(fact: Fact, answers: Sequence[int], ends: Sequence[Hashable]) -> float:
    """Return the bits that the answers to one fact tell about how it ends."""
    if fact.kind is not Kind.SEVERAL:
        return mutual(answers, ends)
    bits = (mutual([code >> bit & 1 for code in answers], ends) for bit in range(len(fact.values)))
    return min(sum(bits), entropy(Counter(ends).values()))


def mutual(causes: Sequence[Hashable], ends: Sequence[Hashable]) -> float:
    """Return the mutual information of two columns, in bits."""
    joint = entropy(Counter(zip(causes, ends, strict=True)).values())
    return entropy(Counter(causes).values()) + entropy(Counter(ends).values()) - joint


def entropy(counts: Iterable[int]) -> float:
    """Return the entropy of a distribution given as counts, in bits."""
    counts = list(counts)
    total = sum(counts)
    return -sum(count / total * log2(count / total) for count in counts if count)

"""Which question is next: the opening, then topic by topic, what can rule out before what tells most."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import log2

from advisor.interview.guards import ready
from advisor.interview.outlook import Outlook, look
from advisor.interview.session import Session
from advisor.model import Fact, Kind, RuleBase, facts_beneath, prepared

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

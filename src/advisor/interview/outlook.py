"""What a session has come to: who can still win, proved, and which questions can still count."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from advisor.evaluators.prove.possible import Future, NoProfile, Prospects, prospects_so_far, values_left
from advisor.evaluators.prove.relevance import relevant, telling
from advisor.interview.guards import ready
from advisor.interview.session import Session
from advisor.model import Fact, RuleBase, Value, facts_told, prepared

# A question to the prover takes milliseconds. Where one takes longer than this, in large rule bases near
# a boundary of points, nobody should have to wait: what is not known yet is taken as possible.
SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Outlook:
    """Who can still win each decision, and the facts still to ask that can count, in interview order.

    `deciding` can change a winner. `reserve` may have to be asked in the end, because impossible combinations
    tie answers together: two of them can matter where neither does alone. When nothing is deciding any more,
    `advising` can change the advice. A decision in `unproven` could not be judged in time: some of those in
    play may not be.
    `ready` can be asked now: what is deciding and is known to apply, or else what tells whether it does.
    """

    in_play: Mapping[str, frozenset[str]]
    settled: frozenset[str]
    unproven: frozenset[str]
    deciding: tuple[str, ...]
    reserve: tuple[str, ...]
    advising: tuple[str, ...]
    ready: tuple[str, ...]

    @property
    def contested(self) -> frozenset[str]:
        """The candidates of open decisions that can still win."""
        return frozenset[str]().union(
            *(winners for name, winners in self.in_play.items() if name not in self.settled)
        )

    @property
    def fewest(self) -> int:
        """The fewest questions that may be left."""
        return min(1, len(self.ready))

    @property
    def most(self) -> int:
        """The most questions that may be left."""
        return len({*self.deciding, *self.ready, *self.reserve}) if self.ready else 0


@prepared
def look(base: RuleBase, session: Session, *, seconds: float | None = None, advice: bool = True) -> Outlook:
    """Return the outlook of a session; without a time of its own, a question to the prover has that of the prompt.

    What is only advising takes as long as all else: who does not ask for it does without `advice`.
    """
    seconds = SECONDS if seconds is None else seconds
    so_far = prospects_so_far(base, session.profile, seconds=seconds)
    matters = relevant(base, session.profile, seconds=seconds)
    in_play, settled, unproven = read_prospects(base, so_far)
    tied = open_ties(base, session, seconds) if len(settled) < len(base.decisions) else frozenset()
    deciding = {*matters.facts, *matters.undecided}.difference(session.asked) or tied
    now = ready(base, session, in_order(base, deciding))
    only_advising = (
        advising(base, session, in_play, settled, seconds) - tied if advice and not now else frozenset[str]()
    )
    return Outlook(
        in_play,
        settled,
        unproven,
        in_order(base, deciding),
        in_order(base, tied - deciding),
        ready(base, session, in_order(base, only_advising)),
        now,
    )


def in_order(base: RuleBase, facts: Collection[str]) -> tuple[str, ...]:
    return tuple(fact for fact in base.facts if fact in facts)


def open_ties(base: RuleBase, session: Session, seconds: float) -> frozenset[str]:
    """Return the tied facts that are still to ask and have more than one possible answer.

    What follows from the other answers tells nothing: every completion has it, asked or not. It stays
    unknown to the rules all the same, so it is still asked where it can add advice.
    """
    tied = tied_facts(base).difference(session.asked)
    left = values_left(base, session.profile, tied, seconds=seconds) if tied else {}
    return frozenset(fact for fact, values in left.items() if values.may != values.must)


def offered(base: RuleBase, session: Session, fact: Fact) -> tuple[Value, ...]:
    """Return the values that an answer to a fact can have inside what is known; in doubt it can."""
    return all_offered(base, session, (fact.id,))[fact.id]


@prepared
def all_offered(base: RuleBase, session: Session, facts: tuple[str, ...]) -> Mapping[str, tuple[Value, ...]]:
    """Return the same of each of these facts, whatever the answers to the others are."""
    left = values_left(base, session.profile, facts, seconds=SECONDS) if base.impossible else {}
    return {fact: values_in(base.facts[fact], session, left.get(fact)) for fact in facts}


def values_in(fact: Fact, session: Session, left: Future | None) -> tuple[Value, ...]:
    may = fact.limits(session.profile.get(fact.id)).may
    may = may & left.may if left else may
    return tuple(value for value in fact.values if value.id in may) or fact.values


def tied_facts(base: RuleBase) -> frozenset[str]:
    """Return the facts whose answers some impossible combination ties to those of others.

    All other facts can be changed one at a time, so if none of those is relevant, and a decision is
    open all the same, two completions with different winners differ in tied facts alone.
    """
    return frozenset(
        fact
        for facts in (facts_told(impossible.condition) for impossible in base.impossible)
        if len(facts) > 1
        for fact in facts
    )


def read_prospects(
    base: RuleBase, so_far: Prospects | NoProfile
) -> tuple[Mapping[str, frozenset[str]], frozenset[str], frozenset[str]]:
    """Return who can win each decision, which decisions are settled, and which could not be judged in time."""
    if isinstance(so_far, NoProfile):
        return {decision: frozenset() for decision in base.decisions}, frozenset(base.decisions), frozenset()
    settled = frozenset(name for name, prospect in so_far.items() if prospect.settled and prospect.proved)
    unproven = frozenset(name for name, prospect in so_far.items() if not prospect.proved)
    return {name: prospect.winners for name, prospect in so_far.items()}, settled, unproven


def advising(
    base: RuleBase,
    session: Session,
    in_play: Mapping[str, frozenset[str]],
    settled: frozenset[str],
    seconds: float,
) -> frozenset[str]:
    """Return the facts still to ask whose answer can change the advice, with the winners of what is settled."""
    won = {
        candidate: candidate in in_play[name]
        for name in settled
        for candidate in base.decisions[name].candidate_ids
    }
    left = [fact for fact in base.facts if fact not in session.asked]
    return telling(base, session.profile, left, stuck=session.stuck, known=won, seconds=seconds)

"""Which questions are put together, where each round trip costs more than a question too many."""

from collections.abc import Iterable

from advisor.interview.choice import information, ruling_out
from advisor.interview.outlook import look
from advisor.interview.session import Session
from advisor.model import Fact, RuleBase


def form(base: RuleBase, session: Session, most: int) -> tuple[Fact, ...]:
    """Return up to so many questions that can be asked now and can count; none if nothing can change a winner.

    The opening comes first, then topic by topic what can rule out before what tells most. A form that its topic does
    not fill goes on with the next: else an interview takes nearly twice the rounds.
    """
    ready = look(base, session, advice=False).ready
    opening = [fact for fact in base.opening if fact in ready]
    later = [fact for fact in ready if fact not in opening]
    if len(opening) < most:
        later = by_topic(base, session, later)
    return tuple(base.facts[fact] for fact in (*opening, *later)[:most])


def by_topic(base: RuleBase, session: Session, facts: Iterable[str]) -> list[str]:
    """Return facts, which are in interview order, as an interview would ask for them that hears no answers."""
    gains = information(base, session, look(base, session, advice=False), facts)
    topics = list(dict.fromkeys(fact.topic for fact in base.facts.values()))
    return sorted(
        facts,
        key=lambda fact: (topics.index(base.facts[fact].topic), fact not in ruling_out(base), -gains[fact]),
    )

"""Which questions can be asked now: nothing is asked before it is known that its fact applies."""

from collections.abc import Iterable, Iterator

from advisor.conditions import FALSE, TRUE, UNKNOWN, Known, applies, known_from
from advisor.interview.session import Session
from advisor.model import Fact, RuleBase, facts_beneath, names_read


def ready(base: RuleBase, session: Session, facts: Iterable[str]) -> tuple[str, ...]:
    """Return which of these facts can be asked now, or else those still to ask that tell whether they apply."""
    wanted = [base.facts[fact] for fact in facts]
    if not any(fact.ask_if for fact in wanted):
        return tuple(fact.id for fact in wanted)
    known = known_from(base, session.profile)
    now = {fact.id for fact in wanted if applies(fact, known) is TRUE}
    waiting = (fact for fact in wanted if applies(fact, known) is UNKNOWN)
    asked = now or {opener for fact in waiting for opener in openers(base, session, known, fact)}
    return tuple(fact for fact in base.facts if fact in asked)


def openers(base: RuleBase, session: Session, known: Known, fact: Fact) -> Iterator[str]:
    """Yield the facts that can be asked now and on which it rests whether a fact applies, over any number of steps."""
    for name in sorted(guarding(base, fact) - {*session.asked}):
        guard = base.facts[name]
        if applies(guard, known) is TRUE:
            yield name
        elif applies(guard, known) is not FALSE:
            yield from openers(base, session, known, guard)


def guarding(base: RuleBase, fact: Fact) -> frozenset[str]:
    """Return the facts that the guard of a fact reads, itself and through findings."""
    read = names_read(fact.ask_if) if fact.ask_if else frozenset[str]()
    below = facts_beneath(base) if read - base.facts.keys() else {}
    return (read & base.facts.keys()).union(*(below.get(name, ()) for name in read))

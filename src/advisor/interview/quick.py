"""The quick interview: what tells most is asked first, of whatever topic, until whoever leads is likely to stay."""

from advisor.interview.choice import information
from advisor.interview.outlook import look
from advisor.interview.session import Session
from advisor.model import Fact, RuleBase, prepared

STAY = 0.90


def next_quick(base: RuleBase, session: Session) -> Fact | None:
    """Return the next question of a quick interview, or None if it is over."""
    if enough(base, session):
        return None
    return next((base.facts[fact] for fact in quick_order(base, session)), None)


@prepared
def quick_order(base: RuleBase, session: Session) -> tuple[str, ...]:
    """Return what can be asked now: the opening, then what tells most about the winners."""
    outlook = look(base, session)
    opening = [fact for fact in base.opening if fact in outlook.ready]
    rest = [fact for fact in outlook.ready if fact not in opening]
    gains = information(base, session, outlook, rest) if rest else {}
    return (*opening, *sorted(rest, key=lambda fact: -gains[fact]))


@prepared
def enough(base: RuleBase, session: Session) -> bool:
    """Return whether each decision is settled, or somebody leads it alone, by points, and wins in so many completions."""
    settled = look(base, session).settled
    decisions = [decision for name, decision in base.decisions.items() if name not in settled]
    if not decisions:
        return True
    from advisor.evaluators.sweep import encode, shares_of_wins, sweep  # numpy takes a while to load

    now, shares = sweep(base, encode(base, [session.profile])), shares_of_wins(base, session.profile)
    points = zip(now.candidates, now.points[0].tolist(), strict=True)
    staying = {name for name, sum_ in points if sum_ > 0 and shares.get(name, 0) >= STAY}
    leaders = [now.winners_of(0).intersection(decision.candidate_ids) for decision in decisions]
    return all(len(leading) == 1 and leading <= staying for leading in leaders)

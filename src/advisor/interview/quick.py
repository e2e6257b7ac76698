"""Whether enough is known for a quick result: whoever leads stays first in most ways to answer what is open."""

from advisor.interview.outlook import look
from advisor.interview.session import Session
from advisor.model import RuleBase, prepared

STAY = 0.90


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

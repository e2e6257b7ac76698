"""How many more questions there will be, about: the mean over some people whom the sample imagines."""

from statistics import fmean

from advisor.evaluators.prior import PRIOR
from advisor.interview.outlook import look
from advisor.interview.quick import STAY, enough, quick_order
from advisor.interview.session import Session
from advisor.model import RuleBase, prepared


@prepared
def questions_left(base: RuleBase, session: Session, *, quick: bool = False) -> int:
    """Return about how many questions are left until the proved stop, or the quick one; 0 only if it is reached."""
    outlook = look(base, session)
    if not outlook.ready or (quick and enough(base, session)):
        return 0
    from advisor.evaluators.sweep import drawn, walk_lengths  # numpy takes a while to load

    to_ask = {*outlook.deciding, *outlook.ready, *outlook.reserve}
    first = quick_order(base, session) if quick else [fact for fact in base.opening if fact in to_ask]
    order = [*first, *(fact for fact in base.facts if fact in to_ask.difference(first))]
    lengths = walk_lengths(base, drawn(base, session.profile, PRIOR), order, STAY if quick else 1.0)
    return min(max(1, round(fmean(lengths or [1]))), outlook.most)

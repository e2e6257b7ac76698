"""Whether what is promised of every interview holds."""

from collections.abc import Iterator

from advisor.check.examined import Examined
from advisor.check.notice import MORE_TIME, Notice, notice
from advisor.evaluators.prove.claims import Claim, Proved, Refuted, needed, prove
from advisor.evaluators.prove.program import Unproven
from advisor.model import Guarantee, NeverRaisedTo


def guarantee_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the guarantees that do not hold, speak of nothing, or could not be proved in time."""
    for guarantee in examined.base.guarantees.values():
        claim = Claim(guarantee.condition, guarantee.requirement)
        verdict = prove(examined.base, claim, seconds=examined.deadline.left)
        match verdict:
            case Refuted() as refuted:
                yield broken(examined, guarantee, claim, refuted)
            case Proved() if not verdict.vacuous:
                pass
            case Proved():
                what = f"the guarantee '{guarantee.id}' speaks of no interview: its condition is never true"
                yield notice("empty-guarantee", guarantee.id, guarantee.place, what, "look at its condition")
            case Unproven():
                what = f"it is not known in time whether the guarantee '{guarantee.id}' holds"
                yield notice("not-decided", guarantee.id, guarantee.place, what, MORE_TIME)


def broken(examined: Examined, guarantee: Guarantee, claim: Claim, refuted: Refuted) -> Notice:
    """Return that a guarantee does not hold, with the answers that show it and nothing else."""
    shown = needed(examined.base, claim, refuted, seconds=examined.deadline.left)
    requirement, other = claim.requirement, refuted.other
    if isinstance(requirement, NeverRaisedTo) and other:
        other = {**shown, requirement.fact: other[requirement.fact]}
    what = f"the guarantee '{guarantee.id}' does not hold"
    hint = "change the rules that fire there, or promise less"
    return notice("guarantee-fails", guarantee.id, guarantee.place, what, hint, shown, other)

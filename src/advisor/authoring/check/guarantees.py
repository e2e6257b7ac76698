"""Whether what is promised of every interview holds."""

from collections.abc import Iterator

from advisor.authoring.check.conflicts import conflict
from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import MORE_TIME, Notice
from advisor.authoring.check.violations import shortest
from advisor.evaluators.prove.claims import Claim, Proved, Refuted, prove
from advisor.evaluators.prove.program import Unproven
from advisor.model import Guarantee, NeverRaisedTo

# Maximum time for a guarantee, as a multiple of its equal share of the time left.
FAIR = 4
CHANGE = "change the rules that fire there, or promise less"


def guarantee_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the guarantees that do not hold, speak of nothing, or could not be proved in time."""
    guarantees = tuple(examined.base.guarantees.values())
    for number, guarantee in enumerate(guarantees):
        # Each gets a share of what is left, so that one that is hard to prove does not cost all others.
        share = examined.deadline.left * min(1, FAIR / (len(guarantees) - number))
        yield from guarantee_notice(examined.given(share), guarantee)


def guarantee_notice(examined: Examined, guarantee: Guarantee) -> Iterator[Notice]:
    """Yield what is to be said of a guarantee."""
    subject, place = guarantee.id, guarantee.place
    claim = Claim(guarantee.condition, guarantee.requirement)
    left = examined.deadline.left  # without time nothing is prepared either, which may take long itself
    match prove(examined.base, claim, seconds=left) if left else Unproven(left):
        case Refuted() as refuted:
            shown, how = shortest(examined.base, claim, refuted, examined.deadline)
            what, hint = f"the guarantee '{subject}' does not hold: {how}", CHANGE
            first, second = shown.profile, shown.other
            yield Notice("guarantee-fails", subject, place, what, hint, witness=first, other=second)
        case Proved(vacuous=True):
            what = f"the guarantee '{subject}' covers no interview: no answers make its condition true"
            if isinstance(guarantee.requirement, NeverRaisedTo):
                what += f", or none with a higher answer to '{guarantee.requirement.fact}'"
            why = conflict(examined.base, guarantee.condition, examined.deadline)
            hint = "change its condition, or remove the guarantee"
            yield Notice("empty-guarantee", subject, place, what, hint, conflict=why)
        case Unproven():
            what = f"it could not be proved in time whether the guarantee '{subject}' holds"
            yield Notice("unproved-guarantee", subject, place, what, MORE_TIME)
        case Proved():
            pass

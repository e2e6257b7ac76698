"""Whether what is promised of every interview holds."""

from collections.abc import Iterator

from advisor.authoring.check.conflicts import conflict
from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import MORE_TIME, Notice, notice
from advisor.authoring.check.violations import shortest
from advisor.evaluators.prove.claims import Claim, Proved, Refuted, Verdict, prove
from advisor.evaluators.prove.program import Unproven
from advisor.model import Guarantee, NeverRaisedTo

# So many times its equal share of the time left a guarantee may take.
FAIR = 4

CHANGE = "change the rules that fire there, or promise less"
NARROW = "change its condition, or remove the guarantee"


def guarantee_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the guarantees that do not hold, speak of nothing, or could not be proved in time."""
    guarantees = tuple(examined.base.guarantees.values())
    for number, one in enumerate(guarantees):
        # Each gets a share of what is left, so that one that is hard to prove does not cost all others.
        share = examined.deadline.left * min(1, FAIR / (len(guarantees) - number))
        yield from guarantee_notice(examined.given(share), one)


def guarantee_notice(examined: Examined, guarantee: Guarantee) -> Iterator[Notice]:
    """Yield what is to be said of a guarantee."""
    claim = Claim(guarantee.condition, guarantee.requirement)
    match verdict(examined, claim):
        case Refuted() as refuted:
            yield broken(examined, guarantee, claim, refuted)
        case Proved(vacuous):
            if vacuous:
                yield empty(examined, guarantee)
        case Unproven():
            what = f"it could not be proved in time whether the guarantee '{guarantee.id}' holds"
            yield notice("unproved-guarantee", guarantee.id, guarantee.place, what, MORE_TIME)


def verdict(examined: Examined, claim: Claim) -> Verdict:
    """Return whether a claim holds; without time nothing is prepared, which may take long itself."""
    if not examined.deadline.left:
        return Unproven(examined.deadline.seconds)
    return prove(examined.base, claim, seconds=examined.deadline.left)


def broken(examined: Examined, guarantee: Guarantee, claim: Claim, refuted: Refuted) -> Notice:
    """Return that a guarantee does not hold, with the answers that show it."""
    shown, how = shortest(examined.base, claim, refuted, examined.deadline)
    what = f"the guarantee '{guarantee.id}' does not hold: {how}"
    return notice(
        "guarantee-fails",
        guarantee.id,
        guarantee.place,
        what,
        CHANGE,
        witness=shown.profile,
        other=shown.other,
    )


def empty(examined: Examined, guarantee: Guarantee) -> Notice:
    """Return that a guarantee speaks of no interview, and why."""
    what = f"the guarantee '{guarantee.id}' speaks of no interview: no answers make its condition true"
    why = conflict(examined.base, guarantee.condition, examined.deadline)
    if isinstance(guarantee.requirement, NeverRaisedTo):
        what += f", or none with a higher answer to '{guarantee.requirement.fact}'"
    return notice("empty-guarantee", guarantee.id, guarantee.place, what, NARROW, conflict=why)

"""Two versions of a rule base compared: the verdict, the share, the edits, and which of them are to blame."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from advisor.authoring.compare.blame import Blame, blame
from advisor.authoring.compare.edits import Edit
from advisor.authoring.compare.rules import sameness
from advisor.authoring.compare.scope import Own, VersionScope, scope
from advisor.authoring.compare.share import ROWS, Estimate, Share, share, unheld
from advisor.authoring.compare.undo import Undoing
from advisor.authoring.compare.witness import Differs, NotDecided, Same, Verdict, find_witness, shown_by
from advisor.authoring.compare.written import edits
from advisor.evaluators.network import Reading, points_by_node, vetoes_by_node
from advisor.evaluators.prove.claims import Proved, Refuted
from advisor.evaluators.prove.program import Deadline, within
from advisor.evaluators.prove.versions import same_winners, versions
from advisor.model import RuleBase, cut_alike, is_complete

SECONDS = 30.0
"""How long all proofs together may take if the caller does not say."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What tells two versions apart, which are cut alike. `blame` is about the interview of the verdict.

    `advice` are the pieces that an interview may get in one version alone although it ends the same; all others
    are proved to be given alike. `same_points` says that of points and vetoes this is proved, and `alike` are
    the decisions of which it is proved that they have the same winners wherever every question is answered.
    `unheld` says of how many interviews of either version the other cannot hold, where there are any.
    """

    old: RuleBase
    new: RuleBase
    scope: VersionScope
    edits: tuple[Edit, ...]
    verdict: Verdict
    share: Share | None
    blame: Blame | None
    advice: tuple[str, ...]
    same_points: bool
    alike: tuple[str, ...]
    unheld: tuple[Estimate | None, ...]

    @property
    def sides(self) -> Mapping[str, tuple[RuleBase, Own]]:
        """Each version with what only it has, by the name of its side."""
        return {side: (getattr(self, side), own) for side, own in self.scope.sides.items()}

    @property
    def same(self) -> bool:
        """Whether every interview can be held in both versions and ends the same, and both decide the same things."""
        return self.verdict == Same(throughout=True) and self.scope.same_decisions


def compare(old: RuleBase, new: RuleBase, *, seconds: float = SECONDS, rows: int = ROWS) -> Difference:
    deadline = within(seconds)
    old, new = cut_alike(old, new)
    both = versions(old, new, deadline)
    old_reading, new_reading = both.readings
    same = sameness(old_reading, new_reading)
    edited, sampled, compared = edits(same), share(old, new, rows), scope(old, new, deadline)
    verdict, to_blame = find_witness(old, new, both, deadline, throughout=compared.whole), None
    if isinstance(verdict, NotDecided) and sampled and sampled.example:
        verdict = shown_by(old, new, sampled.example) or verdict
    if isinstance(verdict, Differs):
        unknown = only_where_unknown(verdict, old, new, sampled, deadline)
        verdict = replace(verdict, unknown_only=unknown)
        to_blame = blame(Undoing(old, new, same.findings), verdict, edited, deadline)
    return Difference(
        old=old,
        new=new,
        scope=compared,
        edits=edited,
        verdict=verdict,
        share=sampled,
        blame=to_blame,
        advice=tuple(other_advice(old_reading, new_reading)),
        same_points=same_points(old_reading, new_reading),
        alike=both.alike,
        unheld=() if compared.whole else (unheld(old, new, rows), unheld(new, old, rows)),
    )


def only_where_unknown(
    verdict: Differs, old: RuleBase, new: RuleBase, sampled: Share | None, deadline: Deadline
) -> bool | None:
    """Return whether only interviews with unknown answers end differently.

    None if that is not known in time, or there is no interview with every question answered.
    """
    complete = is_complete(old, verdict.profile) and is_complete(new, verdict.profile)
    if complete or (sampled and sampled.example is not None):
        return False
    match same_winners(old, new, seconds=deadline.left):
        case Proved(vacuous=False):
            return True
        case Refuted():
            return False
        case _:
            return None


def other_advice(old: Reading, new: Reading) -> Iterator[str]:
    """Yield the advice that is not given by the same conditions and for the same winners in both."""
    for name in {**old.base.advice, **new.base.advice}:
        if advising(old, name) != advising(new, name):
            yield name


def advising(reading: Reading, advice: str) -> tuple[frozenset[int], frozenset[str]]:
    """Return the nodes at which a piece of advice is given, and for which winners; nothing if it never is."""
    nodes = frozenset(
        reading.rules[rule.id] for rule in reading.base.rules.values() if advice in rule.advises
    )
    return nodes, frozenset(reading.base.advice[advice].about) if nodes else frozenset()


def same_points(old: Reading, new: Reading) -> bool:
    """Return whether the same nodes give the same points and vetoes to the candidates of both."""
    mine, theirs = points_by_node(old), points_by_node(new)
    vetoes, others = vetoes_by_node(old), vetoes_by_node(new)
    return all(mine[name] == theirs[name] and vetoes[name] == others[name] for name in mine if name in theirs)

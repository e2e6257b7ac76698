"""How a decision ends when some rules fire: standings, ties, vetoes and margin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from advisor.model import Decision, Rule, RuleBase


class Status(Enum):
    """How a decision ended."""

    WINNER = "winner"
    TIE = "tie"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Certainty:
    """Whether every completion has the same winners, None if it is not known in time; and who they are.

    Without winners they are those that lead now.
    """

    settled: bool | None
    winners: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The points that one firing gave to a candidate."""

    rule: str
    points: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate with its points and what they rest on; a candidate that is ruled out has no rank."""

    candidate: str
    rank: int | None
    points: int
    evidence: tuple[Evidence, ...]
    ruled_out_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a decision. Standings are in order of rank, then those ruled out.

    The winners are those that lead, or if it is settled those that win whatever is still answered.
    `margin` is their lead in points over the next rank, None without one;
    `settled` says that no further answer can change the winners, proved; None if it is not known in time.
    """

    decision: str
    status: Status
    winners: tuple[str, ...]
    margin: int | None
    settled: bool | None
    standings: tuple[Standing, ...]

    def standing(self, candidate: str) -> Standing:
        return next(standing for standing in self.standings if standing.candidate == candidate)

    @property
    def ahead(self) -> int | None:
        """The lead of a winner; None of a tie, whose margin is that over whoever comes after it."""
        return self.margin if self.status is Status.WINNER else None

    @property
    def leading(self) -> tuple[str, ...]:
        """The winners, then the other candidates that are not ruled out, in order of rank."""
        left = (standing.candidate for standing in self.standings if standing.rank)
        return tuple(dict.fromkeys((*self.winners, *left)))

    @property
    def shown_by_points(self) -> bool:
        """Whether the winners are those that lead by the answers so far."""
        return set(self.winners) == {standing.candidate for standing in self.standings if standing.rank == 1}


def decide(base: RuleBase, decision: Decision, fired: Sequence[Rule], certain: Certainty) -> Outcome:
    """Return how a decision ends when these rules fire; evidence is in their order."""
    standings = rank([stand(base, candidate, fired) for candidate in decision.candidate_ids])
    leaders = tuple(standing.candidate for standing in standings if standing.rank == 1)
    winners = winners_of(decision, leaders, certain)
    return Outcome(
        decision=decision.id,
        status=status_of(winners),
        winners=winners,
        margin=lead(standing.points for standing in standings if standing.rank)
        if set(winners) == set(leaders)
        else None,
        settled=certain.settled,
        standings=standings,
    )


def winners_of(decision: Decision, leaders: tuple[str, ...], certain: Certainty) -> tuple[str, ...]:
    """Return who wins: whoever is certain to, else whoever leads now."""
    if certain.winners is None:
        return leaders
    return tuple(name for name in decision.candidate_ids if name in certain.winners)


def lead(points: Iterable[int]) -> int | None:
    """Return how far those with the most points are ahead of the next; None if nobody is behind."""
    ahead, *behind = sorted(set(points), reverse=True) or (0,)
    return ahead - behind[0] if behind else None


def status_of(winners: tuple[str, ...]) -> Status:
    return Status.NONE if not winners else Status.TIE if len(winners) > 1 else Status.WINNER


def stand(base: RuleBase, candidate: str, fired: Iterable[Rule]) -> Standing:
    """Return the points and vetoes of a candidate, not yet ranked."""
    evidence = tuple(
        Evidence(rule.id, base.awards[rule.id][candidate])
        for rule in fired
        if candidate in base.awards[rule.id]
    )
    ruled_out_by = tuple(rule.id for rule in fired if candidate in rule.vetoes)
    return Standing(candidate, None, sum(award.points for award in evidence), evidence, ruled_out_by)


def rank(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return standings in order with their ranks; equal points share a rank, the next rank counts them all."""
    standings = list(standings)
    left = sorted(
        (standing for standing in standings if not standing.ruled_out_by),
        key=lambda standing: -standing.points,
    )
    points = [standing.points for standing in left]
    ranked = [
        Standing(
            standing.candidate, points.index(standing.points) + 1, standing.points, standing.evidence, ()
        )
        for standing in left
    ]
    return (*ranked, *(standing for standing in standings if standing.ruled_out_by))

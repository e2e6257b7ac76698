"""Profiles, finished or not, that show as much as possible of what is wanted, or a proof that none shows it.

Facts may be unknown here: what a rule does in an unfinished interview counts as much as at its end. Answers are
whole, since people shall read the profiles.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from advisor.evaluators.network import Network, read_into
from advisor.evaluators.prove.ground import Prover, grounded, open_profile
from advisor.evaluators.prove.possible import SECONDS
from advisor.evaluators.prove.program import Unproven, reach, within
from advisor.evaluators.prove.subsets import grow
from advisor.evaluators.split import WantedProfile
from advisor.model import Profile, RuleBase

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Questions(Generic[Name]):
    """Things that are wanted, each with the literal that is true of the profiles that show it."""

    prover: Prover
    literals: Mapping[Name, int]

    @property
    def watched(self) -> frozenset[int]:
        """The literals from which a profile is read, and what it shows."""
        return self.prover.answers.union(self.literals.values())


@dataclass(frozen=True, slots=True)
class CoveringProfile(Generic[Name]):
    """A profile, and everything wanted that it shows."""

    profile: Profile
    names: frozenset[Name]


@dataclass(frozen=True, slots=True)
class Reachable(Generic[Name]):
    """What no profile shows, proved, and what was not decided in time."""

    impossible: frozenset[Name]
    undecided: frozenset[Name]


def questions(base: RuleBase, wanted: Mapping[Name, Sequence[WantedProfile]]) -> Questions[Name]:
    """Return what is wanted as questions; of the alternatives under one name any will do."""
    reading = read_into(Network(), base)
    nodes = {
        name: [
            (reading.node(alternative.true), reading.node(alternative.untrue)) for alternative in alternatives
        ]
        for name, alternatives in wanted.items()
    }
    prover = grounded((reading,), ("partial", "definite", "standings"), "open(0).")
    return Questions(prover, dict(zip(nodes, showing(prover, nodes.values()), strict=True)))


def showing(prover: Prover, groups: Iterable[Sequence[tuple[int, int]]]) -> list[int]:
    """Return for each group of pairs of nodes the literal that in one of them the first is true and the second not."""
    groups = list(groups)
    pairs = dict.fromkeys(pair for group in groups for pair in group)
    unlike = [(-prover.literal(true), prover.literal(untrue)) for true, untrue in pairs]
    lacking = dict(zip(pairs, prover.program.eithers(unlike), strict=True))
    return prover.program.eithers([[-lacking[pair] for pair in group] for group in groups])


def reachable(questions: Questions[Name]) -> Reachable[Name]:
    """Return what no profile shows, in one search for all."""
    reached = reach(questions.prover.program, questions.literals.values(), (), within(SECONDS))
    seen = reached.true | reached.undecided
    return Reachable(
        frozenset(name for name, literal in questions.literals.items() if literal not in seen),
        frozenset(name for name, literal in questions.literals.items() if literal in reached.undecided),
    )


def most_shown(
    questions: Questions[Name], first: Name, others: Iterable[Name], *, seconds: float = SECONDS
) -> CoveringProfile[Name] | Unproven | None:
    """Return a profile that shows the first and as many of the others as can be added one after the other.

    None if no profile shows the first. When time is up, it is the best profile so far.
    """
    wanted = frozenset(questions.literals[name] for name in others)
    model = grow(
        questions.prover.program,
        wanted,
        [questions.literals[first]],
        within(seconds),
        watched=questions.watched,
    )
    if model is None or isinstance(model, Unproven):
        return model
    names = frozenset(name for name, literal in questions.literals.items() if literal in model)
    return CoveringProfile(open_profile(questions.prover, model), names)

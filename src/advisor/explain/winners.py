"""What is told of whoever wins: what it costs, by the rules and advice that count here, and what the base tells of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.model import RuleBase
from advisor.recommend import Outcome, Recommendation


@dataclass(frozen=True, slots=True)
class Tradeoffs:
    """What a winner costs: the rules that fired against it, and the advice that is given about it."""

    candidate: str
    rules: tuple[str, ...]
    advice: tuple[str, ...]

    @property
    def number(self) -> int:
        return len(self.rules) + len(self.advice)


@dataclass(frozen=True, slots=True)
class Telling:
    """What one attribute of a winner comes to, in the words of the base."""

    candidate: str
    attribute: str
    title: str
    words: str


def tradeoffs(base: RuleBase, result: Recommendation, outcome: Outcome) -> tuple[Tradeoffs, ...]:
    """Return the tradeoffs of each winner of a decision."""
    return tuple(
        Tradeoffs(
            winner,
            tuple(award.rule for award in outcome.standing(winner).evidence if award.points < 0),
            tuple(given.advice for given in result.advice if winner in base.advice[given.advice].about),
        )
        for winner in outcome.winners
    )


def fewest(costs: Iterable[Tradeoffs]) -> tuple[Tradeoffs, ...]:
    """Return tied winners from the fewest tradeoffs to the most; none if no single one has the fewest."""
    ordered = tuple(sorted(costs, key=lambda cost: cost.number))
    return ordered if ordered[1:] and ordered[0].number < ordered[1].number else ()


def tellings(base: RuleBase, outcome: Outcome) -> Iterator[Telling]:
    """Yield what the base tells of every winner of a decision, attribute by attribute."""
    for told in base.decisions[outcome.decision].tells:
        for winner in outcome.winners:
            values = base.candidates[winner].attributes.get(told.id, ())
            if words := " ".join(told.words[value] for value in values if value in told.words):
                yield Telling(winner, told.id, told.title, words)

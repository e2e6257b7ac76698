"""Who would win after one more answer, with everything else left unknown: what `fire` would say, all at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from advisor.model import Answer, Fact, Kind, Profile, RuleBase, open_facts


@dataclass(frozen=True, slots=True)
class NextAnswer:
    """The winners of each decision if this fact alone gets this answer."""

    fact: str
    answer: Answer
    winners: Mapping[str, frozenset[str]]


def next_answers(
    base: RuleBase, profile: Profile, answers: Iterable[tuple[Fact, Answer]] | None = None
) -> tuple[NextAnswer, ...]:
    """Return what each answer left to each open fact would lead to at once; answers that cannot be are left out.

    Of sets these are the smallest left and those with one value more, unless other `answers` are given.
    """
    from advisor.evaluators.sweep import encode, possible, sweep  # numpy takes a while to load

    tried = open_answers(base, profile) if answers is None else answers
    steps = [(fact.id, answer) for fact, answer in tried]
    codes = encode(base, [{**profile, fact: answer} for fact, answer in steps])
    swept, fitting = sweep(base, codes), possible(base, codes)
    candidates = {decision.id: decision.candidate_ids for decision in base.decisions.values()}
    return tuple(
        NextAnswer(
            fact,
            answer,
            {name: swept.winners_of(row).intersection(ids) for name, ids in candidates.items()},
        )
        for row, (fact, answer) in enumerate(steps)
        if fitting[row]
    )


def open_answers(base: RuleBase, profile: Profile) -> Iterator[tuple[Fact, Answer]]:
    """Yield each open fact with each value left; for `several` with the smallest set left, and with each value more."""
    for fact in map(base.facts.__getitem__, open_facts(base, profile)):
        known = fact.limits(profile.get(fact.id))
        choices = fact.ordered(known.open)
        if fact.kind is Kind.SEVERAL:
            yield fact, known.must
            yield from ((fact, known.must | {value}) for value in choices)
        else:
            yield from ((fact, value) for value in choices)

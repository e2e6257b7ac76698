"""What a result rests on: what rules others out, then the few reasons that speak most for it and against it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.conditions import Answered
from advisor.evaluators.trace import Firing
from advisor.explain.ledger import roots
from advisor.explain.vetoes import Veto, vetoes
from advisor.model import Rule, RuleBase, grouped, is_own
from advisor.recommend import Outcome, Recommendation


@dataclass(frozen=True, slots=True)
class Reason:
    """Rules that are written as one and fired for one candidate, with the answers that they rest on.

    `points` are those of the candidate; `ahead` is how far it is put before its rival, negative if it is put behind.
    """

    rules: tuple[Rule, ...]
    answers: tuple[Answered, ...]
    points: int
    ahead: int

    @property
    def rests_on(self) -> frozenset[str]:
        return frozenset(answer.fact for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Elimination:
    """A veto, with the answers that it rests on."""

    veto: Veto
    answers: tuple[Answered, ...]

    @property
    def is_own(self) -> bool:
        """Whether people rule somebody out themselves."""
        return is_own(self.veto.rules[0])


def elimination(base: RuleBase, result: Recommendation, veto: Veto) -> Elimination:
    names = {rule.id for rule in veto.rules}
    fired = [firing for firing in result.trace.firings if firing.rule in names]
    return Elimination(veto, answers_of(base, result, fired))


def eliminations(base: RuleBase, result: Recommendation, outcome: Outcome) -> Iterator[Elimination]:
    """Yield the vetoes that rule most candidates out first, each with those only whom no other before it rules out."""
    seen: set[str] = set()
    for veto in sorted(vetoes(base, outcome), key=lambda veto: -len(veto.out)):
        if out := tuple(candidate for candidate in veto.out if candidate not in seen):
            seen.update(out)
            rules = tuple(rule for rule in veto.rules if not rule.vetoes.isdisjoint(out))
            yield elimination(base, result, Veto(rules, out, ()))


def reasons(base: RuleBase, result: Recommendation, candidate: str, rival: str | None) -> tuple[Reason, ...]:
    """Return every rule that counts for or against a candidate or its rival, as written."""
    firings = {firing.rule: firing for firing in result.trace.firings}
    by_written = grouped(
        (base.rules[name].written_as, base.rules[name])
        for name in firings
        if base.awards[name].keys() & {candidate, rival}
    )
    return tuple(
        reason(base, result, [firings[rule.id] for rule in rules], candidate, rival)
        for rules in by_written.values()
    )


def reason_of(base: RuleBase, result: Recommendation, firings: Sequence[Firing]) -> Reason:
    """Return firings as a reason, whatever points they give."""
    return Reason(
        tuple(base.rules[firing.rule] for firing in firings), answers_of(base, result, firings), 0, 0
    )


def reason(
    base: RuleBase, result: Recommendation, firings: Collection[Firing], candidate: str, rival: str | None
) -> Reason:
    """Return firings of rules that are written as one as a reason; it names those that are about the candidate."""
    points: Counter[str | None] = Counter()
    for firing in firings:
        points.update(base.awards[firing.rule])
    about = candidate if points[candidate] else rival
    meant = [firing for firing in firings if base.awards[firing.rule].get(about or "")]
    rules = tuple(base.rules[firing.rule] for firing in meant)
    return Reason(
        rules, answers_of(base, result, meant), points[candidate], points[candidate] - points[rival]
    )


def answers_of(base: RuleBase, result: Recommendation, firings: Iterable[Firing]) -> tuple[Answered, ...]:
    """Return the answers that firings rest on, through any number of findings."""
    supports = tuple(dict.fromkeys(support for firing in firings for support in firing.supports))
    return roots(base, result.trace, supports)


def strongest(
    weighed: Iterable[Reason], core: Collection[str] | None, used: Collection[str]
) -> Iterator[Reason]:
    """Yield what speaks for a candidate, the most points first, if it rests on the core and not only on used answers.

    Of equal points what puts it before its rival comes first; what only speaks against the rival comes last. Without
    a core any answers will do.
    """
    used = set(used)
    speaking = [each for each in weighed if each.points > 0 or each.ahead > 0]
    for each in sorted(speaking, key=lambda each: (-each.points, -each.ahead)):
        if (core is None or each.rests_on <= set(core)) and not (each.rests_on and each.rests_on <= used):
            used |= each.rests_on
            yield each


def counterarguments(weighed: Collection[Reason]) -> Iterator[Reason]:
    """Yield what puts a candidate furthest behind its rival, if anything does, then by what else it loses most points."""
    worst = min((each for each in weighed if each.ahead < 0), key=lambda each: each.ahead, default=None)
    if worst:
        yield worst
    losing = (each for each in weighed if each.points < 0 and each is not worst)
    yield from sorted(losing, key=lambda each: each.points)


def by_candidate(
    base: RuleBase, result: Recommendation, candidates: Iterable[str]
) -> Mapping[str, Reason | None]:
    """Return for each candidate, set against nobody, what speaks most for it; None if nothing does."""
    return {
        candidate: next(strongest(reasons(base, result, candidate, None), None, ()), None)
        for candidate in candidates
    }

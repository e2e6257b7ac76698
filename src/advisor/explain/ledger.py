"""The ledger of a recommendation: which answer, through which rule, gave which points to whom."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.conditions import Answered, Concluded, Known, Support, supports
from advisor.evaluators.trace import Trace, ordered_supports
from advisor.explain.joint import joint_name, joint_title
from advisor.model import Any, Rule, RuleBase, grouped, together
from advisor.recommend import Outcome


@dataclass(frozen=True, slots=True)
class Row:
    """A rule that fired, with its points for each candidate in the columns.

    Firings of one `each` rule on the same answers share a row, with all their candidates in the title.
    """

    rule: str
    title: str
    points: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """The rows that rest on the same answers, weightiest first."""

    answers: tuple[Answered, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every firing that gave points to one of the candidates; each column adds up to its points."""

    candidates: tuple[str, ...]
    groups: tuple[AnswerGroup, ...]


@dataclass(frozen=True, slots=True)
class PointGap:
    """The points by which one rule puts the winner before the rival; negative if it helps the rival."""

    rule: str
    title: str
    points: int


def ledger(base: RuleBase, trace: Trace, candidates: tuple[str, ...]) -> Ledger:
    """Return the ledger of some candidates of one decision, weightiest groups first."""
    by_answers = grouped(
        (roots(base, trace, firing.supports), base.rules[firing.rule])
        for firing in trace.firings
        if not base.awards[firing.rule].keys().isdisjoint(candidates)
    )
    groups = [
        AnswerGroup(
            answers, tuple(sorted((row(base, alike, candidates) for alike in together(rules)), key=lightness))
        )
        for answers, rules in by_answers.items()
    ]
    return Ledger(candidates, tuple(sorted(groups, key=lambda group: lightness(group.rows[0]))))


def row(base: RuleBase, rules: Sequence[Rule], candidates: Sequence[str]) -> Row:
    """Return the row of a rule, or of all rules made from one `each` rule."""
    points: Counter[str] = Counter()
    for rule in rules:
        points.update(
            {candidate: by for candidate, by in base.awards[rule.id].items() if candidate in candidates}
        )
    held = {candidate: points[candidate] for candidate in candidates if points[candidate]}
    return Row(joint_name(rules), joint_title(base, rules), held)


def lightness(row: Row) -> int:
    """Return a number that is lower the more points a row moves."""
    return -max((abs(by) for by in row.points.values()), default=0)


def roots(base: RuleBase, trace: Trace, resting: tuple[Support, ...]) -> tuple[Answered, ...]:
    """Return the answers that supports rest on, through any number of findings."""
    answers: dict[Answered, None] = {}
    seen: set[Support] = set()
    stack = list(reversed(resting))
    while stack:
        support = stack.pop()
        if support in seen:
            continue
        seen.add(support)
        match support:
            case Answered():
                answers[support] = None
            case Concluded():
                stack.extend(beneath(base, trace, support))
    return tuple(answer for answer in ordered_supports(base, answers) if isinstance(answer, Answered))


def beneath(base: RuleBase, trace: Trace, finding: Concluded) -> tuple[Support, ...]:
    """Return what makes a finding true or false, one level down."""
    known = Known(base, trace.profile, trace.findings)
    return ordered_supports(base, supports(Any(base.causes[finding.finding]), known))


def by_factor(base: RuleBase, outcome: Outcome) -> Mapping[str, Mapping[str, int]]:
    """Return for each factor, in their order, the points of those who are left; what names none stands last, under ""."""
    sums = {factor: Counter[str]() for factor in (*base.factors, "")} if base.factors else {}
    for standing in outcome.standings if sums else ():
        for award in standing.evidence if standing.rank else ():
            sums[base.rules[award.rule].factor][standing.candidate] += award.points
    return {factor: points for factor, points in sums.items() if any(points.values())}


def differences(base: RuleBase, trace: Trace, winner: str, rival: str) -> tuple[PointGap, ...]:
    """Return every row that counts differently for the two, highest first; the points add up to the gap."""
    rows = (row for group in ledger(base, trace, (winner, rival)).groups for row in group.rows)
    apart = (
        PointGap(
            difference.rule,
            difference.title,
            difference.points.get(winner, 0) - difference.points.get(rival, 0),
        )
        for difference in rows
    )
    return tuple(
        sorted(
            (difference for difference in apart if difference.points),
            key=lambda difference: -difference.points,
        )
    )

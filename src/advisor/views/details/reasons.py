"""Every rule that counted, why the others lost, and with which other answers they would win."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from advisor.explain.explanation import Explanation
from advisor.explain.ledger import AnswerGroup, Ledger, PointGap, by_factor, differences, ledger
from advisor.explain.sayings import deed
from advisor.explain.winners import tradeoffs
from advisor.model import DecisionKind, RuleBase
from advisor.recommend import Outcome, Recommendation, Status
from advisor.texts import count, signed
from advisor.views.applied import rules_that_count
from advisor.views.contest import why_not
from advisor.views.document.blocks import (
    Block,
    Blocks,
    Fold,
    Heading,
    Paragraph,
    RowKind,
    Sentence,
    Sign,
    Table,
    TableRow,
)
from advisor.views.document.spans import Line, Link, Tone, Toned
from advisor.views.flips import flips
from advisor.views.links import to_made, to_support
from advisor.views.lists import joined, paragraph, resting_on, under, with_id
from advisor.views.standings import filtered, scores

COLUMNS = 3
WEIGHTIEST = 3


def reasons(explanation: Explanation) -> Fold:
    """Return the ledgers of all decisions, for those in front."""
    base, result = explanation.base, explanation.result
    blocks = by_decision(
        explanation, lambda outcome: filtered(base, result, [outcome], compared(base, result, outcome))
    )
    lists = (
        block
        for name, applied in result.lists.items()
        for block in under_title(base.lists[name].title, rules_that_count(base, applied))
    )
    return Fold("reasons", ("Every rule that counted",), (*blocks, *lists))


def by_decision(explanation: Explanation, told: Callable[[Outcome], Blocks]) -> Blocks:
    """Return what is told of each decision under its title, if anything is."""
    titled = (
        (explanation.base.decisions[outcome.decision].title, told(outcome))
        for outcome in explanation.outcomes
    )
    return tuple(block for title, blocks in titled for block in under_title(title, blocks))


def under_title(title: str, blocks: Blocks) -> Blocks:
    return (Heading((title,), 3), *blocks) if blocks else ()


def compared(base: RuleBase, result: Recommendation, outcome: Outcome) -> Blocks:
    """Return the points of those who are left, and what whoever wins has against it."""
    if base.decisions[outcome.decision].kind is DecisionKind.CHOICE:
        return (*scores(base, result, outcome), *watch_out(base, outcome), *costs(base, result, outcome))
    return (
        *tables(base, result, outcome),
        *runner_up(base, result, outcome),
        *watch_out(base, outcome),
        *costs(base, result, outcome),
    )


def tables(base: RuleBase, result: Recommendation, outcome: Outcome) -> Blocks:
    """Return the ledger of those in front, and their points by factor; every column adds up to the points of one."""
    entries = ledger(base, result.trace, outcome.leading[:COLUMNS])
    ledgers = [row for group in entries.groups for row in group_rows(base, entries, group)]
    factors = [
        points_row((base.factors[factor].title if factor else "no factor",), points, entries.candidates)
        for factor, points in by_factor(base, outcome).items()
        if any(points.get(candidate) for candidate in entries.candidates)
    ]
    heads = {"your answers, and the rules that rest on them": ledgers, "by factor": factors}
    titles = [(base.candidates[candidate].title,) for candidate in entries.candidates]
    sums = [(signed(outcome.standing(candidate).points),) for candidate in entries.candidates]
    together = TableRow((("together",), *sums), RowKind.SUM)
    return tuple(Table(((head,), *titles), (*rows, together)) for head, rows in heads.items() if rows)


def group_rows(base: RuleBase, entries: Ledger, group: AnswerGroup) -> Iterator[TableRow]:
    """Yield the rules that rest on the same answers, under them."""
    answers = joined((to_support(base, answer) for answer in group.answers), "; ")
    yield TableRow((answers or ("whatever is answered",),), RowKind.GROUP)
    for row in group.rows:
        yield points_row(with_id(Link("rule", row.rule, row.title)), row.points, entries.candidates)


def points_row(about: Line, points: Mapping[str, int], candidates: Iterable[str]) -> TableRow:
    """Return points as a row; whoever gets none has an empty cell."""
    return TableRow((about, *((signed(points[name]),) if points.get(name) else () for name in candidates)))


def runner_up(base: RuleBase, result: Recommendation, outcome: Outcome) -> Iterator[Block]:
    """Yield why the candidate on the next rank lost; what speaks for either side adds up to the gap."""
    if outcome.status is not Status.WINNER or len(outcome.leading) < 2:
        return
    winner, rival = outcome.leading[:2]
    gaps = differences(base, result.trace, winner, rival)
    behind = sum(gap.points for gap in gaps)
    side = "behind" if behind >= 0 else "ahead of"
    sides = (
        (winner, [gap for gap in gaps if gap.points > 0]),
        (rival, [gap for gap in reversed(gaps) if gap.points < 0]),
    )
    yield from paragraph(
        Toned(f"Why not {base.candidates[rival].title}: ", Tone.STRONG),
        f"it is {count(abs(behind), 'point')} {side} {base.candidates[winner].title}.",
    )
    for (candidate, gaps_for), sign in zip(sides, (Sign.FOR, Sign.AGAINST), strict=True):
        if gaps_for:
            yield from weightiest(base.candidates[candidate].title, gaps_for, sign)


def weightiest(title: str, gaps: list[PointGap], sign: Sign) -> Iterator[Block]:
    """Yield the rules that put a candidate ahead, the weightiest first; of more than some the rest only as a sum."""
    total = sum(abs(gap.points) for gap in gaps)
    yield Paragraph((f"{count(total, 'point')} for {title}, the weightiest first:",))
    for gap in gaps[:WEIGHTIEST]:
        yield Sentence((f"{abs(gap.points)}  {gap.title}",), f"rule {gap.rule}", sign)
    if rest := gaps[WEIGHTIEST:]:
        points = sum(abs(gap.points) for gap in rest)
        yield Sentence((f"{points}  from {count(len(rest), 'more rule')}",), "result", sign)


def watch_out(base: RuleBase, outcome: Outcome) -> Iterator[Block]:
    for winner in outcome.winners:
        candidate = base.candidates[winner]
        if candidate.watch_out and outcome.status is Status.WINNER:
            line = (Toned(f"Watch out with {candidate.title}: ", Tone.WARNING), candidate.watch_out)
            yield Sentence(line, f"candidate {winner}", Sign.AGAINST)


def costs(base: RuleBase, result: Recommendation, outcome: Outcome) -> Iterator[Block]:
    """Yield the tradeoffs of each winner."""
    for cost in tradeoffs(base, result, outcome):
        rules = (to_made(base.rules[rule]) for rule in cost.rules)
        advice = (Link("advice", name, deed(base.advice[name])) for name in cost.advice)
        title = Toned(f"Tradeoffs of {base.candidates[cost.candidate].title}:", Tone.STRONG)
        told = (resting_on(link, sign=Sign.AGAINST) for link in (*rules, *advice))
        yield from under(title, tuple(told))


def why_others_lost(explanation: Explanation) -> Fold:
    blocks = (block for outcome in explanation.outcomes for block in losers(explanation, outcome))
    result = explanation.result
    lists = (
        block
        for applied in result.lists.values()
        for each in applied.candidates
        if not each.so_far and each.excludes
        for block in why_not(explanation.base, result, each.candidate)
    )
    return Fold("why-not", ("Why not the others",), (*blocks, *lists))


def losers(explanation: Explanation, outcome: Outcome) -> Iterator[Block]:
    for standing in outcome.standings if outcome.winners else ():
        if standing.candidate not in outcome.winners:
            yield from why_not(explanation.base, explanation.result, standing.candidate)


def changes(explanation: Explanation) -> Fold:
    flips_of, ways_out = explanation.flips, explanation.ways_out
    blocks = by_decision(
        explanation,
        lambda outcome: flips(
            explanation.base,
            explanation.result.trace.profile,
            flips_of[outcome.decision],
            ways_out.get(outcome.decision),
        ),
    )
    return Fold("changes", ("Which other answers would make another win",), blocks)

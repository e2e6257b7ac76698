"""Every rule that counted, under the answers that it rests on, and why the runner-up lost."""

from collections.abc import Iterator

from advisor.explain.explanation import Explanation
from advisor.explain.ledger import AnswerGroup, Ledger, PointGap, differences, ledger
from advisor.model import RuleBase
from advisor.recommend import Outcome, Recommendation, Status
from advisor.texts import count, signed
from advisor.views.document.blocks import (
    Block,
    Fold,
    Heading,
    Paragraph,
    RowKind,
    Sentence,
    Sign,
    Table,
    TableRow,
)
from advisor.views.document.spans import Link, Tone, Toned
from advisor.views.links import to_support
from advisor.views.lists import joined, with_id

COLUMNS = 3
WEIGHTIEST = 3


def reasons(explanation: Explanation) -> Fold:
    """Return the ledgers of all decisions, for those in front."""
    blocks = (
        block
        for outcome in explanation.outcomes
        for block in decided_by(explanation.base, explanation.result, outcome)
    )
    return Fold("reasons", ("Every rule that counted",), tuple(blocks))


def decided_by(base: RuleBase, result: Recommendation, outcome: Outcome) -> Iterator[Block]:
    rows = ledger(base, result.trace, outcome.leading[:COLUMNS])
    blocks = (
        *((ledger_table(base, rows, outcome),) if rows.groups else ()),
        *runner_up(base, result, outcome),
        *watch_out(base, outcome),
    )
    if blocks:
        yield Heading((base.decisions[outcome.decision].title,), 3)
        yield from blocks


def ledger_table(base: RuleBase, entries: Ledger, outcome: Outcome) -> Table:
    """Return a ledger whose columns add up to the points of the candidates."""
    titles = [base.candidates[candidate].title for candidate in entries.candidates]
    sums = [signed(outcome.standing(candidate).points) for candidate in entries.candidates]
    return Table(
        (("your answers, and the rules that rest on them",), *((title,) for title in titles)),
        (
            *(row for group in entries.groups for row in group_rows(base, entries, group)),
            TableRow((("together",), *((points,) for points in sums)), RowKind.SUM),
        ),
    )


def group_rows(base: RuleBase, entries: Ledger, group: AnswerGroup) -> Iterator[TableRow]:
    """Yield the rules that rest on the same answers, under them."""
    answers = joined((to_support(base, answer) for answer in group.answers), "; ")
    yield TableRow((answers or ("whatever is answered",),), RowKind.GROUP)
    for row in group.rows:
        points = (
            (signed(row.points[candidate]),) if candidate in row.points else ()
            for candidate in entries.candidates
        )
        yield TableRow((with_id(Link("rule", row.rule, row.title)), *points))


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
    yield Paragraph(
        (
            Toned(f"Why not {base.candidates[rival].title}: ", Tone.STRONG),
            f"it is {count(abs(behind), 'point')} {side} {base.candidates[winner].title}.",
        )
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
    """Yield what to watch out for with those who won."""
    for winner in outcome.winners:
        candidate = base.candidates[winner]
        if candidate.watch_out and outcome.status is Status.WINNER:
            line = (Toned(f"Watch out with {candidate.title}: ", Tone.WARNING), candidate.watch_out)
            yield Sentence(line, f"candidate {winner}", Sign.AGAINST)

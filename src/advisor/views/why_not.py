"""Why a candidate is not the winner: who rules it out, which rules make the gap, and what it missed by one answer."""

from advisor.explain.changes import change_words
from advisor.explain.handbook.entries import Link
from advisor.explain.handbook.links import to_made
from advisor.explain.why_not import MOST_MISSES, NearMiss, WhyNot, behind_words
from advisor.model import RuleBase
from advisor.texts import count
from advisor.views.document.blocks import (
    Block,
    Blocks,
    Bullets,
    Paragraph,
    RowKind,
    Sentence,
    Sign,
    Table,
    TableRow,
)
from advisor.views.document.spans import Code, Line, Tone, Toned


def why_not(base: RuleBase, against: WhyNot) -> Blocks:
    """Return all that sets a candidate behind the winner; the sums of the table are as far apart as the two are."""
    winner = base.candidates[against.winner].title
    return (
        Paragraph((behind_words(against, winner),)),
        *(
            Sentence(
                (Toned("Ruled out: ", Tone.BAD), to_made(rule), " ", Code(rule.id)),
                f"rule {rule.id}",
                Sign.AGAINST,
            )
            for rule in against.vetoes
        ),
        *differences(base, against),
        *misses(base, against),
    )


def differences(base: RuleBase, against: WhyNot) -> Blocks:
    """Return the rules that count differently for the two, with what each is ahead by."""
    if not against.differences:
        return ()
    rows = tuple(
        TableRow(
            (
                (Link("rule", gap.rule, gap.title), " ", Code(gap.rule)),
                side(gap.points),
                side(-gap.points),
            )
        )
        for gap in against.differences
    )
    sums = [sum(max(0, sign * gap.points) for gap in against.differences) for sign in (1, -1)]
    names = (base.candidates[name].title for name in (against.winner, against.candidate))
    total = TableRow((("together",), *((str(points),) for points in sums)), RowKind.SUM)
    return (Table((("what counted",), *((f"for {name}",) for name in names)), (*rows, total)),)


def side(points: int) -> Line:
    return (str(points),) if points > 0 else ()


def misses(base: RuleBase, against: WhyNot) -> Blocks:
    """Return the rules that one other answer would have made fire; beyond some they are only named."""
    if not against.near_misses:
        return ()
    lead = f"One other answer would have brought {base.candidates[against.candidate].title} closer:"
    shown = tuple((missed(base, miss),) for miss in against.near_misses[:MOST_MISSES])
    blocks: list[Block] = [Paragraph((lead,)), Bullets(shown)]
    if rest := [miss.rule.id for miss in against.near_misses[MOST_MISSES:]]:
        ids = tuple(span for name in rest for span in (", ", Code(name)))
        blocks.append(Paragraph((f"and {count(len(rest), 'more rule')}: ", *ids[1:])))
    return tuple(blocks)


def missed(base: RuleBase, miss: NearMiss) -> Sentence:
    line: Line = (
        f"{count(miss.points, 'point')} with {change_words(base, miss.change)}: {miss.rule.title} ",
        Code(miss.rule.id),
    )
    return Sentence(line, f"rule {miss.rule.id}")

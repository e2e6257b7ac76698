"""Rows of tables: two that apply at once where one should, answers for which there is none, rows that come too late."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from advisor.authoring.check.conflicts import without
from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided
from advisor.authoring.check.overlapping import fewest_answers, overlaps
from advisor.authoring.check.written import as_written, quoted
from advisor.evaluators.minimal import halving, minimal
from advisor.evaluators.prove.program import find
from advisor.evaluators.prove.sorting import sort
from advisor.model import (
    ALWAYS,
    Condition,
    DecisionTable,
    Found,
    Hit,
    Not,
    Rule,
    before,
    findings_read,
    is_others,
    own_condition,
    with_parts,
)
from advisor.texts import at_most

EXCLUDE = (
    "let their cells exclude each other, or write 'hit: first' if the upper one counts, 'hit: each' if all do"
)
FILL = "write a row for them, or one with 'otherwise'"
MOVE = "move it before them, or remove it"
LATE = "narrow what it waits for, or remove the rule"


def row_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rows that apply at once where one should, and the answers for which there is no row."""
    for table in examined.base.tables.values():
        if table.hit is Hit.UNIQUE:
            yield from overlap_notices(examined, table)
        if table.hit is not Hit.EACH:
            yield from missing_notices(examined, table)


def fires_of(examined: Examined, rows: Sequence[str]) -> Mapping[str, int]:
    """Return for each row the literal that it fires."""
    prover = examined.prover
    return {row: prover.literal(prover.readings[0].rules[row]) for row in rows}


def overlap_notices(examined: Examined, table: DecisionTable) -> Iterator[Notice]:
    rows = fires_of(examined, table.rows)
    met = overlaps(examined, rows)
    for overlap in met.shown:
        row, others = overlap.name, overlap.earlier
        named = at_most([f"'{short(other)}'" for other in others])
        what = (
            f"the row '{short(row)}' of the table '{table.id}' can apply at once with {named}: only one may"
        )
        place = examined.base.rules[row].place
        shown = fewest_answers(examined, rows[row], rows[others[0]])
        yield Notice("rows-overlap", row, place, what, EXCLUDE, witness=shown, others=others)
    if met.undecided:
        what = f"whether these rows of the table '{table.id}' apply at once with others"
        yield not_decided("rows-overlap", what, [short(row) for row in met.undecided], table.place)


def short(row: str) -> str:
    """Return the name of a row within its table."""
    return row.rpartition("/")[2]


def missing_notices(examined: Examined, table: DecisionTable) -> Iterator[Notice]:
    """Yield that there are answers for which no row applies, where a table is about them at all."""
    prover = examined.prover
    about = prover.literal(prover.readings[0].refer(table.condition))
    none = [about, *(-fires for fires in fires_of(examined, table.rows).values())]
    shown = sort(prover, {table.id: prover.program.both(none)}, examined.deadline)
    if shown.possible:
        what = f"there are answers for which no row of the table '{table.id}' applies"
        yield Notice(
            "row-missing", table.id, table.place, what, FILL, witness=fewest_answers(examined, *none)
        )
    if shown.undecided:
        what = "whether a row of these tables always applies"
        yield not_decided("row-missing", what, [table.id], table.place)


def late_notices(examined: Examined, late: Collection[str]) -> Iterator[Notice]:
    """Yield the rules that never fire because others always do before them."""
    base = examined.base
    for group in as_written(base, late):
        rule = base.rules[group.rules[0]]
        if others := taking(examined, rule):
            table = base.tables[rule.table]
            named = quoted(short(other) for other in others)
            verb = "takes" if len(others) == 1 else "take"
            what = f"the row '{short(rule.id)}' of the table '{table.id}' never counts: {named} before it {verb} all of its answers"
            yield Notice("row-shadowed", rule.id, rule.place, what, MOVE, others=others)
        else:
            waited = next(name for name in sorted(findings_read(rule.condition)) if is_others(name))
            what = (
                f"the rule {group.words} can never fire: wherever it could, {base.propositions[waited].title}"
            )
            yield Notice("otherwise-never", group.subject, group.place, what, LATE, members=group.members)


def taking(examined: Examined, rule: Rule) -> tuple[str, ...]:
    """Return rows before one that leave it nothing, none of them needless; none if it is no row that others take from."""
    table = examined.base.tables.get(rule.table)
    if table is None or table.hit is not Hit.FIRST or rule.id == table.rows[0]:
        return ()
    prover, rules = examined.prover, examined.base.rules
    reading = prover.readings[0]
    earlier = table.rows[: table.rows.index(rule.id)]
    own = {row: prover.literal(reading.refer(own_condition(rules[row]))) for row in earlier}
    mine = prover.literal(reading.refer(at_once(rule)))

    def enough(fewer: Sequence[str]) -> bool:
        assumed = [mine, *(-own[row] for row in fewer)]
        return find(prover.program, (), assumed, examined.deadline) is None

    return minimal(earlier, earlier, without, halving(enough))


def late_rules(examined: Examined) -> frozenset[str]:
    """Return the rules that never fire, but could if they waited for no others."""
    prover, rules = examined.prover, examined.base.rules
    free = {name: at_once(rules[name]) for name in examined.never}
    waiting = {
        name: prover.literal(prover.readings[0].refer(condition))
        for name, condition in free.items()
        if condition != rules[name].condition
    }
    return sort(prover, waiting, examined.deadline).possible


def at_once(rule: Rule) -> Condition:
    """Return the condition of a rule as it is if no other applies that it waits for."""
    waited = before(rule.table, rule.id)

    def free(condition: Condition) -> Condition:
        match condition:
            case Not(Found(name)) if name == waited or is_others(name):
                return ALWAYS
            case _:
                return with_parts(condition, free)

    return free(rule.condition)

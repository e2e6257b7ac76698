"""What was judged, as a table.

For each decision: `D.winner` (several names if they tie), `D.status`, `D.margin`, `D.settled` and `D.ruled_out`;
for each list `D.applies` (what applies so far), `D.open` and `D.settled`; then `D.level` of each if levels are wanted,
the points of each candidate, the rules that fired if they are wanted, and what is wrong with the row. Names in one cell have a semicolon between them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from advisor.evaluators.sweep.plan import plan_for
from advisor.evaluators.sweep.standings import Truths, margins
from advisor.evaluators.sweep.truths import unpacked
from advisor.model import RuleBase
from advisor.tables.encode import Places
from advisor.tables.judge import JudgedRows
from advisor.tables.settle import NOT_KNOWN

BETWEEN = ";"
STATUS = pa.array(["none", "winner", "tie"])
NAMES = pa.dictionary(pa.int32(), pa.string())
OF_A_DECISION = (
    ("winner", NAMES),
    ("status", NAMES),
    ("margin", pa.int32()),
    ("settled", pa.bool_()),
    ("ruled_out", NAMES),
)
OF_A_LIST = (("applies", NAMES), ("open", NAMES), ("settled", pa.bool_()))
MAX_NAMES_IN_TABLE = 16
"""Maximum names whose sets are told apart by a table of all that there can be."""

PROBLEMS = "problems"
FIRED = "fired"


LevelsOf: TypeAlias = Callable[[RuleBase, JudgedRows], Iterable[Sequence[str | None]]]
"""What gives, for each row, the level of each decision."""


def schema(base: RuleBase, *, fired: bool, level: bool = False) -> pa.Schema:
    fields = [
        (f"{decision}.{name}", kind)
        for decision in base.written_decisions
        for name, kind in (OF_A_LIST if decision in base.lists else OF_A_DECISION)
    ]
    fields += [(f"{decision}.level", NAMES) for decision in base.contests] if level else []
    fields += [(f"points.{candidate}", pa.int32()) for candidate in weighed(base)]
    fields += [(FIRED, pa.list_(NAMES))] if fired else []
    return pa.schema([*fields, (PROBLEMS, pa.string())])


def weighed(base: RuleBase) -> Mapping[str, int]:
    """Return the candidates that points are given to, each with its place among all."""
    places = {name: place for place, name in enumerate(base.candidates)}
    decisions = (each for each in base.contests.values() if each.is_weighed)
    return {name: places[name] for decision in decisions for name in decision.candidate_ids}


def results(
    base: RuleBase, judged: JudgedRows, *, fired: bool = False, levels: LevelsOf | None = None
) -> pa.RecordBatch:
    bad = None if not judged.wrong else ~judged.good
    columns = [
        *(column for name in base.written_decisions for column in columns_of(base, judged, name, bad)),
        *(pa.array(names, NAMES) for names in (zip(*levels(base, judged), strict=True) if levels else ())),
        *(pa.array(judged.standings.points[place], pa.int32(), mask=bad) for place in weighed(base).values()),
        *([firings(base, judged)] if fired else []),
        problems(judged),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema(base, fired=fired, level=bool(levels)))


def spelt_out(rows: pa.Table) -> pa.Table:
    """Return results with names as texts, each written out."""
    kinds = {NAMES: pa.string(), pa.list_(NAMES): pa.list_(pa.string())}
    return rows.cast(pa.schema([field.with_type(kinds.get(field.type, field.type)) for field in rows.schema]))


def columns_of(base: RuleBase, judged: JudgedRows, name: str, bad: Truths | None) -> Iterator[pa.Array]:
    """Yield the columns of a decision, or of a list."""
    numbers = {decision: number for number, decision in enumerate(base.decisions)}
    if name in base.lists:
        return list_columns(base, judged, [numbers[part.id] for part in base.parts[name]], bad)
    return ending(base, judged, numbers[name], bad)


def list_columns(
    base: RuleBase, judged: JudgedRows, numbers: Sequence[int], bad: Truths | None
) -> Iterator[pa.Array]:
    """Yield what applies so far of a list, what is open, and whether nothing is."""
    firsts = [plan_for(base).spans[number].start for number in numbers]
    names = tuple(np.array(tuple(base.candidates), object)[firsts])
    good, settled = True if bad is None else ~bad, judged.settled[numbers]
    yield joined_names(judged.standings.winners[firsts] & good, names)
    yield joined_names((settled != 1) & good, names)
    known = np.where((settled == 0).any(axis=0), 0, settled.min(axis=0))
    yield pa.array(known == 1, mask=(known == NOT_KNOWN) | ~np.bool_(good))


def ending(base: RuleBase, judged: JudgedRows, number: int, bad: Truths | None) -> Iterator[pa.Array]:
    span = plan_for(base).spans[number]
    names = tuple(base.candidates)[span]
    standings = judged.standings
    winners, ruled_out, points = standings.winners[span], standings.ruled_out[span], standings.points[span]
    good = True if bad is None else ~bad
    yield joined_names(winners & good, names)
    status = np.minimum(winners.sum(axis=0, dtype=np.int32), 2)
    yield pa.DictionaryArray.from_arrays(pa.array(status, mask=bad), STATUS)
    lead = margins(points, ruled_out)
    if not tuple(base.decisions.values())[number].is_weighed:
        lead = np.zeros_like(lead)
    yield pa.array(lead, pa.int32(), mask=(lead == 0) | judged.overtaken[number] | ~np.bool_(good))
    known = judged.settled[number]
    yield pa.array(known == 1, mask=(known == NOT_KNOWN) | ~np.bool_(good))
    yield joined_names(ruled_out & good, names)


def joined_names(chosen: Truths, names: tuple[str, ...]) -> pa.Array:
    """Return for each column the names of the rows chosen, None without any."""
    keys, places = distinct_few(chosen) if len(names) <= MAX_NAMES_IN_TABLE else distinct_many(chosen)
    texts = [joined(key, names) for key in keys]
    nobody = places == texts.index("") if "" in texts else None
    return pa.DictionaryArray.from_arrays(pa.array(places, mask=nobody), pa.array(texts, pa.string()))


def distinct_few(chosen: Truths) -> tuple[Sequence[bytes], Places]:
    """Return the different columns of at most 16 rows, as bits, and which of them each column is."""
    numbers = np.zeros(chosen.shape[1], "<u2")
    for bit, row in enumerate(chosen):
        numbers |= row.astype(np.uint16) << np.uint16(bit)
    places = np.zeros(1 << MAX_NAMES_IN_TABLE, np.int32)
    places[numbers] = 1
    some = np.flatnonzero(places)
    places[some] = np.arange(len(some))
    return [int(key).to_bytes(2, "little") for key in some], places.take(numbers, mode="clip")


def distinct_many(chosen: Truths) -> tuple[Sequence[bytes], Places]:
    """Return the different columns of any rows, as bits, and which of them each column is."""
    keys = np.ascontiguousarray(np.packbits(chosen, axis=0, bitorder="little").T)
    width = pa.binary(keys.shape[1])
    distinct = pa.Array.from_buffers(width, len(keys), [None, pa.py_buffer(keys)]).dictionary_encode()
    return distinct.dictionary.to_pylist(), np.asarray(distinct.indices)


@lru_cache(maxsize=4096)
def joined(key: bytes, names: tuple[str, ...]) -> str:
    bits = np.unpackbits(np.frombuffer(key, np.uint8), count=len(names), bitorder="little")
    return BETWEEN.join(name for name, bit in zip(names, bits, strict=True) if bit)


def firings(base: RuleBase, judged: JudgedRows) -> pa.Array:
    """Return for each row the rules that fired, in the order of the files."""
    ones = unpacked(judged.fired, judged.count).copy()
    ones[[number for number, rule in enumerate(base.rules.values()) if rule.made]] = 0
    _, rules = np.nonzero(ones.T)
    ends = np.concatenate([[0], np.cumsum(ones.sum(axis=0, dtype=np.int32), dtype=np.int32)])
    names = pa.DictionaryArray.from_arrays(
        pa.array(rules.astype(np.int32)), pa.array(list(base.rules), pa.string())
    )
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), names)


def problems(judged: JudgedRows) -> pa.Array:
    """Return what is wrong with each row, None if nothing is."""
    if not judged.wrong:
        return pa.nulls(judged.count, pa.string())
    return pa.array([judged.wrong.get(row) for row in range(judged.count)], pa.string())


def firing_counts(judged: JudgedRows) -> Sequence[int]:
    """Return how many rows each rule fires on, in the order of the files."""
    return [int(count) for count in np.bitwise_count(judged.fired).sum(axis=1)]

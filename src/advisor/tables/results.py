"""What was judged, as a table.

For each decision: `D.winner` (several names if they tie), `D.status`, `D.margin`, `D.settled` and `D.ruled_out`;
then the points of each candidate, the rules that fired if they are wanted, and what is wrong with the row.
Names in one cell have a semicolon between them.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from advisor.evaluators.sweep.plan import plan_for
from advisor.evaluators.sweep.standings import Points, Truths
from advisor.evaluators.sweep.truths import unpacked
from advisor.model import RuleBase
from advisor.tables.judge import Judged
from advisor.tables.settle import NOT_KNOWN

BETWEEN = ";"
STATUS = pa.array(["none", "winner", "tie"])
LOWEST = np.iinfo(np.int32).min
PROBLEMS = "problems"
FIRED = "fired"


def schema(base: RuleBase, *, fired: bool) -> pa.Schema:
    """Return the columns of results."""
    fields = [
        (f"{decision}.{name}", kind)
        for decision in base.decisions
        for name, kind in (
            ("winner", pa.string()),
            ("status", pa.string()),
            ("margin", pa.int32()),
            ("settled", pa.bool_()),
            ("ruled_out", pa.string()),
        )
    ]
    fields += [(f"points.{candidate}", pa.int32()) for candidate in base.candidates]
    fields += [(FIRED, pa.list_(pa.dictionary(pa.int32(), pa.string())))] if fired else []
    return pa.schema([*fields, (PROBLEMS, pa.string())])


def results(base: RuleBase, judged: Judged, *, fired: bool = False) -> pa.RecordBatch:
    """Return what was judged, a row for each."""
    bad = None if not judged.wrong else ~judged.good
    columns = [
        *(one for number in range(len(base.decisions)) for one in ending(base, judged, number, bad)),
        *(pa.array(row, mask=bad) for row in judged.standings.points),
        *([firings(base, judged)] if fired else []),
        problems(judged),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema(base, fired=fired))


def ending(base: RuleBase, judged: Judged, number: int, bad: Truths | None) -> Iterator[pa.Array]:
    """Yield the columns of a decision."""
    span = plan_for(base).spans[number]
    names = tuple(base.candidates)[span]
    now = judged.standings
    winners, ruled_out, points = now.winners[span], now.ruled_out[span], now.points[span]
    good = True if bad is None else ~bad
    yield named(winners & good, names)
    yield masked(STATUS.take(pa.array(np.minimum(winners.sum(axis=0), 2))), bad)
    lead = margins(points, ruled_out, winners)
    yield pa.array(lead, mask=(lead == 0) | ~np.bool_(good))
    known = judged.settled[number]
    yield pa.array(known == 1, mask=(known == NOT_KNOWN) | ~np.bool_(good))
    yield named(ruled_out & good, names)


def masked(column: pa.Array, bad: Truths | None) -> pa.Array:
    """Return a column without its content where a row is bad."""
    return column if bad is None else pc.if_else(pa.array(bad), None, column)


def margins(points: Points, ruled_out: Truths, winners: Truths) -> Points:
    """Return by how many points the winners lead; 0 if nobody is behind, or it is not the points that they win by."""
    left = np.where(ruled_out, LOWEST, points)
    best = left.max(axis=0)
    behind = np.where(left < best, left, LOWEST).max(axis=0)
    by_points = (winners == ((left == best) & ~ruled_out)).all(axis=0)
    found: Points = np.where((behind > LOWEST) & by_points, best - behind, 0)
    return found


def named(chosen: Truths, names: Sequence[str]) -> pa.Array:
    """Return for each column the names of the rows chosen, None without any."""
    keys = np.ascontiguousarray(np.packbits(chosen, axis=0).T)
    width = pa.binary(keys.shape[1])
    found = pa.Array.from_buffers(width, len(keys), [None, pa.py_buffer(keys)]).dictionary_encode()
    texts = [joined(key, names) for key in found.dictionary.to_pylist()]
    return pa.array(texts, pa.string()).take(found.indices)


def joined(key: bytes, names: Sequence[str]) -> str | None:
    """Return the names that a key of bits chooses."""
    bits = np.unpackbits(np.frombuffer(key, np.uint8), count=len(names))
    return BETWEEN.join(name for name, bit in zip(names, bits, strict=True) if bit) or None


def firings(base: RuleBase, judged: Judged) -> pa.Array:
    """Return for each row the rules that fired, in the order of the files."""
    ones = unpacked(judged.fired, judged.count)
    _, rules = np.nonzero(ones.T)
    ends = np.concatenate([[0], np.cumsum(ones.sum(axis=0, dtype=np.int32), dtype=np.int32)])
    names = pa.DictionaryArray.from_arrays(
        pa.array(rules.astype(np.int32)), pa.array(list(base.rules), pa.string())
    )
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), names)


def problems(judged: Judged) -> pa.Array:
    """Return what is wrong with each row, None if nothing is."""
    if not judged.wrong:
        return pa.nulls(judged.count, pa.string())
    return pa.array([judged.wrong.get(row) for row in range(judged.count)], pa.string())


def firing_counts(judged: Judged) -> Sequence[int]:
    """Return how many rows each rule fires on, in the order of the files."""
    return [int(one) for one in np.bitwise_count(judged.fired).sum(axis=1)]

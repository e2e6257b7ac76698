"""Parquet files, one right after another in one file, made into one: a footer that says where all row groups are.

The row groups stay where they were written; only their places, counted from the beginning, are written anew. What
stands between them, the footers of the small files, is passed over by whoever reads.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO, cast

from advisor.batch.thrift import Elements, Reader, Struct, Value, struct_bytes

MAGIC = b"PAR1"
TAIL = 8

# Field numbers of parquet.thrift. What says a place within the file is moved.
NUM_ROWS, ROW_GROUPS = 3, 4
COLUMNS, GROUP_PLACE, ORDINAL = 1, 5, 7
CHUNK_PLACE, META_DATA = 2, 3
CHUNK_PLACES = (CHUNK_PLACE, 4, 6)
META_PLACES = (9, 10, 11, 14)


def footer_of(content: bytes) -> Struct:
    """Return the footer of a Parquet file."""
    size = int.from_bytes(content[-TAIL:-4], "little")
    return Reader(content[-TAIL - size : -TAIL]).struct()


def footers(file: BinaryIO, ends: Iterable[int]) -> list[Struct]:
    """Return the footers of Parquet files that end at these places of a file."""
    found = []
    for end in ends:
        file.seek(end - TAIL)
        size = int.from_bytes(file.read(4), "little")
        file.seek(end - TAIL - size)
        found.append(Reader(file.read(size)).struct())
    return found


def joined(parts: Sequence[Struct], ends: Sequence[int]) -> bytes:
    """Return the footer for all of these, which end at these places."""
    starts = [0, *ends[:-1]]
    groups: list[Value] = []
    for part, start in zip(parts, starts, strict=True):
        for group in cast("Elements", part[ROW_GROUPS][1]).values:
            groups.append(moved_group(cast("Struct", group), start, len(groups)))
    rows = sum(cast("int", part[NUM_ROWS][1]) for part in parts)
    found = {**parts[0]}
    found[NUM_ROWS] = found[NUM_ROWS][0], rows
    found[ROW_GROUPS] = found[ROW_GROUPS][0], Elements(12, tuple(groups))
    content = struct_bytes(found)
    return content + len(content).to_bytes(4, "little") + MAGIC


def moved_group(group: Struct, by: int, number: int) -> Struct:
    """Return a row group further on."""
    found = {**moved(group, (GROUP_PLACE,), by)}
    chunks = cast("Elements", group[COLUMNS][1])
    found[COLUMNS] = (
        group[COLUMNS][0],
        Elements(chunks.kind, tuple(moved_chunk(cast("Struct", one), by) for one in chunks.values)),
    )
    if ORDINAL in found and number < 1 << 15:
        found[ORDINAL] = found[ORDINAL][0], number
    else:
        found.pop(ORDINAL, None)
    return found


def moved_chunk(chunk: Struct, by: int) -> Struct:
    """Return a column of a row group further on."""
    found = {**moved(chunk, CHUNK_PLACES, by)}
    meta = cast("Struct", chunk[META_DATA][1])
    found[META_DATA] = chunk[META_DATA][0], moved(meta, META_PLACES, by)
    return found


def moved(fields: Struct, places: Iterable[int], by: int) -> Mapping[int, tuple[int, Value]]:
    """Return fields in which these places lie further on; 0 says that there is none."""
    found = {**fields}
    for field in places:
        if field in found and found[field][1]:
            found[field] = found[field][0], cast("int", found[field][1]) + by
    return found

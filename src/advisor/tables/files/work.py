"""A block of rows to the same rows with their results."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from pathlib import Path

import pyarrow as pa

from advisor.model import RuleBase
from advisor.tables.files.blocks import BLOCK_BYTES, Block
from advisor.tables.files.csv_in import read_csv
from advisor.tables.files.csv_row_ends import records
from advisor.tables.files.formats import Format
from advisor.tables.files.json_in import BLANK, read_json
from advisor.tables.files.layout import FileLayout
from advisor.tables.files.parquet_in import read_parquet
from advisor.tables.files.rows import ReadRows, encoded, without_points
from advisor.tables.files.write import Content, csv_bytes, json_bytes, typed_table
from advisor.tables.judge import judge
from advisor.tables.results import LevelsOf, results, schema
from advisor.tables.tally import MAX_BAD_ROWS, BadRow, Tally, empty_tally, tally


@dataclass(frozen=True, slots=True)
class Job:
    """What to judge, and how. Blocks of text have `about` so many bytes."""

    source: Path
    read_as: Format
    write_as: Format
    delimiter: bytes = b","
    keep: tuple[str, ...] = ()
    answers: bool = False
    fired: bool = False
    stop: bool = False
    seconds: float = 0.0
    levels: LevelsOf | None = None
    about: int = BLOCK_BYTES


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done with each block: a job, once the columns are known."""

    base: RuleBase
    job: Job
    layout: FileLayout

    @property
    def schema(self) -> pa.Schema:
        """The columns of the results."""
        return schema(self.base, fired=self.job.fired, level=self.job.levels is not None)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a block: what is to be written, numbers, and its first bad rows, counted from 1 within it."""

    content: Content
    tally: Tally
    bad: tuple[BadRow, ...]


def work(task: Task, block: Block) -> Done:
    rows = read(task, block)
    parts, wrong, total = list[pa.RecordBatch](), dict[int, str](), [empty_tally(task.base)]
    before = 0
    for part in judge(task.base, encoded(task.base, rows), task.job.seconds):
        parts.append(results(task.base, part, fired=task.job.fired, levels=task.job.levels))
        wrong.update({before + row: words for row, words in part.wrong.items()})
        total.append(tally(task.base, part))
        before += part.count
    few = sorted(wrong)[:MAX_BAD_ROWS]
    lines = dict(enumerate(islice(line_numbers(task, block), few[-1] + 1 if few else 0)))
    bad = tuple(BadRow(row + 1, lines.get(row, 0), wrong[row]) for row in few)
    return Done(written(task, rows, one_batch(task, parts)), reduce(Tally.__add__, total), bad)


def read(task: Task, block: Block) -> ReadRows:
    match task.layout.format:
        case Format.CSV:
            return read_csv(task.layout, block)
        case Format.JSON_LINES:
            return read_json(task.base, task.layout, block)
        case Format.PARQUET:
            return read_parquet(task.layout, block.content)


def one_batch(task: Task, parts: list[pa.RecordBatch]) -> pa.RecordBatch:
    if len(parts) == 1:
        return parts[0]
    table = pa.Table.from_batches(parts, task.schema)
    columns = [
        pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)
        for column in table.columns
    ]
    return pa.RecordBatch.from_arrays(columns, schema=table.schema)


def written(task: Task, rows: ReadRows, results: pa.RecordBatch) -> Content:
    facts, typed = task.base.facts, task.layout.format is task.job.write_as is Format.PARQUET
    shown = {name: rows.columns[name] for name in task.layout.shown(answers=task.job.answers)}
    if not typed:
        shown |= {
            name: without_points(shown[name]) for name in shown if name in facts and facts[name].measure
        }
    match task.job.write_as:
        case Format.CSV:
            return csv_bytes(shown, facts, results, task.layout.delimiter)
        case Format.JSON_LINES:
            return json_bytes(shown, results)
        case Format.PARQUET:
            return typed_table(shown, facts, results, typed=typed)


def line_numbers(task: Task, block: Block) -> Iterator[int]:
    """Yield the line that each row of a block begins on; nothing for Parquet, which has no lines."""
    if task.layout.format is Format.CSV:
        line, before = block.line, 0
        for record in records(block.content, task.layout.delimiter):
            line += block.content.count(b"\n", before, record.start)
            before = record.start
            yield line
    elif task.layout.format is Format.JSON_LINES:
        for number, content in enumerate(block.content.split(b"\n"), block.line):
            if content.strip(BLANK):
                yield number

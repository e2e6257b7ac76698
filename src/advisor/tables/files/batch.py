"""A file of profiles to a file of results: everything from the first block to the last."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import BinaryIO

import pyarrow as pa

from advisor.model import RuleBase
from advisor.problems import BAD_VALUE, AdvisorError, Place, Problem
from advisor.tables.files.blocks import Block
from advisor.tables.files.formats import Format
from advisor.tables.files.layout import FileLayout
from advisor.tables.files.source import RowSource, open_source, stream_of
from advisor.tables.files.work import Done, Job, Task, work
from advisor.tables.files.write import Content, head_of, writer
from advisor.tables.tally import MAX_BAD_ROWS, BadRow, Summary, Tally, empty_tally


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: up to which byte of a text or row of Parquet the input was read, and what came of the rows."""

    read: int
    tally: Tally
    first_bad: tuple[BadRow, ...] = ()

    def after(self, block: Block, done: Done) -> "Progress":
        """Return how far it is after one more block."""
        bad = (*self.first_bad, *(replace(row, row=self.tally.rows + row.row) for row in done.bad))[
            :MAX_BAD_ROWS
        ]
        return Progress(block.end, self.tally + done.tally, bad)


def batch(  # noqa: PLR0913, PLR0917  # what is done, and who is told
    base: RuleBase,
    job: Job,
    target: BinaryIO,
    tell: Callable[[FileLayout], None],
    watch: Callable[[Progress], None],
    uninterrupted: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Summary:
    """Judge all rows, write the results, and return what came of them. Raises AdvisorError.

    `tell` gets the columns, `watch` how far it is after each block; a block is judged within `uninterrupted`.
    """
    begun = time.monotonic()
    pa.enable_signal_handlers(False)  # noqa: FBT003  # Arrow would take signals for itself, and lose some
    with stream_of(job.source, job.read_as) as stream:
        source = open_source(base, job.source, job.read_as, job.delimiter, job.keep, stream)
        tell(source.layout)
        task = Task(base, job, source.layout)
        progress = Progress(0, empty_tally(base))
        with writer(target, beginning(task, source)) as write:
            for block in source.blocks(job.about):
                with uninterrupted():
                    done = work(task, block)
                if job.stop:
                    refuse_bad(source, progress, done)
                write(done.content)
                progress = progress.after(block, done)
                watch(progress)
    return Summary(base, progress.tally, progress.first_bad, time.monotonic() - begun)


def beginning(task: Task, source: RowSource) -> Content:
    """Return what stands before the rows: the names of the columns, or a table of Parquet without rows."""
    if task.job.write_as is Format.PARQUET:
        return work(task, source.empty()).content
    names = [*task.layout.shown(answers=task.job.answers), *task.schema.names]
    return head_of(names, task.job.write_as, task.layout.delimiter)


def refuse_bad(source: RowSource, progress: Progress, done: Done) -> None:
    """Raise AdvisorError for the first bad row of a block, if it has one."""
    for bad in done.bad[:1]:
        what = f"row {progress.tally.rows + bad.row}: {bad.what}"
        place = Place(source.name, bad.line, int(bad.line > 0))
        raise AdvisorError([Problem(place, what, "fix it and start again", BAD_VALUE)])

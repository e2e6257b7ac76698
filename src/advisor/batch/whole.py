"""A file of profiles to a file of results: everything from the first block to the name of the file."""

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from advisor import __version__
from advisor.batch.blocks import SIZE
from advisor.batch.formats import Format, is_pipe
from advisor.batch.layout import Layout
from advisor.batch.output import Output, PartFile, Pipe, named, opened, part_of, unfinished
from advisor.batch.pool import in_order
from advisor.batch.source import Source, open_source, stream_of
from advisor.batch.state import State, identity
from advisor.batch.work import Done, Task, work
from advisor.batch.write import head_of
from advisor.model import RuleBase
from advisor.problems import BAD_VALUE, AdvisorError, Place, Problem
from advisor.tables.results import schema
from advisor.tables.tally import Summary, nothing

EVERY = 2.0
"""Seconds after which it is written down how far it is."""

Watch = Callable[[State], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What to judge, where the results go, and how. A target that is a stream is a pipe.

    Blocks of text have `about` so many bytes.
    """

    source: Path
    target: Path | BinaryIO
    read_as: Format
    write_as: Format
    delimiter: bytes = b","
    keep: tuple[str, ...] = ()
    answers: bool = False
    fired: bool = False
    stop: bool = False
    jobs: int = 1
    resume: bool = False
    seconds: float = 0.0
    about: int = SIZE

    @property
    def can_be_resumed(self) -> bool:
        """Whether rows can be read again, and what is written stays."""
        return isinstance(self.target, Path) and not is_pipe(self.target) and not is_pipe(self.source)


def batch(base: RuleBase, job: Job, tell: Callable[[Layout, State], None], watch: Watch) -> Summary:
    """Judge all rows and return what came of them. Raises AdvisorError.

    `tell` gets the columns and how far it was before, `watch` how far it is after each block. Whatever goes wrong:
    what was done stays beside the file that was to be written, which there is only when it is whole.
    """
    begun = time.monotonic()
    with stream_of(job.source, job.read_as) as stream:
        source = open_source(base, job.source, job.read_as, job.delimiter, job.keep, stream)
        state = before(job, base)
        if state is None:
            state = State(source.head.start, source.head.line, 0, (), nothing(base))
        tell(source.layout, state)
        rows = state.tally.rows
        if not state.done:
            task = Task(base, source.layout, job.write_as, job.answers, job.fired, job.seconds)
            state = judged(job, task, source, state, watch)
        elif isinstance(job.target, Path):
            named(job.target, parquet=job.write_as is Format.PARQUET)
    return Summary(base, state.tally, state.first_bad, rows, time.monotonic() - begun)


def before(job: Job, base: RuleBase) -> State | None:
    """Return how far an unfinished output is that is to be resumed, if there is one. Raises AdvisorError."""
    if not job.resume or not isinstance(job.target, Path):
        return None
    return unfinished(job.target, about(job, base))


def about(job: Job, base: RuleBase) -> Mapping[str, object]:
    """Return what an output rests on: all of it must be the same to go on."""
    words = (job.read_as.value, job.write_as.value, job.delimiter.decode(), list(job.keep))
    return {
        "the input": identity(job.source),
        "the knowledge": base.fingerprint,
        "the options": [*words, job.answers, job.fired, job.seconds],
        "the version of advisor": __version__,
    }


def judged(job: Job, task: Task, source: Source, state: State, watch: Watch) -> State:
    """Return how far it is at the end, with everything written. Raises AdvisorError."""
    output = output_of(job, task, state)
    if state.written == 0:
        state = begun_with(output, header(task), state)
    try:
        output.keep(state)
        last = time.monotonic()
        for block, done in in_order(task, source.blocks(state.head, job.about), job.jobs):
            if job.stop:
                refuse_bad(job, source, state, done)
            output.add(done.content)
            state = state.after(block, done, ends=job.write_as is Format.PARQUET)
            watch(state)
            if time.monotonic() - last > EVERY:
                output.keep(state)
                last = time.monotonic()
    except BaseException:
        with suppress(OSError):  # what went wrong is more important
            output.keep(state)
        output.close()
        raise
    state = completed(output, task, source, state)
    output.finish(state)
    return state


def output_of(job: Job, task: Task, state: State) -> Output:
    """Return where the results go. Raises AdvisorError."""
    parquet = job.write_as is Format.PARQUET
    if not isinstance(job.target, Path):
        return Pipe(job.target, parquet)
    stream = opened(job.target, state.written)
    return PartFile(job.target, part_of(job.target), about(job, task.base), stream, parquet)


def header(task: Task) -> bytes:
    """Return what stands before the rows."""
    names = [*task.layout.shown(answers=task.answers), *schema(task.base, fired=task.fired).names]
    return head_of(names, task.to, task.layout.delimiter)


def begun_with(output: Output, content: bytes, state: State) -> State:
    """Return how far it is with something at the beginning."""
    output.add(content)
    return State(state.read, state.line, len(content), (), state.tally)


def completed(output: Output, task: Task, source: Source, state: State) -> State:
    """Return how far it is with a Parquet file that has at least one part, which may be empty."""
    if task.to is not Format.PARQUET or state.ends:
        return state
    block = source.empty()
    done: Done = work(task, block)
    output.add(done.content)
    end = len(done.content)
    return State(state.read, state.line, end, (end,), state.tally, state.first_bad)


def refuse_bad(job: Job, source: Source, state: State, done: Done) -> None:
    """Raise AdvisorError for the first bad row of a block, if it has one."""
    for one in done.bad[:1]:
        what = f"row {state.tally.rows + one.row}: {one.what}"
        hint = "mend it and begin again"
        hint += ", or go on with --resume --on-error mark" if job.can_be_resumed else ""
        raise AdvisorError([Problem(Place(source.name, one.line, int(one.line > 0)), what, hint, BAD_VALUE)])


def same_file(one: Path, other: Path) -> bool:
    """Return whether two paths name one file."""
    return one.exists() and other.exists() and one.samefile(other)

"""`advisor batch IN OUT`: many profiles, a row for each, in and out of files and pipes."""

import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType

import click

from advisor.batch.formats import ENDINGS, PIPE, Format, format_of, is_pipe
from advisor.batch.layout import Layout
from advisor.batch.pool import cores
from advisor.batch.state import State
from advisor.batch.whole import Job, batch
from advisor.cli import INTERRUPTED
from advisor.cli.in_the_way import followed, refuse, refuse_summary
from advisor.cli.interrupts import SIGNALS
from advisor.cli.limits import with_seconds
from advisor.cli.options import Knowledge, with_knowledge
from advisor.model import RuleBase
from advisor.record.batch import to_json
from advisor.render.batch import number, progress, show_kept, show_summary
from advisor.render.screen import say, screen
from advisor.tables.judge import SECONDS
from advisor.tables.tally import Summary

FORMATS = click.Choice([one.value for one in Format])
DELIMITERS = {",": b",", ";": b";", "tab": b"\t", "|": b"|"}
PATH = click.Path(path_type=Path)


@click.command("batch")
@click.argument("source", metavar="IN", type=PATH)
@click.argument("target", metavar="OUT", type=PATH)
@with_knowledge
@click.option("--from", "read_as", type=FORMATS, help="The format of IN, if its name does not say it.")
@click.option("--to", "write_as", type=FORMATS, help="The format of OUT, if its name does not say it.")
@click.option("--delimiter", type=click.Choice([*DELIMITERS]), default=",", help="Between the cells of CSV.")
@click.option(
    "--keep",
    metavar="NAME",
    multiple=True,
    help="A column to be kept though it resembles a fact; repeatable.",
)
@click.option("--with-answers", "answers", is_flag=True, help="Keep the columns of facts too.")
@click.option("--fired", is_flag=True, help="Add the rules that fired.")
@click.option(
    "--on-error", type=click.Choice(["mark", "stop"]), default="mark", show_default=True, help="Bad rows."
)
@click.option(
    "--jobs", type=click.IntRange(1, 512), help="How many processes work; as many as there are cores."
)
@click.option("--resume", is_flag=True, help="Go on with an output that was interrupted.")
@click.option("--force", is_flag=True, help="Write over OUT if it is there already.")
@with_seconds(SECONDS, "Time for the proof of one row, where nothing quicker shows if it is settled.")
@click.option("--json", "as_json", is_flag=True, help="Write the summary as JSON, format advisor.batch/1.")
@click.option("--summary", metavar="FILE", type=PATH, help="Write the summary as JSON into a file.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  # each option is one choice
    context: click.Context,
    source: Path,
    target: Path,
    knowledge: Knowledge,
    read_as: str | None,
    write_as: str | None,
    delimiter: str,
    keep: tuple[str, ...],
    on_error: str,
    jobs: int | None,
    seconds: float,
    summary: Path | None,
    *,
    answers: bool,
    fired: bool,
    resume: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Judge a table of profiles, a row for each, and write a table of results.

    IN and OUT are CSV, JSON Lines or Parquet, as their names end; - is standard input or output. Columns are named
    after facts; an empty cell is unknown, and other columns are kept. A bad row has its problem in the column
    `problems`, and no other result.
    """
    job = Job(
        source,
        followed(target) if target.is_symlink() else target,
        format_for(read_as, source, "IN", "--from"),
        format_for(write_as, target, "OUT", "--to"),
        DELIMITERS[delimiter],
        keep,
        answers,
        fired,
        on_error == "stop",
        jobs or cores(),
        resume,
        seconds,
    )
    refuse(job, as_json=as_json, force=force)
    if summary:
        refuse_summary(job, summary)
    found = run(knowledge.load(), job, context)
    if as_json:
        click.echo(to_json(found), nl=False)
    else:
        show_summary(screen(sys.stderr), found)
    if summary:
        summary.write_text(to_json(found), encoding="utf-8")


def format_for(said: str | None, path: Path, name: str, option: str) -> Format:
    """Return the format that is said, or that a name ends in. Raises UsageError."""
    found = Format(said) if said else format_of(path)
    if found is None:
        known = ", ".join(ENDINGS)
        raise click.UsageError(f"{name} does not say its format by its name ({known}); say it with {option}")
    return found


def run(base: RuleBase, job: Job, context: click.Context) -> Summary:
    """Return what came of all rows; while they are judged, say how far it is."""
    console = screen(sys.stderr)
    done = 0
    on_request(stop)
    target = opened(job, context)

    def told(layout: Layout, state: State) -> None:
        nonlocal done
        done = state.tally.rows
        if layout.kept:
            show_kept(console, layout.kept)
        if done:
            say(console, f"Resumed after {number(done)} rows.")

    try:
        with progress(console, size_of(job)) as show:

            def watch(state: State) -> None:
                nonlocal done
                done = state.tally.rows
                show(done, state.read)

            return batch(base, target, told, watch)
    except KeyboardInterrupt:
        say(console, f"Interrupted after {number(done)} rows.", hint(job))
        context.exit(INTERRUPTED)
    finally:
        on_request(signal.SIG_DFL)  # asked again, it ends as any program


def on_request(reply: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    """Say what happens when somebody asks for an end."""
    for name in SIGNALS:
        if sign := getattr(signal, name, None):
            signal.signal(sign, reply)


def stop(_number: int, _frame: FrameType | None) -> None:
    """Stop, whichever way that was asked for. Raises KeyboardInterrupt."""
    raise KeyboardInterrupt


def opened(job: Job, context: click.Context) -> Job:
    """Return the same job with a stream in the place of a pipe."""
    if job.target == PIPE:
        if not sys.stdout:
            raise click.UsageError("standard output is closed")
        return replace(job, target=sys.stdout.buffer)
    if isinstance(job.target, Path) and is_pipe(job.target):
        return replace(job, target=context.with_resource(job.target.open("wb", buffering=0)))
    return job


def size_of(job: Job) -> int | None:
    """Return how much input there is, if that is known: bytes, and rows of Parquet."""
    if job.source == PIPE or not job.source.is_file():
        return None
    if job.read_as is Format.PARQUET:
        return None
    return job.source.stat().st_size


def hint(job: Job) -> str:
    """Return how to go on after an interruption."""
    return " Go on with the same command and --resume." if job.can_be_resumed else ""

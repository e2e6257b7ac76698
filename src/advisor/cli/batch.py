"""`advisor batch IN OUT`: many profiles, a row for each, in and out of files and pipes."""

import re
import sys
from pathlib import Path

import click

from advisor.cli import INTERRUPTED
from advisor.cli.interrupts import ending
from advisor.cli.limits import with_seconds
from advisor.cli.options import with_knowledge
from advisor.cli.outputs import OUTPUT, json_text, opened, refuse_others, save, with_force, write_json
from advisor.cli.progress import progress
from advisor.explain.levels import level_names
from advisor.files import STANDARD_OUTPUT, is_same, is_stream
from advisor.formats.batch import to_document
from advisor.tables.files.batch import Progress, batch
from advisor.tables.files.formats import ENDINGS, PIPE, Format, format_of, is_pipe
from advisor.tables.files.layout import FileLayout
from advisor.tables.files.work import Job
from advisor.tables.judge import SECONDS
from advisor.tables.tally import Summary
from advisor.usecases.knowledge import Knowledge
from advisor.views.batch import batch_view, kept_view
from advisor.views.document.blocks import Paragraph
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write

FORMATS = click.Choice([kind.value for kind in Format])
DELIMITERS = {",": b",", ";": b";", "tab": b"\t", "|": b"|"}
SUMMARY = re.compile(rb'"format": "advisor.batch/1"')


@click.command("batch")
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=OUTPUT)
@with_knowledge
@click.option("--from", "read_as", type=FORMATS, help="The format of IN, if its name does not show it.")
@click.option("--to", "write_as", type=FORMATS, help="The format of OUT, if its name does not show it.")
@click.option(
    "--delimiter", type=click.Choice([*DELIMITERS]), default=",", help="What separates the cells of CSV."
)
@click.option(
    "--keep",
    metavar="NAME",
    multiple=True,
    help="Keep this column although its name resembles a fact; repeatable.",
)
@click.option("--with-answers", "answers", is_flag=True, help="Keep the columns of facts too.")
@click.option("--fired", is_flag=True, help="Add the rules that fired.")
@click.option("--level", is_flag=True, help="Add how strong each result is; that takes longer.")
@click.option(
    "--on-error", type=click.Choice(["mark", "stop"]), default="mark", show_default=True, help="Bad rows."
)
@with_force
@with_seconds(SECONDS, "Time for the proof of one row, where nothing quicker shows if it can still change.")
@click.option("--json", "as_json", is_flag=True, help="Write the summary as JSON, format advisor.batch/1.")
@click.option("--summary", metavar="FILE", type=OUTPUT, help="Write the summary as JSON into a file.")
def command(  # noqa: PLR0913, PLR0917  # each option is one choice
    source: Path,
    target: Path,
    knowledge: Knowledge,
    read_as: str | None,
    write_as: str | None,
    delimiter: str,
    keep: tuple[str, ...],
    on_error: str,
    seconds: float,
    summary: Path | None,
    *,
    answers: bool,
    fired: bool,
    level: bool,
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
        format_for(read_as, source, "IN", "--from"),
        format_for(write_as, target, "OUT", "--to"),
        DELIMITERS[delimiter],
        keep,
        answers,
        fired,
        on_error == "stop",
        seconds,
        level_names if level else None,
    )
    if job.read_as is Format.PARQUET and is_pipe(source):
        hint = "it begins at its end; save it in a file"
        raise click.UsageError(f"Parquet cannot be read from a pipe, since {hint}")
    if as_json and is_same(target, STANDARD_OUTPUT):
        raise click.UsageError("the results are on standard output already; use --summary FILE")
    refuse_others([target], lambda _: False, force=force)
    if summary:
        if is_same(summary, target):
            raise click.UsageError(f"the summary and {target} are the same file")
        refuse_others([summary], SUMMARY.search, force=force)
    result = run(knowledge, job, target)
    if as_json:
        write_json(to_document(result))
    else:
        write(screen(sys.stderr), batch_view(result))
    if summary:
        save(summary, json_text(to_document(result)))


def format_for(said: str | None, path: Path, name: str, option: str) -> Format:
    """Return the format that is said, or that a name ends in. Raises UsageError."""
    kind = Format(said) if said else format_of(path)
    if kind is None:
        known = ", ".join(ENDINGS)
        raise click.UsageError(
            f"{name} does not show its format by its name ({known}); name it with {option}"
        )
    return kind


def run(knowledge: Knowledge, job: Job, target: Path) -> Summary:
    """Return what came of all rows; while they are judged, say how far it is."""
    console = screen(sys.stderr)
    rows = 0
    text = job.read_as is not Format.PARQUET and job.source != PIPE and job.source.is_file()
    size = job.source.stat().st_size if text else None
    try:
        with ending() as end, opened(target) as stream, progress(console, size) as show:

            def watch(reached: Progress) -> None:
                nonlocal rows
                rows = reached.tally.rows
                with end.whole():
                    show(rows, reached.read)

            def tell(layout: FileLayout) -> None:
                with end.whole():  # half a line would be written again with the next
                    write(console, kept_view(layout.kept))

            return batch(knowledge.load(), job, stream, tell, watch, end.whole)
    except KeyboardInterrupt:
        lost = "" if is_stream(target) else f"; {target} was not written"
        write(console, (Paragraph((f"Interrupted after {rows:,} rows{lost}.",)),))
        raise click.exceptions.Exit(INTERRUPTED) from None

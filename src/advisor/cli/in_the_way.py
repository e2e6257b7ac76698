"""What is in the way of an output of `advisor batch`, said before any work is done."""

import re
from pathlib import Path

import click

from advisor.batch.formats import PIPE, Format, is_pipe
from advisor.batch.output import part_of, state_of, whole_of
from advisor.batch.whole import Job, same_file
from advisor.cli.outputs import refuse_others

MADE = re.compile(rb'"format": "advisor.batch/1"')


def followed(path: Path) -> Path:
    """Return the whole path of the file that a path leads to. Raises UsageError if its links lead round in a ring."""
    try:
        return path if path == PIPE else path.resolve()
    except (OSError, RuntimeError) as error:
        raise click.UsageError(f"{path} is a link that leads to no file") from error


def refuse(job: Job, *, as_json: bool, force: bool) -> None:
    """Raise UsageError for what does not go together, and for whatever is in the way of the output."""
    target = job.target
    piped_in = is_pipe(job.source)
    if piped_in and job.read_as is Format.PARQUET:
        raise click.UsageError(
            "Parquet cannot be read from a pipe, since it begins at its end; save it in a file"
        )
    if not isinstance(target, Path) or is_pipe(target):
        if job.resume:
            raise click.UsageError("--resume needs an OUT that is a file: a pipe does not keep what was done")
        if as_json and target == PIPE:
            raise click.UsageError("the results are on standard output already; use --summary FILE")
        return
    if job.resume and piped_in:
        raise click.UsageError("--resume needs an IN that is a file: a pipe cannot be read again")
    refuse_target(job, target, force=force)


def refuse_target(job: Job, target: Path, *, force: bool) -> None:
    """Raise UsageError if a file cannot be written there, or something is there that would be lost."""
    if target.is_dir():
        raise click.UsageError(f"{target} is a folder; name a file")
    if not target.parent.is_dir():
        raise click.UsageError(f"there is no folder {target.parent}")
    for path in beside(target):
        if same_file(job.source, path):
            raise click.UsageError(f"IN and {'OUT' if path == target else path} are the same file")
    begun = state_of(target).exists()
    if target.exists() and not force and not (job.resume and begun):
        raise click.UsageError(
            f"{target} is there already; write over it with --force, or choose another name"
        )
    if (begun or part_of(target).exists()) and not (force or job.resume):
        what = "is there from a run that did not end"
        raise click.UsageError(f"{part_of(target)} {what}; go on with --resume, or begin again with --force")


def refuse_summary(job: Job, summary: Path) -> None:
    """Raise UsageError if the summary cannot be written there, or would stand in the place of something else."""
    if summary.is_dir():
        raise click.UsageError(f"{summary} is a folder; name a file for the summary")
    if not summary.parent.is_dir():
        raise click.UsageError(f"there is no folder {summary.parent}")
    for path in (job.source, *beside(job.target)):
        if followed(summary) == followed(path) or same_file(summary, path):
            raise click.UsageError(f"the summary and {path} are the same file")
    refuse_others([summary], MADE.search, "summary of this command")


def beside(target: object) -> tuple[Path, ...]:
    """Return an output that is a file, with the files that lie beside it while it is made."""
    if not isinstance(target, Path) or is_pipe(target):
        return ()
    return target, part_of(target), whole_of(target), state_of(target)

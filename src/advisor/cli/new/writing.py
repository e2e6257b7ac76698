"""How drafts get into files: whole or not at all, never over something else, and only if they break nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shlex import quote

import click

from advisor.cli.new.places import SCHEMAS
from advisor.cli.options import Knowledge
from advisor.cli.outputs import save
from advisor.drafts.shelf import Change, Shelf, made_worse
from advisor.problems import AdvisorError, Place, Problem
from advisor.read.documents import shown


@contextmanager
def as_usage() -> Iterator[None]:
    """Turn problems with what was typed into a UsageError."""
    try:
        yield
    except AdvisorError as error:
        raise click.UsageError(str(error)) from error


def write(shelf: Shelf, changes: Sequence[Change]) -> None:
    """Write changes, unless they make more wrong than they leave blank. Raises AdvisorError with what that is."""
    refuse(made_worse(shelf, changes))
    for one in changes:
        write_one(one)


def refuse(worse: Sequence[Problem]) -> None:
    """Raise AdvisorError if something would be made worse."""
    if worse:
        click.echo("Nothing was written, for this would be wrong then:", err=True)
        raise AdvisorError(worse)


def write_one(change: Change) -> None:
    """Write one file. Raises AdvisorError if it is not what was read, OSError that names the file."""
    path = Path(change.shown)
    refuse_changed(path, change)
    save(path, change.after, new=change.before is None)


def refuse_changed(path: Path, change: Change) -> None:
    """Raise AdvisorError if a file holds something else than when it was read."""
    now = path.read_bytes() if path.exists() else None
    if now != change.before:
        what = "the file has changed in the meantime"
        raise AdvisorError([Problem(Place(change.shown), what, "nothing was written; try again")])


def report(
    what: str, changes: Sequence[Change], notes: Sequence[str], commands: Sequence[str], knowledge: Knowledge
) -> None:
    """Write what was written where, what is left blank, and what can be typed next."""
    from advisor.cli.keeping import program
    from advisor.render.drafts import show_draft, show_next
    from advisor.render.screen import screen

    schemas = knowledge.root / SCHEMAS
    more = (
        [f"schema --write {quote(str(shown(schemas)))}"] if schemas.is_dir() and not knowledge.added else []
    )
    show_draft(screen(), what, changes, notes)
    show_next(screen(), [f"{program()} {one}" for one in (*commands, *more)], knowledge.words)

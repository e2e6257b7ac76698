"""How drafts get into files: whole or not at all, never over something else, and only if they break nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shlex import quote

from advisor.authoring.scaffold.shelf import Change, Shelf, made_worse
from advisor.cli.outputs import replace
from advisor.cli.streams import remark
from advisor.language.reading.documents import shown
from advisor.problems import AdvisorError, Problem, RequestError
from advisor.usecases.draft_places import SCHEMAS
from advisor.usecases.knowledge import Knowledge


@contextmanager
def as_usage() -> Iterator[None]:
    """Turn problems with what was typed into a RequestError."""
    try:
        yield
    except AdvisorError as error:
        raise RequestError(str(error)) from error


def write(shelf: Shelf, changes: Sequence[Change]) -> None:
    """Write changes, unless they make more wrong than they leave blank. Raises AdvisorError with what that is."""
    refuse(made_worse(shelf, changes))
    for change in changes:
        replace(Path(change.shown), change.before, change.after)


def refuse(worse: Sequence[Problem]) -> None:
    if worse:
        remark("Nothing was written, because this would be wrong:")
        raise AdvisorError(worse)


def report(
    what: str, changes: Sequence[Change], notes: Sequence[str], commands: Sequence[str], knowledge: Knowledge
) -> None:
    """Write what was written where, what is left blank, and what can be typed next."""
    from advisor.cli.recording import program
    from advisor.views.files import draft, next_commands
    from advisor.views.writers import terminal
    from advisor.views.writers.screen import screen

    schemas = knowledge.root / SCHEMAS
    more = (
        [f"schema --write {quote(str(shown(schemas)))}"] if schemas.is_dir() and not knowledge.added else []
    )
    typed = [" ".join((program(), command, *knowledge.words)) for command in (*commands, *more)]
    terminal.write(screen(), (*draft(what, changes, notes), *next_commands(typed)))

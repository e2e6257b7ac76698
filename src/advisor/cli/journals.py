"""Options that name a journal, and that say what is to be kept in a record."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from advisor.cli import completion
from advisor.cli.options import Command, gathered, with_answers, with_journal
from advisor.journal.database import Journal
from advisor.problems import RequestError
from advisor.usecases.journals import existing
from advisor.usecases.particulars import Particulars, saying, time_zone
from advisor.usecases.recorder import Recording


def journal_at(path: Path) -> Journal:
    """Return the journal in a file, open until the command ends. Raises AdvisorError, RequestError."""
    return closed_at_end(existing(path))


def closed_at_end(journal: Journal) -> Journal:
    click.get_current_context().call_on_close(journal.close)
    return journal


def recording(journal: Path, no_record: bool, must_record: bool) -> Recording:  # noqa: FBT001  # two flags
    if no_record and must_record:
        raise click.UsageError("--must-record and --no-record exclude each other")
    return Recording(None if no_record else journal, must_record)


with_record = gathered(
    "recording",
    recording,
    with_journal,
    click.option("--no-record", is_flag=True, help="Keep nothing of this consultation in the journal."),
    click.option("--must-record", is_flag=True, help="Show no result that is not in the journal."),
)


def stated(option: str, name: str, read: Callable[[str], str], **attributes: Any) -> Command:
    """Return what adds an option whose words are kept as `read` returns them; errors name a variable they come from."""

    def kept(context: click.Context, parameter: click.Parameter, words: str) -> str:
        try:
            return read(words)
        except RequestError as error:
            if context.get_parameter_source(name) is ParameterSource.ENVIRONMENT:
                raise RequestError(f"{parameter.envvar}: {error}") from error
            raise

    return click.option(option, name, default="", callback=kept, show_envvar=True, **attributes)


OF_RUNNER = (
    stated(
        "--run-by",
        "run_by",
        partial(saying, "who runs it"),
        metavar="WHO",
        envvar="ADVISOR_RUN_BY",
        help="Who runs this, as a name or a role; it is kept in the record.",
    ),
    stated(
        "--time-zone",
        "time_zone",
        time_zone,
        metavar="ZONE",
        envvar="ADVISOR_TIME_ZONE",
        help="Where your clock is, such as Europe/Berlin or +01:00; it is kept in the record.",
    ),
)
with_runner = gathered(
    "runner", lambda run_by, time_zone: Particulars(run_by=run_by, time_zone=time_zone), *OF_RUNNER
)
with_particulars = gathered(
    "particulars",
    Particulars,
    stated(
        "--title",
        "title",
        partial(saying, "a title"),
        metavar="TEXT",
        help="A name for the record, by which it is found again.",
    ),
    *OF_RUNNER,
)
with_attributed_answers = gathered(
    "answers",
    lambda answers, said: replace(answers, said=said),
    with_answers,
    click.option(
        "--said",
        metavar="FACT=WHO",
        multiple=True,
        shell_complete=completion.sayings,
        help="Who said so, of an answer that is given; repeatable.",
    ),
)
with_reason = click.option(
    "--because",
    default="",
    callback=lambda _context, _option, reason: reason.encode("utf-8", "replace").decode("utf-8"),
    help="The reason; it is kept with the mark.",
)

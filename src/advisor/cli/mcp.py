"""`advisor mcp`: the server for coding agents, on standard input and output."""

import os
import shutil
import signal
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import click

from advisor.cli import INTERRUPTED
from advisor.cli.interrupts import numbers
from advisor.cli.journals import with_runner
from advisor.cli.options import with_journal, with_knowledge
from advisor.cli.streams import remark
from advisor.gc_pause import gc_paused
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.particulars import Particulars

PACKAGE = "mcp"
EXTRA = "'advisor mcp' needs the package 'mcp', which is not installed; pip install 'mcp>=2.3,<3' installs it"
ALONE = "This speaks the Model Context Protocol with a coding agent that starts it. Ctrl-D ends it."


class NoExtraError(click.ClickException):
    """What is said where an extra is not installed."""

    exit_code = 2


@click.command("mcp")
@with_knowledge
@with_journal
@click.option("--no-record", is_flag=True, help="Keep nothing beyond the end of the server.")
@with_runner
@click.option(
    "--questions",
    metavar="N",
    type=click.IntRange(1, 6),
    default=4,
    show_default=True,
    help="The most questions in a form.",
)
def command(
    knowledge: Knowledge, journal: Path, runner: Particulars, questions: int, *, no_record: bool
) -> None:
    """Serve coding agents by the Model Context Protocol on standard input and output."""
    if not find_spec(PACKAGE):
        raise NoExtraError(EXTRA)
    folder = tempfile.mkdtemp(prefix="advisor-") if no_record else None
    try:
        end_at_once(folder)
        place = Path(folder, "journal.db") if folder else journal
        serve_warm(knowledge, place, runner, questions, keeps=not no_record)
    finally:
        drop(folder)


def serve_warm(
    knowledge: Knowledge, journal: Path, runner: Particulars, questions: int, *, keeps: bool
) -> None:
    """Serve, once the first form is worked out, which is done while the SDK is imported: both take half a second."""
    with gc_paused(lasting=True), ThreadPoolExecutor(1) as beside:
        from advisor.agents.desk import Desk

        desk = Desk(knowledge, journal, keeps, questions, runner.run_by, runner.time_zone)
        warming = beside.submit(desk.warm)
        from advisor.agents.server import serve

        problems = warming.result()
    if problems:
        from advisor.cli.recording import complain

        complain("The knowledge cannot be read; each call says so until it can:", problems)
    if sys.stdin.isatty():
        remark(ALONE)
    serve(desk)


def end_at_once(folder: str | None) -> None:
    """End the server at a signal: what it keeps is whole at any time, and input that it awaits would not let it end."""

    def end(_number: int, _frame: object) -> None:
        drop(folder)
        os._exit(INTERRUPTED)

    for number in numbers():
        signal.signal(number, end)


def drop(folder: str | None) -> None:
    if folder:
        shutil.rmtree(folder, ignore_errors=True)

"""The command line: each command reads, calls, renders, and gives an exit code.

0 done; 1 a check failed; 2 usage; 3 the knowledge base or an input file is bad;
4 not settled, more answers are needed; 5 the output cannot be written; 70 a fault of the program itself; 130 interrupted.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from advisor import __version__
from advisor.cli.command_table import LINE
from advisor.cli.groups import Lazy
from advisor.cli.streams import NoOutput, abandon, remark
from advisor.files import UnwritableError
from advisor.names import folded
from advisor.problems import AdvisorError

FAILED, BAD_INPUT, UNSETTLED, UNWRITABLE, INTERRUPTED = 1, 3, 4, 5, 130
MESSAGE = 600


def spelt(word: str) -> str:
    """Return a command, option or choice as the table of commands spells it."""
    return folded(word).replace(" ", "-")


@click.group(
    cls=Lazy,
    commands=LINE,
    default="interview",
    context_settings={"help_option_names": ["-h", "--help"], "token_normalize_func": spelt},
)
@click.version_option(__version__, prog_name="advisor")
def main() -> None:
    """Recommend an architecture and a backend framework, and show every rule that counted.

    Without a command the interview starts.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; the only place where problems become text."""
    if instruction := os.environ.get("_ADVISOR_COMPLETE"):
        from advisor.cli.completion import answer

        answer(instruction)
        return 0
    words = sys.argv[1:] if arguments is None else arguments
    written: list[Path] = []
    try:
        code = judged(words, written)
        sys.stdout.flush()
        if not code and not written and isinstance(sys.stdout, NoOutput) and sys.stdout.missed:
            _ = sys.stdout.buffer  # nothing else has the result
    except BrokenPipeError:  # who reads no further has seen enough
        return abandon(0)
    except OSError as error:
        return abandon(report_system(error))
    return code


def judged(words: Sequence[str], written: list[Path]) -> int:
    """Return the exit code of a command line, after all that is wrong with it is said. Raises OSError.

    `written` becomes the files that it wrote. click's own way to run a command takes a reader who goes away for an
    error.
    """
    try:
        with main.make_context("advisor", list(words), obj=written) as context:
            return main.invoke(context) or 0
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except AdvisorError as error:
        from advisor.views.problems import problems
        from advisor.views.writers.screen import screen
        from advisor.views.writers.terminal import write

        write(screen(sys.stderr), problems(error.problems))
        return BAD_INPUT
    except click.ClickException as error:
        report_usage(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED


def report_system(error: OSError) -> int:
    """Write to standard error what cannot be written or read, and why; return the exit code.

    Whoever writes a file says so by the class of the error, and what has no name is standard output.
    """
    reads = error.filename and not isinstance(error, UnwritableError)
    what = ("read" if reads else "write") + (f" {error.filename}" if error.filename else "")
    with suppress(OSError):  # it may be standard error itself
        remark(f"advisor cannot {what}: {error.strerror}")
    return BAD_INPUT if reads else UNWRITABLE


def report_usage(error: click.ClickException) -> None:
    """Write what is wrong with a command line to standard error."""
    from advisor.problems import cut

    if isinstance(error, click.UsageError) and error.ctx:
        click.echo(error.ctx.get_usage(), err=True)
        click.echo(f"Try '{error.ctx.command_path} --help' for help.\n", err=True)
    for number, line in enumerate(error.format_message().splitlines()):
        remark(("" if number else "Error: ") + cut(line, MESSAGE))

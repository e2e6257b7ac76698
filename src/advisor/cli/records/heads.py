"""Heads of the chain: the option that names one noted earlier, and `advisor records head`, which prints one to note."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from advisor.cli.options import with_journal
from advisor.cli.streams import remark
from advisor.problems import RequestError, attempted

HEAD = re.compile("sha256:[0-9a-f]{64}")


def hash_in(_context: click.Context, _option: click.Parameter, words: str | None) -> str:
    """Return the hash in a line that 'advisor records head' printed, or in what else names one. Raises BadParameter."""
    if words is None:
        return ""
    hashes = HEAD.findall(words)
    if len(hashes) != 1:
        what = "a head is written sha256: and 64 digits; 'advisor records head' prints it"
        raise click.BadParameter(what)
    return str(hashes[0])


def with_head(what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return what adds the option that names a head, as a hash or in the line that was noted."""
    return click.option("--head", metavar="HASH", callback=hash_in, help=what)


@click.command("head")
@with_journal
def command(journal: Path) -> None:
    """Print the head of the chain on one line, to be noted where nobody can change both: a commit, a ticket, a signature.

    The journal remembers that it was printed, and 'advisor records verify' looks for it.
    """
    from advisor.cli.journals import journal_at  # who verifies a certificate needs no journal
    from advisor.journal.heads import head_of, remember
    from advisor.usecases.journals import now

    held = journal_at(journal)
    head = head_of(held, now())
    if head is None:
        raise RequestError(f"the journal at {journal} has no entries yet, so it has no head")
    click.echo(head.line)
    _, problems = attempted(lambda: remember(held, head))
    for problem in problems:
        remark(
            f"The journal could not remember it, so 'advisor records verify' needs it as --head: {problem.what}"
        )

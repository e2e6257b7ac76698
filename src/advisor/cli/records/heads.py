"""Heads of the chain: the option that names one noted earlier, and `advisor records head`, which prints one to note."""

import re
from collections.abc import Callable
from typing import Any

import click

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

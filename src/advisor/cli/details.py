"""Options that open folds of a result by name."""

from collections.abc import Iterable

import click

from advisor.cli.options import Command, gathered
from advisor.views.details.names import NAMES
from advisor.views.document.folds import EVERY


def opened_names(*, details: tuple[str, ...], full: bool) -> tuple[str, ...]:
    return (EVERY,) if full else details


def with_folds(names: Iterable[str]) -> Command:
    """Return what adds the options that open these folds; the command gets the names as `folds`."""
    names = tuple(names)
    return gathered(
        "folds",
        opened_names,
        click.option(
            "--details",
            metavar="NAME",
            type=click.Choice(names),
            multiple=True,
            help=f"Also one part of the details: {', '.join(names)}; repeatable.",
        ),
        click.option("--full", is_flag=True, help="All details."),
    )


with_details = with_folds(NAMES)

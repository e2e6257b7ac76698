"""Options that open folds of a result by name."""

import click

from advisor.cli.options import gathered
from advisor.views.details.names import NAMES
from advisor.views.document.folds import EVERY


def opened_names(*, details: tuple[str, ...], full: bool) -> tuple[str, ...]:
    return (EVERY,) if full else details


with_details = gathered(
    "folds",
    opened_names,
    click.option(
        "--details",
        metavar="NAME",
        type=click.Choice(NAMES),
        multiple=True,
        help=f"Also one part of the details: {', '.join(NAMES)}; repeatable.",
    ),
    click.option("--full", is_flag=True, help="All details."),
)

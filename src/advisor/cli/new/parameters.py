"""Options of drafts: texts on one line, and words that can be given several times."""

from collections.abc import Callable
from typing import Any

import click


def text(name: str, what: str, parameter: str = "") -> Callable[..., Any]:
    """Return an option for a text; however it was typed, it is one line."""
    return click.option(
        name,
        parameter or name.removeprefix("--").replace("-", "_"),
        default="",
        metavar="TEXT",
        callback=lambda _context, _option, given: " ".join(given.split()),
        help=what,
    )


def one_word(name: str, metavar: str, what: str) -> Callable[..., Any]:
    return click.option(name, default="", metavar=metavar, help=what)


def many(name: str, parameter: str, metavar: str, what: str) -> Callable[..., Any]:
    """Return an option that can be given several times."""
    return click.option(name, parameter, metavar=metavar, multiple=True, help=f"{what}; repeatable.")

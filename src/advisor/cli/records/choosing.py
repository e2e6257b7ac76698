"""Options that choose records: by date, winner, rule and knowledge."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from advisor.journal.listing import Wanted

DATE = re.compile(r"([0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9:.]*Z?)?)?)?)?")


def with_choice(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose records; the command gets them as `wanted`."""

    @click.option("--since", metavar="DATE", default="", help="Not before, such as 2026-11 or 2026-11-22.")
    @click.option("--until", metavar="DATE", default="", help="Not after.")
    @click.option("--winner", metavar="CANDIDATE", default="", help="Who won one of the decisions.")
    @click.option("--fired", "rule", metavar="RULE", default="", help="A rule that fired.")
    @click.option(
        "--by", "title", metavar="KNOWLEDGE", default="", help="The knowledge: its title or fingerprint."
    )
    @wraps(command)
    def wrapped(
        *args: object, since: str, until: str, winner: str, rule: str, title: str, **options: object
    ) -> object:
        for date in (since, until):
            if not DATE.fullmatch(date):
                raise click.UsageError(f"'{date}' is no date such as 2026, 2026-11 or 2026-11-22")
        return command(*args, wanted=Wanted(since, until, winner, rule, title), **options)

    return wrapped

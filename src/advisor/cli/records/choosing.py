"""Options that choose records: by date, winner, rule and knowledge."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

import click

from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.faults import Walk
from advisor.journal.listing import Wanted, chosen
from advisor.journal.store import entries, find
from advisor.render.records import show_damage

DAMAGED = 1
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


def named_or_chosen(journal: Journal, names: Iterable[str], wanted: Wanted, walk: Walk) -> Iterator[Entry]:
    """Return the records that are named, else those that are wanted; the walk sees what is wrong with the journal.

    Raises AdvisorError if a record that is named is not there, or not what was sealed.
    """
    names = tuple(names)
    return (find(journal, name) for name in names) if names else chosen(entries(journal, walk), wanted)


def is_damaged(walk: Walk) -> bool:
    """Return whether something is wrong with the journal that was read, said on standard error."""
    faults = walk.verified().faults
    show_damage((f"entry {fault.number}", fault.what) for fault in faults)
    return bool(faults)

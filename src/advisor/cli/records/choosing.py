"""Options that choose records: by date, winner, rule and knowledge."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import wraps
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.faults import Walk
from advisor.journal.knowledge import knowledge_of
from advisor.journal.listing import Wanted, chosen, is_meant, is_of
from advisor.journal.store import entries, find
from advisor.problems import unknown
from advisor.views.terminal.records import show_damage

if TYPE_CHECKING:
    from advisor.model import RuleBase

DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9:.]*Z?)?)?)?")
EARLIEST = "0001-01-01T00:00:00.000Z"


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
        for date in filter(None, (since, until)):
            if not is_date(date):
                raise click.UsageError(f"'{date}' is no date such as 2026, 2026-11 or 2026-11-22")
        if until and since[: len(until)] > until:
            raise click.UsageError(f"no day is neither before {since} nor after {until}")
        return command(*args, wanted=Wanted(since, until, winner, rule, title), **options)

    return wrapped


def is_date(text: str) -> bool:
    """Return whether a text is the beginning of a time that exists, as ISO 8601 writes it."""
    try:
        datetime.strptime(text + EARLIEST[len(text) :], "%Y-%m-%dT%H:%M:%S.%f%z")
    except ValueError:
        return False
    return DATE.fullmatch(text) is not None


def named_or_chosen(
    journal: Journal, names: Iterable[str], wanted: Wanted, walk: Walk, today: "RuleBase | None" = None
) -> Iterator[Entry]:
    """Return the records that are named, else those that are wanted; the walk sees what is wrong with the journal.

    Raises AdvisorError if a record that is named is not there, or not what was sealed, and UsageError if what is
    wanted is in no rules, neither in those of a record nor in those of today, which are the shipped ones if none
    are given.
    """
    names = tuple(names)
    if names:
        return (find(journal, name) for name in names)
    records = chosen(entries(journal, walk), wanted)
    for first in records:
        return chain([first], records)
    if wanted.rule or wanted.winner or wanted.knowledge:
        from advisor.usecases.knowledge import Knowledge

        require_known(journal, wanted, today or Knowledge(None, ()).load())
    return iter(())


def require_known(journal: Journal, wanted: Wanted, today: "RuleBase") -> None:
    """Raise UsageError with the nearest name if something that is wanted is in no rules of a record or of today."""
    from advisor.journal.importing import readable

    rested_on = [head["knowledge"] for entry in entries(journal) if (head := entry.part("head"))]
    heads = {knowledge["fingerprint"]: knowledge for knowledge in rested_on}
    past = (readable(knowledge_of(journal, head)) for head in heads.values())
    bases = [today, *filter(None, past)]
    rules = [rule for base in bases for rule in base.rules.values()]
    candidates = [name for base in bases for name in base.candidates]
    titles = [today.title, *(head["name"] for head in heads.values())]
    own = {"name": today.title, "fingerprint": today.fingerprint}
    if wanted.rule and not any(is_meant(rule.id, wanted.rule) for rule in rules):
        raise unknown("rule", wanted.rule, dict.fromkeys(rule.written_as for rule in rules))
    if wanted.winner and wanted.winner.casefold() not in candidates:
        raise unknown("candidate", wanted.winner, dict.fromkeys(candidates), listed=20)
    if wanted.knowledge and not any(is_of(head, wanted.knowledge) for head in (own, *heads.values())):
        raise unknown("knowledge", wanted.knowledge, dict.fromkeys(titles), listed=20)


def is_damaged(walk: Walk) -> bool:
    """Return whether something is wrong with the journal that was read, said on standard error."""
    faults = walk.verified().faults
    show_damage((f"entry {fault.number}", fault.what) for fault in faults)
    return bool(faults)

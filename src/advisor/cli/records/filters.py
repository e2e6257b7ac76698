"""Options that name or choose records: by id, kind, date, winner, rules, passage, answer, knowledge, and decision."""

import re
import sys
from datetime import datetime
from pathlib import Path

import click

from advisor.cli import completion
from advisor.cli.journals import journal_at
from advisor.cli.options import gathered, with_journal
from advisor.formats.record_kinds import RecordKind
from advisor.journal.wanted import Wanted
from advisor.usecases.journals import now
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.records import Records
from advisor.views.records import damage_view
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write

DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9:.]*Z?)?)?)?")
EARLIEST = "0001-01-01T00:00:00.000Z"
DAY = len("0001-01-01")
TODAY = "today"


def is_damaged(records: Records) -> bool:
    """Return whether something is wrong with the journal that was read, said on standard error."""
    faults = dict.fromkeys(records.walk.verified().faults)
    write(screen(sys.stderr), damage_view([(f"entry {fault.number}", fault.what) for fault in faults]))
    return bool(faults)


def chosen(journal: Path, wanted: Wanted) -> Records:
    """Return the records that are wanted. Raises UsageError for dates that do not exist or exclude each other."""
    for date in filter(None, (wanted.since, wanted.until, wanted.due)):
        if not is_date(date):
            raise click.UsageError(f"'{date}' is not a date such as 2026, 2026-11 or 2026-11-22")
    if wanted.until and wanted.since[: len(wanted.until)] > wanted.until:
        raise click.UsageError(f"--since {wanted.since} is later than --until {wanted.until}")
    return Records(journal, journal_at, wanted, Knowledge(None, ()).load)


def named(names: tuple[str, ...], records: Records) -> Records:
    records.names = names
    return records


def is_date(text: str) -> bool:
    """Return whether a text is the beginning of a time that exists, as ISO 8601 writes it."""
    try:
        datetime.strptime(text + EARLIEST[len(text) :], "%Y-%m-%dT%H:%M:%S.%f%z")
    except ValueError:
        return False
    return DATE.fullmatch(text) is not None


with_wanted = gathered(
    "wanted",
    Wanted,
    click.option(
        "--kind",
        type=click.Choice([kind.value for kind in RecordKind]),
        callback=lambda _context, _option, kind: RecordKind(kind) if kind else None,
        help="Where somebody was asked, or where a command was given the answers.",
    ),
    click.option("--since", metavar="DATE", default="", help="Not before, such as 2026-11 or 2026-11-22."),
    click.option("--until", metavar="DATE", default="", help="Not after."),
    click.option(
        "--winner",
        metavar="CANDIDATE",
        default="",
        shell_complete=completion.candidates,
        help="Who won one of the decisions.",
    ),
    click.option(
        "--rule",
        "--fired",
        "rule",
        metavar="RULE",
        default="",
        shell_complete=completion.rules,
        help="A rule that fired, as it is written or as it was made.",
    ),
    click.option(
        "--decided",
        metavar="RULE",
        default="",
        shell_complete=completion.rules,
        help="A rule that counted and rests on nothing but the core of a proved result.",
    ),
    click.option(
        "--passage",
        metavar="P14a",
        default="",
        help="A passage, or a clause of one, that a rule that fired cites.",
    ),
    click.option(
        "--answer",
        "answers",
        metavar="FACT=VALUE",
        multiple=True,
        shell_complete=completion.answers,
        help="An answer, written as for --set, which those of the record say; repeatable.",
    ),
    click.option(
        "--chosen",
        metavar="NAME",
        default="",
        shell_complete=completion.candidates,
        help="What people decided for: a candidate, or what they called something else.",
    ),
    click.option(
        "--due",
        metavar="[DATE]",
        default="",
        is_flag=False,
        flag_value=TODAY,
        callback=lambda _context, _option, day: now()[:DAY] if day == TODAY else day,
        help="What was decided is to be looked at again by this day, or by today.",
    ),
    click.option(
        "--by", "rests_on", metavar="KNOWLEDGE", default="", help="The knowledge: its title or fingerprint."
    ),
)
with_choice = gathered("records", chosen, with_journal, with_wanted)
with_records = gathered(
    "records",
    named,
    click.argument("names", metavar="[ID]...", nargs=-1, shell_complete=completion.records),
    with_choice,
)

"""What came of many profiles, as terminal text; and how far it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from advisor.model import Decision
from advisor.tables.tally import Summary
from advisor.texts import clean
from advisor.views.writers.screen import BAD, FAINT, STRONG, heading, is_capable, say, show_table, table_of

MOST_RULES = 10

Told = Callable[[int, int], None]
"""Takes how many rows are done, and how much of the input that was."""


def number(one: int) -> str:
    """Return a number that can be read when it is large."""
    return f"{one:,}"


def share(part: int, of: int) -> str:
    """Return a share in percent; nothing of nothing."""
    return f"{100 * part / of:.1f} %" if of else ""


def show_summary(console: Console, summary: Summary) -> None:
    """Write what came of all rows."""
    tally = summary.tally
    heading(console, "ROWS")
    bad = (f"{number(tally.bad)} bad", BAD if tally.bad else FAINT)
    speed = tally.rows / summary.seconds if summary.seconds else 0
    took = f" in {summary.seconds:,.1f} s ({number(round(speed))} rows/s)"
    say(console, (number(tally.rows), STRONG), "; ", bad, took, indent=2)
    for row in summary.first_bad:
        line = f", line {row.line}" if row.line else ""
        say(console, (f"row {row.row}{line}: ", BAD), row.what, indent=4, hang=2)
    if tally.bad > len(summary.first_bad):
        say(
            console,
            f"and {number(tally.bad - len(summary.first_bad))} more; the column 'problems' has all",
            indent=4,
        )
    for place, decision in enumerate(summary.base.decisions.values()):
        show_decision(console, summary, place, decision)
    show_rules(console, summary)


def show_decision(console: Console, summary: Summary, place: int, decision: Decision) -> None:
    """Write how a decision ended."""
    tally, good = summary.tally, summary.tally.rows - summary.tally.bad
    heading(console, clean(decision.title).upper())
    table = table_of("", "rows", "share", "ruled out", "share")
    order = list(summary.base.candidates)
    for candidate in sorted(
        decision.candidates, key=lambda candidate: -tally.winners[order.index(candidate.id)]
    ):
        won, out = tally.winners[order.index(candidate.id)], tally.ruled_out[order.index(candidate.id)]
        table.add_row(clean(candidate.title), number(won), share(won, good), number(out), share(out, good))
    rest = (("a tie", tally.tied), ("nobody is left", tally.nobody), ("not settled", tally.open))
    more = (("not known in time whether settled", tally.not_known),) if tally.not_known[place] else ()
    for name, counts in (*rest, *more):
        table.add_row(name, number(counts[place]), share(counts[place], good), "", "", style=FAINT)
    show_table(console, table)


def show_rules(console: Console, summary: Summary) -> None:
    """Write the rules that fired most."""
    counts = sorted(zip(summary.tally.firings, summary.base.rules, strict=True), key=lambda pair: -pair[0])
    most = [(count, rule) for count, rule in counts[:MOST_RULES] if count]
    if not most:
        return
    heading(console, "RULES THAT FIRED MOST")
    good = summary.tally.rows - summary.tally.bad
    table = table_of("", "rows", "share")
    for count, rule in most:
        table.add_row(clean(rule), number(count), share(count, good))
    show_table(console, table)


def show_kept(console: Console, names: tuple[str, ...]) -> None:
    """Write which columns are kept beside the results."""
    if names:
        say(console, "Kept beside the results: ", (", ".join(names), STRONG))


@contextmanager
def progress(console: Console, total: int | None) -> Iterator[Told]:
    """Give what shows how far it is, on a capable terminal only; `total` is how much input there is, if that is known."""
    if not is_capable(console):
        yield lambda _rows, _read: None
        return
    columns: list[ProgressColumn] = [
        TextColumn("{task.fields[rows]} rows"),
        TextColumn("{task.fields[speed]} rows/s"),
    ]
    if total:
        columns = [BarColumn(), TaskProgressColumn(), *columns, TimeRemainingColumn()]
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total, rows="0", speed="0")

        def told(rows: int, read: int) -> None:
            spent = bar.tasks[0].elapsed or 0
            speed = number(round(rows / spent)) if spent else "0"
            bar.update(task, completed=read, rows=number(rows), speed=speed)

        yield told

"""How far a batch is, on a terminal that can do more than write one line after the other."""

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

from advisor.views.writers.screen import is_capable

Show = Callable[[int, int], None]
"""Takes how many rows are done, and how much of the input that was."""


@contextmanager
def progress(console: Console, total: int | None) -> Iterator[Show]:
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

        def show(rows: int, read: int) -> None:
            spent = bar.tasks[0].elapsed or 0
            speed = f"{round(rows / spent) if spent else 0:,}"
            bar.update(task, completed=read, rows=f"{rows:,}", speed=speed)

        yield show

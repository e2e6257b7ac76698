"""What was written of a draft: where it stands, what is left blank, and what can be typed next."""

from collections.abc import Sequence

from rich.console import Console

from advisor.drafts.shelf import Change
from advisor.render.screen import FAINT, GOOD, STRONG, count, say, styled


def show_draft(console: Console, what: str, changes: Sequence[Change], notes: Sequence[str]) -> None:
    """Write where a draft was written, each blank in it, and what else there is to say."""
    for change in changes:
        lines = (
            f"line {change.first}"
            if change.first == change.last
            else f"lines {change.first} to {change.last}"
        )
        say(console, ("Wrote ", GOOD), f"{what} in {change.shown}, {lines}.")
    blanks = [(change, one) for change in changes for one in change.blanks]
    if blanks:
        say(console, f"{count(len(blanks), 'blank')} left to fill in:")
    for change, one in blanks:
        say(console, (f"{change.shown}:{one.line} ", STRONG), f"{one.name}: {one.what}", indent=2, hang=4)
    for note in notes:
        say(console, note)


def show_next(console: Console, commands: Sequence[str], words: Sequence[str]) -> None:
    """Write what can be typed next, a line each so that it can be copied; `words` name the knowledge."""
    say(console, "Then:")
    for one in commands:
        console.print(styled((" ".join((f"  {one}", *words)), FAINT)), soft_wrap=True)

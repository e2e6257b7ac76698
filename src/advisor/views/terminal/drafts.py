"""What was written of a draft: where it stands, what is left blank, and what can be typed next."""

from collections.abc import Sequence

from rich.console import Console

from advisor.authoring.scaffold.shelf import Change
from advisor.texts import count
from advisor.views.writers.screen import GOOD, STRONG, put, say, show_command, styled


def show_draft(console: Console, what: str, changes: Sequence[Change], notes: Sequence[str]) -> None:
    """Write what was written where, each blank in it, and what else there is to say."""
    say(console, ("Wrote ", GOOD), f"{what}.")
    for change in changes:
        put(console, styled((change.shown, STRONG), f", {lines_words(change)}"))
        for blank in change.blanks:
            say(console, f"line {blank.line}, {blank.name}: {blank.what}", indent=2, hang=4)
    for note in notes:
        say(console, note)


def lines_words(change: Change) -> str:
    """Return which lines of a file are new, and how many blanks are in them."""
    lines = (
        f"line {change.first}" if change.first == change.last else f"lines {change.first} to {change.last}"
    )
    blanks = f"with {count(len(change.blanks), 'blank')} to fill in" if change.blanks else "with no blanks"
    return f"{lines}, {blanks}"


def show_next(console: Console, commands: Sequence[str], words: Sequence[str]) -> None:
    """Write what can be typed next; `words` name the knowledge."""
    say(console, "Then:")
    for command in commands:
        show_command(console, command, words)

"""What stands on the screen at a prompt, and what a reply leaves there."""

from rich.console import Console

from advisor.cli.conversation.screens import Screen
from advisor.views.writers.screen import say
from advisor.views.writers.terminal import write

PROMPT = "  > "

# How far in stands what belongs to a question below its head.
INSIDE = 4


def show(console: Console, screen: Screen) -> None:
    """Write what is asked, unless it stands there already."""
    if not screen.shown:
        show_head(console, screen)
        write(console, screen.body, INSIDE)


def show_head(console: Console, screen: Screen) -> None:
    console.print()
    write(console, screen.head)


def begin_reply(console: Console) -> None:
    """Write what a reply stands behind."""
    console.print(PROMPT, end="")
    console.file.flush()


def show_reply(console: Console, line: str) -> None:
    """Write a reply that was not typed on this line, so that a transcript reads like a terminal."""
    say(console, line.strip())

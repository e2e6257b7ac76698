"""What is said when an interview is taken up again."""

from collections.abc import Sequence

from rich.console import Console

from advisor.explain.words import name_of
from advisor.views.writers.screen import STRONG, say


def show_resumed(console: Console, name: str, dropped: Sequence[tuple[str, str]], *, changed: bool) -> None:
    """Say which interview goes on, whether the rules changed meanwhile, and which answers no longer fit."""
    say(console, f"Going on with {name}.")
    if changed:
        say(console, "The knowledge has changed since these answers were given.")
    for fact, reason in dropped:
        say(console, "No longer fits: ", (name_of(fact), STRONG), f"; {reason}.", indent=2)

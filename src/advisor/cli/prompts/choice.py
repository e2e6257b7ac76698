"""Which way to ask: a picker where there is a terminal for it, else lines."""

import os
import sys

from rich.console import Console

from advisor.cli.conversation.screens import Prompt
from advisor.cli.interrupts import Interrupts
from advisor.cli.prompts.editing import editor
from advisor.cli.prompts.lines import Lines
from advisor.cli.prompts.quiet import be_quiet
from advisor.views.writers.screen import is_capable


def prompt_for(console: Console, interrupts: Interrupts, *, plain: bool) -> Prompt:
    """Return a picker on a capable terminal, and lines elsewhere, or where they are wanted."""
    terminal = sys.stdin.isatty() and console.file.isatty() and is_capable(console)
    terminal = terminal and not console.legacy_windows
    if plain or os.environ.get("ADVISOR_PLAIN") or not terminal:
        return Lines(console, interrupts, editor() if terminal and console.file is sys.stdout else None)
    from advisor.cli.prompts.picker import Picker  # of no use where lines are

    return Picker(console, interrupts, be_quiet())

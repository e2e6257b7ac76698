"""Results on the screen, and in a pager where they are longer than it."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence

import click
from rich.console import Console

from advisor.cli.options import UNPAGED
from advisor.views.document.blocks import Blocks
from advisor.views.writers.screen import is_capable, screen
from advisor.views.writers.terminal import write

# Ends at once if all fits, passes colours on, and leaves the text on the screen.
LESS = "FRX"


def show(blocks: Blocks) -> None:
    """Write blocks to standard output, through a pager if they are longer than the terminal is high."""
    console = screen()
    pager = pager_for(console)
    if not pager:
        write(console, blocks)
        return
    with console.capture() as captured:
        write(console, blocks)
    text = captured.get()
    if text.count("\n") < console.height or not page(pager, text):
        console.file.write(text)


def pager_for(console: Console) -> Sequence[str]:
    """Return the command that shows long texts on this screen, nothing if they are written at once."""
    context = click.get_current_context(silent=True)
    unpaged = context is not None and context.meta.get(UNPAGED)
    if unpaged or not is_capable(console) or os.environ.get("ADVISOR_PLAIN"):
        return []
    chosen = os.environ.get("PAGER", "less" if shutil.which("less") else "")
    try:
        words = shlex.split(chosen)
    except ValueError:
        return []
    return [] if words == ["cat"] else words


def page(pager: Sequence[str], text: str) -> bool:
    """Show a text in a pager until whoever reads it has seen enough; return whether there is such a pager."""
    sys.stdout.flush()
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)  # Ctrl-C is for the pager
    try:
        process = subprocess.Popen(pager, stdin=subprocess.PIPE, env={"LESS": LESS, **os.environ})
        process.communicate(text.encode(sys.stdout.encoding, errors="replace"))
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return True

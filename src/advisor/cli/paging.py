"""Results on the screen, and in a pager where they are longer than it."""

import os
import shlex
import shutil
import signal
import sys
from collections.abc import Sequence

import click

from advisor.cli.options import UNPAGED
from advisor.views.document.blocks import Blocks

# Ends at once if all fits, passes colours on, and leaves the text on the screen.
LESS = "FRX"


def show(blocks: Blocks) -> None:
    """Write blocks to standard output, through a pager if they are longer than the terminal is high."""
    from advisor.views.writers.screen import is_capable, screen
    from advisor.views.writers.terminal import write

    console = screen()
    pager = pager_chosen() if is_capable(console) else []
    if not pager:
        write(console, blocks)
        return
    with console.capture() as captured:
        write(console, blocks)
    text = captured.get()
    if text.count("\n") < console.height or not page(pager, text):
        console.file.write(text)


def pager_chosen() -> Sequence[str]:
    """Return the command that shows long texts, nothing if they are written at once."""
    context = click.get_current_context(silent=True)
    if os.environ.get("ADVISOR_PLAIN") or (context and context.meta.get(UNPAGED)):
        return []
    chosen = os.environ.get("PAGER", "less" if shutil.which("less") else "")
    try:
        words = shlex.split(chosen)
    except ValueError:
        return []
    return [] if words == ["cat"] else words


def page(pager: Sequence[str], text: str) -> bool:
    """Show a text in a pager until whoever reads it has seen enough; return whether there is such a pager."""
    import subprocess

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

"""What can be typed after the verdict."""

from collections.abc import Iterable

from advisor.views.document.blocks import Blocks
from advisor.views.document.spans import Code
from advisor.views.lists import paragraph


def afterwards(commands: Iterable[str], record: str = "") -> Blocks:
    """Return under which name a consultation is recorded, if it is, and what can be typed now, in two lines."""
    recorded = ("Recorded as ", Code(record), ". ") if record else ()
    return paragraph(*recorded, f"Ask on: {', '.join(commands)}; '?' tells more.")


def ask_on() -> Blocks:
    """Return the same for who has read that."""
    return paragraph("Ask on, or type 'quit'; '?' tells what can be asked.")

"""What a picker looks like: the question, its options with a cursor, what is searched, and the keys."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from rich.console import Console
from rich.text import Text

from advisor.cli.conversation.screens import Option, Screen
from advisor.cli.prompts.keys import BETWEEN, key_lines
from advisor.cli.prompts.picking import Picking
from advisor.cli.prompts.transcript import INSIDE, show_head
from advisor.views.writers.screen import FAINT, STRONG, put, say_text, styled

# So many lines of options are seen, however long the question is.
FEWEST = 3

# How far in stands the mark of the cursor.
MARK = 2
WIDEST_KEYS = 80
LINK = re.compile("\x1b]8;[^\x1b]*\x1b\\\\")


@dataclass(frozen=True, slots=True)
class Frame:
    """The lines of a picker, with their colours, above and below the place of a line that is written."""

    above: tuple[str, ...]
    below: tuple[str, ...]
    cursor: int


def frame(console: Console, picking: Picking, rows: int, hints: Sequence[str] = ()) -> Frame:
    """Return what fits on a terminal of so many rows; hints stand below a line that is written."""
    below = captured(console, lambda: say_below(console, picking, hints))[-max(1, rows // 2) :]
    room = rows - 1 - len(below) - picking.writing
    groups = [captured(console, partial(say_option, console, picking, option)) for option in picking.options]
    head = head_of(console, picking.screen, max(0, room - min(sum(map(len, groups)), FEWEST)))
    options, cursor = options_of(console, groups, picking.cursor, max(1, room - len(head)))
    return Frame((*head, *options), tuple(below), len(head) + cursor)


def options_of(
    console: Console, groups: Sequence[list[str]], chosen: int, room: int
) -> tuple[list[str], int]:
    """Return the lines of options that there is room for, around the chosen one, and the place of that."""
    lines = [line for group in groups for line in group]
    first = sum(map(len, groups[:chosen]))
    if len(lines) <= room:
        return lines, first
    height = max(1, room - 1)
    top = max(0, min(first - height // 2, len(lines) - height))
    ends = list(accumulate(map(len, groups)))
    above = sum(end - len(group) < top for end, group in zip(ends, groups, strict=True))
    below = sum(end > top + height for end in ends)
    hidden = [f"{count} more {where}" for count, where in ((above, "above"), (below, "below")) if count]
    place = styled((f"{' ' * INSIDE}{', '.join(hidden)}", FAINT))
    return [*lines[top : top + height], *captured(console, lambda: put(console, place))], first - top


def head_of(console: Console, screen: Screen, most: int) -> list[str]:
    """Return the last lines of the question; they are drawn where it stands above too, since it may scroll away."""
    if not screen.options:
        return []
    lines = captured(console, partial(show_head, console, screen))
    return lines[max(0, len(lines) - most) :]


def captured(console: Console, write: Callable[[], None]) -> list[str]:
    """Return the lines that are written; links are of no use in what is drawn anew."""
    with console.capture() as capture:
        write()
    return LINK.sub("", capture.get()).splitlines()


def say_option(console: Console, picking: Picking, option: Option) -> None:
    screen = picking.screen
    here = option is picking.meant and not picking.writing
    tick = (
        (" [x]" if option.reply in picking.ticked else " [ ]")
        if screen.several and option in screen.options
        else ""
    )
    numbered = any(each.number is not None for each in screen.options)
    number = f"{'' if option.number is None else option.number:>3}" if numbered else ""
    mark = f"{' ' * MARK}{'>' if here else ' '}{tick or ('    ' if screen.several else '')}{number}  "
    text = Text(mark).append_text(styled(option.title))
    if here:
        text.stylize(STRONG)
    say_text(console, text, hang=len(mark))


def say_below(console: Console, picking: Picking, hints: Sequence[str]) -> None:
    if hints:
        say_text(console, styled((BETWEEN.join(hints), FAINT)), indent=4)
    if picking.text:
        say_text(console, styled("  ", (picking.text, STRONG)))
    for line in key_lines(picking, min(console.width, WIDEST_KEYS)):
        put(console, styled((line, FAINT)))

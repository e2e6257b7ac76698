"""The keys of the picker: which of them stand for a reply, and what its last line says of them."""

from collections.abc import Iterable, Iterator, Mapping

from advisor.cli.conversation.screens import Screen
from advisor.cli.prompts.picking import Picking, is_alone

# Each stands for a reply while nothing is searched; what it is called. The first ones are left out last.
REPLIES: Mapping[str, tuple[str, str]] = {
    "?": ("?", "help"),
    ">": ("resume", "resume"),
    "<": ("undo", "back"),
    "-": ("unknown", "don't know"),
    "!": ("why", "why"),
}
BETWEEN = "  "

# Those that begin no line, so they act at once also where nothing can be picked.
AT_ONCE = ("?", "!")

# Lines of keys that are narrower than this may be two.
SHORT = 60


def replies(screen: Screen) -> dict[str, str]:
    """Return the keys that stand for a reply here: help, and what can be typed."""
    return {key: reply for key, (reply, _) in REPLIES.items() if reply == "?" or reply in screen.words}


def key_lines(picking: Picking, width: int) -> list[str]:
    """Return what the keys do, as much of it as there is room for, the most important first; two lines if they are short."""
    lines = [""]
    for words in key_words(picking):
        longer = f"{lines[-1]}{BETWEEN}{words}" if lines[-1] else words
        if len(longer) <= width:
            lines[-1] = longer
        elif len(lines) == 1 and width < SHORT:
            lines.append(words)
        else:
            break
    return lines


def key_words(picking: Picking) -> Iterator[str]:
    screen = picking.screen
    if picking.writing:
        yield from ("Enter send", "Tab complete")
        yield from ("Esc back to the list",) if screen.options else called(screen, AT_ONCE)
        return
    ticked = len(picking.ticked)
    if picking.meant is None:
        yield from (
            "Enter send it" if is_alone(picking) else f"Enter send it with {ticked} ticked",
            "Esc forget it",
        )
        return
    yield f"Enter take {ticked} ticked" if ticked and not picking.text else "Enter take"
    if screen.several:
        yield "Space tick"
    if picking.text:
        yield "Esc forget it"
        return
    first, *others = called(screen, REPLIES)
    yield from (first, *others[:1], ": type", *others[1:], "a-z search")


def called(screen: Screen, keys: Iterable[str]) -> list[str]:
    """Return what those of some keys that stand for a reply are called."""
    active = replies(screen)
    return [f"{key} {REPLIES[key][1]}" for key in keys if key in active]

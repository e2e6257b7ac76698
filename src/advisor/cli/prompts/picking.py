"""What is picked so far, and what each key makes of that: a machine without a terminal.

Theory of operation. A Picking is a cursor on one of the options, the ticks, and the text that was typed. Typed text
moves the cursor to the option that it means: its number, its reply, the beginning of its title or of a word in that.
Text that means none, or that is a word of its own, is a reply as it is: so whatever lines understand can be typed here
too. Arrows end a search. Keys that stand for a reply do so only where nothing is searched. `press` leads from a Picking
to the next one, or to the reply.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from advisor.cli.conversation.screens import Option, Screen

NONE = Option("none", "none of these")
PAGE = 10

# What stands between options that are typed one after the other.
JOINING = ("and", "or", "&", "+")

# Shorter texts mean no middle of a word: 'ts' is not in 'events'.
INSIDE_WORDS = 3

# From where the cursor is and the last place to where it goes.
MOVES: Mapping[str, Callable[[int, int], int]] = {
    "up": lambda place, last: place - 1 if place else last,
    "down": lambda place, last: place + 1 if place < last else 0,
    "pageup": lambda place, _last: max(0, place - PAGE),
    "pagedown": lambda place, last: min(last, place + PAGE),
    "home": lambda _place, _last: 0,
    "end": lambda _place, last: last,
}


@dataclass(frozen=True, slots=True)
class Picking:
    """What is picked so far on a screen; `typed` says whether anything was, and `writing` that a line is written."""

    screen: Screen
    cursor: int = 0
    ticked: frozenset[str] = frozenset()
    text: str = ""
    typed: bool = False
    writing: bool = False

    @property
    def options(self) -> tuple[Option, ...]:
        """What the cursor can be on: of several, also none."""
        options = self.screen.options
        none = self.screen.several and all(option.reply != NONE.reply for option in options)
        return (*options, NONE) if none else options

    @property
    def meant(self) -> Option | None:
        """The option under the cursor; None if what was typed means none."""
        return self.options[self.cursor] if not self.text or means(self, self.text) is not None else None


Step = Picking | str


def begin(screen: Screen) -> Picking:
    """Return a screen with the cursor at its beginning, or on what is chosen if that is a single option."""
    if screen.several or not screen.ticked:
        return Picking(screen, ticked=frozenset(screen.ticked), writing=not screen.options)
    places = (place for place, option in enumerate(screen.options) if option.reply in screen.ticked)
    return Picking(screen, cursor=next(places, 0))


def press(picking: Picking, key: str, replies: Mapping[str, str]) -> Step:
    """Return what a key leads to; `replies` are the keys that stand for one."""
    if key in MOVES:
        return replace(picking, cursor=MOVES[key](picking.cursor, len(picking.options) - 1), text="")
    match key:
        case "enter":
            return taken(picking)
        case "space":
            return spaced(picking)
        case "backspace" if picking.text:
            return searching(picking, picking.text[:-1])
        case "backspace" if picking.typed:
            return picking  # a key held too long takes no answer back
        case "backspace" | "c-z":
            return replies.get("<", picking)
        case "escape":
            return replace(picking, text="")
        case ":" if not picking.text:
            return replace(picking, writing=True)
    if not picking.text and key in replies:
        return replies[key]
    return searching(picking, picking.text + key) if len(key) == 1 else picking


def searching(picking: Picking, text: str) -> Picking:
    """Return a picking with another text, and the cursor on what that means."""
    place = means(picking, text) if text else None
    return replace(picking, text=text, typed=True, cursor=picking.cursor if place is None else place)


def means(picking: Picking, text: str) -> int | None:
    """Return the place of the option that a text means; None if it means none, or is a word of its own."""
    wanted = text.strip().casefold()
    ways: tuple[Callable[[Option], bool], ...] = (
        lambda option: wanted in (str(option.number), option.reply.casefold(), option.title.casefold()),
        lambda option: option.title.casefold().startswith(wanted),
        lambda option: any(word.startswith(wanted) for word in words_of(option)),
        lambda option: len(wanted) >= INSIDE_WORDS and wanted in option.title.casefold(),
    )
    if wanted.isdecimal() or wanted in map(str.casefold, picking.screen.words):
        ways = ways[:1]
    places = (place for way in ways for place, option in enumerate(picking.options) if way(option))
    return next(places, None)


def goes_on(picking: Picking, text: str) -> bool:
    """Return whether a text with a space at its end begins the name of an option."""
    names = (name for option in picking.options for name in (option.reply.replace("_", " "), option.title))
    return any(name.casefold().startswith(text.casefold()) for name in names)


def words_of(option: Option) -> Iterator[str]:
    yield from (option.reply.casefold(), option.reply.casefold().replace("_", " "))
    yield from option.title.casefold().replace("(", " ").split()


def taken(picking: Picking) -> str:
    """Return the reply: the ticked options with what was typed, else the option under the cursor, or a command."""
    option, text = picking.meant, picking.text.strip()
    if text.partition(" ")[0] in picking.screen.words and not option:
        return text
    if option and (not picking.ticked or (option is NONE and picking.text)):
        return option.reply
    wanted = picking.ticked | ({option.reply} if option and picking.text else set())
    ticked = [option.reply for option in picking.screen.options if option.reply in wanted]
    return ", ".join([*ticked, *([] if option else [text])])


def spaced(picking: Picking) -> Picking:
    """Return a picking with the option under the cursor ticked, or not any more; in a text a space may be a letter."""
    if picking.ticked and picking.text.casefold() in JOINING:
        return searching(picking, "")
    option, longer = picking.meant, f"{picking.text} "
    if option is None or (picking.text and (not picking.screen.several or goes_on(picking, longer))):
        return searching(picking, longer)
    if not picking.screen.several:
        return picking
    ticked = frozenset() if option is NONE else picking.ticked ^ {option.reply}
    return replace(picking, ticked=ticked, text="")

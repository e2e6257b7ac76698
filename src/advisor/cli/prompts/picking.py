"""What is picked so far, and what each key makes of that: a machine without a terminal.

Theory of operation. A Picking is a cursor on one of the options, the ticks, and the text that was typed. Typed text
moves the cursor to the option that it means: its number, its reply, a synonym, the beginning of its title or of a word
in that. Text that means none, or that is a word of its own, is a reply as it is: so whatever lines understand can be
typed here too. Of several, a space or a comma ticks what was typed, unless what follows goes on with the same name; what joins
names means nothing; and what means no option goes out behind those that are ticked. Arrows end a search. Keys that
stand for a reply do so only where nothing is searched. `press` leads from a Picking to the next one, or to the reply.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from advisor.cli.conversation.screens import Option, Screen

NONE = Option("none", "none of these")
PAGE = 10

# Shorter texts mean no middle of a word: 'ts' is not in 'events'.
INSIDE_WORDS = 3

# What joins names of several, and words that belong to a sentence about them and are the beginning of no name.
JOINING = frozenset((",", "and", "&", "+", "plus"))
SENTENCES = JOINING | frozenset(
    ("all", "both", "but", "except", "just", "neither", "no", "nor", "not", "only", "or", "without")
)

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
    """What is picked so far on a screen; `typed` says whether anything was, and `writing` that a line is written.

    `passed` is the name that was just ticked by a space, or a comma.
    """

    screen: Screen
    cursor: int = 0
    ticked: frozenset[str] = frozenset()
    text: str = ""
    passed: str = ""
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


def begin(screen: Screen, before: Picking | None = None) -> Picking:
    """Return a screen with the cursor at its beginning, or on what is chosen if that is a single option.

    What is asked again goes on as it was `before`; a word that was sent has moved the cursor to where it means nothing.
    """
    again = before if before and replace(before.screen, shown=screen.shown) == screen else None
    ticked = again.ticked if again else frozenset(screen.ticked if screen.several else ())
    places = (place for place, option in enumerate(screen.options) if option.reply in screen.ticked)
    first = 0 if screen.several else next(places, 0)
    cursor = again.cursor if again and not again.typed else first
    return Picking(screen, cursor, ticked, writing=not screen.options)


def press(picking: Picking, key: str, replies: Mapping[str, str]) -> Step:
    """Return what a key leads to; `replies` are the keys that stand for one."""
    if key in MOVES:
        place = MOVES[key](picking.cursor, len(picking.options) - 1)
        return replace(picking, cursor=place, text="", passed="")
    match key:
        case "enter":
            return taken(picking)
        case "space" | ",":
            return parted(picking, " " if key == "space" else key)
        case "backspace" if picking.text:
            return searching(picking, picking.text[:-1])
        case "backspace" if picking.typed:
            return picking  # a key held too long takes no answer back
        case "backspace" | "c-z":
            return replies.get("<", picking)
        case "escape":
            return replace(picking, text="", passed="")
        case ":" if not picking.text:
            return replace(picking, writing=True)
    if not picking.text and key in replies:
        return replies[key]
    return lettered(picking, key) if len(key) == 1 else picking


def lettered(picking: Picking, letter: str) -> Picking:
    """Return what a letter leads to; one that goes on with the name of an option after its beginning was ticked unticks that."""
    text = f"{picking.passed} {letter}"
    names = (name for option in picking.options for name in (*names_of(option), *option.synonyms))
    if picking.passed and any(name.casefold().startswith(text.casefold()) for name in names):
        return searching(ticking(picking), text)
    return searching(picking, picking.text + letter)


def searching(picking: Picking, text: str) -> Picking:
    """Return a picking with another text, and the cursor on what that means."""
    place = means(picking, text) if text else None
    return replace(
        picking, text=text, passed="", typed=True, cursor=picking.cursor if place is None else place
    )


def means(picking: Picking, text: str) -> int | None:
    """Return the place of the option that a text means; None if it means none, or is a word of its own."""
    wanted = text.strip().casefold()
    ways: tuple[Callable[[Option], bool], ...] = (
        lambda option: wanted in exact_names_of(option),
        lambda option: any(name.startswith(wanted) for name in names_of(option)),
        lambda option: any(word.startswith(wanted) for word in words_of(option)),
        lambda option: len(wanted) >= INSIDE_WORDS and wanted in option.title.casefold(),
    )
    sentence = picking.screen.several and wanted in SENTENCES
    if sentence or wanted.isdecimal() or wanted in map(str.casefold, picking.screen.words):
        ways = ways[:1]
    places = (place for way in ways for place, option in enumerate(picking.options) if way(option))
    return next(places, None)


def exact_names_of(option: Option) -> tuple[str, ...]:
    names = option.reply, option.title, *option.synonyms
    return str(option.number), *(name.casefold() for name in names)


def names_of(option: Option) -> tuple[str, str]:
    return option.title.casefold(), option.reply.casefold().replace("_", " ")


def words_of(option: Option) -> Iterator[str]:
    yield option.reply.casefold()
    yield from option.title.casefold().replace("(", " ").split()


def taken(picking: Picking) -> str:
    """Return the reply: what was typed if that means no option, else the ticked ones, else the one under the cursor.

    What is said about those that are ticked goes out with them.
    """
    option, text = picking.meant, picking.text.strip()
    if text in JOINING and picking.ticked:
        option, text = picking.options[picking.cursor], ""
    wanted = picking.ticked | ({option.reply} if option and text else set())
    ticked = ", ".join(option.reply for option in picking.screen.options if option.reply in wanted)
    if option is None:
        between = " " if text.split()[0].casefold() in SENTENCES else ", "
        return text if is_alone(picking) else f"{ticked}{between}{text}"
    return option.reply if not picking.ticked or (option is NONE and text) else ticked


def is_alone(picking: Picking) -> bool:
    """Return whether what was typed goes out without what is ticked: it is, or begins with, a word of its own."""
    text, replies = f"{picking.text.strip()} ".casefold(), {option.reply for option in picking.options}
    own = [word for word in picking.screen.words if word not in replies]
    return not picking.ticked or any(text.startswith(f"{word} ".casefold()) for word in own)


def parted(picking: Picking, sign: str) -> Picking:
    """Return what a space or a comma leads to: of several, the option that is meant is ticked, or not any more.

    Where a text means no option, it is a letter like others.
    """
    option, text = picking.meant, picking.text.strip().casefold()
    if picking.screen.several and (text or sign.strip() or picking.passed) in JOINING:
        return replace(picking, text="", passed=",")
    if option is None or (text and (option is NONE or not picking.screen.several)):
        return searching(picking, picking.text + sign)
    if not picking.screen.several:
        return picking
    kept = picking if text and option.reply in picking.ticked else ticking(picking)  # a second word of it
    return replace(kept, text="", passed=sign.strip() or (text if kept.ticked != picking.ticked else ""))


def ticking(picking: Picking) -> Picking:
    """Return a picking with the option under the cursor ticked, or not any more."""
    option = picking.options[picking.cursor]
    return replace(picking, ticked=frozenset() if option is NONE else picking.ticked ^ {option.reply})

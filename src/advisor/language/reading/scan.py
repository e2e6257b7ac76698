"""A first look at a text of YAML, before any library reads it: what is not read is named, and nothing nests too deep."""

import re

from advisor.language.reading.enclosed import CLOSES, QUOTED, after_block, after_bracket, after_quote
from advisor.language.reading.slips import (
    QUOTE_ALL,
    Level,
    Look,
    after,
    after_gap,
    begins_badly,
    bound,
    check_name,
    no_colon,
    second_colon,
    shifted,
    stop,
    too_far_right,
)

SPACES = re.compile(" *")
BLANKS = re.compile(r"[ \t]*")
REST = re.compile(r"[ \t]*(?:#[^\n]*)?\n")
DASH = re.compile(r"-(?=[ \t\n]) *")
COLON = re.compile(r"[ \t]*:(?=[ \t\n])[ \t]*")

# What stands for a question mark until the text is parsed: a code point that is no character, and in no text that is read.
ASKS = "\ufdd0"

# What ends a text without quotes, and what one begins with.
AFTER_WORDS = re.compile(r"\n|:(?=[ \t\n])|(?<=[ \t])#")
BEGINS = re.compile(r"[^ \t\n:#,\[\]{}&*!|>'\"%@`?-]|[?:-](?![ \t\n])")

BORDER = re.compile(r"(?:---|\.\.\.)(?=[ \t\n])")

# The line breaks that are none elsewhere.
BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def looked_over(text: str, shown: str) -> str:
    """Return a text that every library of YAML reads, and reads alike. Raises UnreadableError at what is not read.

    Lines end with a line feed. Outside of quotes and texts of several lines, tabs are spaces, and question marks, which
    PyYAML's own parser takes for more in brackets, are ASKS.
    """
    look = Look(BREAKS.sub("\n", text) + "\n", shown)
    at = after_start(look)
    while at < len(look.text):
        at = after_line(look, at)
    parts, at = [], 0
    for start, end in look.kept:
        parts += [look.text[at:start].replace("\t", " ").replace("?", ASKS), look.text[start:end]]
        at = end
    return "".join((*parts, look.text[at:].replace("\t", " ").replace("?", ASKS)))[:-1]


def after_start(look: Look) -> int:
    """Return where the first line with something on it begins, after the one that may stand before all."""
    at = next_line(look, 0)
    rest = REST.match(look.text, at + 3) if look.text.startswith("---", at) else None
    return next_line(look, rest.end()) if rest else at


def next_line(look: Look, at: int) -> int:
    """Return where the next line with something on it begins; a comment before it ends a text that runs on."""
    end = after_gap(look.text, at)
    if "#" in look.text[at:end]:
        look.running = -1
    return look.text.rfind("\n", at, end) + 1 or at if end < len(look.text) else end


def after_line(look: Look, at: int) -> int:
    """Return where the next line with something on it begins, after this one and what belongs to it."""
    start = after(SPACES, look.text, at)
    bound(look, start)
    if look.text[start] == "\t":
        stop(look, start, "a tab stands before the first word of this line", "use spaces, not tabs")
    if start == at and (end := after_border(look, at)):
        return end
    if look.running >= 0 and start - at > look.column_inside:
        end = after_more(look, start)
    else:
        fit(look, start, start - at)
        end = after_entry(look, start)
    look.last = start
    return next_line(look, end)


def after_border(look: Look, at: int) -> int:
    """Return where the file ends, if this line says that it ends, and else 0."""
    text = look.text
    if text[at] == "%":
        what = "a line that begins with '%' is not read"
        stop(look, at, what, "delete it, or put quotes around its first word", width=0)
    if not BORDER.match(text, at):
        return 0
    if text[at] == "-" or (look.waiting and not look.levels):
        stop(look, at, f"a line '{text[at : at + 3]}' cannot stand inside a file", "remove it", width=0)
    end = next_line(look, after(REST, text, at + 3))
    if end < len(text):
        stop(look, end, "this stands behind the end of the file's content", "delete the line above", width=0)
    return end


def fit(look: Look, at: int, column: int) -> None:
    """Close what ends before a line that starts here; `waiting` is then whether a text alone may stand on it."""
    if column > look.column_inside:
        if not look.waiting:
            too_far_right(look, at)
        return
    closed = None
    while look.levels and look.levels[-1].column > column:
        closed = look.levels.pop()
    if closed and look.column_inside != column:
        shifted(look, at, closed)
    level = look.levels[-1]
    is_item = bool(DASH.match(look.text, at))
    if is_item and level.sign == ":" and (closed or not look.waiting):
        what = f"this line does not go with line {look.line(level.latest)} above it"
        stop(look, at, what, "begin both with '- ', or none of them", width=0)
    if not is_item and level.sign == "-":
        look.levels.pop()
        if look.column_inside != column:
            hint = f"the list from line {look.line(level.first)} on has its '-' at column {column + 1}"
            stop(look, at, "this line does not begin with '- ' as its list does", hint, width=0)
    look.waiting = is_item


def after_entry(look: Look, at: int) -> int:
    """Return where an item, a name with its value, or a text alone ends that begins a line."""
    text = look.text
    while dash := DASH.match(text, at):
        enter(look, "-", at)
        at = dash.end()
        if rest := REST.match(text, at):
            return rest.end()
    if text[at] in "|>":
        return after_block(look, at)
    end = after_text(look, at)
    colon = COLON.match(text, end)
    if not colon:
        return after_value(look, at, end)
    if "\n" in text[at:end]:
        second_colon(look, text.index(":", end))
    check_name(look, at, end)
    enter(look, ":", at)
    at = colon.end()
    rest = REST.match(text, at)
    return rest.end() if rest else after_named(look, at)


def enter(look: Look, sign: str, at: int) -> None:
    """Note that an entry of a list or mapping begins, to which nothing is there yet."""
    column = look.column(at)
    level = look.levels[-1] if look.levels else None
    if level and level.column == column and level.sign == sign:
        level.latest = at
    else:
        look.levels.append(Level(sign, column, at, at))
        bound(look, at, len(look.levels))
    look.waiting, look.running = True, -1


def after_named(look: Look, at: int) -> int:
    """Return where a value ends that begins on the line of its name."""
    if DASH.match(look.text, at):
        hint = "start the list on the next line, or put quotes around a text that begins with '-'"
        stop(look, at, "a list cannot begin with '- ' on this line", hint)
    if look.text[at] in "|>":
        return after_block(look, at)
    end = after_text(look, at)
    if COLON.match(look.text, end):
        second_colon(look, look.text.index(":", end))
    return after_value(look, at, end)


def after_text(look: Look, at: int) -> int:
    """Return where a text ends, or a list or mapping in brackets."""
    sign = look.text[at]
    if sign in QUOTED:
        return after_quote(look, at)
    if sign in CLOSES:
        return after_bracket(look, at)
    if not BEGINS.match(look.text, at):
        begins_badly(look, at)
    return after_words(look.text, at)


def after_words(text: str, at: int) -> int:
    """Return where a text without quotes ends, and the blanks after it."""
    found = AFTER_WORDS.search(text, at)
    return found.start() if found else at


def after_value(look: Look, at: int, end: int) -> int:
    """Return where the line ends on which a value does; only a comment may follow."""
    sign = look.text[at]
    if not look.waiting:
        no_colon(look, at)
    rest = after_rest(look, end)
    is_plain = sign not in QUOTED and sign not in CLOSES and "#" not in look.text[end:rest]
    look.waiting, look.running = False, at if is_plain else -1
    return rest


def after_rest(look: Look, at: int) -> int:
    """Return where a line ends on which nothing may stand from here on but a comment."""
    rest = REST.match(look.text, at)
    if not rest:
        at = after(BLANKS, look.text, at)
        if look.text[at] in CLOSES.values():
            begins_badly(look, at)
        what = "nothing may follow the quote or bracket that closes before this"
        stop(look, at, what, QUOTE_ALL, width=0)
    return rest.end()


def after_more(look: Look, at: int) -> int:
    """Return where a line ends that goes on with the text above it."""
    end = after_words(look.text, at)
    if COLON.match(look.text, end):
        if look.column(look.running) == look.column(at):
            no_colon(look, look.running)
        too_far_right(look, at)
    rest = after_rest(look, end)
    if "#" in look.text[end:rest]:
        look.running = -1
    return rest

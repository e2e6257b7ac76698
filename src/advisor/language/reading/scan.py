"""A first scan of a text of YAML, before any library reads it: what is not read is named, and nothing nests too deep.

Theory of operation. One pass, line by line; a position in the text goes from function to function, and each `after_...`
returns where its part ends. The stack `indents` has the column of every open list and mapping: a line that starts
further left closes those to its right, one in the column of the innermost is its next entry, and one further right is
the value that an entry waits for, or the next line of a text without quotes. What begins with a sign (quotes, brackets,
`|` and `>`) may run over lines, and `enclosed` finds its end. The first slip ends the scan with UnreadableError.
"""

import re
from typing import NoReturn

from advisor.language.reading.enclosed import CLOSES, QUOTED, after_block, after_bracket, after_quote
from advisor.language.reading.slips import QUOTE_ALL, Indent, Scanner, after, after_gap

BEHIND_THE_END = "this comes after the end of the file's content"
TOGETHER = "lines that belong together start at the same column"

SPACES = re.compile(" *")
BLANKS = re.compile(r"[ \t]*")
REST = re.compile(r"[ \t]*(?:#[^\n]*)?\n")
DASH = re.compile(r"-(?=[ \t\n]) *")
COLON = re.compile(r"[ \t]*:(?=[ \t\n])[ \t]*")

# A question mark until the text is parsed: a code point that is no character, and in no text that is read.
ASKS = "\ufdd0"

# What ends a text without quotes, and what one begins with.
AFTER_WORDS = re.compile(r"\n|:(?=[ \t\n])|(?<=[ \t])#")
BEGINS = re.compile(r"[^ \t\n:#,\[\]{}&*!|>'\"%@`?-]|[?:-](?![ \t\n])")

BORDER = re.compile(r"(?:---|\.\.\.)(?=[ \t\n])")

# The line breaks that are none elsewhere.
BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def scanned(text: str, shown: str) -> str:
    """Return a text that every library of YAML reads, and reads alike. Raises UnreadableError at what is not read.

    Lines end with a line feed. Outside of quotes and texts of several lines, tabs are spaces, and question marks, which
    PyYAML's own parser takes for more in brackets, are ASKS.
    """
    scanner = Scanner(BREAKS.sub("\n", text) + "\n", shown)
    at = next_line(scanner, 0)
    if scanner.text.startswith("---", at) and (rest := REST.match(scanner.text, at + 3)):
        at = next_line(scanner, rest.end())
    while at < len(scanner.text):
        at = after_line(scanner, at)
    parts, at = [], 0
    for start, end in scanner.kept:
        parts += [scanner.text[at:start].replace("\t", " ").replace("?", ASKS), scanner.text[start:end]]
        at = end
    return "".join((*parts, scanner.text[at:].replace("\t", " ").replace("?", ASKS)))[:-1]


def next_line(scanner: Scanner, at: int) -> int:
    """Return where the next line with something on it begins; a comment before it ends a text that runs on."""
    end = after_gap(scanner.text, at)
    if "#" in scanner.text[at:end]:
        scanner.running = -1
    return scanner.text.rfind("\n", at, end) + 1 or at if end < len(scanner.text) else end


def after_line(scanner: Scanner, at: int) -> int:
    """Return where the next line with something on it begins, after this one and what belongs to it."""
    start = after(SPACES, scanner.text, at)
    scanner.count(start)
    if scanner.text[start] == "\t":
        scanner.stop(start, "there is a tab before the first word of this line", "use spaces, not tabs")
    if start == at and (end := after_border(scanner, at)):
        return end
    if scanner.running >= 0 and start - at > scanner.column_inside:
        end = after_more(scanner, start)
    else:
        fit(scanner, start, start - at)
        end = after_entry(scanner, start)
    scanner.last = start
    return next_line(scanner, end)


def after_border(scanner: Scanner, at: int) -> int:
    """Return where the file ends if this line ends it, else 0."""
    text = scanner.text
    if text[at] == "%":
        what = "a line that begins with '%' is not read"
        scanner.stop(at, what, "delete it, or put quotes around its first word", width=0)
    if not BORDER.match(text, at):
        return 0
    if text[at] == "-" or (scanner.waiting and not scanner.indents):
        scanner.stop(at, f"a line '{text[at : at + 3]}' is not allowed inside a file", "remove it", width=0)
    end = next_line(scanner, after(REST, text, at + 3))
    if end < len(text):
        scanner.stop(end, BEHIND_THE_END, "delete the line above", width=0)
    return end


def fit(scanner: Scanner, at: int, column: int) -> None:
    """Close what ends before a line that starts here; `waiting` is then whether a text alone may stand on it."""
    if column > scanner.column_inside:
        if not scanner.waiting:
            refuse_deeper(scanner, at)
        return
    closed = None
    while scanner.indents and scanner.indents[-1].column > column:
        closed = scanner.indents.pop()
    if closed and scanner.column_inside != column:
        shifted(scanner, at, closed)
    innermost = scanner.indents[-1]
    is_item = bool(DASH.match(scanner.text, at))
    if is_item and innermost.sign == ":" and (closed or not scanner.waiting):
        what = f"this line does not match line {scanner.line(innermost.latest)} above it"
        scanner.stop(at, what, "begin both with '- ', or none of them", width=0)
    if not is_item and innermost.sign == "-":
        scanner.indents.pop()
        if scanner.column_inside != column:
            hint = f"the list from line {scanner.line(innermost.first)} on has its '-' at column {column + 1}"
            scanner.stop(at, "this line does not begin with '- ' as its list does", hint, width=0)
    scanner.waiting = is_item


def after_entry(scanner: Scanner, at: int) -> int:
    """Return where an item, a name with its value, or a text alone ends that begins a line."""
    text = scanner.text
    while dash := DASH.match(text, at):
        enter(scanner, "-", at)
        at = dash.end()
        if rest := REST.match(text, at):
            return rest.end()
    if text[at] in "|>":
        return after_block(scanner, at)
    end = after_text(scanner, at)
    colon = COLON.match(text, end)
    if not colon:
        return after_value(scanner, at, end)
    if "\n" in text[at:end]:
        second_colon(scanner, end)
    scanner.check_name(at, end)
    enter(scanner, ":", at)
    at = colon.end()
    rest = REST.match(text, at)
    return rest.end() if rest else after_named(scanner, at)


def enter(scanner: Scanner, sign: str, at: int) -> None:
    """Note that an entry of a list or mapping begins, to which nothing is there yet."""
    column = scanner.column(at)
    innermost = scanner.indents[-1] if scanner.indents else None
    if innermost and innermost.column == column and innermost.sign == sign:
        innermost.latest = at
    else:
        scanner.indents.append(Indent(sign, column, at, at))
        scanner.count(at, len(scanner.indents))
    scanner.waiting, scanner.running = True, -1


def after_named(scanner: Scanner, at: int) -> int:
    """Return where a value ends that begins on the line of its name."""
    if DASH.match(scanner.text, at):
        hint = "start the list on the next line, or put quotes around a text that begins with '-'"
        scanner.stop(at, "a list cannot begin with '- ' on this line", hint)
    if scanner.text[at] in "|>":
        return after_block(scanner, at)
    end = after_text(scanner, at)
    if COLON.match(scanner.text, end):
        second_colon(scanner, end)
    return after_value(scanner, at, end)


def after_text(scanner: Scanner, at: int) -> int:
    """Return where a text ends, or a list or mapping in brackets."""
    sign = scanner.text[at]
    if sign in QUOTED:
        return after_quote(scanner, at)
    if sign in CLOSES:
        return after_bracket(scanner, at)
    if not BEGINS.match(scanner.text, at):
        scanner.begins_badly(at)
    return after_words(scanner.text, at)


def after_words(text: str, at: int) -> int:
    """Return where a text without quotes ends, and the blanks after it."""
    match = AFTER_WORDS.search(text, at)
    return match.start() if match else at


def after_value(scanner: Scanner, at: int, end: int) -> int:
    """Return where the line ends on which a value does; only a comment may follow."""
    sign = scanner.text[at]
    if not scanner.waiting:
        scanner.no_colon(at)
    rest = after_rest(scanner, end)
    is_plain = sign not in QUOTED and sign not in CLOSES and "#" not in scanner.text[end:rest]
    scanner.waiting, scanner.running = False, at if is_plain else -1
    return rest


def after_rest(scanner: Scanner, at: int) -> int:
    """Return where a line ends on which nothing may stand from here on but a comment."""
    rest = REST.match(scanner.text, at)
    if not rest:
        at = after(BLANKS, scanner.text, at)
        if scanner.text[at] in CLOSES.values():
            scanner.begins_badly(at)
        what = "nothing may follow the quote or bracket that closes before this"
        scanner.stop(at, what, QUOTE_ALL, width=0)
    return rest.end()


def after_more(scanner: Scanner, at: int) -> int:
    """Return where a line ends that goes on with the text above it."""
    end = after_words(scanner.text, at)
    if COLON.match(scanner.text, end):
        if scanner.column(scanner.running) == scanner.column(at):
            scanner.no_colon(scanner.running)
        refuse_deeper(scanner, at)
    rest = after_rest(scanner, end)
    if "#" in scanner.text[end:rest]:
        scanner.running = -1
    return rest


def second_colon(scanner: Scanner, at: int) -> NoReturn:
    """Raise UnreadableError for a colon behind a value, the first from this position on."""
    hint = f"{QUOTE_ALL} if it belongs to a text"
    scanner.stop(scanner.text.index(":", at), "a second ':' is not allowed here", hint)


def refuse_deeper(scanner: Scanner, at: int) -> NoReturn:
    if not scanner.indents:
        scanner.stop(at, BEHIND_THE_END, "delete the line above", width=0)
    what = f"this line starts too far right, or line {scanner.line(scanner.last)} above it too far left"
    hint = f"{TOGETHER}; put quotes around a text that goes on with ': ' in it"
    scanner.stop(at, what, hint, width=0)


def shifted(scanner: Scanner, at: int, closed: Indent) -> NoReturn:
    """Raise UnreadableError for a line that starts between the columns of those above it."""
    here, first = scanner.column(at) + 1, scanner.line(closed.first)
    what = f"this line starts at column {here}, but line {first} at column {closed.column + 1}"
    hint = TOGETHER
    if scanner.indents:
        owner = scanner.line(scanner.indents[-1].latest)
        hint = f"both belong to line {owner}: start them at the same column, or move line {owner}"
    scanner.stop(at, what, hint, width=0)

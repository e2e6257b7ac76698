"""Texts in quotes or below a sign, and lists and mappings in brackets: where they end.

A stack has every open bracket with what stands last in it, and that alone says what may follow: a comma, a colon, a
value or the closing bracket.
"""

import re
from dataclasses import dataclass
from typing import NoReturn

from advisor.language.reading.slips import PAIR, QUOTE_ALL, Scanner, after, after_gap

# What ends a text in quotes, or only looks as if it did.
QUOTED = {'"': re.compile(r'\\.|"', re.DOTALL), "'": re.compile("''?")}

# The sign of a text of several lines, with what may follow it, and the lines and spaces before the text.
BLOCK = re.compile(r"[|>](?:[1-9][+-]?|[+-][1-9]?)?(?:[ \t]+(?:#[^\n]*)?)?")
EMPTY_LINES = re.compile(r"[ \n]*")

# A line that no text or bracket goes across.
BORDER = re.compile(r"\n(?:---|\.\.\.)(?=[ \t\n])")

# A backslash and what follows it, rightly: a letter, or the number of a character.
ESCAPE = re.compile(
    r"\\(?:[0abt\tnvfre \"/\\N_LP\n]|x[\da-fA-F]{2}|u(?![dD][89a-fA-F])[\da-fA-F]{4}"
    r"|U000(?!0[dD][89a-fA-F])[\da-fA-F]{5}|U0010[\da-fA-F]{4})"
)

BACKSLASH = ("a backslash means something else between double quotes", "use single quotes around this text")
HALF = re.compile(r"\\u[dD][89a-fA-F][\da-fA-F]{2}")
SURROGATE = ("this is half a character", "write the character itself")

CLOSES = {"[": "]", "{": "}"}

# What ends a text without quotes in brackets.
AFTER_WORDS = re.compile(r"[,\[\]{}]|:(?=[ \t\n,\[\]{}])|(?<=[ \t\n])#|\Z")

# Brackets around nothing but plain words, as most are: there is no more to look at in them.
PLAIN = r"\w[\w.-]{0,40}(?: [\w.-]{1,40}){0,20}"
FLAT = re.compile(
    rf"\[(?:{PLAIN}(?:, {PLAIN}){{0,20}})?\]|\{{(?:{PLAIN}: {PLAIN}(?:, {PLAIN}: {PLAIN}){{0,20}})?\}}"
)
BEGINS = re.compile(r"[^ \t\n:#?,\[\]{}&*!|>'\"%@`-]|-(?![ \t\n])")


@dataclass(slots=True)
class Bracket:
    """An open bracket; `before` is what stands last in it: itself, a comma, a colon, or "" for a value.

    `value` is where that value, or the name before the colon, begins; `named` is whether this entry has a colon.
    """

    opened: int
    before: str
    value: int = 0
    named: bool = False


def after_quote(scanner: Scanner, at: int) -> int:
    """Return where the text ends that begins with a quote here."""
    text, quote, end = scanner.text, scanner.text[at], at + 1
    while match := QUOTED[quote].search(text, end):
        if text[match.start()] == "\\" and not ESCAPE.match(text, match.start()):
            scanner.stop(match.start(), *(SURROGATE if HALF.match(text, match.start()) else BACKSLASH))
        end = match.end()
        if match.group() == quote:
            break
    if not match or BORDER.search(text, at, end):
        scanner.stop(at, f"the quote {quote} is not closed", f"write {quote} again where the text ends")
    scanner.kept.append((at, end))
    return end


def after_block(scanner: Scanner, at: int) -> int:
    """Return where a text of several lines ends that begins below its sign."""
    text, sign = scanner.text, scanner.text[at]
    if not scanner.waiting:
        scanner.no_colon(at)
    end = after(BLOCK, text, at)
    if text[end] != "\n":
        what = f"the text must start on the line below '{sign}'"
        scanner.stop(end, what, f"or put quotes around a text that begins with '{sign}'", width=0)
    column = max(scanner.column_inside + 1, 1)
    if digits := [int(sign) for sign in text[at + 1 : min(at + 3, end)] if sign.isdigit()]:
        column += digits[0] - 1
    else:
        first = after(EMPTY_LINES, text, end + 1)
        if text.startswith("\t", first):
            scanner.begins_badly(first)
        column = max(column, *map(len, text[end + 1 : first].split("\n")))
    outdented = re.compile(rf"^ {{0,{column - 1}}}[^ \n]", re.MULTILINE).search(text, end + 1)
    last = outdented.start() if outdented else len(text)
    scanner.kept.append((end, last))
    scanner.waiting, scanner.running = False, -1
    return last


def after_bracket(scanner: Scanner, at: int) -> int:
    """Return where the list or mapping ends that begins with a bracket here. Raises UnreadableError."""
    text, outside = scanner.text, len(scanner.indents)
    stack: list[Bracket] = []
    while True:
        at = after_gap(text, at)
        if at == len(text) or BORDER.match(text, at - 1):
            not_closed(scanner, stack[-1].opened)
        sign = text[at]
        scanner.count(at, outside + len(stack) + (sign in CLOSES))
        if sign in CLOSES:
            if stack:
                begin_value(scanner, stack[-1], at)
            if flat := FLAT.match(text, at):
                at = flat.end()
            else:
                stack.append(Bracket(at, sign))
                at += 1
        elif sign in CLOSES.values():
            if sign != CLOSES[text[stack[-1].opened]]:
                unfit(scanner, stack[-1], at)
            stack.pop()
            at += 1
        else:
            at = after_part(scanner, stack[-1], at)
        if not stack:
            return at


def after_part(scanner: Scanner, bracket: Bracket, at: int) -> int:
    """Return where a comma, a colon or a text in a bracket ends. Raises UnreadableError."""
    text, sign = scanner.text, scanner.text[at]
    if sign == ",":
        if bracket.before and bracket.before != ":":
            what = "a value is missing before this ','"
            scanner.stop(at, what, "write it, or delete the extra ','")
        bracket.before, bracket.named = ",", False
    elif sign == ":" and not bracket.before:
        if bracket.named or "\n" in text[bracket.value : at]:
            unfit(scanner, bracket, at)
        scanner.check_name(bracket.value, at)
        bracket.before, bracket.named = ":", True
    else:
        begin_value(scanner, bracket, at)
        return after_quote(scanner, at) if sign in QUOTED else after_plain(scanner, bracket, at)
    return at + 1


def after_plain(scanner: Scanner, bracket: Bracket, at: int) -> int:
    """Return where a text without quotes in a bracket ends. Raises UnreadableError."""
    text = scanner.text
    if text[at] == "?":
        scanner.stop(at, "a text that begins with '?' in brackets needs quotes", QUOTE_ALL)
    if not BEGINS.match(text, at):
        scanner.begins_badly(at)
    match = AFTER_WORDS.search(text, at)
    end = match.start() if match else at
    if BORDER.search(text, at, end + 1):
        not_closed(scanner, bracket.opened)
    if text.startswith(":", end) and text[end - 1] not in " \t\n" and text[end + 1] not in " \t\n":
        scanner.stop(end, "a space is missing after this ':'", PAIR)
    return end


def begin_value(scanner: Scanner, bracket: Bracket, at: int) -> None:
    """Note that a value begins in a bracket. Raises UnreadableError if one stands there already."""
    if not bracket.before:
        unfit(scanner, bracket, at)
    if bracket.before != ":":
        bracket.value = at
    bracket.before = ""


def unfit(scanner: Scanner, bracket: Bracket, at: int) -> NoReturn:
    """Raise UnreadableError for what cannot follow in a bracket; the slip may be far above, where it was opened."""
    opening, sign = scanner.text[bracket.opened], scanner.text[at]
    if "\n" in scanner.text[bracket.opened : at]:
        not_closed(scanner, bracket.opened)
    if sign in CLOSES.values():
        what = f"'{sign}' does not close the bracket '{opening}'"
        scanner.stop(at, what, f"write '{CLOSES[opening]}' first")
    what = f"a ',' or '{CLOSES[opening]}' is missing before this"
    scanner.stop(at, what, f"{QUOTE_ALL} if it is one", width=0)


def not_closed(scanner: Scanner, at: int) -> NoReturn:
    opening = scanner.text[at]
    scanner.stop(at, f"the bracket '{opening}' is not closed", f"write '{CLOSES[opening]}' where it ends")

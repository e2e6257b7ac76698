"""Texts in quotes or below a sign, and lists and mappings in brackets: where they end."""

import re
from dataclasses import dataclass
from typing import NoReturn

from advisor.language.reading.slips import (
    PAIR,
    QUOTE_ALL,
    Look,
    after,
    after_gap,
    begins_badly,
    bound,
    check_name,
    no_colon,
    stop,
)

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

BACKSLASH = (
    "a backslash means something else between double quotes",
    "use single quotes around this text",
)
HALF, SURROGATE = (
    re.compile(r"\\u[dD][89a-fA-F][\da-fA-F]{2}"),
    ("this stands for half a character", "write the character itself"),
)

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


def after_quote(look: Look, at: int) -> int:
    """Return where the text ends that begins with a quote here."""
    text, quote, end = look.text, look.text[at], at + 1
    while found := QUOTED[quote].search(text, end):
        if text[found.start()] == "\\" and not ESCAPE.match(text, found.start()):
            stop(look, found.start(), *(SURROGATE if HALF.match(text, found.start()) else BACKSLASH))
        end = found.end()
        if found.group() == quote:
            break
    if not found or BORDER.search(text, at, end):
        stop(look, at, f"the quote {quote} is not closed", f"write {quote} again where the text ends")
    look.kept.append((at, end))
    return end


def after_block(look: Look, at: int) -> int:
    """Return where a text of several lines ends, that stands below its sign."""
    text, sign = look.text, look.text[at]
    if not look.waiting:
        no_colon(look, at)
    end = after(BLOCK, text, at)
    if text[end] != "\n":
        what = f"the text must start on the line below '{sign}'"
        stop(look, end, what, f"or put quotes around a text that begins with '{sign}'", width=0)
    column = max(look.column_inside + 1, 1)
    if digits := [int(sign) for sign in text[at + 1 : min(at + 3, end)] if sign.isdigit()]:
        column += digits[0] - 1
    else:
        first = after(EMPTY_LINES, text, end + 1)
        if text.startswith("\t", first):
            begins_badly(look, first)
        column = max(column, *map(len, text[end + 1 : first].split("\n")))
    found = re.compile(rf"^ {{0,{column - 1}}}[^ \n]", re.MULTILINE).search(text, end + 1)
    last = found.start() if found else len(text)
    look.kept.append((end, last))
    look.waiting, look.running = False, -1
    return last


def after_bracket(look: Look, at: int) -> int:
    """Return where the list or mapping ends that begins with a bracket here. Raises UnreadableError."""
    text, outside = look.text, len(look.levels)
    stack: list[Bracket] = []
    while True:
        at = after_gap(text, at)
        if at == len(text) or BORDER.match(text, at - 1):
            not_closed(look, stack[-1].opened)
        sign = text[at]
        bound(look, at, outside + len(stack) + (sign in CLOSES))
        if sign in CLOSES:
            if stack:
                begin_value(look, stack[-1], at)
            if flat := FLAT.match(text, at):
                at = flat.end()
            else:
                stack.append(Bracket(at, sign))
                at += 1
        elif sign in CLOSES.values():
            if sign != CLOSES[text[stack[-1].opened]]:
                unfit(look, stack[-1], at)
            stack.pop()
            at += 1
        else:
            at = after_part(look, stack[-1], at)
        if not stack:
            return at


def after_part(look: Look, bracket: Bracket, at: int) -> int:
    """Return where a comma, a colon or a text in a bracket ends. Raises UnreadableError."""
    text, sign = look.text, look.text[at]
    if sign == ",":
        if bracket.before and bracket.before != ":":
            what = "a value is missing before this ','"
            stop(look, at, what, "write it, or delete what is too much")
        bracket.before, bracket.named = ",", False
    elif sign == ":" and not bracket.before:
        if bracket.named or "\n" in text[bracket.value : at]:
            unfit(look, bracket, at)
        check_name(look, bracket.value, at)
        bracket.before, bracket.named = ":", True
    else:
        begin_value(look, bracket, at)
        return after_quote(look, at) if sign in QUOTED else after_words(look, bracket, at)
    return at + 1


def after_words(look: Look, bracket: Bracket, at: int) -> int:
    """Return where a text without quotes in a bracket ends. Raises UnreadableError."""
    text = look.text
    if text[at] == "?":
        stop(look, at, "a text that begins with '?' in brackets must stand in quotes", QUOTE_ALL)
    if not BEGINS.match(text, at):
        begins_badly(look, at)
    found = AFTER_WORDS.search(text, at)
    end = found.start() if found else at
    if BORDER.search(text, at, end + 1):
        not_closed(look, bracket.opened)
    if text.startswith(":", end) and text[end - 1] not in " \t\n" and text[end + 1] not in " \t\n":
        stop(look, end, "a space is missing after this ':'", PAIR)
    return end


def begin_value(look: Look, bracket: Bracket, at: int) -> None:
    """Note that a value begins in a bracket. Raises UnreadableError if one stands there already."""
    if not bracket.before:
        unfit(look, bracket, at)
    if bracket.before != ":":
        bracket.value = at
    bracket.before = ""


def unfit(look: Look, bracket: Bracket, at: int) -> NoReturn:
    """Raise UnreadableError for what cannot follow in a bracket; the slip may be far above, where it was opened."""
    opening, sign = look.text[bracket.opened], look.text[at]
    if "\n" in look.text[bracket.opened : at]:
        not_closed(look, bracket.opened)
    if sign in CLOSES.values():
        what = f"'{sign}' does not close the bracket '{opening}'"
        stop(look, at, what, f"write '{CLOSES[opening]}' first")
    what = f"a ',' or '{CLOSES[opening]}' is missing before this"
    stop(look, at, what, f"{QUOTE_ALL} if it is one", width=0)


def not_closed(look: Look, at: int) -> NoReturn:
    """Raise UnreadableError for a bracket that stays open."""
    opening = look.text[at]
    stop(look, at, f"the bracket '{opening}' is not closed", f"write '{CLOSES[opening]}' where it ends")

"""What people write who know another form: texts that are no YAML, and words that are none of the rule language.

Each is recognised by what it is, before the parser of YAML says of it what it may.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from advisor.language.reading.unreadable import UnreadableError, place_after
from advisor.problems import lines_of

LINES = "write lines of 'name: value'"
INVISIBLE = "\u00a0\u00ad\u1680\u180e\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff"
UNSEEN = re.compile(f"[{INVISIBLE}]")
ONLY_LOOKS = "the character U+{:04X}, which only looks like a space,"
STRAIGHT = "use ' or \", or none"
QUOTES = re.compile("[\u2018-\u201f\u00ab\u00bb\u2039\u203a]")

# A form of text: a pattern with what is wrong as its first group; what that is, with room for its code point; a hint.
Form: TypeAlias = tuple[re.Pattern[str], str, str]

# No knowledge file holds these: what a merge leaves, and what a line begins with that looks indented.
NEVER: tuple[Form, ...] = (
    (
        re.compile(r"^([<>|]{7}(?: .*)?|={7})$", re.MULTILINE),
        "this file has a merge conflict here",
        "keep what is right, and delete the lines with conflict markers",
    ),
    (
        re.compile(rf"^ *([{INVISIBLE}])(?=[ {INVISIBLE}]*(?:- |[\w\"'-]+ *:))", re.MULTILINE),
        f"{ONLY_LOOKS} comes before this line",
        "use spaces",
    ),
)

# What else may be the reason why a text is no YAML, or no lines of 'name: value'.
ANYWHERE: tuple[Form, ...] = (
    (
        re.compile(rf"^(?: *- )* *\w[\w-]*[{INVISIBLE}]*:([{INVISIBLE}])", re.MULTILINE),
        "a character that only looks like a space follows this colon",
        "use a space",
    ),
    (re.compile(r"^[ ]*(\|).*\|[ ]*$", re.MULTILINE), "this is a row of a table in Markdown", LINES),
)
IS_JSON = "this is JSON, and not lines of 'name: value'"
JSON: Form = (re.compile(r"\A\s*([\[{])(?=\s*[\"\[{])[^\t]*[\]}]\s*\Z"), IS_JSON, LINES)
# Other JSON is YAML, but for a slip that is named.
JSON_LINES: Form = (re.compile(r"\A\s*([\[{]).*[\]}] *\n\s*[\[{]"), IS_JSON, LINES)

# ... if it stands in the line that is not read.
IN_LINE: tuple[Form, ...] = (
    (re.compile(f"(?:: |[-\\[{{,] ?)({QUOTES.pattern})"), "YAML does not know this quote", STRAIGHT),
    (
        re.compile(r"\A[^'\"\[{]*[\[{][^'\"]*?[^\s,\[\]{}'\"] (#)"),
        "the line ends before this '#', and its bracket is open",
        "put quotes around a text with '#' in it",
    ),
)
COLUMNS: Mapping[str, str] = {"\t": "tabs", ";": "semicolons", ",": "commas"}


def refuse(forms: Iterable[Form], text: str, shown: str, line: int = 0) -> None:
    """Raise UnreadableError at the first of these forms that a text has, or one line of it, counted from 1."""
    part = lines_of(text)[line - 1] if line else text
    for pattern, what, hint in forms:
        if match := pattern.search(part):
            place = place_after(part[: match.start(1)], shown, text)
            place = replace(place, line=line or place.line)
            raise UnreadableError(place, what.format(ord(match[1][0])), hint)


def recognise(text: str, shown: str, line: int = 0) -> None:
    """Raise UnreadableError for a text of another form. Its parser stopped at that line, from 1, if it stopped."""
    refuse((*ANYWHERE, JSON_LINES if line else JSON), text, shown)
    if separator := columns(text):
        place = place_after(text[: len(text) - len(text.lstrip())], shown, text)
        what = f"this is a table with {COLUMNS[separator]} between its columns"
        raise UnreadableError(place, what, f"{LINES}, and each row as an entry of its own")
    refuse(IN_LINE if line else (), text, shown, line)


def columns(text: str) -> str:
    """Return what separates the columns of a table; an empty text if the first two lines are of none."""
    rows = [line for line in lines_of(text) if line.strip()][:2]
    if len(rows) < 2 or any(re.search(r"[:#]( |$)|^ *[-\[{]", row) for row in rows):
        return ""
    return next((sign for sign in COLUMNS if 0 < rows[0].count(sign) == rows[1].count(sign)), "")


A, B = r"(?P<a>[\w.-]+)", r"(?P<b>[\w-]+)"
# What is written for a condition elsewhere, and how it is written here.
STATEMENTS: Mapping[str, str] = {
    rf"{A} *(?:!=|<>|\u2260| is not | not ) *{B}": "not: {{{a}: {b}}}",
    rf"{A} *(?:>=|\u2265) *{B}": "{a}: {{at_least: {b}}}",
    rf"{A} *(?:<=|\u2264) *{B}": "{a}: {{at_most: {b}}}",
    rf"{A} *(?:===?|=| is | equals ) *{B}": "{a}: {b}",
    r"(?P<a>-?\d[\d-]*\.?\d*)\.\.(?P<b>-?\d[\d.-]*)": "{{between: [{a}, {b}]}}",
    rf"(?:not +|! *){A}": "not: {{{a}: yes}}",
}
JOINTS = re.compile(r"\band\b|\bor\b|&&|\|\|", re.IGNORECASE)
KEYS: Mapping[str, str] = {
    "or": "write 'any: [{...}, {...}]'",
    "and": "write 'all: [{...}, {...}]', or one name below the other",
}


def character_hint(word: str) -> str:
    """Return a hint for a word with characters in it that nobody sees or means; an empty text for others."""
    if unseen := UNSEEN.search(word):
        return f"type it again: {ONLY_LOOKS.format(ord(unseen[0]))} is in it"
    return STRAIGHT if QUOTES.match(word[:1]) or QUOTES.match(word[-1:]) else ""


def comparison_hint(words: str) -> str:
    """Return how a comparison in signs or words is written here; an empty text for other words."""
    for statement, spelling in STATEMENTS.items():
        if match := re.fullmatch(statement, words):
            return f"write '{spelling.format(**match.groupdict())}'"
    return ""


def condition_hint(words: str) -> str:
    """Return how a condition is written that is stated as elsewhere; an empty text for other words."""
    if comparison := comparison_hint(words):
        return comparison
    if " " in words and JOINTS.search(words):
        return "write one name below the other for 'and', and 'any: [{...}, {...}]' for 'or'"
    return KEYS.get(words.casefold(), "")

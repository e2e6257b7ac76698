"""What people write who know another form: texts that are no YAML, and words that are none of the rule language.

Each is recognised by what it is, before the parser of YAML says of it what it may.
"""

import re
from collections.abc import Mapping

from advisor.problems import BAD_YAML, Place, Problem, lines_of

LINES = "write lines of 'name: value'"
INVISIBLE = "\u00a0\u00ad\u1680\u180e\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff"
UNSEEN = re.compile(f"[{INVISIBLE}]")
STRAIGHT = "use ' or \", or none"
QUOTES = re.compile("[\u2018-\u201f\u00ab\u00bb\u2039\u203a]")

# What a merge leaves, and what a line begins with that looks indented. No knowledge file holds either.
MARK = re.compile(r"^(?:[<>|]{7}(?: .*)?|={7})$", re.MULTILINE)
INDENTED = re.compile(rf"^ *([{INVISIBLE}])(?=[ {INVISIBLE}]*(?:- |[\w\"'-]+ *:))", re.MULTILINE)

# What else may be the reason why a text is no YAML, or no lines of 'name: value'.
AFTER_COLON = re.compile(rf"^(?: *- )* *\w[\w-]*[{INVISIBLE}]*:([{INVISIBLE}])", re.MULTILINE)
ROW = re.compile(r"^[ ]*(\|).*\|[ ]*$", re.MULTILINE)
JSON = re.compile(r"\A\s*([\[{])(?=\s*[\"\[{])[^\t]*[\]}]\s*\Z")
JSON_LINES = re.compile(
    r"\A\s*([\[{]).*[\]}] *\n\s*[\[{]"
)  # other JSON is YAML, but for a slip that is named
QUOTED = re.compile(f"(?:: |[-\\[{{,] ?)({QUOTES.pattern})")
CUT = re.compile(r"\A[^'\"\[{]*[\[{][^'\"]*?[^\s,\[\]{}'\"] (#)")
COLUMNS: Mapping[str, str] = {"\t": "tabs", ";": "semicolons", ",": "commas"}


def certain(text: str, shown: str) -> Problem | None:
    """Return what is no knowledge whatever YAML makes of it: marks of a merge, lines with other than spaces before them."""
    if found := MARK.search(text):
        what = "two versions of this file were merged, and do not fit each other here"
        hint = "keep what is right of both, and delete the lines that begin with such signs"
        return at(found.start(), text, shown, what, hint)
    if found := INDENTED.search(text):
        return at(found.start(1), text, shown, f"{unseen(found[1])} stands before this line", "use spaces")
    return None


def recognised(text: str, shown: str, line: int = 0) -> Problem | None:
    """Return what a text is that is no YAML, or no lines of 'name: value'; its parser stopped at that line, from 1."""
    for pattern, what, hint in (
        (AFTER_COLON, "a character that only looks like a space stands after this colon", "use a space"),
        (ROW, "this is a row of a table in Markdown", LINES),
        (JSON_LINES if line else JSON, "this is JSON, and not lines of 'name: value'", LINES),
    ):
        if found := pattern.search(text):
            return at(found.start(1), text, shown, what, hint)
    if separator := columns(text):
        what = f"this is a table with {COLUMNS[separator]} between its columns"
        return at(
            len(text) - len(text.lstrip()), text, shown, what, f"{LINES}, and each row as an entry of its own"
        )
    written = lines_of(text)[line - 1] if line else ""
    for pattern, what, hint in (
        (QUOTED, "this is no quote that YAML knows", STRAIGHT),
        (
            CUT,
            "the line ends before this '#', and its bracket is open",
            "put quotes around a text with '#' in it",
        ),
    ):
        if found := pattern.search(written):
            place = Place(shown, line, found.start(1) + 1, text, 1)
            return Problem(place, what, hint, BAD_YAML)
    return None


def at(start: int, text: str, shown: str, what: str, hint: str) -> Problem:
    """Return the problem of the character at a position."""
    before = lines_of(text[:start])
    return Problem(Place(shown, len(before), len(before[-1]) + 1, text, 1), what, hint, BAD_YAML)


def columns(text: str) -> str:
    """Return what separates the columns of a table; an empty text if the first two lines are of none."""
    rows = [line for line in lines_of(text) if line.strip()][:2]
    if len(rows) < 2 or any(re.search(r"[:#]( |$)|^ *[-\[{]", row) for row in rows):
        return ""
    return next((sign for sign in COLUMNS if 0 < rows[0].count(sign) == rows[1].count(sign)), "")


def unseen(character: str) -> str:
    """Return what an invisible character is called."""
    return f"the character U+{ord(character):04X}, which only looks like a space,"


A, B = r"(?P<a>[\w.-]+)", r"(?P<b>[\w-]+)"
# What is written for a condition elsewhere, and how it is written here.
STATEMENTS: Mapping[str, str] = {
    rf"{A} *(?:!=|<>|\u2260| is not | not ) *{B}": "not: {{{a}: {b}}}",
    rf"{A} *(?:>=|\u2265) *{B}": "{a}: {{at_least: {b}}}",
    rf"{A} *(?:<=|\u2264) *{B}": "{a}: {{at_most: {b}}}",
    rf"{A} *(?:===?|=| is | equals ) *{B}": "{a}: {b}",
    rf"(?:not +|! *){A}": "not: {{{a}: yes}}",
}
JOINTS = re.compile(r"\band\b|\bor\b|&&|\|\|", re.IGNORECASE)
KEYS: Mapping[str, str] = {
    "or": "write 'any: [{...}, {...}]'",
    "and": "write 'all: [{...}, {...}]', or one name below the other",
}


def strange(word: str) -> str:
    """Return a hint for a word with characters in it that nobody sees or means; an empty text for others."""
    if found := UNSEEN.search(word):
        return f"type it anew: {unseen(found[0])} is in it"
    return STRAIGHT if QUOTES.match(word[:1]) or QUOTES.match(word[-1:]) else ""


def stated(words: str) -> str:
    """Return how a condition is written that is stated as elsewhere; an empty text for other words."""
    for statement, here in STATEMENTS.items():
        if said := re.fullmatch(statement, words):
            return f"write '{here.format(**said.groupdict())}'"
    if " " in words and JOINTS.search(words):
        return "write one name below the other for 'and', and 'any: [{...}, {...}]' for 'or'"
    return KEYS.get(words.casefold(), "")

"""JSON from outside to values, within bounds; what is not read is said with its place.

The reader of the standard library decides, with two looks at what it returns. Only where it refuses is the text gone
through a token at a time, to say why: nothing here hangs on the words of a library.
"""

import json
import math
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from advisor.language.reading.nodes import utf8
from advisor.language.reading.unreadable import UnreadableError, place_after
from advisor.problems import BAD_FILE, Place, cut

# Maximum bytes per text, lists and objects within each other, and digits per whole number.
MOST_BYTES = 1 << 28
DEPTH = 200
DIGITS = 300

BLANK = " \t\n\r"
TOKEN = re.compile(
    r'(?:(?P<text>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")'
    r"|(?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<word>true|false|null)|(?P<sign>[][{},:]))[ \t\n\r]*"
)
WORD = re.compile(r'[^\s"\[\]{},:]+|.', re.DOTALL)
HALF = re.compile(r"\\u[dD][89a-fA-F]")

# What may stand next, and what after it; after a value that hangs on what it stands in.
VALUE, FIRST, KEY, FIRST_KEY, COLON, AFTER = "value", "first item", "key", "first key", "colon", "after"
BEGINNINGS = {"text": AFTER, "number": AFTER, "word": AFTER, "[": FIRST, "{": FIRST_KEY}
NEXT: Mapping[str, Mapping[str, str]] = {
    VALUE: BEGINNINGS,
    FIRST: {**BEGINNINGS, "]": AFTER},
    KEY: {"text": COLON},
    FIRST_KEY: {"text": COLON, "}": AFTER},
    COLON: {":": VALUE},
    AFTER: {},
    AFTER + "[": {",": VALUE, "]": AFTER},
    AFTER + "{": {",": KEY, "}": AFTER},
}
WANTED: Mapping[str, str] = {
    VALUE: "a value is missing before this",
    FIRST: "a value or ']' is missing before this",
    KEY: "a name in double quotes is missing before this",
    FIRST_KEY: "a name in double quotes or '}' is missing before this",
    COLON: "a ':' is missing before this",
    AFTER: "nothing may follow the end of the JSON",
    AFTER + "[": "a ',' or ']' is missing before this",
    AFTER + "{": "a ',' or '}' is missing before this",
}


class NotJsonError(ValueError):
    """What is wrong with a text, and how many characters stand before that."""

    def __init__(self, what: str, at: int) -> None:
        super().__init__(what)
        self.what, self.at = what, at


def read_json(content: bytes, shown: str) -> Any:
    """Return the values in a text. Raises UnreadableError."""
    text = text_of(content, shown)
    return parsed(text, shown, text)


def read_json_lines(content: bytes, shown: str) -> list[Any]:
    """Return the values in a text: one, or one on each line. Raises UnreadableError."""
    text = text_of(content, shown)
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text))
    try:
        parse(lines[0].group() if len(lines) > 1 else "")
    except NotJsonError:
        return [parsed(text, shown, text)]
    return [parsed(line.group(), shown, text, line.start()) for line in lines]


def text_of(content: bytes, shown: str) -> str:
    """Return the text of a file that is not too large. Raises UnreadableError."""
    if len(content) > MOST_BYTES:
        what = f"the file is larger than {MOST_BYTES >> 20} MB"
        raise UnreadableError(Place(shown), what, "split it into several files")
    return utf8(content, shown)


def parsed(text: str, shown: str, whole: str, start: int = 0) -> Any:
    """Return the values in a part of a text that starts there. Raises UnreadableError."""
    try:
        return parse(text)
    except NotJsonError as error:
        place = place_after(whole[: start + error.at], shown, whole)
        raise UnreadableError(place, error.what, check=BAD_FILE) from error


def parse(text: str) -> Any:
    """Return the values in a text. Raises NotJsonError."""
    try:
        values = json.loads(
            text, object_pairs_hook=once, parse_int=whole, parse_float=finite, parse_constant=refused
        )
        if is_deep(values):
            refused(text)
        if HALF.search(text):
            json.dumps(values, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise fault(text) from None
    return values


def refused(_text: str) -> Any:
    raise ValueError


def once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object. Raises ValueError if a key stands in it twice."""
    members = dict(pairs)
    return members if len(members) == len(pairs) else refused("")


def whole(digits: str) -> int:
    """Return a whole number. Raises ValueError if it is too long."""
    return int(digits) if len(digits) <= DIGITS else refused(digits)


def finite(digits: str) -> float:
    return float(digits) if math.isfinite(float(digits)) else refused(digits)


def is_deep(values: Any) -> bool:
    """Return whether more lists and objects stand within each other than are read."""
    level: list[Any] = [[values]]
    for _ in range(DEPTH + 1):
        level = [
            part
            for parts in level
            for part in (parts.values() if isinstance(parts, dict) else parts)
            if isinstance(part, dict | list)
        ]
        if not level:
            return False
    return True


def fault(text: str) -> NotJsonError:
    """Return the first thing that is wrong with a text that is not read.

    The state is what may stand next; on the stack is each open bracket, where it stands, and the names in it so far.
    """
    stack: list[tuple[str, int, set[str]]] = []
    state, at = VALUE, len(text) - len(text.lstrip(BLANK))
    while at < len(text):
        token = TOKEN.match(text, at)
        kind = token.lastgroup if token else None
        word = token[kind] if token and kind else ""
        following = NEXT[state].get(word if kind == "sign" else kind or "")
        if not token or not following:
            return NotJsonError(misplaced(text, at, state), at)
        if word in ("[", "{"):
            stack.append((word, at, set()))
        elif word in ("]", "}"):
            stack.pop()
        if len(stack) > DEPTH:
            return NotJsonError(f"lists and objects are nested more than {DEPTH} deep", at)
        names = stack[-1][2] if following == COLON else set[str]()
        if what := unusable(word, names):
            return NotJsonError(what, at)
        names.add(json.loads(word) if following == COLON else word)
        state = following + (stack[-1][0] if stack and following == AFTER else "")
        at = token.end()
    if stack:
        return NotJsonError(f"the bracket '{stack[-1][0]}' is not closed", stack[-1][1])
    return NotJsonError("there is no JSON in it", 0)


def misplaced(text: str, at: int, state: str) -> str:
    """Return what is wrong with what stands there, where something else is wanted."""
    word = WORD.match(text, at)
    shown = cut(word[0], 60) if word else ""
    if shown == '"' and not TOKEN.match(text, at):
        return "this text is not closed, or a character in it needs a backslash"
    if state in (VALUE, FIRST) and shown not in tuple("]},:"):
        return f"'{shown}' is not a JSON value; texts need double quotes"
    return WANTED[state]


def unusable(word: str, names: Collection[str]) -> str:
    """Return why a token is not read though it is JSON; names are those that its object has so far."""
    if word.lstrip("-").isdigit():
        return "this number has too many digits" if len(word) > DIGITS else ""
    if word[0] in "-0123456789":
        return "" if math.isfinite(float(word)) else "this number is too large"
    text = json.loads(word) if word[0] == '"' else ""
    if any("\ud800" <= char <= "\udfff" for char in text):
        return "this text has half a character in it (a lone surrogate)"
    return f"the name '{cut(text, 60)}' is in this object twice" if text in names and word[0] == '"' else ""

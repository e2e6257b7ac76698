"""Canonical JSON (RFC 8785): the same values give the same bytes, so that they can be hashed and compared."""

import hashlib
import json
import re
from typing import Any

import rfc8785

# From here on the order of UTF-16 code units, which the RFC sorts by, may differ from that of characters.
BEYOND = re.compile("[\ud800-\U0010ffff]")

# Longer numbers may be beyond what the RFC can say exactly.
LONGEST_NUMBER = 15

ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> bytes:
    """Return the one canonical JSON text of a value. Raises ValueError if it has none."""
    text = quick(value)
    return rfc8785.dumps(value) if text is None else text


def digest(value: Any, *, plain: bool = False) -> str:
    """Return the SHA-256 of the canonical JSON of a value, of which it may be known that it is plain."""
    text = ENCODER.encode(value).encode() if plain else canonical(value)
    return digest_of(text)


def digest_of(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()


def read_canonical(text: bytes) -> tuple[Any, bool]:
    """Return the value whose canonical JSON a text is, and whether it is plain, and all that is in it.

    Raises ValueError if the text is not canonical.
    """
    if (value := plain_in(text)) is not None:
        return value, True
    value = json.loads(text)
    if canonical(value) != text:
        raise ValueError("the text is not canonical")
    return value, False


def plain_in(text: bytes) -> Any:
    """Return the value that a text is the canonical JSON of if that is plain, else None."""
    try:
        read = text.decode()
        value = PLAIN.decode(read)
        same = ENCODER.encode(value) == read
    except (ValueError, RecursionError):
        return None
    return value if same and (read.isascii() or not BEYOND.search(read)) else None


def quick(value: Any) -> bytes | None:
    """Return the canonical JSON of a value that is plain: Python's JSON is canonical too; None for any other value.

    What Python writes is read again: only what comes back as it was is plain enough.
    """
    try:
        text = ENCODER.encode(value)
        same = PLAIN.decode(text) == value
    except (ValueError, TypeError, RecursionError):
        return None
    return text.encode() if same and (text.isascii() or not BEYOND.search(text)) else None


def refused(text: str) -> Any:
    """Refuse a number that the two ways of writing JSON may write differently. Raises ValueError."""
    raise ValueError(text)


def plain_decimal(text: str) -> float:
    """Return a number that both ways of writing JSON write alike, as JavaScript does. Raises ValueError for any other."""
    return refused(text) if "e" in text or text.endswith(".0") else float(text)


def short_integer(text: str) -> int:
    """Return a whole number that both ways of writing JSON write alike. Raises ValueError for any other."""
    return int(text) if len(text) <= LONGEST_NUMBER else refused(text)


PLAIN = json.JSONDecoder(parse_float=plain_decimal, parse_int=short_integer, parse_constant=refused)

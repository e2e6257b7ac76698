"""How a text is written: plain where every reader takes it back as the same text, else in quotes."""

import json
import re
import textwrap
from functools import lru_cache

from advisor.language.fmt.meaning import Said, read_by_both
from advisor.language.fmt.source import BLOCK_STYLES, Leaf

WIDTH = 110

# Words of letters and digits are plain everywhere; nothing has to be tried.
WORDS = re.compile(r"[A-Za-z0-9]+([ ._/'-][A-Za-z0-9]+)*\.?")

# What readers of YAML 1.2, such as editors, take for nothing at all.
NOTHING = ("", "~", "null", "Null", "NULL")

# Line breaks other than the plain one, what cannot be seen, and what makes text stand in another order than it is read.
SPECIAL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)

# Lines that would not come back as they are from a block of lines.
STRAY = re.compile(r"\A[ \t\n]|[ \t]$|\n\n\Z", re.MULTILINE)


def value(text: str, *, flow: bool) -> str:
    """Return a value as it is written on one line, within brackets or outside."""
    around: tuple[str, str, Said] = ("- ", "", (text,))
    if flow:
        around = ("- [", ", more]", ((text, "more"),))
    return text if is_plain(text, *around) else quoted(text)


def key(text: str, *, flow: bool) -> str:
    """Return a key as it is written, within brackets or outside."""
    before, after = ("{", "}") if flow else ("", "")
    return text if is_plain(text, before, f": more{after}", {text: "more"}) else quoted(text)


def is_plain(text: str, before: str, after: str, meant: Said) -> bool:
    """Return whether a text needs no quotes between what stands around it."""
    if text in NOTHING or SPECIAL.search(text):
        return False
    return bool(WORDS.fullmatch(text)) or read_again(f"{before}{text}{after}\n") == meant


read_again = lru_cache(maxsize=10_000)(read_by_both)


def quoted(text: str) -> str:
    """Return a text in double quotes, or in single ones if those in it can then stand as they are."""
    if '"' in text and "'" not in text and "\\" not in text and not SPECIAL.search(text):
        return f"'{text}'"
    return SPECIAL.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False))


def in_lines(leaf: Leaf, indent: int) -> list[str] | None:
    """Return a text that was written as a block of lines as one: how it begins, and its lines; else None."""
    body = leaf.text.removesuffix("\n")
    if leaf.style not in BLOCK_STYLES or "\n" not in leaf.text or SPECIAL.search(leaf.text.replace("\n", "")):
        return None
    if STRAY.search(leaf.text) or not body:
        return None
    folded = leaf.style == ">" and "\n\n" not in body and "  " not in body and "\n " not in body
    lines = folded_lines(body, WIDTH - indent) if folded else body.split("\n")
    sign = (">" if folded else "|") + ("" if leaf.text.endswith("\n") else "-")
    return [sign, *(f"{' ' * indent}{line}" if line else "" for line in lines)]


def folded_lines(body: str, width: int) -> list[str]:
    """Return paragraphs in lines of at most this width, with an empty line between them."""
    lines: list[str] = []
    for paragraph in body.split("\n"):
        lines += ["", *textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)]
    return lines[1:]

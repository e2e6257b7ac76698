"""Hypothesis strategies: knowledge files as people write them, in any style, with comments wherever one can stand."""

import json
from collections.abc import Mapping

from hypothesis import strategies as st

Value = object
"""What a file says: a text, a list or a mapping of them."""

KEYS = [
    "topic", "reviewed", "rules", "facts", "findings", "decisions", "advice", "impossible", "guarantees", "values",
    "title", "because", "if", "unless", "then", "each", "where", "source", "examples", "fires", "stays_silent",
    "answers", "factors", "factor", "basis", "clauses", "tells", "words", "if_close", "expect", "cites", "not", "any", "all",
    "favour", "it", "accept", "text", "help", "a", "b-c", "d_e",
    "one: two", "# no", "[x]", "null", "3",
]  # fmt: skip
TEXTS = [
    "yes", "no", "on", "go", "3", "2026-11-22", "P14", "C#", "plain words", "with, comma", "colon: here", "a#b", " # x",
    "it's", 'say "so"', "- dash", "? x", "[list]", "{it} is out", "{it}", "~", "null", "", "*star", "&and", "!bang", "%",
    "@at", "`tick", "a\\b", "tab\tin", "end ", " start", "x:", ":y", "a:b", "what?", "é", "\u2028", "\U0001f40d", "|",
    ">", "long " * 30, "two\nlines\n", "two\n\nparts", "a\n b\n", "\nfirst", "last\n\n", "=", "<<", "\x07", "\xa0",
]  # fmt: skip
PLAIN = ["yes", "no", "plain words", "P14", "C#", "it's", "3"]

texts = st.sampled_from(TEXTS)
keys = st.sampled_from(KEYS)


def values_under_keys() -> st.SearchStrategy[Value]:
    """Draw what stands under a key."""
    return st.recursive(
        texts,
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
        max_leaves=12,
    )


files = st.dictionaries(keys, values_under_keys(), min_size=1, max_size=5)


class StyledWriter:
    """Writes what a file says, with a draw at every point where people differ; keeps the comments it wrote."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.comments: list[str] = []

    def file(self, said: Mapping[str, Value]) -> str:
        start = self.draw(st.sampled_from(["", "\n", "---\n"]))
        return start + "".join(self.block(said, 0)) + self.gap(0)

    def chance(self, one_in: int) -> bool:
        return self.draw(st.integers(1, one_in)) == one_in

    def comment(self) -> str:
        self.comments.append(f"#{len(self.comments)}" + self.draw(st.sampled_from(["", " why", ": it's [{"])))
        return self.comments[-1]

    def gap(self, indent: int) -> str:
        """Write empty lines and comments on lines of their own."""
        lines = ""
        while self.chance(4):
            margin = " " * self.draw(st.sampled_from([indent, indent, 0, indent + 2, max(indent - 2, 0)]))
            lines += "\n" if self.chance(2) else f"{margin}{self.comment()}\n"
        return lines

    def end(self) -> str:
        return (f"  {self.comment()}" if self.chance(5) else "") + "\n"

    def block(self, said: Value, indent: int) -> list[str]:
        """Write a mapping or list that is not empty, an entry below the other."""
        if isinstance(said, dict):
            return [
                self.gap(indent) + " " * indent + self.one_line(key) + ":" + self.under(value, indent)
                for key, value in said.items()
            ]
        assert isinstance(said, list)
        return [self.gap(indent) + " " * indent + "-" + self.under(value, indent) for value in said]

    def under(self, said: Value, indent: int) -> str:
        """Write what follows a key or a dash."""
        if isinstance(said, str) and self.chance(2) and is_lines(said):
            sign = self.draw(st.sampled_from("|>")) if "\n\n" not in said else "|"
            text = said if sign == "|" else said.replace("\n", "\n\n").removesuffix("\n")
            body = "".join(f"{' ' * (indent + 3)}{line}".rstrip() + "\n" for line in text[:-1].split("\n"))
            return f" {sign}{self.end()}{body}"
        if isinstance(said, str) or not said or self.chance(2):
            return f" {self.flow(said, indent + 1)}{self.end()}"
        step = self.draw(st.sampled_from([1, 2, 4]))
        return self.end() + "".join(self.block(said, indent + step))

    def flow(self, said: Value, indent: int) -> str:
        """Write anything within brackets, on several lines at times."""
        if isinstance(said, str):
            return self.one_line(said)
        left, right = "{}" if isinstance(said, dict) else "[]"
        parts = (
            [f"{self.one_line(key)}: {self.flow(value, indent)}" for key, value in said.items()]
            if isinstance(said, dict)
            else [self.flow(value, indent) for value in said]  # type: ignore[attr-defined]
        )
        joined = "".join(part + ("," + self.turn(indent) + " ") for part in parts[:-1]) + "".join(parts[-1:])
        return left + self.turn(indent) + joined + self.turn(indent) + right

    def turn(self, indent: int) -> str:
        """Write a line break within brackets, with comments, or nothing."""
        if not self.chance(8):
            return ""
        return self.end() + self.gap(indent) + " " * indent

    def one_line(self, text: str) -> str:
        """Write a text on one line, with or without quotes."""
        if text in PLAIN and self.chance(2):
            return text
        if text.isprintable() and self.chance(3):
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(
            text, ensure_ascii=max(text, default="") < "\U00010000"
        )  # YAML knows no pairs of surrogates


def is_lines(text: str) -> bool:
    """Return whether a text can be written as a block of lines without more ado."""
    return text.endswith("\n") and not text.endswith("\n\n") and text[0].isalnum() and "\n " not in text


@st.composite
def files_in_any_style(draw: st.DrawFn) -> tuple[str, dict[str, Value], list[str]]:
    """Draw the text of a file, what it says, and the comments in it."""
    said = draw(files)
    scribbler = StyledWriter(draw)
    text = scribbler.file(said)
    return text, said, scribbler.comments

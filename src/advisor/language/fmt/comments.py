"""Each comment goes to the entry that it speaks of, and moves with it.

A comment at the end of a line belongs to the entry that ends there; one on a line of its own belongs to the
next entry of the block that it is indented like, or to the end of that block if there is none. What stands at
the start of the file, before an empty line, belongs to the file.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.language.fmt.source import Branch, Leaf, SourceEntry, comment_spans, end_of

MODELINE = re.compile(r"#\s*yaml-language-server\s*:")
BEFORE_AN_ITEM = " \t-"


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text whose lines can be looked at."""

    content: str

    def line_start(self, at: int) -> int:
        """Return where the line begins in which a position is."""
        return self.content.rfind("\n", 0, at) + 1

    def margin(self, at: int) -> int:
        """Return the column, from 0, at which the line of a position begins to be written on."""
        line = self.content[self.line_start(at) : at]
        return len(line) - len(line.lstrip(" \t"))

    def begins_line(self, at: int) -> bool:
        """Return whether nothing but white space and dashes stands before a position in its line."""
        return not self.content[self.line_start(at) : at].strip(BEFORE_AN_ITEM)

    def after_blank(self, at: int) -> bool:
        """Return whether what begins at a position begins a line, and an empty line comes before."""
        start = self.line_start(at)
        before = self.content[self.line_start(start - 1) : start] if start else "first"
        return self.begins_line(at) and not before.strip(" \t\n")


def attach(root: Branch, content: str) -> list[str]:
    """Give every comment and empty line to an entry or to the end of a block; return those of the file itself."""
    text = SourceText(content)
    markers = sorted(line_ends(root), key=lambda marker: marker[0])
    places = [at for at, _ in markers]
    for at, comment in comment_spans(content, root):
        before = bisect_left(places, at + 1) - 1
        if before >= 0 and text.line_start(at) <= places[before]:
            markers[before][1].beside.append(comment)
        else:
            target = lines_for(root, at, text)
            target += ["", comment] if text.after_blank(at) else [comment]
    mark_blanks(root, text)
    return header(root)


def line_ends(branch: Branch) -> Iterator[tuple[int, SourceEntry]]:
    """Yield the positions after which a comment on the same line speaks of an entry."""
    for entry in branch.entries:
        if entry.key:
            yield entry.key.end, entry
        match entry.value:
            case Leaf(text, style, start, end):
                if text or style:
                    yield (start + 1 if style in ("|", ">") else end), entry
            case Branch() as inner:
                if inner.flow:
                    yield from ((inner.start + 1, entry), (inner.end, entry))
                yield from line_ends(inner)


def lines_for(branch: Branch, at: int, text: SourceText) -> list[str]:
    """Return the list that a comment on a line of its own belongs to."""
    next_one = bisect_left(branch.entries, at, key=lambda entry: entry.start)
    if next_one and holds(branch.entries[next_one - 1], branch, at, text):
        around = branch.entries[next_one - 1]
        inner = around.value
        if isinstance(inner, Branch) and inner.entries:
            return lines_for(inner, at, text)
        return around.above
    return branch.entries[next_one].above if next_one < len(branch.entries) else branch.below


def holds(entry: SourceEntry, branch: Branch, at: int, text: SourceText) -> bool:
    """Return whether a comment after the beginning of an entry still stands in it."""
    if at < end_of(entry):
        return True
    inner = entry.value
    if isinstance(inner, Leaf) or inner.flow:
        return False
    return text.margin(at) >= inner.column > branch.column


def mark_blanks(branch: Branch, text: SourceText) -> None:
    """Note the empty lines before entries."""
    for entry in branch.entries:
        if text.after_blank(entry.start):
            entry.above.append("")
        if isinstance(entry.value, Branch):
            mark_blanks(entry.value, text)


def header(root: Branch) -> list[str]:
    """Take the comments that belong to the file away from its first entry and return them."""
    lines = root.entries[0].above if root.entries else root.below
    ends = [number for number, line in enumerate(lines, 1) if not line or MODELINE.match(line)]
    taken = lines[: ends[-1]] if ends else []
    del lines[: len(taken)]
    return taken

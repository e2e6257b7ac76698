"""Pieces to lines: on one line what is short, one below the other what is not."""

from collections.abc import Iterator

from advisor.language.fmt.forms import is_open, is_spaced, under
from advisor.language.fmt.scalars import WIDTH, in_lines, key, quoted, value
from advisor.language.fmt.source import Branch, Leaf, Piece, SourceEntry
from advisor.language.grammar.shapes import Shape

STEP = 2


def lines_of(root: Branch, shape: Shape, heading: list[str]) -> str:
    """Return the canonical layout of a file."""
    body = list(block(root, shape, 0)) if root.entries else [*root.below, "{}"]
    return "\n".join((*tidy(heading, first=True, spaced=True), *body)) + "\n"


def block(branch: Branch, shape: Shape, indent: int) -> Iterator[str]:
    """Yield the lines of a mapping or list whose entries stand one below the other."""
    for number, entry in enumerate(branch.entries):
        lines = list(lines_of_entry(entry, under(shape, entry.key.text if entry.key else None), indent))
        above = tidy(entry.above, first=not number, spaced=is_spaced(shape))
        yield from (indented(line, indent) for line in above)
        yield from lines
    below = tidy(branch.below, first=False, spaced=is_spaced(shape))
    yield from (indented(line, indent) for line in below)


def tidy(lines: list[str], *, first: bool, spaced: bool) -> list[str]:
    """Return comments without the empty lines that are too many: doubled, at the beginning, or all."""
    kept: list[str] = [] if not first else [""]
    for line in lines:
        if line or (spaced and kept[-1:] != [""]):
            kept.append(line)
    return kept[1:] if first else kept


def indented(line: str, indent: int) -> str:
    """Return a line further to the right, unless it is empty."""
    return " " * indent + line if line else ""


def lines_of_entry(entry: SourceEntry, shape: Shape, indent: int) -> Iterator[str]:
    """Yield the lines of an entry, without the comments above it."""
    lead = f"{key(entry.key.text, flow=False)}:" if entry.key else "-"
    *more, beside = [*entry.beside[:-1], *(f"  {comment}" for comment in entry.beside[-1:])] or [""]
    is_blank = entry.key and isinstance(entry.value, Leaf) and not entry.value.text
    short = "" if is_blank else on_one_line(entry.value, shape, indent + len(lead) + 1)
    yield from (indented(line, indent) for line in more)
    if short is not None:
        yield indented((f"{lead} {short}" if short else lead) + beside, indent)
    elif isinstance(entry.value, Leaf):
        sign, *lines = in_lines(entry.value, indent + STEP) or [quoted(entry.value.text)]
        yield from (indented(f"{lead} {sign}{beside}", indent), *lines)
    elif entry.key:
        yield indented(lead + beside, indent)
        yield from block(entry.value, shape, indent + STEP)
    else:
        yield from item(entry.value, shape, indent, beside.strip(" "))


def item(branch: Branch, shape: Shape, indent: int, beside: str) -> Iterator[str]:
    """Yield the lines of an item with a block in it, which begins on the line of the dash."""
    first, *more = block(branch, shape, indent + STEP)
    if beside:
        yield indented(beside, indent)
    yield f"{' ' * indent}- {first[indent + STEP :]}"
    yield from more


def on_one_line(piece: Piece, shape: Shape, column: int) -> str | None:
    """Return a piece on one line if it may stand there, and a mapping or list if it fits; else None."""
    if isinstance(piece, Leaf):
        if in_lines(piece, 0):
            return None
        return value(piece.text, flow=False)
    if not piece.entries:
        return "{}" if piece.is_mapping else "[]"
    if is_open(shape) or holds_lines(piece):
        return None
    line = flow(piece, shape)
    return line if column + len(line) <= WIDTH else None


def holds_lines(piece: Piece) -> bool:
    """Return whether something in a piece needs a line of its own: a comment, or a text of several lines."""
    if isinstance(piece, Leaf):
        return in_lines(piece, 0) is not None
    return bool(piece.below) or any(
        entry.beside or any(entry.above) or holds_lines(entry.value) for entry in piece.entries
    )


def flow(piece: Piece, shape: Shape) -> str:
    """Return a piece within brackets."""
    if isinstance(piece, Leaf):
        return value(piece.text, flow=True)
    inner = (
        (f"{key(entry.key.text, flow=True)}: " if entry.key else "")
        + flow(entry.value, under(shape, entry.key.text if entry.key else None))
        for entry in piece.entries
    )
    left, right = "{}" if piece.is_mapping else "[]"
    return left + ", ".join(inner) + right

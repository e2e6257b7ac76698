"""Labels that fit: how wide words are, without knowing the font."""

import unicodedata

# Widths in parts of the height of the letters, on the safe side for the fonts that systems have.
NARROW, WIDE, CAPITAL, OTHER, FULL = 0.33, 0.92, 0.74, 0.585, 1.1
MOST_LINES = 3
TIGHTER = 0.95


def width(words: str) -> float:
    """Return about how wide words are, in parts of the height of the letters; rather more than less."""
    return sum(map(letter_width, words))


def letter_width(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return FULL
    if letter in "fijlrt.,:;'|!()[] -I":
        return NARROW
    if letter in "mwMW@%":
        return WIDE
    return CAPITAL if letter.isupper() else OTHER


def wrapped(words: str, room: float) -> tuple[str, ...]:
    """Return words in up to three lines of at most this width, about equally long; the rest is dots."""
    lines = broken(words, room)
    while room > 1 and len(tighter := broken(words, room * TIGHTER)) == len(lines) <= MOST_LINES:
        if max(map(width, tighter)) > room * TIGHTER:
            break
        lines, room = tighter, room * TIGHTER
    kept = lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        kept[-1] += "…"
    return tuple(shortened(line, room) for line in kept)


def broken(words: str, room: float) -> list[str]:
    """Return words in lines of at most this width, save for words that are wider."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def shortened(line: str, room: float) -> str:
    """Return a line, cut with dots where it is too wide."""
    if width(line) <= room:
        return line
    while line and width(f"{line}…") > room:
        line = line[:-1]
    return f"{line.rstrip()}…"

"""What Tab makes of what was typed: the ends of lines that may be a word."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

# Where a word may begin: at the beginning, and behind what parts words.
BEGINNING = re.compile(r"(?:^|(?<=[\s,=/]))(?=[^\s,=/]|$)")


def completions(before: str, words: Iterable[str]) -> tuple[int, list[str]]:
    """Return where the longest end of a line begins that begins a word, and all words that it may become.

    Words may be several ("don't know"), so the longest end is tried first; an empty end may become any word.
    """
    known = sorted(dict.fromkeys(words))
    for match in BEGINNING.finditer(before):
        begun = before[match.start() :].casefold()
        if fitting := [word for word in known if word.casefold().startswith(begun)]:
            return match.start(), fitting
    return len(before), []


def completed(before: str, fitting: Sequence[str], start: int) -> str:
    """Return a line as far as all words agree that its end may become; a single one is whole."""
    if not fitting:
        return before
    agreed = takewhile(lambda letters: len(set(letters)) == 1, zip(*map(str.casefold, fitting), strict=False))
    return before[:start] + fitting[0][: len(list(agreed))]

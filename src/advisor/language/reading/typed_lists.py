"""Where a list that somebody typed is parted: at commas, at 'and', or at spaces; never inside the name of a value."""

import re
from collections.abc import Iterator

from advisor.language.reading.everyday import FILLERS
from advisor.language.reading.options import is_option
from advisor.language.reading.spellings import WITHOUT, value_of
from advisor.model import Fact
from advisor.names import bare

# What parts a list, the widest first. A plus is none in `c++`.
COMMAS = re.compile(r"[,;|]")
ANDS = re.compile(r"(?: |^)(?:and|plus|as well as|along with|und)(?: |$)|(?<=[\w#.\s]) ?[&+] ?(?=[\w.])")
SPACES = re.compile(" ")
SEPARATORS = (COMMAS, ANDS, SPACES)
LONGEST_RUN = 12  # parts of a name
LISTED = re.compile(r"[0-9]+ ?[.)] .+")


def parts_of(fact: Fact, typed: str, separators: tuple[re.Pattern[str], ...] = SEPARATORS) -> list[str]:
    """Return what the parts of a list are."""
    typed = bare(typed)
    if not typed or not separators or value_of(fact, typed):
        return [typed] if typed else []
    separator, *narrower = separators
    if separator is SPACES and not parts_at_spaces(fact, typed):
        return [typed]
    runs = list(runs_of(fact, typed, separator))
    return [part for run in runs for part in parts_of(fact, run, tuple(narrower))]


def runs_of(fact: Fact, typed: str, separator: re.Pattern[str]) -> Iterator[str]:
    """Yield what stands between separators; the longest runs that are one value stay whole."""
    ends = [(0, 0), *(match.span() for match in separator.finditer(typed)), (len(typed), len(typed))]
    start = 0
    while start < len(ends) - 1:
        stops = range(min(len(ends) - 1, start + LONGEST_RUN), start, -1)
        whole = (stop for stop in stops if value_of(fact, typed[ends[start][1] : ends[stop][0]].strip()))
        stop = next(whole, start + 1)
        yield typed[ends[start][1] : ends[stop][0]].strip()
        start = stop


def parts_at_spaces(fact: Fact, typed: str) -> bool:
    """Return whether spaces part options in a text: most of its words are some, or all are numbers, and no word makes a sentence."""
    words = [bare(word).removeprefix(WITHOUT) for word in typed.split()]
    options = [word for word in words if is_option(fact, word)]
    is_list = 2 * len(options) > len(words) or all(map(str.isdecimal, words))
    return is_list and not LISTED.fullmatch(typed) and FILLERS.isdisjoint(words)

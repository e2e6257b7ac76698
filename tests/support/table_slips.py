"""One slip of the hand in a table, in YAML or in CSV: a letter, a separator, a bracket, a quote or the name of a column."""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from table_base import RULES, SCORES, table_problems


@dataclass(frozen=True)
class TableSlip:
    """What was done at which place of which file, and what is said of it."""

    what: str
    line: str
    problems: tuple[str, ...]


LETTERS = re.compile("([A-Za-z])([A-Za-z])")

Change = Callable[[str, int, random.Random], str]

CHANGES: Mapping[str, Change] = {
    "dropped": lambda text, at, _: text[:at] + text[at + 1 :],
    "doubled": lambda text, at, _: text[:at] + text[at] + text[at:],
    "swapped": lambda text, at, _: LETTERS.sub(r"\2\1", text[at : at + 2]).join((text[:at], text[at + 2 :])),
    "another": lambda text, at, draw: text[:at] + draw.choice('abcxyz079;,|()[]"-. ') + text[at + 1 :],
}


def slips(count: int, seed: int) -> Iterator[TableSlip]:
    """Yield slips that are no tables any more: others, such as another number, nobody can tell."""
    draw = random.Random(seed)  # noqa: S311  # no secret is made of it
    while count:
        in_csv = draw.random() < 0.5
        text = SCORES if in_csv else RULES
        at = draw.choice([match.start() for match in re.finditer(r"\S", text)])
        what = draw.choice(tuple(CHANGES))
        new = CHANGES[what](text, at, draw)
        problems = table_problems(scores=new) if in_csv else table_problems(new)
        if problems:
            count -= 1
            line = new.split("\n")[text.count("\n", 0, at)]
            yield TableSlip(f"{text[at]!r} {what}", line, tuple(problems))

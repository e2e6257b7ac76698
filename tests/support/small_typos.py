"""One slip of the hand anywhere in a base: a letter, a separator, a bracket, a quote or a line."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from advisor.language.reading.documents import Document
from advisor.problems import Place, Problem
from typos import Typo, typo_in_line, with_lines

LINES = ("lost", "twice", "moved right", "moved left")

# Texts for people, in which nobody can tell a slip.
PROSE = re.compile(
    r"(?<![\w-])(title|because|ask|why|says|said|text|do|help|opposite|ways?): *('[^']*'|\"[^\"]*\"|[^,{}\n]*)"
)

Change = Callable[[str, random.Random], str]

# What is written instead of a character and the next one; of letters that are swapped both are letters.
CHANGES: Mapping[str, Change] = {
    "dropped": lambda pair, _: pair[1:],
    "doubled": lambda pair, _: pair[0] + pair,
    "swapped": lambda pair, _: pair[::-1],
    "another": lambda pair, draw: draw.choice('abcxyz079;:,|()[]{}"-. ') + pair[1:],
}


def small_typos(documents: Sequence[Document], seed: int) -> Iterator[Typo]:
    """Yield slips without end: of seven, six in a character and one in a line."""
    draw = random.Random(seed)  # noqa: S311  # no secret is made of it
    texts = [document.content.decode() for document in documents]
    spots = [
        (number, match.start())
        for number, text in enumerate(texts)
        for match in re.finditer(r"\S", PROSE.sub(lambda prose: " " * len(prose[0]), text))
    ]
    while True:
        number, at = draw.choice(spots)
        line = texts[number].count("\n", 0, at)
        what = draw.choice((*LINES, *CHANGES) if draw.random() < 1 / 7 else tuple(CHANGES))
        if what in LINES:
            yield typo_in_line(what, documents, number, line)
        else:
            new = (
                texts[number][:at] + CHANGES[what](texts[number][at : at + 2], draw) + texts[number][at + 2 :]
            )
            start = texts[number].rfind("\n", 0, at) + 1
            place = Place(documents[number].shown, line + 1, at - start + 1)
            shown = f"{texts[number][at : at + 2]!r} {what}: {new[start:].splitlines()[0]}"
            yield Typo(shown, place, with_lines(documents, number, new.split("\n")))


def noticed(
    documents: Sequence[Document], count: int, seed: int
) -> Iterator[tuple[Typo, tuple[Problem, ...]]]:
    """Yield so many slips that are noticed, each with all that is said of it."""
    for slip in small_typos(documents, seed):
        if not count:
            return
        if problems := slip.problems():
            count -= 1
            yield slip, problems

"""Problems: where, what is wrong, the line with the word that is meant, and what to do."""

import re
from collections.abc import Sequence

from advisor.problems import MAX_CHARACTERS, Place, Problem, cut, lines_of
from advisor.views.document.blocks import Blocks, Diagnostic, Excerpt
from advisor.views.document.spans import Tone, Toned
from advisor.views.lists import paragraph

MOST = 50
COMMAND = ": advisor "

# What is meant at a place of unknown width: a word as the rule language has them, or one character.
WORD = re.compile(r"[^\s,:\[\]{}]+|.")


def problems(problems: Sequence[Problem]) -> Blocks:
    """Return problems, and how many more there are than anybody reads."""
    rest = f"... and {len(problems) - MOST} more"
    return *map(diagnostic, problems[:MOST]), *(paragraph(rest) if problems[MOST:] else ())


def diagnostic(problem: Problem) -> Diagnostic:
    what = (Toned(cut(problem.what), Tone.BAD),)
    return Diagnostic(str(problem.place), (), what, excerpt(problem.place), hint=hint(problem))


def hint(problem: Problem) -> str:
    """Return what to do; a command in it stays whole, so that it can be copied."""
    words, colon, command = problem.hint.partition(COMMAND)
    return cut(words) + colon + command


def excerpt(place: Place) -> Excerpt | None:
    """Return the line of a place, parted at the word that is meant; None if the text is not known."""
    line = "".join(lines_of(place.text)[place.line - 1 : place.line]) if place.line else ""
    if not line.strip():
        return None
    start = place.column - 1
    word = WORD.match(line, start)
    end = start + place.width if place.width else word.end() if word else start
    return Excerpt(
        line[max(0, start - MAX_CHARACTERS) : start],
        line[start:end][:MAX_CHARACTERS],
        line[end : end + MAX_CHARACTERS],
    )

"""Problems as lines: place, what is wrong, and what to do."""

from collections.abc import Sequence

from rich.console import Console

from advisor.problems import Problem, cut
from advisor.render.screen import BAD, STRONG, say

MOST = 50


def show_problems(console: Console, problems: Sequence[Problem]) -> None:
    """Write problems, and how many more there are than fit."""
    for problem in problems[:MOST]:
        say(console, (f"{problem.place}: ", STRONG), (cut(problem.what), BAD))
        if problem.hint:
            say(console, cut(problem.hint), indent=4)
    if len(problems) > MOST:
        say(console, f"... and {len(problems) - MOST} more")

"""A command that compares random bases with a naive reading of them, and shows the shortest that differs.

The base with number n of a seed is the same whatever else is tried: `--first n --bases 1` shows one again. Of what
differs the shortest base is shown, with answers, cut down to what still differs.
"""

import argparse
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from language_texts import texts_of
from naive_questions import Written
from number_checks import NUMBER_KINDS, Draw, Sheet, Trial, draw_trial
from shrinking import shrunk

Drawn: TypeAlias = tuple[Written, list[Sheet]]

SHOWN = 1
"""How many of the bases that differ are cut down, to show the shortest."""


def compare_bases(about: str, draw: Draw) -> tuple[str, int]:
    """Compare what the command line asks for, on bases drawn so; return what to print, and the exit code."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(NUMBER_KINDS))
    parser.add_argument("--bases", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    kinds, numbers = asked.kinds or list(NUMBER_KINDS), range(asked.first, asked.first + asked.bases)
    start, tally = time.process_time(), Tally()
    for number in numbers:
        attempt(kinds, partial(draw_trial, asked.seed, number, draw), number, tally)
    lines = [counted(kind, len(numbers), tally) for kind in ("reading", *kinds)]
    lines.append(f"{time.process_time() - start:.0f} s")
    some = tally.failed[:SHOWN]
    differing = [shown(draw_trial(asked.seed, number, draw), kind, number) for kind, number in some]
    return "\n".join([*lines, *sorted(differing, key=len)[:1]]), 1 if tally.failed else 0


def counted(kind: str, bases: int, tally: "Tally") -> str:
    failed = [number for other, number in tally.failed if other == kind]
    which = f": bases {failed[:8]}" if failed else ""
    return f"{kind:12} {bases:5} bases {tally.compared[kind]:8} compared {len(failed):4} failures{which}"


@dataclass(frozen=True)
class Tally:
    """How often each kind was compared, and which bases differ in which kind."""

    compared: Counter[str] = field(default_factory=Counter)
    failed: list[tuple[str, int]] = field(default_factory=list)


def attempt(kinds: Sequence[str], drawn: Callable[[], Drawn], number: int, tally: Tally) -> None:
    """Try the base with this number; it differs, too, where an evaluator falls over."""
    kind = "reading"
    try:
        trial = Trial(*drawn())
        tally.compared[kind] += 1
        for kind in kinds:  # it is told where it stopped
            tally.compared[kind] += NUMBER_KINDS[kind](trial)
    except Exception:  # noqa: BLE001
        tally.failed.append((kind, number))


def shown(drawn: Drawn, kind: str, number: int) -> str:
    """Return a base that differs, and what is answered, cut down to what still differs, and how."""
    document, sheets = drawn
    if kind != "reading":
        small = shrunk(
            {"document": document, "sheets": sheets}, lambda some: failure(kind, some, reads=True) != ""
        )
        document, sheets = small["document"], small["sheets"]
    answers = "\n".join(
        f"answers: { ({fact: said.word for fact, said in sheet.items()}) }" for sheet in sheets
    )
    text, files = texts_of(document)
    beside = "".join(f"{name}:\n{content}" for name, content in files.items())
    told = failure(kind, {"document": document, "sheets": sheets}, reads=kind != "reading")
    return f"\n{kind}, base {number}:\n{text}{beside}{answers}\n{told}"


def failure(kind: str, some: Written, *, reads: bool) -> str:
    """Return what went wrong, if anything; a base that cannot be read is no failure if it must be read first."""
    try:
        trial = Trial(some["document"], some["sheets"])
    except Exception:  # noqa: BLE001
        return "" if reads else traceback.format_exc(limit=-2)
    try:
        NUMBER_KINDS[kind](trial)
    except Exception:  # noqa: BLE001
        return traceback.format_exc(limit=-2)
    return ""

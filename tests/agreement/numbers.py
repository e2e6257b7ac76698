"""Whether every evaluator says of numbers and guards what a naive reading of the same text says, on random rule bases.

    python tests/agreement/numbers.py --bases 2000 --seed 1          all kinds of questions; exit code 1 if any differs
    python tests/agreement/numbers.py --bases 200 --seed 7 fire      only this one

The base with number n of a seed is the same whatever else is tried: `--first n --bases 1` shows one again. Of what
differs the shortest base is shown, with answers, cut down to what still differs.
"""

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

# In place of this folder, in which the library's module `numbers` is not to be looked for.
sys.path.pop(0)
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from naive_questions import Written  # they need the path
from number_bases import text_of
from number_checks import NUMBER_KINDS, Trial, draw_trial
from shrinking import shrunk

SHOWN = 5
"""How many of the bases that differ are cut down, to show the shortest."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(NUMBER_KINDS))
    parser.add_argument("--bases", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    kinds, numbers = asked.kinds or list(NUMBER_KINDS), range(asked.first, asked.first + asked.bases)
    start, tally = time.process_time(), Tally()
    for number in numbers:
        attempt(kinds, asked.seed, number, tally)
    for kind in ("reading", *kinds):
        failed = [number for other, number in tally.failed if other == kind]
        which = f": bases {failed[:8]}" if failed else ""
        print(
            f"{kind:12} {len(numbers):5} bases {tally.compared[kind]:8} compared {len(failed):4} failures{which}"
        )
    print(f"{time.process_time() - start:.0f} s")
    if tally.failed:
        print(min((shown(asked.seed, *failed) for failed in tally.failed[:SHOWN]), key=len))
    return 1 if tally.failed else 0


@dataclass(frozen=True)
class Tally:
    """How often each kind was compared, and which bases differ in which kind."""

    compared: Counter[str] = field(default_factory=Counter)
    failed: list[tuple[str, int]] = field(default_factory=list)


def attempt(kinds: Sequence[str], seed: int, number: int, tally: Tally) -> None:
    """Try the base with this number; it differs, too, where an evaluator falls over."""
    kind = "reading"
    try:
        trial = Trial(*draw_trial(seed, number))
        tally.compared[kind] += 1
        for kind in kinds:  # it is told where it stopped
            tally.compared[kind] += NUMBER_KINDS[kind](trial)
    except Exception:  # noqa: BLE001
        tally.failed.append((kind, number))


def shown(seed: int, kind: str, number: int) -> str:
    """Return a base that differs, and what is answered, cut down to what still differs, and how."""
    document, sheets = draw_trial(seed, number)
    if kind != "reading":
        small = shrunk(
            {"document": document, "sheets": sheets}, lambda some: failure(kind, some, reads=True) != ""
        )
        document, sheets = small["document"], small["sheets"]
    answers = "\n".join(
        f"answers: { ({fact: said.word for fact, said in sheet.items()}) }" for sheet in sheets
    )
    told = failure(kind, {"document": document, "sheets": sheets}, reads=kind != "reading")
    return f"\n{kind}, base {number}:\n{text_of(document)}{answers}\n{told}"


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


if __name__ == "__main__":
    sys.exit(main())

"""Whether every evaluator says of partial answers what trying everything says, on random rule bases.

    python tests/agreement/partial.py --bases 1500 --seed 1             all kinds of questions; exit code 1 if any differs
    python tests/agreement/partial.py --bases 200 --seed 7 flips fire   only these

The base with number n of a seed is the same whatever else is tried: `--first n --bases 1` shows one again.
"""

import argparse
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from partial_kinds import KINDS, compare  # it needs the path


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--bases", type=int, default=1500)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    numbers = range(asked.first, asked.first + asked.bases)
    failed = [run(kind, asked.seed, numbers) for kind in asked.kinds or KINDS]
    return 1 if any(failed) else 0


def run(kind: str, seed: int, numbers: range) -> bool:
    """Try the bases with these numbers and print what came of it; return whether anything differs."""
    start, compared, failed = time.process_time(), 0, list[int]()
    for number in numbers:
        count = attempt(kind, seed, number)
        compared += count or 0
        if count is None:
            failed.append(number)
    seconds = time.process_time() - start
    which = f": bases {failed[:8]}" if failed else ""
    print(
        f"{kind:12} {len(numbers):5} bases {compared:8} compared {seconds:7.1f} s {len(failed):4} failures{which}",
        flush=True,
    )
    return bool(failed)


def attempt(kind: str, seed: int, number: int) -> int | None:
    """Return how often something was compared; None if it differs, or an evaluator falls over."""
    try:
        return compare(kind, seed, number)
    except Exception:  # noqa: BLE001
        traceback.print_exc(limit=-1)
        return None


if __name__ == "__main__":
    sys.exit(main())

"""One rule base in several engines, compared and then measured: `python benchmarks/compare.py --write`.

The shipped rules, and generated ones, go to CLIPS, GoRules ZEN, durable_rules, plain experta, and to three
ways into `advisor`. First all results are compared with what the rules mean; a difference ends the run.
Then every engine is measured in a process of its own. It takes about half an hour; `--sizes 0 --runs 1` takes
one minute. It needs the extra `bench`.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from engines import cells, page
from engines.child import ENGINES
from rich.console import Console
from sections import show


def main() -> int:
    """Compare, measure, print, and write the section of the page if that is wanted."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sizes", type=int, nargs="*", default=[0, 100, 1000, 10_000], help="0: as shipped")
    options.add_argument("--engines", nargs="*", default=list(ENGINES), choices=list(ENGINES))
    options.add_argument("--runs", type=int, default=5, help="repetitions, each in a new process")
    options.add_argument("--limit", type=float, default=120, help="seconds for one process")
    options.add_argument("--many", type=float, default=2, help="seconds for the many profiles of one process")
    options.add_argument("--write", action="store_true", help="replace the section in docs/benchmarks.md")
    chosen = options.parse_args()
    limits = cells.Limits(chosen.limit, chosen.many, chosen.runs)
    messages = Console(stderr=True)
    with tempfile.TemporaryDirectory() as folder, messages.status("preparing") as status:
        folders = cells.prepare(Path(folder), chosen.sizes)
        try:
            results = cells.compare(folders, chosen.engines, limits, status.update)
        except cells.Differs as found:
            messages.print(f"[bold]Nothing was measured:[/] {found}", soft_wrap=True)
            return 1
        cells.measure(folders, results, limits, status.update)
    show("compare", page.section(results, chosen.sizes, limits), write=chosen.write)
    return 0


if __name__ == "__main__":
    sys.exit(main())

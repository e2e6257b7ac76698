"""The net: what some command lines write for machines, byte for byte, and their exit codes.

    python tests/net/machine.py                  compare with what is recorded; exit code 1 if anything differs
    python tests/net/machine.py --write          record anew
    python tests/net/machine.py batch records    only the stories whose titles have one of these words
    python tests/net/machine.py --keep DIR       also keep all texts whole, to compare two versions with `diff -r`

Under the lock and Python 3.11 only. The command lines are in lines.txt.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import net  # it needs the path
from stories import NET, Outcome


def texts(outcome: Outcome) -> dict[str, bytes]:
    """Return the texts of a line that are for machines."""
    return ({"stdout": outcome.out} if outcome.for_machines else {}) | dict(outcome.files)


if __name__ == "__main__":
    sys.exit(net.main(__doc__, NET / "recorded", texts))

"""The net of words: what the lines of lines.txt print for people, white space folded. Options as of machine.py.

It serves one rebuilding of the code and is removed with this folder afterwards.
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1] / "support"), str(HERE.parent)]

import net  # noqa: E402  # it needs the path
from stories import Outcome  # noqa: E402


def texts(outcome: Outcome) -> dict[str, bytes]:
    """Return what a line prints for people."""
    said = {} if outcome.for_machines else {"stdout": folded(outcome.out)}
    return said | {"stderr": folded(outcome.err)}


def folded(text: bytes) -> bytes:
    """Return a text with a line for each sentence, white space folded, and no time taken."""
    words = b" ".join(text.split())
    return re.sub(rb"(?<=[.;:!?]) ", b"\n", re.sub(rb"\b[\d.,]+ (s|rows/s)\b", rb"N \1", words))


if __name__ == "__main__":
    sys.exit(net.main(__doc__, HERE / "words", texts))

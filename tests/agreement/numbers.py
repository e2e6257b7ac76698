"""Whether every evaluator says of numbers and guards what a naive reading of the same text says, on random rule bases.

    python tests/agreement/numbers.py --bases 2000 --seed 1          all kinds of questions; exit code 1 if any differs
    python tests/agreement/numbers.py --bases 200 --seed 7 fire      only this one

The base with number n of a seed is the same whatever else is tried: `--first n --bases 1` shows one again. Of what
differs the shortest base is shown, with answers, cut down to what still differs.
"""

import sys
from pathlib import Path

# In place of this folder, in which the library's module `numbers` is not to be looked for.
sys.path.pop(0)
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from agreement_command import compare_bases  # they need the path
from number_bases import draw_document

if __name__ == "__main__":
    text, code = compare_bases(str(__doc__), draw_document)
    print(text)
    sys.exit(code)

"""Whether every evaluator says of the whole language, on random bases, what a naive reading of the same text says: of values
of findings, sums, tables in YAML and CSV, the first that applies, otherwise, and all that apply.

    python tests/agreement/language.py --bases 2000 --seed 1          all kinds of questions; exit code 1 if any differs
    python tests/agreement/language.py --bases 200 --seed 7 fire      only this one

The base with number n of a seed is the same whatever else is tried: `--first n --bases 1` shows one again. Of what
differs the shortest base is shown, with answers, cut down to what still differs.
"""

import sys
from pathlib import Path

# In place of this folder, in which the library's module `numbers` is not to be looked for.
sys.path.pop(0)
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from agreement_command import compare_bases  # they need the path
from language_bases import draw_document

if __name__ == "__main__":
    text, code = compare_bases(str(__doc__), draw_document)
    print(text)
    sys.exit(code)

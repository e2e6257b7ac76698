"""What `advisor test --update` writes: endings that were asked for, into their case files and nowhere else."""

import re
from collections.abc import Iterable

from advisor.authoring.cases.verdicts import FilledExpectation, ending_word

# Where YAML ends a line; places are counted by it.
LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
MARK = re.compile(r"""'\?'|"\?\"""")


def filled(text: str, expectations: Iterable[FilledExpectation]) -> str:
    """Return the text of a case file with endings in the places of question marks, and nothing else changed."""
    starts = [0, *(end.end() for end in LINE_END.finditer(text))]
    pieces, done = [], 0
    for filled_in in sorted(expectations, key=lambda each: each.expectation.place):
        place = filled_in.expectation.place
        mark = MARK.match(text, starts[place.line - 1] + place.column - 1)
        if mark:
            pieces += [text[done : mark.start()], ending_word(filled_in.ending)]
            done = mark.end()
    return "".join((*pieces, text[done:]))

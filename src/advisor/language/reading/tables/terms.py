"""A cell of a condition to what it says: words, and how they are meant."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from advisor.language.grammar.tables import EITHER, EMPTY, SIGNS
from advisor.language.reading.nodes import Text
from advisor.problems import BAD_SHAPE, Place, Problem, cut

# As people type signs, and what they are; a value may have an equals sign before it.
TYPED_SIGNS = {"\u2265": ">=", "\u2264": "<=", "=>": ">=", "=<": "<="}
SIGN = re.compile(r"(>=|<=|=>|=<|\u2265|\u2264|>|<|==?)\s*(?=[^\s<>=!])(.*)")
SPAN = re.compile(r"([\[\](])\s*([^\[\]()|]*?)\s*\.\.\s*([^\[\]()|]*?)\s*([\[\])])")
NEGATION = re.compile(r"not\s*\((.*)\)")
# What is no part of a value, and so is left over from a form that is not whole.
FORMAL = re.compile(r"[\[\](){}<>=!|]|\.\.|\d\s*[\u2013\u2014]\s*\d|\d to \d")

BETWEEN = re.compile(r"[,;/&]|\bor\b|\band\b")

LEFT, RIGHT = {"[": "at_least", "]": "above", "(": "above"}, {"]": "at_most", "[": "below", ")": "below"}
NOWHERE = Place("")
FORMS = "write such as: a, a|b, not(a|b), >= 18, [10..20) or -"


@dataclass(frozen=True, slots=True)
class Term:
    """What a cell says: the words that it names, and how: by bounds, or as values that are meant or not."""

    words: tuple[Text, ...]
    bounds: tuple[str, ...] = ()
    negated: bool = False


def is_any(cell: Text) -> bool:
    """Return whether a cell says nothing."""
    return cell.text in EMPTY


def part(cell: Text, start: int, end: int) -> Text:
    """Return a part of a cell, at its own place if the cell is written on one line as it is read."""
    place, word = cell.place, cell.text[start:end]
    before = (place.width - len(cell.text)) // 2
    if place.width not in (len(cell.text), len(cell.text) + 2):
        return Text(word, place)
    return Text(word, replace(place, column=place.column + before + start, width=len(word)))


def read_term(cell: Text, problems: list[Problem]) -> Term | None:
    """Return what a cell that is not empty says; None if it is in the problems."""
    if match := SPAN.fullmatch(cell.text):
        bounds = (LEFT[match[1]], RIGHT[match[4]])
        term = Term((part(cell, *match.span(2)), part(cell, *match.span(3))), bounds)
    elif match := SIGN.fullmatch(cell.text):
        key = SIGNS.get(TYPED_SIGNS.get(match[1], match[1]))
        term = Term((part(cell, *match.span(2)),), (key,) if key else ())
    elif match := NEGATION.fullmatch(cell.text):
        term = Term(tuple(alternatives(cell, *match.span(1))), negated=True)
    else:
        term = Term(tuple(alternatives(cell, 0, len(cell.text))))
    if all(word.text and not FORMAL.search(word.text) for word in term.words):
        return term
    what = f"'{cut(cell.text)}' is not what a cell of a condition may say"
    problems.append(Problem(cell.place, what, meant(cell.text) or FORMS, BAD_SHAPE))
    return None


def alternatives(cell: Text, start: int, end: int) -> Iterator[Text]:
    """Yield the values in a part of a cell that have strokes between them."""
    for word in cell.text[start:end].split(EITHER):
        left = start + len(word) - len(word.lstrip())
        yield part(cell, left, left + len(word.strip()))
        start += len(word) + len(EITHER)


def listed(cell: Text, known: Collection[str], problems: list[Problem]) -> tuple[Text, ...]:
    """Return the names in a cell that have strokes between them; none if something else parts them, which is a problem."""
    words = tuple(alternatives(cell, 0, len(cell.text)))
    if not all(word.text for word in words):
        what = f"a name is missing beside the stroke in '{cut(cell.text)}'"
        problems.append(Problem(cell.place, what, "write such as a|b", BAD_SHAPE))
        return ()
    wrong = [problem for word in words if (problem := in_a_row(word, known))]
    problems += wrong
    return () if wrong else words


def in_a_row(word: Text, known: Collection[str]) -> Problem | None:
    """Return the problem of several names with something else than strokes between them."""
    parts = [part.strip() for part in BETWEEN.split(word.text)]
    if len(parts) == 1 or not set(parts) <= set(known):
        return None
    what = f"strokes stand between several names, and not as in '{cut(word.text)}'"
    return Problem(word.place, what, f"write {EITHER.join(parts)}", BAD_SHAPE)


def meant(written: str) -> str:
    """Return how a cell is written that is stated as elsewhere; an empty text for others."""
    if match := re.fullmatch(r"(?:!=|<>|\u2260|!)\s*([\w.-]+)", written):
        return f"write not({match[1]})"
    if match := re.fullmatch(
        r"[\[\](]?\s*([\w.-]*\w)\s*(?:\.\.+|[\u2013\u2014]|\bto\b)\s*([\w.-]*\w)\s*[\[\])]?", written
    ):
        return f"write [{match[1]}..{match[2]}], or [{match[1]}..{match[2]}) without the second"
    if match := re.fullmatch(r"(?:not)?\s*\(?\s*([\w|-]+)\s*\)?", written) if "not" in written else None:
        return f"write not({match[1]})"
    return ""


def spelled(written: str) -> str:
    """Return a cell in its one spelling; one that is no condition as it is."""
    cell, term = Text(written, NOWHERE), None
    if not is_any(cell):
        term = read_term(cell, [])
    if term is None:
        return written
    if match := SPAN.fullmatch(written):
        return f"{match[1]}{match[2]}..{match[3]}{match[4]}"
    if term.bounds:
        sign = next(sign for sign, key in SIGNS.items() if (key,) == term.bounds)
        return f"{sign} {term.words[0].text}"
    words = EITHER.join(word.text for word in term.words)
    return f"not({words})" if term.negated else words

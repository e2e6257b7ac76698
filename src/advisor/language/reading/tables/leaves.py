"""What a cell of a condition says to the node that stands under its fact or finding, as in any rule."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from advisor.language.reading.measures import ANY
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.numbers import span_in
from advisor.language.reading.tables.terms import Term, in_a_row
from advisor.language.reading.typed_numbers import could_be
from advisor.model import NO, NUMBERS, YES, Fact, Finding, Kind, Measure
from advisor.names import did_you_mean
from advisor.problems import BAD_VALUE, UNKNOWN_NAME, Problem, cut
from advisor.texts import listing

# What a spreadsheet that parts cells by semicolons writes: decimals behind a comma, and perhaps thousands before a point.
DECIMALS = re.compile(r"^([-+]?[0-9]+),([0-9]+)$")
THOUSANDS = re.compile(r"([-+]?[1-9][0-9]{0,2})[.,]([0-9]{3})")
TRUTH = {"true": YES, "false": NO}
OTHER = {YES: NO, NO: YES}


def leaf(about: Fact | Finding, term: Term) -> Node | Problem | None:
    """Return what stands under a fact or finding, or what is wrong; None if it is wrong elsewhere."""
    if wrong := next(filter(None, (in_a_row(word, about.value_ids) for word in term.words)), None):
        return wrong
    unknown = [word for word in term.words if word.text not in about.value_ids]
    if about.kind not in NUMBERS and about.values and len(unknown) > 1:
        return no_values(about, unknown)
    if term.bounds and len(term.words) > 1:
        return interval(about, term)
    if term.bounds:
        return bounds(zip(term.bounds, term.words, strict=True))
    if about.kind is Kind.YES_NO and term.negated and len(term.words) == 1:
        word = term.words[0]
        return replace(word, text=OTHER.get(word.text, word.text))
    values: Node = term.words[0] if len(term.words) == 1 else Items(term.words, term.words[0].place)
    return bounds([("none_of", values)]) if term.negated else values


def no_values(about: Fact | Finding, words: Sequence[Text]) -> Problem:
    """Return the one problem of several words in a cell that are no values."""
    named = listing([f"'{cut(word.text)}'" for word in words])
    what = f"'{about.id}' has no values {named}"
    return Problem(words[0].place, what, did_you_mean("", about.value_ids), UNKNOWN_NAME)


def with_points(about: Fact | Finding, term: Term, problems: list[Problem]) -> Term | None:
    """Return a term with decimal points for the commas that stand in cells between semicolons.

    None for a number that could have a mark of thousands instead, which is a problem.
    """
    if about.kind not in NUMBERS or about.kind is Kind.DATE:
        return term
    for word in term.words:
        if match := THOUSANDS.fullmatch(word.text):
            meant = (f"{match[1]}{match[2]}", f"{match[1]}.{match[2]}")
            problems.append(could_be(word.place, word.text, meant))
            return None
    words = (replace(word, text=DECIMALS.sub(r"\1.\2", word.text)) for word in term.words)
    return replace(term, words=tuple(words))


def with_yes_and_no(about: Fact | Finding, term: Term) -> Term:
    """Return a term with yes and no for the TRUE and FALSE that spreadsheets write."""
    if about.kind is not Kind.YES_NO:
        return term
    words = (replace(word, text=TRUTH.get(word.text.casefold(), word.text)) for word in term.words)
    return replace(term, words=tuple(words))


def bounds(written: Iterable[tuple[str, Node]]) -> Entries:
    """Return the entries of a condition; each key stands where its value does."""
    entries = tuple((Text(key, node.place), node) for key, node in written)
    return Entries(entries, entries[0][1].place)


def interval(about: Fact | Finding, term: Term) -> Node | Problem | None:
    """Return what lies between two ends, without those that are left out; what is wrong if nothing does."""
    if about.kind is Kind.SUM or about.kind in NUMBERS:
        return between_numbers(about, term)
    (low, high), values = term.words, list(about.value_ids)
    if about.kind is not Kind.SCALE or low.text not in values or high.text not in values:
        return bounds([("at_least", low), ("at_most", high)])
    first = values.index(low.text) + (term.bounds[0] == "above")
    last = values.index(high.text) - (term.bounds[1] == "below")
    if first > last:
        return nothing_between(term)
    if isinstance(about, Fact):
        return Items(tuple(replace(low, text=value) for value in values[first : last + 1]), low.place)
    ends = (replace(low, text=values[first]), replace(high, text=values[last]))
    return bounds(zip(("at_least", "at_most"), ends, strict=True))


def between_numbers(about: Fact | Finding, term: Term) -> Node | Problem | None:
    """Return the numbers between two ends as `between` has them, with both included; None if no number can be read."""
    measure = about.measure if isinstance(about, Fact) else Measure(Kind.NUMBER, ANY)
    if measure is None:  # its definition is broken, and that is reported there
        return None
    low = shifted(measure, term.words[0], 1) if term.bounds[0] == "above" else term.words[0]
    high = shifted(measure, term.words[1], -1) if term.bounds[1] == "below" else term.words[1]
    if low is None or high is None:
        return nothing_between(term)
    (first, _), (last, _) = span_in(measure, low), span_in(measure, high)
    if first and last and first.least > last.most:
        return nothing_between(term)
    return bounds([("between", Items((low, high), low.place))])


def shifted(measure: Measure, end: Text, step: int) -> Text | None:
    """Return the number that comes next after an end, or before it; None if that can be no answer."""
    span, problem = span_in(measure, end)
    if span is None or problem or span.least not in measure.span:
        return end
    number = (span.most if step > 0 else span.least) + step
    return replace(end, text=measure.spelled(number)) if number in measure.span else None


def nothing_between(term: Term) -> Problem:
    """Return the problem of two ends with nothing between them."""
    low, high = (word.text for word in term.words)
    what, hint = f"nothing lies between {low} and {high} here", "the lower end stands first"
    return Problem(term.words[0].place, what, hint, BAD_VALUE)

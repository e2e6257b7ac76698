"""What bounds numbers, and where conditions tell them apart: at an edge of the numbers that a bound names."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.numbers import read_span, span_in
from advisor.language.reading.words import words
from advisor.model import Cut, Fact, Measure, Span, number_words
from advisor.problems import BAD_SHAPE, BAD_VALUE, Place, Problem
from advisor.texts import listing

Edge: TypeAlias = Callable[[Span], Cut]


def before(span: Span) -> Cut:
    """Return the place before the first number of a span."""
    return Cut(span.least, span.least)


def behind(span: Span) -> Cut:
    """Return the place behind the last number of a span."""
    return Cut(span.most + 1, span.most)


@dataclass(frozen=True, slots=True)
class Bound:
    """Where what a bound leaves begins and ends: at an edge of what it names; None is no end."""

    begins: Edge | None
    ends: Edge | None


BOUNDED: Mapping[str, Bound] = {
    "at_least": Bound(before, None),
    "at_most": Bound(None, behind),
    "above": Bound(behind, None),
    "below": Bound(None, before),
    "between": Bound(before, behind),
}
TWO = 2


def read_ends(fact: Fact, node: Node, problems: list[Problem]) -> Span | None:
    """Return the numbers between two ends; None if it is in the problems."""
    before, ends = len(problems), words(node, "a number", problems)
    if len(problems) > before:
        return None
    if len(ends) != TWO:
        what = "two numbers belong here, the lower one first"
        problems.append(Problem(node.place, what, "such as [10, 20]", BAD_SHAPE))
        return None
    low, high = (read_span(fact, end, problems) for end in ends)
    if low is None or high is None:
        return None
    if low.least > high.most:
        hint = f"swap them: [{ends[1].text}, {ends[0].text}]"
        problems.append(Problem(node.place, f"{ends[0].text} is above {ends[1].text}", hint, BAD_VALUE))
        return None
    return Span(low.least, high.most)


def read_bound(fact: Fact, key: Text, node: Node, problems: list[Problem]) -> Span | None:
    """Return which numbers a bound leaves; None if it is in the problems."""
    if key.text == "between":
        ends = read_ends(fact, node, problems)
    elif isinstance(node, Text) and node.text:
        ends = read_span(fact, node, problems)
    else:
        problems.append(Problem(node.place, f"'{key.text}' takes one number", check=BAD_SHAPE))
        return None
    return bounded(fact, key, ends, problems) if ends else None


def bounded(fact: Fact, key: Text, ends: Span, problems: list[Problem]) -> Span | None:
    """Return the numbers that a bound leaves, of which there must be any."""
    bound, measure = BOUNDED[key.text], fact.measure
    if measure is None:
        return None
    least = bound.begins(ends).first if bound.begins else measure.span.least
    most = bound.ends(ends).first - 1 if bound.ends else measure.span.most
    if least > most:
        end = measure.span.least if bound.ends else measure.span.most
        what = f"no answer to '{fact.id}' is {key.text} {measure.spelled(end)}"
        hint = f"{number_words(measure, end)} is the end of what it can be"
        problems.append(Problem(key.place, what, hint, BAD_VALUE))
        return None
    return Span(least, most)


def cuts_under(measure: Measure, node: Node, meant: Mapping[str, tuple[Text, ...]]) -> Iterator[Cut]:
    """Yield where a condition tells numbers apart; what is wrong in it is left to its reader.

    `meant` are the words that may stand for `it.attribute`.
    """
    for bound, end in bounds_under(node):
        for word in meant.get(end.text, (end,)):
            span, _ = span_in(measure, word)
            yield from (edge(span) for edge in (bound.begins, bound.ends) if span and edge)


def bounds_under(node: Node) -> Iterator[tuple[Bound, Text]]:
    """Yield the numbers in a condition, and which side of each it bounds."""
    match node:
        case Text():
            yield BOUNDED["between"], node
        case Items(items):
            yield from (bound for item in items if isinstance(item, Text) for bound in bounds_under(item))
        case Entries(entries):
            for key, value in entries:
                match value:
                    case Text() | Items() if key.text == "none_of":
                        yield from bounds_under(value)
                    case Text() if key.text in BOUNDED:
                        yield BOUNDED[key.text], value
                    case Items((Text() as least, Text() as most)) if key.text == "between":
                        yield from ((BOUNDED["at_least"], least), (BOUNDED["at_most"], most))


def no_number(fact: Fact, place: Place) -> Problem:
    """Return the problem of what bounds no number."""
    what = f"there is no number for '{fact.id}' here"
    return Problem(place, what, f"write one, or one of: {listing(BOUNDED, 'or')}", BAD_SHAPE)


def nothing_left(fact: Fact, place: Place, hint: str = "write what it can be") -> Problem:
    """Return the problem of what leaves no number."""
    return Problem(place, f"no answer to '{fact.id}' is left", hint, BAD_VALUE)

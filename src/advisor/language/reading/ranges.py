"""Named ranges: numbers that rules and answers may call by a name, and hear as these numbers."""

from collections.abc import Iterable, Iterator

from advisor.language.grammar.answers import RANGE
from advisor.language.reading.nodes import Node, Text
from advisor.language.reading.number_replies import period
from advisor.language.reading.number_statements import in_every_bound
from advisor.language.reading.shapes import entries, fields
from advisor.language.reading.spellings import UNKNOWN
from advisor.language.reading.typed_numbers import meanings
from advisor.language.reading.words import name
from advisor.model import Fact, Measure, NamedSpan, Span, span_words
from advisor.names import folded
from advisor.problems import BAD_NAME, BAD_SHAPE, BAD_VALUE, Problem


def read_ranges(fact: Fact, measure: Measure, node: Node, problems: list[Problem]) -> tuple[NamedSpan, ...]:
    """Return the ranges that stand under a fact, from low to high; what is wrong with them is in the problems."""
    ranges: dict[str, NamedSpan] = {}
    for key, written in entries(node, "ranges", problems):
        id_ = name(key, "a range", ranges, problems, reserved=UNKNOWN)
        span = read_range(fact, measure, written, problems)
        if meanings(measure, key.text) or period(folded(key.text)):
            what = f"'{key.text}' means something else in an answer"
            problems.append(Problem(key.place, what, "choose a name that is no number or date", BAD_NAME))
        elif span and id_ and id_ not in ranges:
            problems += overlapping(measure, key, span, ranges.values())
            ranges[id_] = NamedSpan(id_, span)
    return tuple(sorted(ranges.values(), key=lambda each: each.span))


def read_range(fact: Fact, measure: Measure, node: Node, problems: list[Problem]) -> Span | None:
    """Return the numbers that lie in every bound of a range; None if it is in the problems."""
    before = len(problems)
    written = fields(node, RANGE, problems)
    if not written and len(problems) == before:
        hint = f"write one or two of: {', '.join(RANGE.by_key)}"
        problems.append(Problem(node.place, "this range is empty", hint, BAD_SHAPE))
    spans = list(in_every_bound(fact, measure, written, node.place, problems)) if written else []
    return spans[0] if len(problems) == before else None


def overlapping(measure: Measure, key: Text, span: Span, ranges: Iterable[NamedSpan]) -> Iterator[Problem]:
    """Yield the problem of a range that has a number of an earlier one."""
    for other in ranges:
        if both := span.common(other.span):
            what = f"'{key.text}' and '{other.name}' overlap: {span_words(measure, both)}"
            hint = "let the one end where the other has not begun, so that a number has one name"
            yield Problem(key.place, what, hint, BAD_VALUE)

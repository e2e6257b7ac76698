"""What is stated of a number: the number, a span of them, or several, by signs in words or by fields.

Signs and fields say the same: `18..25` is `at_least` and `at_most`, `18/25` is `one_of`, and `-small` is `not`; a
number has no hyphen of that kind, which would make it negative.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from advisor.language.grammar.answers import NUMBER_ANSWER
from advisor.language.reading.bounds import nothing_left, read_bound
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.numbers import as_named, read_span
from advisor.language.reading.shapes import fields
from advisor.language.reading.spellings import EITHER, UNKNOWN, UP_TO, WITHOUT
from advisor.language.reading.typed_numbers import is_slashed
from advisor.language.reading.words import OTHER_KIND, words
from advisor.model import Fact, Measure, Numbers, Span, joined
from advisor.names import folded
from advisor.problems import BAD_SHAPE, BAD_VALUE, Cause, Place, Problem

# Fields beside which no other says more.
ALONE = ("one_of", "not")


def read_numbers(fact: Fact, measure: Measure, node: Node, problems: list[Problem]) -> Numbers | None:
    """Return what is stated of a number; None for `unknown`, and for what is in the problems now."""
    before = len(problems)
    match node:
        case Entries():
            spans = list(in_fields(fact, measure, node, problems))
        case Text(text) if text:
            if folded(text) in UNKNOWN:
                return None
            spans = list(in_signs(fact, measure, node, problems))
        case Items(items) if excluded := excluded_in(
            measure, (word.text for word in items if isinstance(word, Text))
        ):
            spans = list(measure.others(excluded))
        case Items():
            what = f"'{fact.id}' takes one number, not a list"
            hint = "if it is one of them, write {one_of: [...]}"
            problems.append(Problem(node.place, what, hint, BAD_VALUE, Cause(OTHER_KIND, fact.id)))
            return None
        case _:
            problems.append(Problem(node.place, f"the answer to '{fact.id}' is missing", check=BAD_SHAPE))
            return None
    if not spans and len(problems) == before:
        problems.append(nothing_left(fact, node.place))
    return Numbers(joined(spans)) if len(problems) == before else None


def in_signs(fact: Fact, measure: Measure, word: Text, problems: list[Problem]) -> Iterator[Span]:
    """Yield the spans that a word states, with a stroke between them; or those that it leaves, behind a hyphen."""
    if excluded := excluded_in(measure, word.text.split(",")):
        yield from measure.others(excluded)
        return
    parts = [word.text] if is_slashed(measure, word.text) else word.text.split(EITHER)
    for part in filter(None, map(str.strip, parts)):
        low, is_range, high = (end.strip() for end in part.partition(UP_TO))
        if not is_range or not (low or high):
            ends = [read_end(fact, measure, Text(part, word.place), problems)] * 2
        else:
            ends = [
                read_end(fact, measure, Text(end, word.place), problems) if end else measure.span
                for end in (low, high)
            ]
        yield from spanned(part, ends, word.place, problems)


def excluded_in(measure: Measure, words: Iterable[str]) -> tuple[Span, ...]:
    """Return the ranges whose names stand behind hyphens; none unless they all do."""
    spans = [
        measure.named(as_named(measure, word[len(WITHOUT) :])) if word.startswith(WITHOUT) else None
        for word in map(str.strip, words)
    ]
    known = tuple(span for span in spans if span)
    return known if len(known) == len(spans) else ()


def read_end(fact: Fact, measure: Measure, word: Text, problems: list[Problem]) -> Span | None:
    """Return the numbers that a word in an answer is, where the name of a range may be spelt in any case."""
    return read_span(fact, replace(word, text=as_named(measure, word.text)), problems)


def spanned(part: str, ends: Iterable[Span | None], place: Place, problems: list[Problem]) -> Iterator[Span]:
    """Yield the span with these ends, unless one of them is in the problems or they are the wrong way round."""
    low, high = ends
    if low and high and low.least > high.most:
        first, _, last = part.partition(UP_TO)
        what = f"'{first}' is above '{last}'"
        problems.append(Problem(place, what, f"swap them: {last}{UP_TO}{first}", BAD_VALUE))
    elif low and high:
        yield Span(low.least, high.most)


def in_fields(fact: Fact, measure: Measure, node: Entries, problems: list[Problem]) -> Iterator[Span]:
    """Yield the spans that fields state: one of several, or all that is in every bound."""
    written = fields(node, NUMBER_ANSWER, problems)
    alone = next((key for key in ALONE if key in written), "")
    if not written and not problems:
        hint = f"write a number, or one of: {', '.join(NUMBER_ANSWER.by_key)}"
        problems.append(Problem(node.place, "this answer is empty", hint, BAD_SHAPE))
    elif len(written) > 1 and alone:
        problems.append(
            Problem(node.place, f"'{alone}' stands alone", "leave it out, or the rest", BAD_SHAPE)
        )
    elif alone:
        named = words(written[alone], f"what stands under '{alone}'", problems)
        spans = [span for word in named for span in in_signs(fact, measure, word, problems)]
        yield from measure.others(spans) if alone == "not" else spans
    elif written:
        yield from in_every_bound(fact, measure, written, node.place, problems)


def in_every_bound(
    fact: Fact, measure: Measure, written: Mapping[str, Node], place: Place, problems: list[Problem]
) -> Iterator[Span]:
    """Yield what every bound leaves; that it leaves nothing is a problem."""
    read = [read_bound(fact, Text(key, value.place), value, problems) for key, value in written.items()]
    spans = [span for span in read if span]
    least = max((span.least for span in spans), default=measure.span.least)
    most = min((span.most for span in spans), default=measure.span.most)
    if least <= most:
        yield Span(least, most)
    else:
        problems.append(nothing_left(fact, place, "write the lower bound first"))

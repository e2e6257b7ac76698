"""What is stated of a number: the number, a span of them, or several, by signs in words or by fields.

Signs and fields say the same: `18..25` is `at_least` and `at_most`, `18/25` is `one_of`.
"""

from collections.abc import Iterable, Iterator, Mapping

from advisor.language.grammar.answers import NUMBER_ANSWER
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.numbers import nothing_left, read_bound, read_number
from advisor.language.reading.shapes import fields
from advisor.language.reading.spellings import EITHER, UNKNOWN, UP_TO
from advisor.language.reading.typed_numbers import is_slashed
from advisor.language.reading.words import OTHER_KIND, words
from advisor.model import Fact, Measure, Numbers, Span, joined
from advisor.names import folded
from advisor.problems import BAD_SHAPE, BAD_VALUE, Cause, Place, Problem


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
    """Yield the spans that a word states, with a stroke between them."""
    parts = [word.text] if is_slashed(measure, word.text) else word.text.split(EITHER)
    for part in filter(None, map(str.strip, parts)):
        low, is_range, high = (end.strip() for end in part.partition(UP_TO))
        if not is_range or not (low or high):
            ends = [read_number(fact, Text(part, word.place), problems)] * 2
        else:
            ends = [
                read_number(fact, Text(end, word.place), problems) if end else limit
                for end, limit in ((low, measure.span.least), (high, measure.span.most))
            ]
        yield from spanned(part, ends, word.place, problems)


def spanned(part: str, ends: Iterable[int | None], place: Place, problems: list[Problem]) -> Iterator[Span]:
    """Yield the span with these ends, unless one of them is in the problems or they are the wrong way round."""
    least, most = ends
    if least is not None and most is not None:
        if least > most:
            low, _, high = part.partition(UP_TO)
            what = f"'{low}' is above '{high}'"
            problems.append(Problem(place, what, f"swap them: {high}{UP_TO}{low}", BAD_VALUE))
        else:
            yield Span(least, most)


def in_fields(fact: Fact, measure: Measure, node: Entries, problems: list[Problem]) -> Iterator[Span]:
    """Yield the spans that fields state: one of several, or all that is in every bound."""
    written = fields(node, NUMBER_ANSWER, problems)
    if not written and not problems:
        hint = f"write a number, or one of: {', '.join(NUMBER_ANSWER.by_key)}"
        problems.append(Problem(node.place, "this answer is empty", hint, BAD_SHAPE))
    elif len(written) > 1 and "one_of" in written:
        problems.append(Problem(node.place, "'one_of' stands alone", "leave it out, or the rest", BAD_SHAPE))
    elif "one_of" in written:
        for word in words(written["one_of"], "what stands under 'one_of'", problems):
            yield from in_signs(fact, measure, word, problems)
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

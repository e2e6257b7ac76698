"""What a person types for a number: the number as people write it, or in which span or spans it lies."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from advisor.language.reading.bounds import bounded, nothing_left
from advisor.language.reading.nodes import Text
from advisor.language.reading.number_statements import excluded_in
from advisor.language.reading.numbers import as_named, outside, read_span
from advisor.language.reading.spellings import UP_TO
from advisor.language.reading.typed_numbers import (
    SLASHES,
    TIMES,
    could_be,
    is_slashed,
    meanings,
    month_of,
    without_times,
    without_unit,
)
from advisor.model import Fact, Kind, Measure, Numbers, Span, in_both, joined
from advisor.names import folded
from advisor.problems import BAD_VALUE, MAX_CHARACTERS, Place, Problem, cut

# The fields of a partial answer, and how a bound is typed that says the same; the first that fits counts.
MORE, LESS = (
    "more|later|above|over|up|higher|older|after",
    "less|fewer|earlier|below|under|lower|younger|before",
)
END = r"(?!not )((?:(?! or )[^/;])+?)"  # of one alternative
FORMS = tuple(
    (field, re.compile(form))
    for field, form in (
        ("at_least", rf"(?:at least|(?:no|not) less than|not (?:below|under|before)|min(?:imum)?|>=|\u2265) ?{END}"),
        ("at_most", rf"(?:at most|(?:no|not) more than|not (?:above|over|after)|max(?:imum)?|up to|until|till|<=|\u2264) ?{END}"),
        ("above", rf"(?:(?:more|later|older|higher|greater) than |above |over |after |> ?){END}"),
        ("below", rf"(?:(?:less|fewer|earlier|younger|lower|smaller) than |below |under |before |< ?){END}"),
        ("at_least", rf"{END} (?:or|and) (?:{MORE})"),
        ("at_most", rf"{END} (?:or|and) (?:{LESS})"),
        ("between", rf"between {END} and {END}"),
        ("between", rf"(?:from )?{END} (?:to|until|till|through) {END}"),
        ("between", rf"{END} ?(?:\.\.+|\u2026) ?{END}"),
        ("between", rf"{END}(?: [-\u2013\u2014] |[\u2013\u2014]){END}"),
        ("at_least", rf"{END} ?(?:\.\.+|\u2026|\+)"),
        ("at_least", rf"(?:from|since) {END}"),
        ("at_most", rf"(?:\.\.+|\u2026) ?{END}"),
    )
)  # fmt: skip
DASH = re.compile("(.*[0-9a-z%]) ?- ?([0-9].*)")  # in a date it parts year, month and day
EITHER = re.compile(rf" ?[;/] ?|, ?(?=[a-z])| or (?!(?:{MORE}|{LESS})\b)")
NOT = "not "
ABOUT = re.compile(
    r"(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|some|~|\u2248) ?.*[0-9].*|.*[0-9] ?(?:-?ish|or so)"
)
MONTH = re.compile(
    r"(?P<year>[0-9]{4})(?:[-/.](?P<month>[0-9]{1,2}))?|(?P<named>[a-z]{3,9})\.? (?P<of>[0-9]{4})"
)


def read_typed(fact: Fact, measure: Measure, typed: Text) -> Numbers | Problem:
    """Return what is typed of a number, or what is wrong with it; a guess is never taken."""
    problems: list[Problem] = []
    word = Text(" ".join(typed.text.casefold().split()), typed.place)
    if measure.kind is Kind.DATE:
        word = Text(
            SLASHES.sub(lambda match: dashed(match[0], measure, word, problems), word.text), word.place
        )
    spans = () if problems else joined(said(fact, measure, word, problems))
    if not spans and not problems:
        problems.append(nothing_left(fact, word.place))
    return problems[0] if problems else Numbers(spans)


def in_full(measure: Measure, typed: str) -> str:
    """Return the name of which something typed is the beginning, if that can only be one; anything else as it is."""
    names = [each.name for each in measure.ranges if folded(each.name).startswith(folded(typed))]
    return names[0] if len(names) == 1 and not meanings(measure, typed) else typed


def dashed(slashed: str, measure: Measure, word: Text, problems: list[Problem]) -> str:
    """Return a date between whose numbers slashes stand as files have it; one that can be read in two ways is a problem."""
    meant = meanings(measure, slashed)
    if len(meant) > 1:
        problems.append(could_be(word.place, slashed, meant))
    return meant[0] if meant else slashed


def said(fact: Fact, measure: Measure, word: Text, problems: list[Problem]) -> Iterator[Span]:
    """Yield the spans that a text says; what is wrong with it is in the problems."""
    if len(word.text) > MAX_CHARACTERS:
        read_span(fact, word, problems)
    elif span := exactly(fact, measure, word, problems):
        yield span
    elif problems:
        return
    elif form := form_of(measure, word.text):
        yield from in_form(fact, measure, *form, word, problems)
    elif word.text.startswith(NOT):
        rest = Text(word.text.removeprefix(NOT), word.place)
        denied = list(said(fact, measure, rest, problems))
        yield from measure.others(denied) if denied else ()
    elif excluded := excluded_in(measure, word.text.split(",")):
        yield from measure.others(excluded)
    elif not is_slashed(measure, word.text) and len(parts := EITHER.split(word.text)) > 1:
        for part in filter(None, parts):
            yield from said(fact, measure, Text(part, word.place), problems)
    elif ABOUT.fullmatch(word.text):
        hint = f"write from where to where, such as {around(fact, measure, word.text)}"
        problems.append(Problem(word.place, f"'{cut(word.text)}' does not say how near", hint, BAD_VALUE))
    else:
        read_span(fact, word, problems)


def around(fact: Fact, measure: Measure, text: str) -> str:
    """Return a span a fifth to each side of the number in a text; for a date, how a span of them is written."""
    number = re.search(rf"[0-9][0-9.,']*(?: ?(?:{'|'.join(TIMES)})\\b)?", text)
    span = exactly(fact, measure, Text(number[0] if number else "", Place("")), [])
    if span is None or measure.kind is Kind.DATE:
        return "2026-01-01..2026-01-31" if measure.kind is Kind.DATE else "2000..3000"
    fifth = max(1, abs(span.least) // 5)
    ends = in_both([Span(span.least - fifth, span.least + fifth)], [measure.span])[0]
    return f"{measure.spelled(ends.least)}{UP_TO}{measure.spelled(ends.most)}"


def exactly(fact: Fact, measure: Measure, word: Text, problems: list[Problem]) -> Span | None:
    """Return the number, or range, or for a date also the month or year, that a text is; None if it is none, or in the problems."""
    meant = meanings(measure, word.text)
    names = (as_named(measure, text) for text in (word.text, without_unit(measure, word.text)))
    if named := next(filter(None, map(measure.named, names)), None):
        return named
    if len(meant) > 1:
        problems.append(could_be(word.place, word.text, meant))
    elif meant:
        return read_span(fact, Text(meant[0], word.place), problems)
    elif measure.kind is Kind.DATE and (days := period(word.text)):
        left = in_both([days], [measure.span])
        problems += [] if left else [outside(fact, measure, word)]
        return left[0] if left else None
    return None


def period(text: str) -> Span | None:
    """Return the days of a year, or of a month."""
    match = MONTH.fullmatch(text)
    month = match and (match["month"] or (match["named"] and month_of(match["named"])))
    try:
        first = date(int(match["year"] or match["of"]), int(month or 1), 1) if match else None
        after = first and (first + timedelta(31 if month else 366)).replace(day=1)
    except (ValueError, OverflowError):
        return None
    return Span(first.toordinal(), after.toordinal() - 1) if first and after else None


def form_of(measure: Measure, text: str) -> tuple[str, Sequence[str]] | None:
    """Return the bound that a text says, and the ends that it names."""
    forms = FORMS if measure.kind is Kind.DATE else (*FORMS, ("between", DASH))
    matches = ((field, form.fullmatch(text)) for field, form in forms)
    return next(((field, match.groups()) for field, match in matches if match), None)


def in_form(  # noqa: PLR0913, PLR0917  # a bound, what it is of, and where
    fact: Fact, measure: Measure, field: str, ends: Sequence[str], word: Text, problems: list[Problem]
) -> Iterator[Span]:
    """Yield the span that a bound leaves."""
    read = [end_of(fact, measure, Text(end, word.place), problems) for end in ends]
    match [span for span in read if span]:
        case [low, high] if low.least > high.most:
            hint = f"swap them: {ends[1]}{UP_TO}{ends[0]}"
            problems.append(Problem(word.place, f"'{ends[0]}' is above '{ends[1]}'", hint, BAD_VALUE))
        case [low, high] if is_short(fact, measure, low, ends):
            hint = "write both numbers in full"
            problems.append(Problem(word.place, f"'{word.text}' can be read in two ways", hint, BAD_VALUE))
        case [low, high]:
            yield Span(low.least, high.most)
        case [end] if not problems:
            left = bounded(fact, Text(field, word.place), end, problems)
            yield from [left] if left else []
        case _:
            pass


def end_of(fact: Fact, measure: Measure, end: Text, problems: list[Problem]) -> Span | None:
    """Return what an end of a span is; None if it is in the problems."""
    before = len(problems)
    span = exactly(fact, measure, end, problems)
    if span is None and len(problems) == before:
        read_span(fact, end, problems)
    return span


def is_short(fact: Fact, measure: Measure, low: Span, ends: Sequence[str]) -> bool:
    """Return whether the lower end of `2-3k` may be in thousands too."""
    shorter = without_times(measure, ends[1])
    high = exactly(fact, measure, Text(shorter, Place("")), []) if shorter != ends[1] else None
    return bool(high and low.least <= high.most and without_times(measure, ends[0]) == ends[0])

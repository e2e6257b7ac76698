"""What a person types at a question: numbers, names, or the unique beginnings of them, and how they narrow the answer.

A value's own name comes first, whatever else it sounds like; then words such as `all`; then what is a beginning; then
what narrows the answer. What is none of these is refused in the words of `no_option`.
"""

import re
from collections.abc import Sequence

from advisor.language.reading.everyday import AGREED, ALL, BOTH, DENIED, DOUBT, NOTHING
from advisor.language.reading.no_number import read_number_reply
from advisor.language.reading.no_option import IF_UNKNOWN, options_of
from advisor.language.reading.nodes import Text
from advisor.language.reading.options import PROMPT, is_option, option_named
from advisor.language.reading.set_replies import several_in
from advisor.language.reading.spellings import EMPTY_SET, OPENS, value_of
from advisor.language.reading.statements import narrowing, read_statement
from advisor.language.reading.typed_lists import ANDS, COMMAS, parts_of
from advisor.model import NO, YES, Fact, Kind, Statement
from advisor.names import bare
from advisor.problems import BAD_VALUE, Problem

# How a value is told in part, the field of a partial answer that says the same, and what parts its values.
NOR, OR, ALONE = re.compile("[,;/]| or | nor | and "), re.compile("[,;/]| or "), re.compile("$")
MORE, LESS = "more|higher|above|larger|bigger|longer", "less|lower|below|smaller|shorter|fewer"
FORMS = (
    ("not", re.compile("(?:(?:not(?! (?:more|less) than)|neither|except|other than|(?:anything|all|everything) (?:but|except)) |! ?)(.+)"), NOR),
    ("at_least", re.compile(f"(?:(?:at least|(?:no|not) less than) |(?:>=|\u2265) ?)(.+)|(.+) (?:or|and) (?:{MORE})"), ALONE),
    ("at_most", re.compile(f"(?:(?:at most|up to|(?:no|not) more than) |(?:<=|\u2264) ?)(.+)|(.+) (?:or|and) (?:{LESS})"), ALONE),
    ("one_of", re.compile("(?:either )?(.+(?: or |/).+)"), OR),
)  # fmt: skip
BOUNDS = ("at_least", "at_most")
FROM_TO = re.compile(
    "between ([^0-9].*) and ([^0-9].*)|(?:from )?([^0-9].*?)(?: to | ?[-\u2013] ?)([^0-9].*)"
)
LONGEST = 500
"""Characters: whoever types more pasted something else."""
ONLY = re.compile("(?:only|just) (.+)|(.+) only")


def read_reply(fact: Fact, line: str, offered: Sequence[str] = ()) -> Statement | Problem:
    """Return what a line states of a fact, or what is wrong with it; a guess is never taken.

    Who says `all` or `both` means the values that are `offered`: all of the fact, unless other answers exclude some.
    """
    typed = " ".join(bare(line).casefold().split())
    if fact.measure:
        return read_number_reply(fact, fact.measure, Text(typed, PROMPT))
    if len(typed) > LONGEST:
        return Problem(
            PROMPT, f"this is too long for an answer ({len(typed)} characters)", options_of(fact), BAD_VALUE
        )
    if value := value_of(fact, typed):
        return frozenset({value}) if fact.kind is Kind.SEVERAL else value
    if fact.kind is Kind.SEVERAL:
        return several_in(fact, typed, offered or fact.value_ids)
    return one_in(fact, typed)


def one_in(fact: Fact, typed: str) -> Statement | Problem:
    """Return what a reply states of a fact that takes one value."""
    if value := in_other_words(fact, typed):
        return value
    if (only := ONLY.fullmatch(typed)) and (value := value_of(fact, only[1] or only[2])):
        return value
    whole = option_named(fact, typed)
    if isinstance(whole, str):
        return whole
    return (
        read_statement(fact, Text(typed, PROMPT), [])
        or in_part(fact, typed)
        or from_to(fact, typed)
        or too_many(fact, typed)
        or whole
    )


def in_other_words(fact: Fact, typed: str) -> str | None:
    """Return the value that everyday words for nothing, yes and no stand for, if the fact has one of that name."""
    same = {EMPTY_SET: NOTHING, YES: AGREED, NO: DENIED}
    return next((value_of(fact, value) for value, words in same.items() if typed in words), None)


def in_part(fact: Fact, typed: str) -> Statement | Problem | None:
    """Return what `not 2`, `at least 3`, `at most 2` or `1 or 3` state; None if it is none of them."""
    if typed in DENIED | DOUBT:
        return None
    for field, form, between in FORMS:
        match = form.fullmatch(typed)
        if match and field in BOUNDS and fact.kind is not Kind.SCALE:
            hint = f"type what it can be, such as: {' or '.join(fact.value_ids[:2])}"
            return Problem(PROMPT, "these options have no order", hint, BAD_VALUE)
        if match:
            parts = between.split(match[match.lastindex or 0])
            return stated(fact, {field: [part.strip() for part in parts if part.strip()]})
    return None


def from_to(fact: Fact, typed: str) -> Statement | Problem | None:
    """Return what `small to medium` states of a scale; None if it is no such thing."""
    match = FROM_TO.fullmatch(typed) if fact.kind is Kind.SCALE else None
    ends = [end for end in match.groups() if end] if match else []
    if not ends or not all(is_option(fact, end) for end in ends):
        return None
    return stated(fact, {field: [end] for field, end in zip(BOUNDS, ends, strict=True)})


def stated(fact: Fact, named: dict[str, list[str]]) -> Statement | Problem | None:
    """Return what options under the fields of a partial answer state."""
    values = {field: [option_named(fact, part) for part in parts] for field, parts in named.items()}
    problems = [value for own in values.values() for value in own if isinstance(value, Problem)]
    texts = {
        field: [Text(value, PROMPT) for value in own if isinstance(value, str)]
        for field, own in values.items()
    }
    statement = narrowing(fact, texts, PROMPT, problems)
    return problems[0] if problems else statement


def too_many(fact: Fact, typed: str) -> Problem | None:
    """Return the problem of several options where one is wanted."""
    ending = next((sign for sign in OPENS if typed.endswith(sign)), "")
    values = [option_named(fact, part) for part in parts_of(fact, typed.removesuffix(ending), (COMMAS, ANDS))]
    some = fact.ordered([value for value in values if isinstance(value, str)])
    is_list = len(some) == len(values) > (0 if ending else 1)
    if not is_list and typed not in ALL | BOTH:
        return None
    some = some if len(some) > 1 else ("1", "2")
    is_all = typed in ALL or len(some) == len(fact.values)
    hint = IF_UNKNOWN if is_all else f"type '{' or '.join(some)}' if it can be either"
    return Problem(PROMPT, "this question takes one option", hint, BAD_VALUE)

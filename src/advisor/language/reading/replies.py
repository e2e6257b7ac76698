"""What a person types at a question: numbers, names, or the unique beginnings of them, and how they narrow the answer."""

import re
from dataclasses import replace

from advisor.language.reading.nodes import Text
from advisor.language.reading.number_replies import read_typed
from advisor.language.reading.spellings import (
    BETWEEN,
    EMPTY_SET,
    OPENS,
    UP_TO,
    WITHOUT,
    is_foreign,
    nearest_value,
    value_hint,
    value_of,
    without_brackets,
)
from advisor.language.reading.statements import narrowing, of_set, read_statement
from advisor.language.reading.words import OTHER_KIND
from advisor.model import Fact, Kind, Statement
from advisor.names import folded, not_covered
from advisor.problems import BAD_VALUE, UNKNOWN_NAME, Cause, Place, Problem, cut

PROMPT = Place("your answer")
RANGE_HINT = "write 'at least 2' or '2 or 3'"
SEVERAL_HINT = "write several with commas, such as: 1, 3"

# What to do about a name that the base does not know, and the cause that stands for it.
FOREIGN_VALUE = "value that is not offered"
GO_ON = {
    Kind.CHOICE: "take what comes nearest, or type 'unknown'",
    Kind.SEVERAL: f"leave it out, or type '{EMPTY_SET}' if nothing else applies",
}

# How a value is told in part, the field of a partial answer that says the same, and what parts its values.
NOT, OR, ALONE = "not ", re.compile("[,;/]| or "), re.compile("$")
FORMS = (
    (re.compile("not (.+)"), "not", OR),
    (re.compile("at least (.+)|(.+) or more"), "at_least", ALONE),
    (re.compile("at most (.+)|(.+) or less"), "at_most", ALONE),
    (re.compile("(.+(?: or |/).+)"), "one_of", OR),
)


def read_reply(fact: Fact, line: str) -> Statement | Problem:
    """Return what a line states of a fact, or what is wrong with it; a guess is never taken."""
    typed = " ".join(line.casefold().split())
    if fact.measure:
        return read_typed(fact, fact.measure, Text(typed, PROMPT))
    whole = (
        set_typed(fact, without_brackets(typed)) if fact.kind is Kind.SEVERAL else value_typed(fact, typed)
    )
    if not isinstance(whole, Problem):
        return whole
    in_part = open_set if fact.kind is Kind.SEVERAL else value_in_part
    return (
        read_statement(fact, Text(typed, PROMPT), [])
        or in_part(fact, typed)
        or elsewhere(fact, typed)
        or whole
    )


def elsewhere(fact: Fact, typed: str) -> Problem | None:
    """Return what is wrong with a reply in part that would do for facts of another kind, None if it is no such reply."""
    found = value_in_part(fact, typed) if fact.kind is Kind.SEVERAL else open_set(fact, typed)
    other = isinstance(found, Problem) and found.cause and found.cause.kind == OTHER_KIND
    return found if isinstance(found, Problem) and other else None


def set_typed(fact: Fact, typed: str) -> frozenset[str] | Problem:
    """Return the values between commas or spaces."""
    if typed in (EMPTY_SET, "0") and EMPTY_SET not in fact.value_ids:
        return frozenset()
    whole = value_typed(fact, typed)
    if isinstance(whole, str):
        return frozenset({whole})
    parts = parts_of(typed)
    if not parts:
        return Problem(PROMPT, "no value is named", f"type '{EMPTY_SET}' if none applies", BAD_VALUE)
    values = [value_typed(fact, part) for part in parts]
    wrong = [value for value in values if isinstance(value, Problem)]
    if wrong and len(parts) == 1 and re.search(r"\w[-/+&|]\w", typed):
        return replace(wrong[0], hint=wrong[0].hint or SEVERAL_HINT)
    return wrong[0] if wrong else frozenset(value for value in values if isinstance(value, str))


def parts_of(typed: str) -> list[str]:
    """Return what stands between commas, or between spaces if there are none."""
    between = BETWEEN if BETWEEN.search(typed) else re.compile(" ")
    return [part.strip() for part in between.split(typed) if part.strip()]


def open_set(fact: Fact, typed: str) -> Statement | Problem | None:
    """Return what `1, 3, ...` or `not 2` state of a set; None if it is neither."""
    ending = next((sign for sign in OPENS if typed.endswith(sign)), "")
    parts = parts_of(typed.removesuffix(ending).removeprefix(NOT))
    excludes = typed.startswith(NOT)
    if not parts or not (ending or excludes or any(part.startswith(NOT) for part in parts)):
        return None
    chosen = [Text(ending, PROMPT)] if ending else []
    for part in parts:
        word = signed(fact, part, excluded=excludes)
        if isinstance(word, Problem):
            return word
        chosen.append(Text(word, PROMPT))
    problems: list[Problem] = []
    statement = of_set(fact, chosen, PROMPT, problems)
    return problems[0] if problems else statement


def signed(fact: Fact, part: str, *, excluded: bool) -> str | Problem:
    """Return the value that a part of a list stands for, with a sign before it if it is excluded."""
    value = value_typed(fact, part)
    rest = part.removeprefix(NOT).removeprefix(WITHOUT).strip()
    if isinstance(value, Problem) and rest != part:
        value, excluded = value_typed(fact, rest), True
    return value if isinstance(value, Problem) or not excluded else WITHOUT + value


def value_in_part(fact: Fact, typed: str) -> Statement | Problem | None:
    """Return what `not 2`, `at least 3`, `at most 2` or `1 or 3` state of one value; None if it is none of them."""
    for form, field, between in FORMS:
        if match := form.fullmatch(typed):
            parts = between.split(match[match.lastindex or 0])
            values = [value_typed(fact, part.strip()) for part in parts if part.strip()]
            problems = [value for value in values if isinstance(value, Problem)]
            named = {field: [Text(value, PROMPT) for value in values if isinstance(value, str)]}
            statement = narrowing(fact, named, PROMPT, problems)
            return problems[0] if problems else statement
    return None


def value_typed(fact: Fact, typed: str) -> str | Problem:
    """Return the value that a number, a name, or the unique beginning of an id or title stands for."""
    ids = fact.value_ids
    if re.fullmatch("[0-9]+", typed):
        number = int(typed) if len(typed) < 5 else 0
        unknown = Problem(PROMPT, f"there is no option {cut(typed)}", check=UNKNOWN_NAME)
        return ids[number - 1] if 0 < number <= len(ids) else unknown
    if value := value_of(fact, typed):
        return value
    completed = [
        value.id
        for value in fact.values
        if typed and any(folded(name).startswith(folded(typed)) for name in (value.id, value.title))
    ]
    if len(completed) == 1:
        return completed[0]
    if completed:
        what = f"'{typed}' could be " + " or ".join(completed)
        return Problem(PROMPT, what, "type more of it, or the number", BAD_VALUE)
    if is_foreign(fact, typed):
        return Problem(
            PROMPT, not_covered(typed), GO_ON[fact.kind], UNKNOWN_NAME, Cause(FOREIGN_VALUE, typed)
        )
    guess = value_hint(fact, typed) if nearest_value(fact, typed) else ""
    hint = guess or (RANGE_HINT if is_range(fact, typed) else "")
    return Problem(PROMPT, f"'{cut(typed)}' is not an option", hint, UNKNOWN_NAME)


def is_range(fact: Fact, typed: str) -> bool:
    return fact.kind is Kind.SCALE and UP_TO in typed and not typed.endswith(OPENS)

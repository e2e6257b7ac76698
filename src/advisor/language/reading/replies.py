"""What a person types at a question: a number, a name, or the unique beginning of one."""

import re
from dataclasses import replace

from advisor.language.reading.spellings import (
    BETWEEN,
    EMPTY_SET,
    folded,
    nearest_value,
    value_of,
    without_brackets,
)
from advisor.model import Fact, Kind, Statement
from advisor.problems import BAD_VALUE, UNKNOWN_NAME, Place, Problem, cut

PROMPT = Place("your answer")
SEVERAL_HINT = "write several with commas, such as: 1, 3"


def read_reply(fact: Fact, line: str) -> Statement | Problem:
    """Return what a line states of a fact, or what is wrong with it; a guess is never taken."""
    typed = folded(line)
    if fact.kind is not Kind.SEVERAL:
        return value_typed(fact, typed)
    typed = without_brackets(typed)
    if typed in (EMPTY_SET, "0") and EMPTY_SET not in fact.value_ids:
        return frozenset()
    whole = value_typed(fact, typed)
    if isinstance(whole, str):
        return frozenset({whole})
    between = BETWEEN if BETWEEN.search(typed) else re.compile(" ")
    parts = [part for part in between.split(typed) if part.strip()]
    if not parts:
        return Problem(PROMPT, "no value is named", f"type '{EMPTY_SET}' if none applies", BAD_VALUE)
    values = [value_typed(fact, part.strip()) for part in parts]
    wrong = [value for value in values if isinstance(value, Problem)]
    if wrong and len(parts) == 1 and re.search(r"\w[-/+&|]\w", typed):
        return replace(wrong[0], hint=wrong[0].hint or SEVERAL_HINT)
    return wrong[0] if wrong else frozenset(value for value in values if isinstance(value, str))


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
        if typed and any(name.casefold().startswith(typed) for name in (value.id, value.title))
    ]
    if len(completed) == 1:
        return completed[0]
    if completed:
        what = f"'{typed}' could be " + " or ".join(completed)
        return Problem(PROMPT, what, "type more of it, or the number", BAD_VALUE)
    guess = nearest_value(fact, typed)
    hint = f"did you mean '{guess}'?" if guess else ""
    return Problem(PROMPT, f"'{cut(typed)}' is not an option", hint, UNKNOWN_NAME)

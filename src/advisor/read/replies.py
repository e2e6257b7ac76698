"""What a person types at a question: a number, a name, or the unique beginning of one."""

import re
from dataclasses import replace

from advisor.model import Answer, Fact, Kind
from advisor.problems import BAD_VALUE, UNKNOWN_NAME, Place, Problem, cut, nearest

PROMPT = Place("your answer")
EMPTY_SET = "none"
SEVERAL_HINT = "write several with commas, such as: 1, 3"


def read_reply(fact: Fact, line: str) -> Answer | Problem:
    """Return the answer that a line gives to a fact, or what is wrong with it; a guess is never taken."""
    typed = line.strip().casefold()
    if fact.kind is not Kind.SEVERAL:
        return one_value(fact, typed)
    if typed in (EMPTY_SET, "0") and EMPTY_SET not in fact.value_ids:
        return frozenset()
    whole = one_value(fact, typed)
    if isinstance(whole, str):
        return frozenset({whole})
    parts = [part for part in re.split(r"\s*,\s*" if "," in typed else r"\s+", typed) if part]
    if not parts:
        return Problem(PROMPT, "no value is named", f"type '{EMPTY_SET}' if none applies", BAD_VALUE)
    found = [one_value(fact, part) for part in parts]
    wrong = [one for one in found if isinstance(one, Problem)]
    if wrong and len(parts) == 1 and re.search(r"\w[-;/+&|]\w", typed):
        return replace(wrong[0], hint=wrong[0].hint or SEVERAL_HINT)
    return wrong[0] if wrong else frozenset(one for one in found if isinstance(one, str))


def one_value(fact: Fact, typed: str) -> str | Problem:
    """Return the value that a number, an id, or the unique beginning of an id or title stands for."""
    ids = fact.value_ids
    if re.fullmatch("[0-9]+", typed):
        number = int(typed) if len(typed) < 5 else 0
        unknown = Problem(PROMPT, f"there is no option {cut(typed)}", check=UNKNOWN_NAME)
        return ids[number - 1] if 0 < number <= len(ids) else unknown
    if typed in ids:
        return typed
    named = [one.id for one in fact.values if typed == one.title.casefold()]
    begun = named or [one.id for one in fact.values if begins(typed, one.id) or begins(typed, one.title)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        what = f"'{typed}' could be " + " or ".join(begun)
        return Problem(PROMPT, what, "type more of it, or the number", BAD_VALUE)
    guess = nearest(typed, ids)
    hint = f"did you mean '{guess}'?" if guess else ""
    return Problem(PROMPT, f"'{cut(typed)}' is not an option", hint, UNKNOWN_NAME)


def begins(typed: str, name: str) -> bool:
    """Return whether a name begins with what was typed."""
    return bool(typed) and name.casefold().startswith(typed)

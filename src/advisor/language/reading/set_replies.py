"""What a person types at a question whose answer is a set: what is in it, what is not, and whether others are open."""

import re
from collections.abc import Sequence
from dataclasses import replace

from advisor.language.reading.everyday import ALL, BOTH, NOTHING
from advisor.language.reading.no_option import FOREIGN_VALUE
from advisor.language.reading.nodes import Text
from advisor.language.reading.options import PROMPT, is_option, option_named
from advisor.language.reading.spellings import EMPTY_SET, OPEN, OPENS, WITHOUT, value_of, without_brackets
from advisor.language.reading.statements import of_set, read_statement
from advisor.language.reading.typed_lists import parts_of
from advisor.model import Fact, Statement
from advisor.names import not_covered
from advisor.problems import BAD_SHAPE, BAD_VALUE, Problem, cut

TWO = 2
SEVERAL_HINT = "name them, such as: 1, 3"
NOTHING_HINT = f"type '{EMPTY_SET}' if none applies"

ONLY = re.compile("(?:only|just|both) (.+)|(.+) (?:only|both)")
ALL_BUT = re.compile(f"(?:{'|'.join(map(re.escape, ALL))}) (?:but|except|without|other than|apart from) (.+)")
EITHER = re.compile(" or (?:maybe )?|/")

# What says that an option is not in the set, and that others may be.
NOT = re.compile("(?:not|neither|without|except) ")
BUT_NOT = re.compile(",? (?:but not|but no|without|except) | nor ")
OTHERS = "(?:others|other things|more|etc|so on)"
OPEN_END = re.compile(
    f"at least (.+)|(.+?)(?:, ?| )(?:(?:and|or|plus|&|\\+) )?(?:maybe |perhaps |some |many )?{OTHERS}"
)


def several_in(fact: Fact, typed: str, offered: Sequence[str]) -> Statement | Problem:
    """Return what a reply states of a set."""
    typed = without_brackets(typed)
    named = in_other_words(fact, typed, offered)
    if named is not None:
        return named
    if (only := ONLY.fullmatch(typed)) and not isinstance(
        values := list_in(fact, only[1] or only[2]), Problem
    ):
        return values
    whole = option_named(fact, typed)
    if isinstance(whole, str):
        return frozenset({whole})
    return (
        read_statement(fact, Text(typed, PROMPT), [])
        or open_set(fact, typed)
        or either(fact, typed)
        or list_in(fact, typed)
    )


def in_other_words(fact: Fact, typed: str, offered: Sequence[str]) -> frozenset[str] | Problem | None:
    """Return the set that is told without naming what is in it; None if it is told otherwise."""
    every = frozenset(offered) - {EMPTY_SET}
    if typed in NOTHING:
        return frozenset(filter(None, [value_of(fact, EMPTY_SET)]))
    if typed == "0" and EMPTY_SET not in fact.value_ids:
        return frozenset()
    if typed in ALL or (typed in BOTH and len(every) == TWO):
        return every
    if typed in BOTH:
        return Problem(PROMPT, f"'{typed}' could be any two of {len(every)} options", SEVERAL_HINT, BAD_VALUE)
    if but := ALL_BUT.fullmatch(typed):
        others = list_in(fact, but[1])
        return others if isinstance(others, Problem) else every - others
    return None


def open_set(fact: Fact, typed: str) -> Statement | Problem | None:
    """Return what `1, 3, ...` or `not 2` state of a set; None if it is neither."""
    listed, is_open = without_end(typed)
    excludes = NOT.match(listed)
    parts = parts_of(fact, BUT_NOT.sub(", not ", listed[excludes.end() if excludes else 0 :]))
    lacks = [part for part in parts if excludes or is_excluded(fact, part)]
    if not parts or not (is_open or lacks):
        return None
    has = [part for part in parts if part not in lacks]
    named, excluded = values_in(fact, has), values_in(fact, [without_sign(part) for part in lacks])
    if isinstance(named, Problem) or isinstance(excluded, Problem):
        return named if isinstance(named, Problem) else excluded
    if has and not is_open and not named & excluded:
        what, hint = (
            f"'{lacks[0]}' goes without saying",
            f"leave it out, or end with '{OPEN}' if others may apply",
        )
        return Problem(PROMPT, what, hint, BAD_SHAPE)
    words = (*named, *(WITHOUT + value for value in excluded), *([OPEN] if is_open else []))
    problems: list[Problem] = []
    statement = of_set(fact, [Text(word, PROMPT) for word in words], PROMPT, problems)
    return problems[0] if problems else statement


def without_end(typed: str) -> tuple[str, bool]:
    """Return a list without what says that others may be in the set, and whether that was said."""
    if ending := next((sign for sign in OPENS if typed.endswith(sign)), ""):
        return typed.removesuffix(ending).strip(" ,;"), True
    match = OPEN_END.fullmatch(typed)
    return (match[1] or match[2], True) if match else (typed, False)


def is_excluded(fact: Fact, part: str) -> bool:
    return without_sign(part) != part and not is_option(fact, part)


def without_sign(part: str) -> str:
    return NOT.sub("", part, count=1).removeprefix(WITHOUT).strip()


def either(fact: Fact, typed: str) -> Problem | None:
    """Return the problem of options of which it is not said whether one is in the set or all are."""
    parts = [part.strip() for part in EITHER.split(typed) if part.strip()]
    wrong = [part for part in parts if isinstance(list_in(fact, part), Problem)]
    if len(parts) < TWO or wrong:
        return None
    hint = f"type '{', '.join(parts)}' if all of them apply, else what is sure and '{OPEN}'"
    return Problem(PROMPT, f"'{cut(typed)}' can be read in two ways", hint, BAD_VALUE)


def list_in(fact: Fact, typed: str) -> frozenset[str] | Problem:
    """Return the values that a list names, at least one."""
    parts = parts_of(fact, typed)
    return values_in(fact, parts) if parts else Problem(PROMPT, "no option is named", NOTHING_HINT, BAD_VALUE)


def values_in(fact: Fact, parts: Sequence[str]) -> frozenset[str] | Problem:
    """Return the values that the parts of a list name, or what is wrong; of names that are not offered all are told."""
    values = [option_named(fact, part) for part in parts]
    wrong = list(dict.fromkeys(value for value in values if isinstance(value, Problem)))
    foreign = [
        problem.cause.name for problem in wrong if problem.cause and problem.cause.kind == FOREIGN_VALUE
    ]
    if len(foreign) == len(wrong) > 1:
        return replace(
            wrong[0], what=not_covered(*foreign), hint=wrong[0].hint.replace("leave it", "leave them")
        )
    return wrong[0] if wrong else frozenset(value for value in values if isinstance(value, str))

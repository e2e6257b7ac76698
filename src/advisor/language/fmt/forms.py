"""How what the grammar lists is laid out: the order of keys, and what always stands on lines of its own."""

from collections.abc import Mapping

from advisor.language.grammar.answers import EVERY_ANSWER
from advisor.language.grammar.cases import CASE
from advisor.language.grammar.conditions import COMPARED, OPERATORS
from advisor.language.grammar.sections import FILE
from advisor.language.grammar.shapes import Fields, Listed, Named, Shape, Takes

# What nobody knows, and what has neither fields nor order.
PLAIN = Takes.VALUE

# What is mapped although it has no fields of its own.
INSIDE: Mapping[Shape, Shape] = {
    Takes.REASONS: Named(Takes.TEXT, "check", spaced=False),
    Takes.ANSWERS: Named(EVERY_ANSWER, "fact"),
}


def shape_of_file(keys: tuple[str, ...]) -> Fields:
    """Return what a file with these keys is: answers stand in case files only."""
    return CASE if "answers" in keys else FILE


def under(shape: Shape, key: str | None) -> Shape:
    """Return what stands under a key, or as an item."""
    match shape:
        case Fields():
            takes = shape.by_key[key].takes if key and key in shape.by_key else shape.others
        case Named() | Listed():
            takes = shape.each
        case Takes.CONDITION | Takes.CONDITION_ON_ANSWERS:
            takes = OPERATORS[key].takes if key and key in OPERATORS else COMPARED
        case _:
            takes = PLAIN
    return INSIDE.get(takes, takes)


def is_open(shape: Shape) -> bool:
    """Return whether something is never written on one line."""
    return isinstance(shape, Named) or (isinstance(shape, Fields | Listed) and shape.open)


def is_spaced(shape: Shape) -> bool:
    """Return whether blank lines between entries stay as they were written."""
    return isinstance(shape, Fields | Named | Listed) and shape.spaced


def is_prose(shape: Shape) -> bool:
    """Return whether what stands here, if it is no mapping, is text that people read."""
    return shape in (Takes.TEXT, Takes.ADDRESS, Takes.PASSAGES) or (
        isinstance(shape, Fields) and shape.or_text
    )


def order(shape: Shape) -> tuple[str, ...]:
    """Return the keys that have their place, in order."""
    return tuple(shape.by_key) if isinstance(shape, Fields) else ()


def arranged(shape: Shape, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return keys in order; those that have no place stay in the order written."""
    known = tuple(key for key in order(shape) if key in keys)
    rest = tuple(key for key in keys if key not in known)
    return (*rest, *known) if isinstance(shape, Fields) and shape.names_first else (*known, *rest)

"""Whether JSON values are what a published schema says: the part of JSON Schema that the schemas here use."""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}
WORDS = frozenset({"$schema", "$id", "$defs", "title", "description"})
"""What says nothing about values."""

Schema = Mapping[str, Any]
Keyword = Callable[[Any, Any, Schema, Schema], bool]


@cache
def schema(name: str) -> Schema:
    """Return a published schema: record or recommendation."""
    found: Schema = json.loads(files("advisor.record").joinpath(f"{name}.schema.json").read_text("utf-8"))
    return found


def is_record(value: Any) -> bool:
    """Return whether JSON values have the shape of advisor.record/1."""
    whole = schema("record")
    return fits(value, whole, whole)


def fits(value: Any, wanted: Schema, whole: Schema) -> bool:
    """Return whether a value is as a schema wants it, which is a part of a whole one.

    Raises KeyError for a keyword that is not known here, so that none is passed over.
    """
    return all(
        KEYWORDS[keyword](value, argument, wanted, whole)
        for keyword, argument in wanted.items()
        if keyword not in WORDS
    )


def has_type(value: Any, wanted: str | list[str], _schema: Schema, _whole: Schema) -> bool:
    """Return whether a value is of a type, or of one of some."""
    names = [wanted] if isinstance(wanted, str) else wanted
    return any(is_of(value, name) for name in names)


def is_of(value: Any, name: str) -> bool:
    """Return whether a value is of a type; true and false are no numbers."""
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def referred(value: Any, name: str, _schema: Schema, whole: Schema) -> bool:
    """Return whether a value is as the schema of this name wants it."""
    if name == "urn:advisor:recommendation:1":
        other = schema("recommendation")
        return fits(value, other, other)
    return fits(value, whole["$defs"][name.removeprefix("#/$defs/")], whole)


def members(value: Any, wanted: Mapping[str, Schema], _schema: Schema, whole: Schema) -> bool:
    """Return whether the members that an object has are as wanted."""
    if not isinstance(value, dict):
        return True
    return all(fits(value[name], one, whole) for name, one in wanted.items() if name in value)


def others(value: Any, wanted: bool | Schema, schema: Schema, whole: Schema) -> bool:  # noqa: FBT001  # as schemas have it
    """Return whether the members that are not listed are as wanted; False wants none."""
    if not isinstance(value, dict):
        return True
    rest = [one for name, one in value.items() if name not in schema.get("properties", {})]
    return not rest if isinstance(wanted, bool) else all(fits(one, wanted, whole) for one in rest)


def items(value: Any, wanted: Schema, _schema: Schema, whole: Schema) -> bool:
    """Return whether all items of a list are as wanted."""
    return not isinstance(value, list) or all(fits(one, wanted, whole) for one in value)


def depends(value: Any, wanted: Mapping[str, list[str]], _schema: Schema, _whole: Schema) -> bool:
    """Return whether members come with those that belong to them."""
    if not isinstance(value, dict):
        return True
    return all(other in value for name, needed in wanted.items() if name in value for other in needed)


KEYWORDS: Mapping[str, Keyword] = {
    "type": has_type,
    "$ref": referred,
    "properties": members,
    "additionalProperties": others,
    "items": items,
    "dependentRequired": depends,
    "const": lambda value, wanted, _schema, _whole: type(value) is type(wanted) and value == wanted,
    "enum": lambda value, wanted, _schema, _whole: isinstance(value, str) and value in wanted,
    "required": lambda value, names, _schema, _whole: not isinstance(value, dict) or value.keys() >= {*names},
    "pattern": lambda value, text, _schema, _whole: not isinstance(value, str) or matches(text, value),
    "minLength": lambda value, least, _schema, _whole: not isinstance(value, str) or len(value) >= least,
    "minItems": lambda value, least, _schema, _whole: not isinstance(value, list) or len(value) >= least,
    "minProperties": lambda value, least, _schema, _whole: not isinstance(value, dict) or len(value) >= least,
    "minimum": lambda value, least, _schema, _whole: not is_of(value, "integer") or value >= least,
    "uniqueItems": lambda value, _true, _schema, _whole: not isinstance(value, list) or all_differ(value),
    "anyOf": lambda value, some, _schema, whole: any(fits(value, one, whole) for one in some),
    "oneOf": lambda value, some, _schema, whole: sum(fits(value, one, whole) for one in some) == 1,
}


def matches(pattern: str, text: str) -> bool:
    """Return whether a text has a pattern in it; $ is its very end, as in JSON Schema."""
    return re.search(re.sub(r"\$$", r"\\Z", pattern), text) is not None


def all_differ(values: list[Any]) -> bool:
    """Return whether no two of the values are equal."""
    return len({json.dumps(one, sort_keys=True) for one in values}) == len(values)

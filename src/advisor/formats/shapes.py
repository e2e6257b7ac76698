"""Whether JSON values are what a published schema says: the part of JSON Schema that the schemas here use."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sized
from functools import cache
from importlib.resources import files
from typing import Any

TYPES: Mapping[str, type] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
WORDS = frozenset({"$schema", "$id", "$defs", "title", "description"})
"""What says nothing about values."""

Schema = Mapping[str, Any]
Test = Callable[[Any], bool]
Keyword = Callable[[Any, Schema, Schema], Test]
"""The argument of a keyword, the schema that it stands in, and the whole of which that is a part."""


@cache
def schema(name: str) -> Schema:
    """Return a published schema: record or recommendation."""
    found: Schema = json.loads(files("advisor.formats").joinpath(f"{name}.schema.json").read_text("utf-8"))
    return found


def is_record(value: Any) -> bool:
    """Return whether JSON values have the shape of advisor.record/1."""
    return published("record")(value)


@cache
def step_shape() -> Test:
    """Return the test for the shape of a step of an interview in advisor.record/1."""
    return compiled({"$ref": "#/$defs/step"}, schema("record"))


@cache
def published(name: str) -> Test:
    """Return the test for the shape of a published schema."""
    return compiled(schema(name), schema(name))


def compiled(wanted: Schema, whole: Schema) -> Test:
    """Return the test for the shape of a schema, which is a part of a whole one.

    Raises KeyError for a keyword that is not known here, so that none is passed over.
    """
    tests = [
        KEYWORDS[word](argument, wanted, whole) for word, argument in wanted.items() if word not in WORDS
    ]

    def fits(value: Any) -> bool:
        for test in tests:  # noqa: SIM110  # a generator takes longer, for each value of each record
            if not test(value):
                return False
        return True

    return tests[0] if len(tests) == 1 else fits


def has_type(wanted: str | list[str], _schema: Schema, _whole: Schema) -> Test:
    """Ask for a type, or one of some; true and false are no numbers."""
    names = [wanted] if isinstance(wanted, str) else wanted
    types = tuple(TYPES[name] for name in names)
    numbers = "boolean" in names
    return lambda value: isinstance(value, types) and (numbers or not isinstance(value, bool))


def referred(name: str, _schema: Schema, whole: Schema) -> Test:
    """Ask for the shape of the schema of this name, which may refer to itself."""
    if name == "urn:advisor:recommendation:1":
        return published("recommendation")
    part = cache(lambda: compiled(whole["$defs"][name.removeprefix("#/$defs/")], whole))
    return lambda value: part()(value)  # noqa: PLW0108  # not before a value asks for it: there are circles


def members(wanted: Mapping[str, Schema], _schema: Schema, whole: Schema) -> Test:
    """Ask the members that an object has to be as wanted."""
    tests = [(name, compiled(shape, whole)) for name, shape in wanted.items()]
    return lambda value: (
        not isinstance(value, dict) or all(test(value[name]) for name, test in tests if name in value)
    )


def others(wanted: bool | Schema, schema: Schema, whole: Schema) -> Test:  # noqa: FBT001  # as schemas have it
    """Ask the members that are not listed to be as wanted; False wants none."""
    listed = schema.get("properties", {}).keys()
    if isinstance(wanted, bool):
        return lambda value: wanted or not isinstance(value, dict) or value.keys() <= listed
    test = compiled(wanted, whole)
    return lambda value: (
        not isinstance(value, dict) or all(test(value[name]) for name in value if name not in listed)
    )


def items(wanted: Schema, _schema: Schema, whole: Schema) -> Test:
    """Ask all items of a list to be as wanted."""
    test = compiled(wanted, whole)
    return lambda value: not isinstance(value, list) or all(test(item) for item in value)


def depends(wanted: Mapping[str, list[str]], _schema: Schema, _whole: Schema) -> Test:
    """Ask members to come with those that belong to them."""
    return lambda value: (
        not isinstance(value, dict)
        or all(other in value for name, needed in wanted.items() if name in value for other in needed)
    )


def matches(pattern: str, _schema: Schema, _whole: Schema) -> Test:
    """Ask for a text with a pattern in it; $ is its very end, as in JSON Schema."""
    search = re.compile(re.sub(r"\$$", r"\\Z", pattern)).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def choice(count: Callable[[Iterable[bool]], bool]) -> Keyword:
    """Return a keyword that asks so many of some schemas to fit."""

    def asked(some: list[Schema], _schema: Schema, whole: Schema) -> Test:
        tests = [compiled(shape, whole) for shape in some]
        return lambda value: count(test(value) for test in tests)

    return asked


def length(kind: type[Sized]) -> Keyword:
    """Return a keyword that asks values of a type for a least length."""
    return lambda least, _schema, _whole: lambda value: not isinstance(value, kind) or len(value) >= least


KEYWORDS: Mapping[str, Keyword] = {
    "type": has_type,
    "$ref": referred,
    "properties": members,
    "additionalProperties": others,
    "items": items,
    "dependentRequired": depends,
    "const": lambda wanted, _schema, _whole: lambda value: type(value) is type(wanted) and value == wanted,
    "enum": lambda wanted, _schema, _whole: lambda value: isinstance(value, str) and value in wanted,
    "required": lambda names, _schema, _whole: (
        lambda value: not isinstance(value, dict) or value.keys() >= {*names}
    ),
    "pattern": matches,
    "minLength": length(str),
    "minItems": length(list),
    "minProperties": length(dict),
    "minimum": lambda least, _schema, _whole: lambda value: type(value) is not int or value >= least,
    "uniqueItems": lambda _true, _schema, _whole: (
        lambda value: (
            not isinstance(value, list)
            or len({json.dumps(item, sort_keys=True) for item in value}) == len(value)
        )
    ),
    "anyOf": choice(any),
    "oneOf": choice(lambda fit: sum(fit) == 1),
}

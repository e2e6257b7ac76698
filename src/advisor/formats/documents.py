"""Documents, made and judged as the schemas say that are published beside this file: each is the one type of its format."""

import json
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

from advisor.formats.places import place_document

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

Schema: TypeAlias = dict[str, Any]

REFERRED_TO, RECORDS = ("recommendation-1", "recommendation"), ("record-1", "record")
"""The schemas that others refer to."""
OF_RECORDS = ("evidence", "summary", "advice")
"""The schemas that refer to those of records."""


@cache
def schema(name: str) -> Schema:
    """Return a published schema, such as `record`."""
    read: Schema = json.loads(files("advisor.formats").joinpath(f"{name}.schema.json").read_text("utf-8"))
    return read


def document(name: str, source: object, /, **given: object) -> dict[str, Any]:
    """Return a document as JSON values, for a schema or for a part of one, such as `difference/edit`.

    A member that is not given is what the source has under its name, or its place has, and so it goes on in the
    documents within. An empty text is null where null may stand; what is not required is left out, if there is nothing
    or an empty text.
    """
    of, _, part = name.partition("/")
    whole = schema(of)
    return filled(whole, whole["$defs"][part] if part else whole, source, given)


def filled(whole: Schema, wanted: Schema, source: object, given: Mapping[str, object]) -> dict[str, Any]:
    """Return a document for a schema within a whole one, its members in the order of the schema."""
    required, members = wanted.get("required", ()), {}
    if place := getattr(source, "place", None):
        given = {**place_document(place), **given}
    for name, member in wanted["properties"].items():
        if name in given:
            value = given[name]
        elif name in required:
            value = member["const"] if "const" in member else getattr(source, name)
        else:
            value = getattr(source, name, None)
        if name in required or value not in (None, ""):
            members[name] = (
                None if value == "" and "null" in member.get("type", ()) else json_of(whole, member, value)
            )
    return members


def json_of(whole: Schema, wanted: Schema, value: Any) -> Any:
    """Return a value as JSON values for a schema within a whole one; an object of which that says no more is one already."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    wanted = resolved(whole, wanted, value)
    members = wanted.get("additionalProperties")
    if members is False:
        return filled(whole, wanted, value, value if isinstance(value, Mapping) else {})
    if isinstance(value, Mapping):
        return {name: json_of(whole, members, member) for name, member in value.items()} if members else value
    return [json_of(whole, wanted.get("items", {}), item) for item in value]


def resolved(whole: Schema, wanted: Schema, value: Any) -> Schema:
    """Return the schema within a whole one that one refers to, be it beside null; of several the first that is of its kind."""
    choices = (wanted, *wanted.get("anyOf", ()), *wanted.get("oneOf", ()))
    names = (choice.get("$ref", "").partition("#/$defs/") for choice in choices)
    schemas = (whole["$defs"][name] for other, _, name in names if name and not other)
    return next((schema for schema in schemas if is_of_kind(schema, value)), wanted)


def is_of_kind(schema: Schema, value: Any) -> bool:
    """Return whether a value is of the kind that a schema is for, if it is for one."""
    kind = schema.get("properties", {}).get("kind", {}).get("const")
    return kind is None or (isinstance(value, Mapping) and value.get("kind") == kind)


def fits(name: str, value: object) -> bool:
    """Return whether JSON values are what a schema, or a part of one, says."""
    return validator(name).is_valid(value)


def faults(wanted: Schema, value: object) -> Iterator[str]:
    """Yield what of JSON values is not as a schema says that refers to no other."""
    from jsonschema_rs import Draft202012Validator

    for error in Draft202012Validator(wanted).iter_errors(value):
        place = ".".join(map(str, error.instance_path))
        yield f"{place}: {error.message}" if place else error.message


@cache
def validator(name: str) -> "Draft202012Validator":
    """Return what judges by a schema, or by a part of one."""
    from jsonschema_rs import Draft202012Validator, Registry

    of, _, part = name.partition("/")
    whole, results = schema(of), map(schema, REFERRED_TO + (RECORDS if of in OF_RECORDS else ()))
    wanted = {"$defs": whole["$defs"], "$ref": f"#/$defs/{part}"} if part else whole
    return Draft202012Validator(wanted, registry=Registry([(result["$id"], result) for result in results]))

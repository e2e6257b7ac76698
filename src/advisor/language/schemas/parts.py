"""The small schemas that the others are made of."""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from advisor.language.reading.numbers import DATE
from advisor.language.reading.words import ADDRESS
from advisor.texts import clean

Schema: TypeAlias = dict[str, Any]

# What YAML 1.2 reads as something else than a text; our own reader takes every scalar as text.
OTHER_TYPES: Mapping[str, object] = {"true": True, "false": False, "null": None}
NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]*)?(e[-+]?[0-9]+)?|0x[0-9a-f]+|0o[0-7]+")

# Whatever is no mapping, list or nothing; written so that editors do not offer `true` and `false` for it.
TEXT: Schema = {
    "anyOf": [
        {"type": ["string", "number"], "minLength": 1},
        {"not": {"type": ["object", "array", "null", "string"]}},
    ]
}
DATE_TEXT: Schema = {"type": "string", "pattern": f"^{DATE.pattern}$"}
NUMBER_OR_DATE: Schema = {"anyOf": [{"type": "number"}, DATE_TEXT]}
ADDRESS_TEXT: Schema = {"type": "string", "pattern": f"^{ADDRESS.pattern}$"}
TABLE_NAME: Schema = {"type": "string", "pattern": r"^[^./\\\\][^/\\\\]*\.csv$"}
# Any scalar, also an empty one.
CELL: Schema = {"not": {"type": ["object", "array"]}}
WORDS: Schema = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}


def ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def enumeration(named: Mapping[str, str]) -> Schema:
    """Return a choice among names, each explained; a name that YAML reads as a number may be one."""
    typed = {name: as_typed(name) for name in named}
    others = [name for name, value in typed.items() if value != name or isinstance(value, bool)]
    explained = [clean(named[name]) for name in (*named, *others)]
    return {"enum": [*named, *(typed[name] for name in others)], "enumDescriptions": explained}


def as_typed(name: str) -> object:
    """Return what YAML 1.2 takes a name without quotes for."""
    if name in OTHER_TYPES:
        return OTHER_TYPES[name]
    if not NUMBER.fullmatch(name):
        return name
    return int(name, 0) if name[:2] in ("0x", "0o") else float(name)


def constants(named: Mapping[str, str]) -> Schema:
    """Return a choice among many names: an editor shows what is said of one, and not a list of them all."""
    return {"oneOf": [{"const": name, "description": clean(text)} for name, text in named.items()] or [False]}


def either(first: Schema, *others: Schema) -> Schema:
    """Return what is one of several.

    As a pair, since yaml-language-server then offers a name with its colon, and explains it once.
    """
    return {"anyOf": [first, others[0] if len(others) == 1 else {"oneOf": list(others)}]}


def one_or_more(schema: Schema) -> Schema:
    """Return what takes one word or a list of words, at least one."""
    return either(schema, some(schema))


def some(schema: Schema) -> Schema:
    return {"type": "array", "items": schema, "minItems": 1}


def explained(schema: Schema, description: str) -> Schema:
    """Return a schema with a description for its place."""
    return {"description": description, **schema}


def only(properties: Mapping[str, Schema]) -> Schema:
    """Return the schema of a mapping with some of these keys, at least one."""
    return {
        "type": "object",
        "properties": dict(properties),
        "additionalProperties": False,
        "minProperties": 1,
    }


def unoffered(schema: Schema) -> Schema:
    """Return a schema that holds where something stands, and that editors do not offer."""
    return {"doNotSuggest": True, "allOf": [schema]}


def paragraphs(*texts: str) -> str:
    """Return texts as paragraphs, without the empty ones."""
    return "\n\n".join(clean(text) for text in texts if text)


def sentences(*texts: str) -> str:
    """Return texts as sentences of one paragraph, without the empty ones."""
    return " ".join(clean(text if text[-1] in ".?!" else f"{text}.") for text in texts if text)

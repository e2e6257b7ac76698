"""What the program writes as JSON, held to the schemas that are published with it."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource


@cache
def validator(name: str) -> Draft202012Validator:
    """Return what holds JSON values to a schema of this name, such as impact; the schema is one itself."""
    schema, *others = (
        json.loads(files("advisor.formats").joinpath(f"{each}.schema.json").read_text(encoding="utf-8"))
        for each in (name, "recommendation", "record")
    )
    Draft202012Validator.check_schema(schema)
    resources = [(other["$id"], Resource.from_contents(other)) for other in others]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator(schema, registry=registry)


def valid(name: str, text: str) -> Any:
    """Return what JSON text says, which is as the schema wants it."""
    found = json.loads(text)
    validator(name).validate(found)
    return found

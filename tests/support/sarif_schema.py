"""The part of SARIF 2.1.0 that `advisor` writes and code hosts read, as a JSON Schema: no other property may occur.

What GitHub requires for code scanning is required here too. That is stricter than the standard, which has
about a hundred objects of which a log may use any.
"""

from typing import Any


def thing(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """Return the schema of an object with these properties and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": {**required, **optional},
    }


def many(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


TEXT = {"type": "string", "minLength": 1}
MESSAGE = thing({"text": TEXT})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
COUNT = {"type": "integer", "minimum": 1}

RULE = thing(
    {
        "id": {"type": "string", "maxLength": 255},
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": thing({"text": TEXT, "markdown": TEXT}),
        "defaultConfiguration": thing({"level": LEVEL}),
        "properties": thing(
            {"tags": many(TEXT), "precision": {"enum": ["very-high", "high", "medium", "low"]}}
        ),
    }
)
REGION = thing({"startLine": COUNT, "startColumn": COUNT}, endLine=COUNT, endColumn=COUNT)
LOCATION = thing(
    {
        "physicalLocation": thing(
            {
                "artifactLocation": thing(
                    {"uri": {"type": "string", "pattern": r"^[\w%/.~:!$&'()*+,;=@-]+$"}}
                ),
                "region": REGION,
            }
        )
    }
)
RESULT = thing(
    {
        "ruleId": TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {**many(LOCATION), "minItems": 1, "maxItems": 1},
        "partialFingerprints": {"type": "object", "additionalProperties": TEXT, "minProperties": 1},
    }
)
DRIVER = thing({"name": TEXT, "version": TEXT, "semanticVersion": TEXT, "rules": many(RULE)})
RUN = thing(
    {
        "tool": thing({"driver": DRIVER}),
        "columnKind": {"const": "unicodeCodePoints"},
        "results": {**many(RESULT), "maxItems": 25_000},
    }
)
LOG = thing(
    {
        "$schema": {"const": "https://json.schemastore.org/sarif-2.1.0.json"},
        "version": {"const": "2.1.0"},
        "runs": {**many(RUN), "minItems": 1, "maxItems": 20},
    }
)

"""The schema of files of one kind."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from advisor.language.grammar.sections import FILE
from advisor.language.grammar.shapes import Takes
from advisor.language.schemas.effects import effect_definitions
from advisor.language.schemas.entries import entry_definitions
from advisor.language.schemas.facts import condition_definitions, fact_definitions
from advisor.language.schemas.names import name_definitions
from advisor.language.schemas.parts import TEXT, Schema, explained, ref, unoffered
from advisor.model import RuleBase
from advisor.texts import clean

DRAFT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of knowledge file: what it is, what it must hold one of, and what else belongs into it."""

    what: str
    main: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()


CASE = "case"

# Any section may stand in any file, so every kind takes them all: a schema that refused one would be wrong.
# The kinds differ in what an empty file asks for, and in what an editor offers: whoever writes a rule may
# need a finding or advice beside it, and is not helped by ten more sections in the list.
KINDS: Mapping[str, FileKind] = {
    "rule": FileKind("Rules and guarantees.", ("rules", "tables", "guarantees"), ("findings", "advice")),
    "fact": FileKind(
        "Facts, and the other vocabulary of rules.",
        ("facts", "findings", "advice", "topics", "impossible", "knowledge"),
    ),
    "decision": FileKind("Decisions with their candidates.", ("decisions",), ("advice",)),
    "source": FileKind("Sources, and the passages in them.", ("sources", "passages")),
    CASE: FileKind("What is answered in one case, and what has to come out."),
}
NAMES = tuple(KINDS)

# A reference to a definition, in JSON text; within a description the quotes would be escaped.
REFERENCE = re.compile(r'"\$ref": "#/\$defs/([^"]+)"')

# Where the definitions stand that all written schemas share: a text that changes, changes one file.
SHARED = "definitions"


def schema_of(kind: str, base: RuleBase, checks: Mapping[str, str]) -> Schema:
    """Return the schema of files of this kind, whole in itself.

    `checks` are what experts may accept, with their titles.
    """
    body, definitions = body_of(kind), definitions_of(base, checks)
    return {**heading(KINDS[kind].what, base), **body, "$defs": needed(body, definitions)}


def linked_schemas(base: RuleBase, checks: Mapping[str, str]) -> dict[str, Schema]:
    """Return the schemas of all kinds by the names of their files, with the definitions in one of their own."""
    shared = {**heading("What the other schemas refer to.", base), "$defs": definitions_of(base, checks)}
    kinds = {file_name(kind): heading(KINDS[kind].what, base) | linked(body_of(kind)) for kind in NAMES}
    return {**kinds, file_name(SHARED): shared}


def file_name(kind: str) -> str:
    return f"{kind}.schema.json"


def body_of(kind: str) -> Schema:
    """Return the schema of files of a kind, which refers to definitions."""
    return ref("case") if kind == CASE else knowledge_file(KINDS[kind])


def heading(what: str, base: RuleBase) -> Schema:
    """Return how a schema begins."""
    return {"$schema": DRAFT, "description": f"{what} Made by `advisor schema` from: {clean(base.title)}"}


def definitions_of(base: RuleBase, checks: Mapping[str, str]) -> dict[str, Schema]:
    """Return the definitions of all that may be named and written."""
    parts = (
        name_definitions(base, checks),
        effect_definitions(),
        fact_definitions(base),
        condition_definitions(base),
        entry_definitions(base),
    )
    return {name: definition for part in parts for name, definition in part}


def knowledge_file(kind: FileKind) -> Schema:
    texts = {
        field.key: explained(TEXT, field.says) for field in FILE.fields if isinstance(field.takes, Takes)
    }
    offered = (*kind.main, *kind.offered, *(texts if "rules" in kind.main else ()))
    sections = {key: texts[key] if key in texts else ref(key) for key in FILE.known}
    return {
        "type": "object",
        "properties": {
            key: section if key in offered else unoffered(section) for key, section in sections.items()
        },
        "additionalProperties": False,
        "anyOf": [{"required": [name]} for name in kind.main],
    }


def linked(schema: Schema) -> Schema:
    """Return a schema that refers to the definitions in the file that is shared."""
    there = json.dumps(schema).replace('"$ref": "#', f'"$ref": "{file_name(SHARED)}#')
    return dict(json.loads(there))


def needed(schema: Schema, definitions: Mapping[str, Schema]) -> dict[str, Schema]:
    """Return the definitions that a schema refers to, directly or through others."""
    kept: dict[str, Schema] = {}
    wanted = references(schema)
    while wanted:
        name = wanted.pop()
        if name not in kept:
            kept[name] = definitions[name]
            wanted |= references(definitions[name])
    return {name: kept[name] for name in definitions if name in kept}


def references(schema: Schema) -> set[str]:
    """Return the names of the definitions that a schema refers to."""
    return set(REFERENCE.findall(json.dumps(schema)))

"""What the grammar lists, as schemas: fields, entries under names, lists, and what stands in them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from advisor.language.grammar.cases import CASE, EXPECT
from advisor.language.grammar.rules import ADD, EXAMPLE, EXAMPLES, FIRING, GUARANTEE, ROW, RULE, THEN
from advisor.language.grammar.sections import FILE
from advisor.language.grammar.shapes import Field, Fields, Listed, Named, OneWord, Shape, Takes
from advisor.language.reading.words import NAME
from advisor.language.schemas.effects import chosen, concluded, scored, sums, taken
from advisor.language.schemas.names import OF_IT, attributes, ending_of, headings, ordered, winners
from advisor.language.schemas.parts import (
    ADDRESS_TEXT,
    CELL,
    NUMBER_OR_DATE,
    TABLE_NAME,
    TEXT,
    WORDS,
    Schema,
    either,
    enumeration,
    explained,
    one_or_more,
    only,
    ref,
)
from advisor.model import RuleBase
from advisor.texts import clean

# Entries that have definitions of their own, with and without `it`.
DEFINED: Mapping[Fields, str] = {
    RULE: "rule",
    ROW: "row",
    GUARANTEE: "guarantee",
    THEN: "then",
    EXAMPLES: "examples",
}


@dataclass(frozen=True, slots=True)
class Nameable:
    """What may be named: the names of the base, and `it` where the names of definitions end so."""

    base: RuleBase
    ending: str = ""


WORDS_OF: Mapping[Takes, Callable[[Nameable], Schema]] = {
    Takes.TEXT: lambda _: TEXT,
    Takes.ADDRESS: lambda _: ADDRESS_TEXT,
    Takes.DATE: lambda _: TEXT,
    Takes.PASSAGES: lambda _: ref("cited"),
    Takes.REASONS: lambda _: ref("accept"),
    Takes.TOPIC: lambda _: ref("name:topic"),
    Takes.FACTOR: lambda _: ref("name:factor"),
    Takes.FACTS: lambda _: one_or_more(ref("name:fact")),
    Takes.SCALE: lambda scope: ordered(scope.base),
    Takes.DECISIONS: lambda _: one_or_more(ref("name:decision")),
    Takes.FINDINGS: lambda scope: concluded(scope.base, scope.ending),
    Takes.AWAITED: lambda _: ref("name:awaited"),
    Takes.SUMS: lambda scope: sums(scope.base),
    Takes.OUTRIGHT: lambda scope: chosen(scope.base, scope.ending),
    Takes.TABLE_FILE: lambda _: dict(TABLE_NAME),
    Takes.COLUMNS: lambda scope: headings(scope.base),
    Takes.CELLS: lambda _: {"type": "array", "items": dict(CELL), "minItems": 1},
    Takes.VALUES: lambda _: dict(WORDS),
    Takes.ADVICE: lambda _: one_or_more(ref("name:advice")),
    Takes.CANDIDATE: lambda _: ref("name:candidate"),
    Takes.CANDIDATES: lambda _: one_or_more(ref("name:candidate")),
    Takes.CANDIDATES_OR_IT: lambda scope: one_or_more(
        enumeration(taken(scope.base, scope.ending, one_by_one=False))
    ),
    Takes.APPLICABLE: lambda scope: one_or_more(
        enumeration(taken(scope.base, scope.ending, one_by_one=True))
    ),
    Takes.RULES: lambda _: one_or_more(ref("name:rule")),
    Takes.POINTS: lambda scope: scored(scope.base, scope.ending),
    Takes.WINNERS: lambda scope: winners(scope.base, scope.ending),
    Takes.WORDS: lambda _: dict(WORDS),
    Takes.ATTRIBUTES: lambda scope: attributes(scope.base),
    Takes.NUMBER: lambda _: dict(NUMBER_OR_DATE),
    Takes.ENDS: lambda _: {"type": "array", "items": dict(NUMBER_OR_DATE), "minItems": 2, "maxItems": 2},
    Takes.WHERE: lambda _: ref("where"),
    Takes.CONDITION: lambda scope: ref(f"condition{scope.ending}"),
    Takes.CONDITION_ON_ANSWERS: lambda _: ref("condition-on-answers"),
    Takes.ANSWERS: lambda scope: {**only(answers(scope.base)), "minProperties": 0},
}


def entry_definitions(base: RuleBase) -> Iterator[tuple[str, Schema]]:
    """Yield the sections of knowledge files, what rules are made of, and cases."""
    for field in FILE.fields:
        if not isinstance(field.takes, Takes):
            yield field.key, of_field(field, Nameable(base))
    for ending in ("", OF_IT):
        for entry, name in DEFINED.items():
            yield f"{name}{ending}", of_entry(entry, Nameable(base, ending))
    yield "case", of_entry(CASE, Nameable(base))


def of_field(field: Field, scope: Nameable) -> Schema:
    """Return the schema of what stands under a key, with what it is."""
    longest = {"maxLength": field.longest} if field.longest else {}
    return explained({**of_shape(field.takes, scope), **longest}, field.says)


def of_shape(shape: Shape, scope: Nameable) -> Schema:
    """Return the schema of what may stand somewhere; `it` only means something beside `each`."""
    match shape:
        case Takes():
            return WORDS_OF[shape](scope)
        case OneWord():
            return enumeration(shape.words)
        case Fields() if shape in DEFINED and "each" in shape.by_key:
            name = DEFINED[shape]
            return {"if": {"required": ["each"]}, "then": ref(f"{name}{OF_IT}"), "else": ref(name)}
        case Fields() if shape in DEFINED:
            return ref(f"{DEFINED[shape]}{scope.ending}")
        case Fields():
            return either(TEXT, of_entry(shape, scope)) if shape.or_text else of_entry(shape, scope)
        case Named():
            return of_named(shape, scope)
        case Listed():
            least = {"minItems": shape.least} if shape.least else {}
            return {"type": "array", "items": of_shape(shape.each, scope), **least}


def of_named(shape: Named, scope: Nameable) -> Schema:
    """Return the schema of entries under names that are chosen freely."""
    names = {"propertyNames": {"title": shape.like, "pattern": f"^{NAME.pattern}$"}}
    return {
        "type": "object",
        **({} if shape.free else names),
        "additionalProperties": of_shape(shape.each, scope),
        **({"minProperties": shape.least} if shape.least else {}),
        **({"maxProperties": shape.most} if shape.most else {}),
    }


def of_entry(entry: Fields, scope: Nameable) -> Schema:
    """Return the schema of a mapping with fields; what goes with `each` stands only beside it."""
    known = [entry.by_key[key] for key in entry.known]
    fields = [field for field in known if field.needs != "each" or scope.ending]
    instead = next((field for field in fields if field.replaces), None)
    needed = entry.needed([instead.key] if instead else [])
    required = [field.key for field in fields if field.key in needed]
    return {
        "type": "object",
        "properties": {**names_in(entry, scope), **{field.key: of_field(field, scope) for field in fields}},
        **({"required": required} if required else {}),
        "additionalProperties": False,
        **(replacing(entry, instead) if instead else {}),
        **({"minProperties": 1} if entry.some else {}),
        **({"oneOf": [{"required": [claim]} for claim in entry.claims]} if entry.claims else {}),
        **dependent(entry),
        **by_kind(fields),
    }


def replacing(entry: Fields, instead: Field) -> Schema:
    """Return that a field stands in the place of others: without it those are there that must be."""
    spared = [key for key in entry.required if key not in entry.needed([instead.key])]
    lacking: Schema = {"required": spared}
    if entry is RULE:  # one that only adds needs no condition
        adds = {"properties": {"then": {"propertyNames": {"const": ADD}}}}
        lacking = {"anyOf": [lacking, {"required": [key for key in spared if key != "if"], **adds}]}
    absent = {"properties": {key: False for key in instead.replaces if key in entry.by_key}}
    return {"if": {"required": [instead.key]}, "then": absent, "else": lacking}


def names_in(entry: Fields, scope: Nameable) -> Mapping[str, Schema]:
    """Return what stands in an entry beside its fields, under names of the base."""
    if entry is EXPECT:
        decisions = scope.base.written_decisions.values()
        return {decision.id: explained(ending_of(decision), clean(decision.title)) for decision in decisions}
    return answers(scope.base) if entry in (EXAMPLE, FIRING) else {}


def answers(base: RuleBase) -> dict[str, Schema]:
    return {fact: ref(f"answer:{fact}") for fact in base.facts}


def dependent(entry: Fields) -> Schema:
    """Return which fields stand only beside others."""
    needs = {field.key: [field.needs] for field in entry.fields if field.needs in entry.by_key}
    return {"dependentRequired": needs} if needs else {}


def by_kind(fields: Iterable[Field]) -> Schema:
    """Return which fields only facts of some kinds have, and whether they must."""
    rules = [
        {
            "if": {
                "required": ["kind"],
                "properties": {"kind": {"enum": [kind.value for kind in field.kinds]}},
            },
            "then": {"required": [field.key]} if field.required else {},
            "else": {"properties": {field.key: False}},
        }
        for field in fields
        if field.kinds
    ]
    return {"allOf": rules} if rules else {}

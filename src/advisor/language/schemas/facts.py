"""What may be said of facts: values, conditions, and answers."""

from collections.abc import Callable, Iterator, Mapping

from advisor.language.reading.conditions import BOUNDS, GROUPS
from advisor.language.reading.spellings import UNKNOWN_WORD
from advisor.language.schemas.parts import (
    Schema,
    either,
    enumeration,
    explained,
    one_or_more,
    only,
    paragraphs,
    ref,
    sentences,
    some,
)
from advisor.model import Fact, Kind, RuleBase

KINDS = {
    Kind.YES_NO: "A question that is answered with yes or no.",
    Kind.CHOICE: "A question of which one value is the answer.",
    Kind.SCALE: "A question of which one value is the answer, with values from low to high.",
    Kind.SEVERAL: "A question of which any number of values is the answer, also none.",
}
ANSWERS: Mapping[Kind, Callable[[str], str]] = {
    Kind.YES_NO: "One of: {}.".format,
    Kind.CHOICE: "One of: {}.".format,
    Kind.SCALE: "From low to high: {}.".format,
    Kind.SEVERAL: "Any of: {}.".format,
}
BOUND_TEXTS = {"at_least": "This value or a higher one.", "at_most": "This value or a lower one."}
GROUP_TEXTS = {
    "any": "At least one of these conditions is true.",
    "all": "All of these conditions are true. Needed only to name one fact twice.",
}
YES_NO = {"yes": "It was concluded.", "no": "It is known not to be so."}


def fact_definitions(base: RuleBase) -> Iterator[tuple[str, Schema]]:
    """Yield, for each fact, its values, a condition on it, one in an `each` rule, and an answer to it."""
    for fact in base.facts.values():
        value, words = ref(f"value:{fact.id}"), attributes_for(base, fact)
        yield (
            f"value:{fact.id}",
            enumeration({one.id: sentences(one.title, one.help) for one in fact.values}),
        )
        yield f"is:{fact.id}", about(fact, condition(fact, value))
        if words:
            with_it = either(value, enumeration(words))
            yield f"is-of-it:{fact.id}", about(fact, condition(fact, with_it))
        yield f"answer:{fact.id}", about(fact, answer(fact, value))


def about(fact: Fact, schema: Schema) -> Schema:
    """Return a schema with what is asked, why, and what an answer looks like."""
    return explained(schema, paragraphs(fact.ask, fact.why, ANSWERS[fact.kind](", ".join(fact.value_ids))))


def condition(fact: Fact, value: Schema) -> Schema:
    """Return what may stand under a fact in a condition: a value, any of a list, or bounds of a scale."""
    if fact.kind is not Kind.SCALE:
        return one_or_more(value)
    bounds = only({name: explained(value, BOUND_TEXTS[name]) for name in BOUNDS})
    return either(value, some(value), bounds)


def answer(fact: Fact, value: Schema) -> Schema:
    """Return what may be answered, `unknown` among it."""
    unknown = enumeration({UNKNOWN_WORD: "Asked, and not known."})
    several = {"type": "array", "items": value}
    return either(value, several, unknown) if fact.kind is Kind.SEVERAL else either(value, unknown)


def attributes_for(base: RuleBase, fact: Fact) -> dict[str, str]:
    """Return the attributes of candidates, as `it.attribute`, that hold values of this fact."""
    words: dict[str, set[str]] = {}
    for one in base.candidates.values():
        for attribute, found in one.attributes.items():
            words.setdefault(f"it.{attribute}", set()).update(found)
    fitting = {name: sorted(found.intersection(fact.value_ids)) for name, found in words.items()}
    return {
        name: f"What stands under '{name.removeprefix('it.')}' of the candidate."
        for name, found in fitting.items()
        if found
    }


def condition_definitions(base: RuleBase) -> Iterator[tuple[str, Schema]]:
    """Yield conditions as rules have them, as `each` rules have them, and over facts only."""
    plain = {fact: ref(f"is:{fact}") for fact in base.facts}
    with_it = {fact: ref(f"is-of-it:{fact}") for fact in base.facts if attributes_for(base, base.facts[fact])}
    findings = {one.id: finding(one.title) for one in base.findings.values()}
    yield "condition", conditions("condition", plain | findings)
    yield "condition-of-it", conditions("condition-of-it", plain | with_it | findings)
    yield "condition-on-answers", conditions("condition-on-answers", plain)


def finding(title: str) -> Schema:
    """Return what may stand under a finding in a condition."""
    return explained(enumeration(YES_NO), f"Finding: {sentences(title)}")


def conditions(name: str, leaves: dict[str, Schema]) -> Schema:
    """Return the schema of this name: a mapping of facts and findings, and of groups of such mappings."""
    groups = {
        group: {
            "type": "array",
            "items": ref(name),
            "minItems": 1,
            "description": GROUP_TEXTS[group],
        }
        for group in GROUPS
    }
    negated = explained(ref(name), "The condition below is known to be false.")
    return only({**leaves, **groups, "not": negated})

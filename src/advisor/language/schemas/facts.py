"""What may be said of facts: values, conditions, and answers."""

from collections.abc import Iterator, Mapping

from advisor.language.grammar.answers import ANSWER, NUMBER_ANSWER, NUMBER_BOUNDS, TOGETHER
from advisor.language.grammar.conditions import BOUNDS, CONCLUDED, COUNT, KINDS, OPERATORS, OTHERWISE, SETS
from advisor.language.grammar.shapes import Shape, Takes
from advisor.language.reading.findings import as_fact
from advisor.language.reading.spellings import UNKNOWN_WORD
from advisor.language.reading.written_numbers import plain
from advisor.language.schemas.entries import Nameable, of_field
from advisor.language.schemas.names import OF_IT, attributes_with
from advisor.language.schemas.parts import (
    DATE_TEXT,
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
    unoffered,
)
from advisor.model import Fact, Kind, Measure, RuleBase, number_words, span_words

# Partial answers in one word, which editors do not offer: `a/b`, `a..b`, `-a`; in a list `...` too.
IN_SIGNS: Schema = {"type": "string", "pattern": r"^-.|/|\.\.|^\u2026$"}

# The end of the name of the definition of conditions over facts only.
ON_ANSWERS = "-on-answers"


def fact_definitions(base: RuleBase) -> Iterator[tuple[str, Schema]]:
    """Yield what may be said of each fact and answered to it, and what of each finding with values or sum."""
    yield "in-signs", unoffered(IN_SIGNS)
    for fact in base.facts.values():
        yield from compared_definitions(base, fact, about(fact))
        yield f"answer:{fact.id}", explained(answer(fact), about(fact))
    for fact in concluded_as_facts(base):
        yield from compared_definitions(base, fact, f"Finding: {sentences(base.findings[fact.id].title)}")


def concluded_as_facts(base: RuleBase) -> list[Fact]:
    """Return findings with values and sums as if they were asked."""
    return [as_fact(finding) for finding in base.findings.values() if finding.kind is not Kind.YES_NO]


def compared_definitions(base: RuleBase, fact: Fact, says: str) -> Iterator[tuple[str, Schema]]:
    """Yield the values of a fact, a condition on it, and one in an `each` rule."""
    value, words = ref(f"value:{fact.id}"), attributes_with(base, names_of(fact))
    yield f"value:{fact.id}", value_schema(fact)
    yield f"values:{fact.id}", one_or_more(value)
    yield f"is:{fact.id}", explained(condition(fact, value), says)
    if words:
        with_it = either(value, enumeration(words))
        yield f"is-of-it:{fact.id}", explained(condition(fact, with_it), says)


def value_schema(fact: Fact) -> Schema:
    """Return what one value of a fact may be: one of a list, or a number or date, or the name of some."""
    measure = fact.measure
    if measure is None:
        return enumeration({each.id: sentences(each.title, each.help) for each in fact.values})
    named = {each.name: sentences(span_words(measure, each.span)) for each in measure.ranges}
    return either(number_schema(measure), enumeration(named)) if named else number_schema(measure)


def number_schema(measure: Measure) -> Schema:
    if measure.kind is Kind.DATE:
        return dict(DATE_TEXT)
    ends = (plain(measure, end) for end in measure.ends)
    kind = "number" if measure.decimals else "integer"
    return {"type": kind, **dict(zip(("minimum", "maximum"), ends, strict=True))}


def about(fact: Fact) -> str:
    """Return what is asked, why, and what an answer looks like."""
    ends = fact.measure and (number_words(fact.measure, end) for end in fact.measure.ends)
    possible = " to ".join(ends) if ends else ", ".join(fact.value_ids)
    return paragraphs(fact.ask, fact.why, KINDS[fact.kind].values.format(possible))


def condition(fact: Fact, value: Schema) -> Schema:
    """Return what may stand under a fact in a condition: a value, any of a list, or bounds and operators of sets."""
    bounds = {
        bound.key: explained(pair(value) if bound.takes is Takes.ENDS else value, bound.says)
        for bound in BOUNDS
        if fact.kind in bound.kinds
    }
    operators = {
        operator.key: explained(
            counting(fact, value) if operator.takes is COUNT else one_or_more(value), operator.says
        )
        for operator in SETS
        if fact.kind in operator.kinds
    }
    inside = bounds | operators
    return either(value, some(value), only(inside)) if inside else one_or_more(value)


def counting(fact: Fact, value: Schema) -> Schema:
    """Return how many of some values there are at least."""
    number = {"type": "integer", "minimum": 1, "maximum": len(fact.value_ids)}
    stands = {"count": either(number, {"type": "string", "pattern": "^[0-9]+$"}), "of": one_or_more(value)}
    fields = {field.key: explained(stands[field.key], field.says) for field in COUNT.fields}
    return {**only(fields), "required": list(COUNT.required)}


def pair(value: Schema) -> Schema:
    return {"type": "array", "items": value, "minItems": 2, "maxItems": 2}


def answer(fact: Fact) -> Schema:
    """Return what may be answered, `unknown` and partial answers among it."""
    value, in_signs = ref(f"value:{fact.id}"), ref("in-signs")
    several = [{"type": "array", "items": either(value, in_signs)}] if fact.kind is Kind.SEVERAL else []
    unknown = enumeration({UNKNOWN_WORD: "Asked, and not known."})
    return either(value, *several, unknown, in_signs, *partial_answers(fact))


def partial_answers(fact: Fact) -> Iterator[Schema]:
    """Yield what may stand under a fact that is answered in part: a field, or fields that go together."""
    value, values = ref(f"value:{fact.id}"), ref(f"values:{fact.id}")
    stands: dict[Shape, Schema] = {Takes.VALUE: value, Takes.VALUES: values, Takes.ENDS: pair(value)}
    fields = {
        field.key: explained(stands[field.takes], field.says)
        for field in (NUMBER_ANSWER if fact.measure else ANSWER).fields
        if fact.kind in (field.kinds or (fact.kind,))
    }
    together = [[bound.key for bound in NUMBER_BOUNDS]] if fact.measure else TOGETHER
    alone = ({key} for key in fields if not any(key in group for group in together))
    for group in (*alone, *together):
        if grouped := {key: schema for key, schema in fields.items() if key in group}:
            yield only(grouped)


def names_of(fact: Fact) -> tuple[str, ...]:
    """Return the values of a fact, or the names that some numbers have."""
    return tuple(each.name for each in fact.measure.ranges) if fact.measure else fact.value_ids


def condition_definitions(base: RuleBase) -> Iterator[tuple[str, Schema]]:
    """Yield conditions as rules have them, as `each` rules have them, and over facts only."""
    plain = {name: ref(f"is:{name}") for name in base.facts}
    concluded = {
        name: yes_or_no(finding.title) if finding.kind is Kind.YES_NO else ref(f"is:{name}")
        for name, finding in base.findings.items()
    }
    with_it = {
        fact.id: ref(f"is-of-it:{fact.id}")
        for fact in (*base.facts.values(), *concluded_as_facts(base))
        if attributes_with(base, names_of(fact))
    }
    yield "condition", conditions(Nameable(base), plain | concluded)
    yield "condition-of-it", conditions(Nameable(base, OF_IT), plain | concluded | with_it)
    yield "condition-on-answers", conditions(Nameable(base, ON_ANSWERS), plain)


def yes_or_no(title: str) -> Schema:
    return explained(enumeration(CONCLUDED), f"Finding: {sentences(title)}")


def conditions(scope: Nameable, leaves: Mapping[str, Schema]) -> Schema:
    """Return the schema of a mapping of facts and findings, and of groups of such mappings."""
    operators = [each for each in OPERATORS.values() if each is not OTHERWISE or scope.ending != ON_ANSWERS]
    return only({**leaves, **{operator.key: of_field(operator, scope) for operator in operators}})

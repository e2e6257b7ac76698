"""What rules do, as schemas: points, sums, choices and conclusions."""

from collections.abc import Iterator

from advisor.language.reading.awards import MAX_POINTS
from advisor.language.reading.effects import ADDITION, MOST_DIGITS
from advisor.language.schemas.names import attributes_with, candidates
from advisor.language.schemas.parts import (
    Schema,
    either,
    enumeration,
    explained,
    one_or_more,
    only,
    ref,
    some,
)
from advisor.model import POINTS, YES, Decision, DecisionKind, Finding, Kind, RuleBase
from advisor.texts import clean


def effect_definitions() -> Iterator[tuple[str, Schema]]:
    """Yield what points and additions to sums are."""
    yield "points", points()
    yield "addition", addition()


def points() -> Schema:
    words = enumeration({word: f"As much as {number}." for word, number in POINTS.items()})
    number = {"type": "integer", "minimum": 1, "maximum": MAX_POINTS}
    return either(words, number, {"type": "string", "pattern": "^[0-9]{1,4}$"})


def addition() -> Schema:
    """Return what a rule may add to a sum: a whole number of at most six digits."""
    most = 10**MOST_DIGITS - 1
    number = {"type": "integer", "minimum": -most, "maximum": most}
    return either(number, {"type": "string", "pattern": f"^{ADDITION.pattern}$"})


def sums(base: RuleBase) -> Schema:
    """Return the schema of what a rule adds to sums."""
    named = [finding for finding in base.findings.values() if finding.kind is Kind.SUM]
    return only({finding.id: explained(ref("addition"), clean(finding.title)) for finding in named})


def decisions(base: RuleBase, *, one_by_one: bool) -> list[Decision]:
    """Return the decisions that are taken in one way: what may all apply, or all others."""
    written = base.written_decisions.values()
    return [decision for decision in written if (decision.kind is DecisionKind.APPLIES) is one_by_one]


def taken(base: RuleBase, ending: str, *, one_by_one: bool) -> dict[str, str]:
    """Return the candidates of the decisions that are taken in one way."""
    among = decisions(base, one_by_one=one_by_one)
    return candidates((each for decision in among for each in decision.candidates), ending)


def scored(base: RuleBase, ending: str) -> Schema:
    named = taken(base, ending, one_by_one=False)
    return only({name: explained(ref("points"), clean(title)) for name, title in named.items()})


def chosen(base: RuleBase, ending: str) -> Schema:
    """Return the schema of whom a rule chooses: a candidate, or one for each of some decisions."""
    each = {
        decision.id: explained(
            at_most_one(enumeration(candidates(decision.candidates, ending))), clean(decision.title)
        )
        for decision in decisions(base, one_by_one=False)
    }
    return either(at_most_one(enumeration(taken(base, ending, one_by_one=False))), only(each))


def at_most_one(schema: Schema) -> Schema:
    """Return what is one word, or a list of one."""
    return either(schema, {**some(schema), "maxItems": 1})


def concluded(base: RuleBase, ending: str) -> Schema:
    """Return the schema of what a rule concludes: findings, or of each the value that it gets."""
    yes_or_no = {each.id: each.title for each in base.findings.values() if each.kind is Kind.YES_NO}
    said = {name: explained(enumeration({YES: title}), clean(title)) for name, title in yes_or_no.items()}
    valued = {
        each.id: explained(of_value(base, each, ending), clean(each.title))
        for each in base.findings.values()
        if each.values
    }
    return either(one_or_more(enumeration(yes_or_no)), only(said | valued))


def of_value(base: RuleBase, finding: Finding, ending: str) -> Schema:
    """Return what may stand under a finding that a rule concludes a value of."""
    value = ref(f"value:{finding.id}")
    if ending and (words := attributes_with(base, finding.value_ids)):
        value = either(value, enumeration(words))
    return one_or_more(value) if finding.kind is Kind.SEVERAL else at_most_one(value)

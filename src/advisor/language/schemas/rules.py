"""Rules, guarantees and cases."""

from collections.abc import Iterator

from advisor.language.reading import cases, guarantees, rules
from advisor.language.reading.effects import MAX_POINTS, THEN
from advisor.language.reading.examples import EXAMPLES
from advisor.language.reading.shapes import Shape
from advisor.language.schemas.parts import (
    Schema,
    constants,
    either,
    enumeration,
    explained,
    fields,
    named,
    one_or_more,
    only,
    ref,
    sentences,
    some,
)
from advisor.language.schemas.sections import resting, text
from advisor.model import POINTS, Decision, Kind, RuleBase
from advisor.texts import clean

# The end of the names of definitions in which `it` means something.
OF_IT = "-of-it"
IT = {"it": "The candidate that the rule is made for."}
ENDINGS = {
    "tie": "Several candidates share the first place.",
    "none": "Every candidate is ruled out.",
    "?": "`advisor test --update` writes down what comes out.",
}


def rule_definitions(base: RuleBase) -> Iterator[tuple[str, Schema]]:
    """Yield rules and guarantees, with and without `each`, and what they are made of."""
    what = "Each of them: if this is so, then that counts, because."
    yield "rules", named(by_each("rule"), "short-name", what)
    yield "guarantees", named(by_each("guarantee"), "short-name", "What holds in every interview.")
    yield "points", points()
    yield "where", where(base)
    for ending in ("", OF_IT):
        yield f"rule{ending}", rule(ending)
        yield f"guarantee{ending}", guarantee(base, ending)
        yield f"then{ending}", then(base, ending)
        yield f"examples{ending}", examples(base, ending)
        for decision in base.decisions.values():
            yield f"of{ending}:{decision.id}", one_or_more(enumeration(theirs(decision, ending)))


def by_each(name: str) -> Schema:
    """Return the schema of this name with or without `it`: it only means something beside `each`."""
    return {"if": {"required": ["each"]}, "then": ref(f"{name}{OF_IT}"), "else": ref(name)}


def conditional(ending: str) -> dict[str, Schema]:
    """Return the fields that rules and guarantees share."""
    each = "One is made for each candidate of this decision."
    return resting(
        title=text("One line that reads as a statement. Beside 'each', {it} is the candidate's title."),
        because=text("The reason in our own words: it has to persuade the reader."),
        each=explained(one_or_more(ref("name:decision")), each),
        where=explained(ref("where"), "Only for candidates with these attributes."),
        **{
            "if": explained(ref(f"condition{ending}"), "All of this is true."),
            "unless": explained(ref(f"condition{ending}"), "All of this together is known to be false."),
        },
    )


def entry(shape: Shape, properties: dict[str, Schema], ending: str) -> Schema:
    """Return the schema of a rule or guarantee; `where` needs `each`."""
    found = fields(shape, properties)
    if not ending:
        found["properties"]["where"] = False
    return found


def rule(ending: str) -> Schema:
    """Return the schema of a rule."""
    own = {
        "then": explained(ref(f"then{ending}"), "What a firing does."),
        "examples": explained(ref(f"examples{ending}"), "Promises: `advisor check` tries each of them."),
    }
    return entry(rules.RULE, conditional(ending) | own, ending)


def guarantee(base: RuleBase, ending: str) -> Schema:
    """Return the schema of a guarantee: it claims one thing."""
    claims = [{"required": [claim]} for claim in guarantees.CLAIMS]
    found = entry(guarantees.GUARANTEE, conditional(ending) | claimed(base, ending), ending)
    return {
        **found,
        "oneOf": claims,
        "dependentRequired": {"never_moves_to": ["raising"], "raising": ["never_moves_to"]},
    }


def claimed(base: RuleBase, ending: str) -> dict[str, Schema]:
    """Return the fields of which a guarantee has one."""
    winners = {**only({one: ref(f"of{ending}:{one}") for one in base.decisions}), "maxProperties": 1}
    scales = {one.id: one.ask for one in base.facts.values() if one.kind is Kind.SCALE}
    decisions = one_or_more(ref("name:decision"))
    return {
        "never": explained(winners, "None of these candidates is among the winners."),
        "always": explained(winners, "There is a winner, and every winner is among these candidates."),
        "always_answers": explained(decisions, "Somebody is left: never is every candidate ruled out."),
        "raising": explained(enumeration(scales), "A higher answer on this scale, all else equal, ..."),
        "never_moves_to": explained(winners, "... never brings these candidates among the winners."),
        "silence_never_rules_out": explained(decisions, "An answer that is missing never rules anybody out."),
    }


def theirs(decision: Decision, ending: str) -> dict[str, str]:
    """Return the candidates of a decision, each explained, and `it`."""
    return {one.id: sentences(one.title, one.summary) for one in decision.candidates} | (IT if ending else {})


def points() -> Schema:
    """Return the schema of points: a word or a whole number."""
    words = enumeration({word: f"As much as {number}." for word, number in POINTS.items()})
    number = {"type": "integer", "minimum": 1, "maximum": MAX_POINTS}
    return either(words, number, {"type": "string", "pattern": "^[0-9]{1,4}$"})


def where(base: RuleBase) -> Schema:
    """Return the schema of `where`: the attributes that candidates have, with their words."""
    words: dict[str, dict[str, str]] = {}
    for one in base.candidates.values():
        for attribute, found in one.attributes.items():
            for word in found:
                words.setdefault(attribute, {}).setdefault(word, "")
                words[attribute][word] += f", {one.title}" if words[attribute][word] else one.title
    return only({attribute: one_or_more(enumeration(found)) for attribute, found in words.items()})


def then(base: RuleBase, ending: str) -> Schema:
    """Return the schema of what a firing does."""
    titles = {one.id: sentences(one.title, one.summary) for one in base.candidates.values()}
    candidates = titles | (IT if ending else {})
    scored = only({one: explained(ref("points"), what) for one, what in candidates.items()})
    return fields_of_then(scored, one_or_more(enumeration(candidates)))


def fields_of_then(scored: Schema, candidates: Schema) -> Schema:
    """Return the schema of the effects, at least one."""
    effects = {
        "conclude": explained(one_or_more(ref("name:finding")), "Makes these findings true."),
        "favour": explained(scored, "Gives points to candidates."),
        "weigh_against": explained(scored, "Takes points from candidates."),
        "rule_out": explained(candidates, "Removes candidates, whatever their points: a veto."),
        "advise": explained(one_or_more(ref("name:advice")), "Attaches advice for the reader."),
    }
    return {**fields(THEN, effects), "minProperties": 1}


def examples(base: RuleBase, ending: str) -> Schema:
    """Return the schema of examples: answers on which a rule fires, and others on which it stays silent."""
    it = (
        {"it": explained(one_or_more(ref("name:candidate")), "The candidate whose rule is meant.")}
        if ending
        else {}
    )
    profile = {**only(it | answers(base)), "minProperties": 0}
    firing = {**profile, "required": ["it"]} if ending else profile
    return fields(
        EXAMPLES,
        {
            "fires": {"type": "array", "items": firing, "description": "On each of these it fires."},
            "stays_silent": {"type": "array", "items": profile, "description": "On none of these it fires."},
        },
    )


def answers(base: RuleBase) -> dict[str, Schema]:
    """Return what may be answered to each fact."""
    return {fact: ref(f"answer:{fact}") for fact in base.facts}


def case_definitions(base: RuleBase) -> Iterator[tuple[str, Schema]]:
    """Yield cases, and the rules that they may cite."""
    given = {**only(answers(base)), "minProperties": 0}
    yield (
        "case",
        fields(
            cases.CASE,
            {
                "title": text("The case in a line."),
                "answers": explained(given, "What is answered; leave out what is not known."),
                "expect": explained(expectation(base), "What has to come out."),
                "because": text("What a fair expert would accept, and why."),
            },
        ),
    )
    written = {one.written_as: one.pattern or one.title for one in base.rules.values()}
    yield "name:rule", constants(written | {one.id: one.title for one in base.rules.values()})


def expectation(base: RuleBase) -> Schema:
    """Return the schema of what a case expects."""
    decisions = {one.id: explained(ending_of(one), clean(one.title)) for one in base.decisions.values()}
    excluded = explained(one_or_more(ref("name:candidate")), "Candidates that must not win.")
    cited = explained(one_or_more(ref("name:rule")), "Rules that must fire.")
    return only(decisions | {cases.NOT: excluded, cases.CITES: cited})


def ending_of(decision: Decision) -> Schema:
    """Return the schema of how a decision must end: a candidate or a list of them, or another ending."""
    names = theirs(decision, "")
    return either(enumeration(names | ENDINGS), some(enumeration(names)))

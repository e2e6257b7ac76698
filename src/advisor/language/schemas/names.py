"""The names of a rule base: what may stand where passages, candidates, attributes and so on are named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from advisor.language.grammar.cases import ENDINGS, OF_A_LIST
from advisor.language.grammar.tables import ABOUT, LISTS, OUTPUTS
from advisor.language.reading.tables.columns import targets
from advisor.language.schemas.parts import (
    TEXT,
    WORDS,
    Schema,
    constants,
    either,
    enumeration,
    explained,
    one_or_more,
    only,
    ref,
    sentences,
    some,
)
from advisor.model import ORDERED, Candidate, Decision, DecisionKind, RuleBase

# The end of the names of definitions in which `it` means something.
OF_IT = "-of-it"
IT = {"it": "The candidate that the rule is made for."}


def name_definitions(base: RuleBase, checks: Mapping[str, str]) -> Iterator[tuple[str, Schema]]:
    """Yield what names may stand where something is named."""
    passages = {name: passage.says for name, passage in base.citable.items()}
    yield "cited", one_or_more(enumeration(passages)) if passages else dict(WORDS)
    yield "name:topic", enumeration({topic.id: topic.title for topic in base.topics})
    yield "name:factor", enumeration({factor.id: factor.title for factor in base.factors.values()})
    yield "name:fact", enumeration({fact.id: fact.ask for fact in base.facts.values()})
    yield "name:candidate", enumeration(candidates(base.written_candidates.values()))
    yield "name:decision", enumeration({each.id: each.title for each in base.written_decisions.values()})
    yield "name:finding", enumeration({finding.id: finding.title for finding in base.findings.values()})
    yield "name:awaited", enumeration(awaited(base))
    yield "name:advice", enumeration({advice.id: advice.text for advice in base.advice.values()})
    yield "accept", only({name: explained(TEXT, title) for name, title in checks.items()})
    yield "where", where(base)
    for ending in ("", OF_IT):
        for decision in base.written_decisions.values():
            yield (
                f"of{ending}:{decision.id}",
                one_or_more(enumeration(candidates(decision.candidates, ending))),
            )
    written = {rule.written_as: rule.pattern or rule.title for rule in base.written_rules}
    yield "name:rule", constants(written | {rule.id: rule.title for rule in base.written_rules})


def candidates(among: Iterable[Candidate], ending: str = "") -> dict[str, str]:
    """Return candidates, each explained, and `it` where it means something."""
    titles = {candidate.id: sentences(candidate.title, candidate.summary) for candidate in among}
    return titles | (IT if ending else {})


def headings(base: RuleBase) -> Schema:
    """Return what may head a column of a table."""
    conditions = {fact.id: fact.ask for fact in base.facts.values()}
    conditions |= {finding.id: finding.title for finding in base.findings.values()}
    alone = {field.key: field.says for field in (*ABOUT.values(), *LISTS.values())}
    decisions = [each for each in base.written_decisions.values() if each.kind is not DecisionKind.APPLIES]
    weighed = [candidate.id for decision in decisions for candidate in decision.candidates]
    with_target = {
        f"{field.key} {name}": field.says
        for field in OUTPUTS.values()
        for name in targets(field, [each.id for each in decisions], base.findings, weighed)
    }
    return {"type": "array", "items": enumeration({**conditions, **alone, **with_target}), "minItems": 1}


def awaited(base: RuleBase) -> dict[str, str]:
    """Return what rules may wait for with `otherwise`."""
    valued = {finding.id: finding.title for finding in base.findings.values() if finding.values}
    short = {name.rpartition("/")[2]: table.title for name, table in base.tables.items()}
    long = {name: table.title for name, table in base.tables.items()}
    return {each.id: each.title for each in base.written_decisions.values()} | valued | short | long


def attributes_with(base: RuleBase, names: Iterable[str]) -> dict[str, str]:
    """Return the attributes of candidates, as `it.attribute`, that hold some of these names."""
    wanted = set(names)
    return {
        f"it.{attribute}": f"What stands under '{attribute}' of the candidate."
        for attribute, words in attribute_words(base).items()
        if not wanted.isdisjoint(words)
    }


def winners(base: RuleBase, ending: str) -> Schema:
    """Return the schema of one decision with some of its candidates."""
    return {**only({name: ref(f"of{ending}:{name}") for name in base.written_decisions}), "maxProperties": 1}


def ordered(base: RuleBase) -> Schema:
    """Return the schema of the facts whose answers go from low to high."""
    return enumeration({fact.id: fact.ask for fact in base.facts.values() if fact.kind in ORDERED})


def attribute_words(base: RuleBase) -> Mapping[str, Mapping[str, list[str]]]:
    """Return the attributes of candidates with their words, each with the titles of those that have it."""
    words: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for candidate in base.written_candidates.values():
        for attribute, own in candidate.attributes.items():
            for word in own:
                words[attribute][word].append(candidate.title)
    return words


def where(base: RuleBase) -> Schema:
    """Return the schema of `where`: the attributes that candidates have, with their words."""
    offers = {
        attribute: {word: ", ".join(titles) for word, titles in words.items()}
        for attribute, words in attribute_words(base).items()
    }
    named = {attribute: one_or_more(enumeration(words)) for attribute, words in offers.items()}
    return only(named | {"not": explained(only(named), "Attributes that they must not have all together.")})


def attributes(base: RuleBase) -> Schema:
    """Return the schema of the attributes of a candidate: free, and those of the others are offered."""
    known = dict.fromkeys(attribute_words(base), WORDS)
    return {"type": "object", "properties": known, "additionalProperties": WORDS}


def ending_of(decision: Decision) -> Schema:
    """Return the schema of how a decision must end: a candidate or a list of them, or another ending."""
    names = candidates(decision.candidates)
    endings = OF_A_LIST if decision.kind is DecisionKind.APPLIES else ENDINGS
    return either(enumeration({**names, **endings}), some(enumeration(names)))

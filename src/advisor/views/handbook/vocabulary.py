"""What rules draw, give and cite: findings, advice and sources; and the answers that cannot go together."""

from collections.abc import Iterable, Iterator, Mapping

from advisor.explain.sources import passage_words
from advisor.language.reading.findings import as_fact
from advisor.model import Advice, Factor, Finding, Kind, RuleBase, Value, adds, concluded
from advisor.texts import listing, signed
from advisor.views.clauses import top
from advisor.views.details.sources import origin
from advisor.views.document.blocks import Block, Blocks, Card, FoundBy, Pairs, Paragraph
from advisor.views.document.spans import Code, Link
from advisor.views.handbook.cards import (
    Labelled,
    accepted,
    card,
    lines,
    links,
    nodes,
    source,
    with_and,
    words,
)
from advisor.views.handbook.questions import ranges, value_words
from advisor.views.handbook.references import References, linked
from advisor.views.links import (
    to_advice,
    to_candidate,
    to_fact,
    to_factor,
    to_finding,
    to_made,
    to_rule,
    to_rules,
)
from advisor.views.lists import under

COMES_TO: Mapping[Kind, str] = {
    Kind.SCALE: "the highest of the values that rules conclude",
    Kind.CHOICE: "the one value that rules conclude",
    Kind.SEVERAL: "all values that rules conclude",
    Kind.SUM: "the sum of what rules add",
}


def finding_card(references: References, finding: Finding) -> Card:
    """Return one conclusion with who draws and who reads it, and the facts at its bottom."""
    bottom = references.bottom[finding.id]
    labelled = (
        ("In a sentence", words(finding.said)),
        ("Comes to", words(COMES_TO.get(finding.kind, ""))),
        *values(references, finding),
        ("Read by", links(references.readers.get(finding.id, ()))),
        ("Rests on", links(to_fact(fact) for fact in references.base.facts if fact in bottom)),
        ("Guarantees", links(references.promised_on.get(finding.id, ()))),
        source(references, finding.source),
        accepted(references, finding.id),
    )
    found_by = references.found_by(facts=bottom, source=finding.source)
    return card(to_finding(references.base, finding.id), labelled, found_by)


def values(references: References, finding: Finding) -> Iterator[Labelled]:
    """Yield the rules that conclude a finding; of one with values under each, of a sum with what they add."""
    base = references.base
    match finding.kind:
        case Kind.YES_NO:
            yield "Concluded by", links(references.drawn_by.get(finding.id, ()))
        case Kind.SUM:
            rules = base.speaking[finding.id]
            yield "Added by", lines((f"{signed(adds(rule, finding.id))} ", to_made(rule)) for rule in rules)
            if measure := as_fact(finding).measure:
                yield "Ranges", ranges(measure)
        case _:
            values = [((Code(value.id),), concluded_by(base, finding, value)) for value in finding.values]
            default = [value.title for value in finding.values if value.id in finding.default]
            yield "Values", (Pairs(tuple(values)),)
            yield "If no rule concludes a value", words(listing(default))


def concluded_by(base: RuleBase, finding: Finding, value: Value) -> Blocks:
    """Return a value of a finding with the rules that conclude it."""
    rules = base.bearing[concluded(finding.id, value.id)]
    return *value_words(value), *under("Concluded by:", links(to_rules(base, rules)))


def advice_card(references: References, advice: Advice) -> Card:
    """Return one piece of advice with whose winning it waits for, and who gives it."""
    base = references.base
    giving = [rule for rule in base.written_rules if advice.id in rule.advises]
    labelled = (
        ("In short", words(advice.do)),
        ("When this wins", links(to_candidate(base, name) for name in advice.about)),
        ("Given by", links(references.given_by.get(advice.id, ()))),
        source(references, advice.source),
    )
    found_by = references.found_by(
        facts=(fact for rule in giving for fact in references.bottom[rule.id]),
        candidates=advice.about,
        source=advice.source,
    )
    return card(to_advice(advice.id), labelled, found_by, lead=advice.text)


def factor_card(references: References, factor: Factor) -> Card:
    """Return one point of view with the rules that count for it."""
    base = references.base
    rules = (to_rule(rules[0]) for rules in base.written.values() if rules[0].factor == factor.id)
    labelled = (("Rules that count for it", links(rules)), source(references, factor.source))
    return card(
        to_factor(base, factor.id), labelled, references.found_by(source=factor.source), lead=factor.says
    )


def impossible_cards(references: References) -> Iterator[Card]:
    """Yield the combinations of answers that cannot be; none has a name, each goes by its number."""
    for number, impossible in enumerate(references.base.impossible, 1):
        labelled = (
            ("Never", nodes(with_and(top(references.base, impossible.condition)))),
            ("Because", words(impossible.because)),
        )
        found_by = references.found_by(facts=references.facts_under(impossible.condition))
        yield card(Link("impossible", str(number), f"Impossible combination {number}"), labelled, found_by)


def sources(base: RuleBase, cards: Iterable[Card]) -> Iterator[Block]:
    """Yield where the knowledge is from; `cards` are all others, in the order in which they cite."""
    yield from (Paragraph(origin(source)) for source in base.sources)
    cited_by = linked((citing.link, citing.found_by.passages) for citing in cards)
    for passage in base.citable.values():
        yield card(
            Link("passage", passage.id, passage.id),
            (("Cited by", links(cited_by.get(passage.id, ()))),),
            FoundBy(passages=(passage.id,)),
            ("with guidance" if passage.guidance else "without guidance",),
            lead=passage_words(base, passage),
        )

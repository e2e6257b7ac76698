"""Random rule bases in the whole language, as a document with tables; drawn by a seeded generator."""

from collections.abc import Mapping, Sequence
from random import Random

from language_conditions import LanguageConditions
from language_rules import Blocks, Effects
from language_texts import texts_of
from naive_interview import Interview
from naive_language import NaiveBase
from naive_questions import Written, question
from number_bases import draw_impossible, draw_number, draw_other, plain_facts
from number_conditions import some

MOST = 144
"""How many complete profiles a base may have."""
VALUES = ("low", "mid", "high")
WEIGHED, CHOSEN, ALL = ("a", "b", "c"), ("plain", "fancy"), ("food", "rent")
CANDIDATES = {"choice": WEIGHED, "style": CHOSEN, "extras": ALL}
CLASSES = ("first", "second", "third")
"""The attribute by which `where` tells candidates apart."""
POINTS = ("slight", "moderate", "strong", "1", "3")


def draw_document(chance: Random) -> dict[str, Written]:
    """Draw a base; what is concluded, and what stands under `ask_if`, reads what comes before it in some order."""
    facts, findings = draw_facts(chance), draw_findings(chance)
    first, *later = some(chance, list(facts), 4, 4)
    behind = [*later[1:], *findings]
    order = [first, *later[:1], *some(chance, behind, len(behind), len(behind))]
    asked = {name: question(fact) for name, fact in facts.items()}
    draw = LanguageConditions(chance, asked, findings)
    draw.about = chance.choice(list(facts))
    decisions = {name: draw_decision(draw, name, each) for name, each in CANDIDATES.items()}
    blocks, readable = Blocks(draw), list[str]()
    for name in order:
        if name in findings:
            for _ in range(chance.choice((1, 1, 2))):
                blocks.draw(name, readable, effects_on(chance, name, findings[name]))
        elif readable and chance.random() < 0.3:
            facts[name]["ask_if"] = draw.condition(readable, 2)
        document = blocks.with_rules({"facts": facts, "findings": findings, "decisions": decisions})
        if findings.get(name, {}).get("kind") == "sum":
            totals = Interview(naive(document), {}).totals(name)
            draw.totals[name] = range(min(totals), max(totals) + 1)
        if name not in draw.totals or len(draw.totals[name]) > 1:
            readable.append(name)
    for decision in CANDIDATES:
        for _ in range(chance.choice((1, 2, 2, 3))):
            blocks.draw(decision, readable, effects_for(chance, decision))
    if chance.random() < 0.4:
        blocks.draw_each(readable)
    impossible = draw_impossible(draw, plain_facts(facts, findings))
    document = {
        "knowledge": {"title": "Drawn"},
        "topics": {"all": "All"},
        "facts": facts,
        "findings": {name: {"title": name.upper(), **finding} for name, finding in findings.items()},
        "decisions": decisions,
        "impossible": impossible,
    }
    document = blocks.with_rules(document)
    return {key: value for key, value in document.items() if value}


def naive(document: Written) -> NaiveBase:
    text, files = texts_of(document)
    return NaiveBase(text, "drawn", files)


def draw_facts(chance: Random) -> dict[str, dict[str, Written]]:
    """Draw two to four facts, one of them a number of few steps."""
    facts, size = dict[str, dict[str, Written]](), 1
    for number in range(chance.randint(2, 4)):
        fact = draw_number(chance) if number == 1 else draw_other(chance)
        choices = len(question(fact).answers)
        if size * choices <= MOST:
            name, size = f"fact_{number}", size * choices
            facts[name] = {"topic": "all", "ask": name, "why": name, **fact}
    return dict(chance.sample(list(facts.items()), len(facts)))


def draw_findings(chance: Random) -> dict[str, dict[str, Written]]:
    """Draw findings of one to four kinds."""
    kinds = some(chance, ("yes_no", "scale", "choice", "several", "sum", "sum"), 2, 4)
    return {f"of_{kind}": draw_finding(chance, kind) for kind in kinds}


def draw_finding(chance: Random, kind: str) -> dict[str, Written]:
    if kind in ("yes_no", "sum"):
        return {"kind": kind}
    values = VALUES[: chance.choice((2, 3))]
    default = {"default": chance.choice(values)} if chance.random() < 0.5 else {}
    if default and kind == "several" and chance.random() < 0.5:
        default = {"default": some(chance, values, 1, 2)}
    return {"kind": kind, **default, "values": {value: value.title() for value in values}}


def draw_decision(draw: LanguageConditions, name: str, candidates: Sequence[str]) -> Written:
    kind = {"kind": "all_that_apply"} if candidates is ALL else {}
    drawn = draw.candidates(candidates)
    for candidate, word in zip(drawn.values(), CLASSES, strict=False):
        candidate["attributes"] |= {"class": word}
    return {"title": name.upper(), **kind, "candidates": drawn}


def effects_on(chance: Random, name: str, finding: Written) -> Effects:
    """Return what draws an effect on a finding."""
    if finding["kind"] == "sum":
        return lambda: {f"add {name}": str(chance.choice((-4, -1, 1, 2, 3, 5)))}
    values = list(finding.get("values", ("yes",)))
    most = 2 if finding["kind"] == "several" else 1
    return lambda: {f"conclude {name}": "|".join(some(chance, values, 1, most))}


def effects_for(chance: Random, decision: str) -> Effects:
    """Return what draws an effect on a decision."""
    candidates = CANDIDATES[decision]
    if decision == "style":
        return lambda: {"choose style": chance.choice(candidates)}
    if decision == "extras":
        return lambda: {chance.choice(("include", "include", "exclude")): chance.choice(candidates)}

    def weigh() -> Mapping[str, str]:
        if chance.random() < 0.1:
            return {"rule_out": chance.choice(candidates)}
        signs = ("favour", "favour", "weigh_against")
        return {
            f"{chance.choice(signs)} {each}": chance.choice(POINTS) for each in some(chance, candidates, 1, 2)
        }

    return weigh

"""Random rule bases with numbers and guards, as the text of a document, and answers to them; drawn by a seeded generator."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import pairwise
from random import Random

from naive_questions import NUMBERS, Question, Written, grid_of, question
from number_conditions import FINDINGS, GIVEN, RANGES, VALUES, Conditions, some, spelt

DECISIONS = {"choice": ("a", "b", "c"), "style": ("plain", "fancy")}
CANDIDATES = tuple(name for each in DECISIONS.values() for name in each)
LOWEST = {
    "number": (0, 0, 0, -3, 2000),
    "money": (0, 0, 250000),
    "percent": (0, 0, 90),
    "date": range(date(2024, 2, 25).toordinal(), date(2024, 3, 1).toordinal()),
}
"""Where the smallest number lies, in steps."""
MOST = 400
"""How many complete profiles a base may have."""


def flow(written: Written) -> str:
    """Return a part of a document as YAML in one line."""
    match written:
        case dict():
            return f"{{{', '.join(f'{key}: {flow(value)}' for key, value in written.items())}}}"
        case list() | tuple():
            return f"[{', '.join(map(flow, written))}]"
        case word:
            return str(word)


def text_of(document: Mapping[str, Mapping[str, Written] | Sequence[Written]]) -> str:
    """Return a document with a line for each thing in it."""
    lines = list[str]()
    for section, written in document.items():
        if isinstance(written, Mapping):
            lines += [f"{section}:", *(f"  {name}: {flow(value)}" for name, value in written.items())]
        else:
            lines += [f"{section}:", *(f"  - {flow(value)}" for value in written)]
    return "\n".join(line for line in lines if line) + "\n"


def draw_document(chance: Random) -> dict[str, Written]:
    """Draw a base; what stands under `ask_if`, and what concludes a finding, reads what comes before it in some order."""
    facts = draw_facts(chance)
    order = chance.sample([*facts, *FINDINGS], len(facts) + len(FINDINGS))
    draw = Conditions(chance, {name: question(fact) for name, fact in facts.items()})
    for place, name in enumerate(order):
        if name in facts and place and chance.random() < 0.5:
            facts[name]["ask_if"] = draw.condition(order[:place], 2)
    draw.about = chance.choice(list(facts))
    rules = {f"rule-{number}": draw_rule(draw, order) for number in range(chance.randint(2, 8))}
    document = {
        "knowledge": {"title": "Drawn"},
        "topics": {"all": "All"},
        "facts": facts,
        "findings": {name: {"title": name} for name in FINDINGS},
        "decisions": {
            name: {"title": name, "candidates": draw.candidates(some)} for name, some in DECISIONS.items()
        },
        "rules": rules,
    }
    impossible = draw_impossible(draw, plain_facts(facts))
    return document | ({"impossible": impossible} if impossible else {})


def draw_facts(chance: Random) -> dict[str, dict[str, Written]]:
    facts = dict[str, dict[str, Written]]()
    size = 1
    for number in range(chance.randint(2, 5)):
        fact = draw_number(chance) if number < 2 or chance.random() < 0.3 else draw_other(chance)
        count = len(question(fact).answers)
        if size * count <= MOST:
            name, size = f"fact_{number}", size * count
            facts[name] = {"topic": "all", "ask": name, "why": name, **fact}
    return dict(chance.sample(list(facts.items()), len(facts)))


def draw_number(chance: Random) -> dict[str, Written]:
    kind, steps = chance.choice(NUMBERS), chance.choice((1, 2, 4, 6, 8, 12))
    decimals = None if kind == "date" else chance.choice((None, None, 0, 1, 2))
    fact = {"kind": kind} | ({} if decimals is None else {"decimals": decimals})
    grid, lowest = grid_of(fact), chance.choice(LOWEST[kind])
    fact |= {"min": spelt(grid, lowest), "max": spelt(grid, lowest + steps)}
    ranges = draw_ranges(chance, question(fact))
    return fact | ({"ranges": ranges} if ranges else {})


def draw_ranges(chance: Random, fact: Question) -> dict[str, Written]:
    """Draw names for numbers, with gaps between them or none, in any order."""
    low, high = int(str(fact.answers[0])), int(str(fact.answers[-1]))
    edges = sorted(some(chance, range(low, high + 2), 2, 4)) if chance.random() < 0.5 else []
    spans = [(first, after - 1) for first, after in pairwise(edges) if chance.random() < 0.8]
    return {
        name: draw_range(chance, fact, span)
        for name, span in zip(some(chance, RANGES, 4, 4), spans, strict=False)
    }


def draw_range(chance: Random, fact: Question, span: tuple[int, int]) -> Written:
    """Draw bounds that leave the numbers of a span, and those that say where it ends if the answers do not."""
    low, high = span
    if chance.random() < 0.5:
        return {"between": [spelt(fact, low), spelt(fact, high)]}
    least, most = int(str(fact.answers[0])), int(str(fact.answers[-1]))
    begins = [{"at_least": spelt(fact, low)}, *([{"above": spelt(fact, low - 1)}] if low > least else [{}])]
    ends = [{"at_most": spelt(fact, high)}, *([{"below": spelt(fact, high + 1)}] if high < most else [{}])]
    return (chance.choice(begins) | chance.choice(ends)) or {"at_least": spelt(fact, low)}


def draw_other(chance: Random) -> dict[str, Written]:
    kind = chance.choice(("yes_no", "choice", "scale", "several"))
    if kind == "yes_no":
        return {"kind": kind}
    values = VALUES[: chance.choice((1, 2, 2) if kind == "several" else (2, 3, 3, 4))]
    return {"kind": kind, "values": {value: value.upper() for value in values}}


def plain_facts(facts: Mapping[str, Written], findings: Collection[str] = FINDINGS) -> list[str]:
    """Return the facts that apply by other facts alone, over any number of steps."""
    plain = list[str]()
    while more := [
        name
        for name in facts
        if name not in plain and names_in(facts[name].get("ask_if"), {*facts, *findings}) <= {*plain}
    ]:
        plain += more
    return plain


def names_in(written: Written, names: Collection[str]) -> set[str]:
    match written:
        case dict():
            return {*written}.intersection(names).union(*(names_in(part, names) for part in written.values()))
        case list():
            return set().union(*(names_in(part, names) for part in written))
        case _:
            return set()


def draw_rule(draw: Conditions, order: Sequence[str]) -> Written:
    chance = draw.chance
    finding = chance.choice((*FINDINGS, None, None))
    readable = order[: order.index(finding)] if finding else order
    then = draw_effects(chance) | ({"conclude": finding} if finding else {})
    if not readable:
        finding, readable, then = None, order, draw_effects(chance)
    condition = draw.condition(readable, 2)
    rule = {"title": "T", "because": "B", "if": condition}
    if not finding and chance.random() < 0.2:
        rule = {
            "each": "choice",
            "title": '"{it}"',
            "because": "B",
            "if": {"all": [condition, about_it(draw)]},
        }
        then = {chance.choice(("favour", "weigh_against")): {"it": chance.choice(("slight", "strong"))}}
    unless = {"unless": draw.condition(readable, 1)} if chance.random() < 0.25 else {}
    return {**rule, **unless, "then": then}


def about_it(draw: Conditions) -> Written:
    """Draw a condition on the fact of which each candidate has values."""
    is_number = draw.facts[draw.about].kind in NUMBERS
    value = {draw.chance.choice(("at_least", "at_most")): f"it.{GIVEN}"} if is_number else f"it.{GIVEN}"
    return {draw.about: value}


def draw_effects(chance: Random) -> dict[str, Written]:
    """Draw effects on one to three candidates, one on each."""
    then = dict[str, Written]()
    for name in some(chance, CANDIDATES, 1, 3):
        effect = chance.choice(("favour", "favour", "weigh_against", "rule_out"))
        if effect == "rule_out":
            then.setdefault(effect, []).append(name)
        else:
            then.setdefault(effect, {})[name] = chance.choice(
                ("slight", "moderate", "strong", "decisive", 1, 3)
            )
    return then


def draw_impossible(draw: Conditions, plain: Sequence[str]) -> list[Written]:
    """Draw combinations that are mostly true of few profiles, now and then any."""
    chance, drawn = draw.chance, list[Written]()
    for _ in range(chance.choice((0, 0, 1, 1, 2)) if plain else 0):
        few = {name: draw.value(name) for name in some(chance, plain, 2, 3)}
        condition = draw.condition(plain, 2) if chance.random() < 0.2 else few
        drawn.append({"if": condition, "because": "B"})
    return drawn

"""Decisions with their candidates, each with all that pulls at it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from advisor.model import Candidate, Decision, DecisionKind, NotCovered, RuleBase, ToldAttribute, grouped
from advisor.texts import signed
from advisor.views.document.blocks import Block, Blocks, Card, Heading, Pairs, Paragraph
from advisor.views.document.spans import Address, Line, Link
from advisor.views.handbook.cards import Labelled, accepted, card, lines, links, source, words
from advisor.views.handbook.references import References
from advisor.views.links import to_advice, to_candidate, to_decision, to_made
from advisor.views.lists import joined

# What rules do to a candidate of a decision that takes no points.
OUTRIGHT = {
    DecisionKind.CHOICE: ("Chosen by", "Ruled out by"),
    DecisionKind.APPLIES: ("Included by", "Excluded by"),
}

Pull: TypeAlias = tuple[Link, int]
"""A rule with the points that it gives to a candidate; 0 points stand for a veto."""


def decisions(references: References) -> Iterator[Block]:
    base, pulls = references.base, all_pulls(references.base)
    for decision in base.written_decisions.values():
        link = to_decision(base, decision.id)
        yield Heading((link.title,), 3, link)
        for notice in base.accepted:
            if notice.subject == decision.id:
                yield Paragraph((f"Accepted: {notice.check}: {notice.because}",))
        for candidate in decision.candidates:
            yield candidate_card(references, candidate, pulls.get(candidate.id, ()))
        yield from brought(references, decision)
        if decision.not_covered:
            yield Heading((f"{decision.title}: not covered",), 4)
            yield Pairs(tuple(left_out(references, entry) for entry in decision.not_covered))


def brought(references: References, decision: Decision) -> Iterator[Block]:
    """Yield what comes with the result: what is told of the winner, and what is advised if it is close."""
    if decision.tells:
        yield Heading((f"{decision.title}: told of the winner",), 4)
        yield Pairs(tuple(told_words(references, told) for told in decision.tells))
    if decision.if_close:
        yield Paragraph(("If it is close: ", *joined(map(to_advice, decision.if_close)), "."))


def told_words(references: References, told: ToldAttribute) -> tuple[Line, Blocks]:
    says = lines((f"{word.replace('_', ' ')}: {sentence}",) for word, sentence in told.words.items())
    return (told.title,), (*says, *source(references, told.source)[1])


def left_out(references: References, entry: NotCovered) -> tuple[Line, Blocks]:
    """Return what is not covered, with the nearest candidate, the reason, and what that rests on."""
    nearest = to_candidate(references.base, entry.nearest)
    told = Paragraph((f"{entry.because} The nearest is ", nearest, "."))
    return (entry.title,), (told, *source(references, entry.source)[1])


def candidate_card(references: References, candidate: Candidate, pulls: Sequence[Pull]) -> Card:
    """Return what a candidate is, then what pulls at it, the strongest rules first."""
    base, ranked = references.base, sorted(pulls, key=lambda pull: -abs(pull[1]))
    attributes = (
        f"{name.replace('_', ' ')}: {', '.join(values)}" for name, values in candidate.attributes.items()
    )
    advice = (to_advice(advice.id) for advice in base.advice.values() if candidate.id in advice.about)
    labelled = (
        ("Home page", lines([(Address(candidate.url, candidate.url),)] if candidate.url else ())),
        *pulled(base.taken_by.get(candidate.id, DecisionKind.POINTS), ranked),
        ("Watch out", words(candidate.watch_out)),
        ("Advice with it", links(advice)),
        ("Attributes", lines((attribute,) for attribute in attributes)),
        ("Guarantees", links(references.promised_about.get(candidate.id, ()))),
        source(references, candidate.source),
        accepted(references, candidate.id),
    )
    found_by = references.found_by(candidates=[candidate.id], source=candidate.source)
    return card(to_candidate(base, candidate.id), labelled, found_by, lead=candidate.summary)


def pulled(kind: DecisionKind, ranked: Sequence[Pull]) -> Iterator[Labelled]:
    """Yield the rules for and against a candidate, with their points if the decision is taken by points."""
    outright, out = OUTRIGHT.get(kind, ("For it", "Ruled out by"))
    favouring = [pull for pull in ranked if pull[1] > 0]
    yield outright, links(link for link, _ in favouring) if kind in OUTRIGHT else pulling(favouring)
    yield "Against it", pulling([pull for pull in ranked if pull[1] < 0])
    yield out, links(link for link, points in ranked if not points)


def pulling(pulls: Sequence[Pull]) -> Blocks:
    return lines((f"{signed(points)} ", link) for link, points in pulls)


def all_pulls(base: RuleBase) -> Mapping[str, tuple[Pull, ...]]:
    """Return for each candidate every rule that gives it points, takes some or rules it out."""
    return grouped(
        (candidate, (to_made(rule), points))
        for rule in base.written_rules
        for candidate, points in (*base.awards[rule.id].items(), *((veto, 0) for veto in rule.vetoes))
    )

"""Decisions and candidates as entries, with every rule that pulls at a candidate."""

from collections.abc import Iterable, Iterator, Mapping

from advisor.explain.handbook.entries import (
    Clause,
    HandbookEntry,
    HandbookParagraph,
    HandbookSection,
    Link,
    entry,
)
from advisor.explain.handbook.links import to_advice, to_candidate, to_decision, to_made
from advisor.explain.handbook.paragraphs import accepted, links, plain, source, words
from advisor.explain.handbook.references import References
from advisor.model import Candidate, RuleBase, grouped

Pull = tuple[Link, int]
"""A rule with the points that it gives to a candidate; 0 points stand for a veto."""


def decision_sections(references: References) -> Iterator[HandbookSection]:
    base, pulls = references.base, all_pulls(references.base)
    for decision in base.decisions.values():
        candidates = (
            candidate_entry(references, candidate, pulls.get(candidate.id, ()))
            for candidate in decision.candidates
        )
        yield HandbookSection(
            to_decision(base, decision.id), tuple(candidates), references.accepted(decision.id)
        )


def candidate_entry(references: References, candidate: Candidate, pulls: Iterable[Pull]) -> HandbookEntry:
    """Return one candidate; the strongest rules come first."""
    base, ranked = references.base, sorted(pulls, key=lambda pull: -abs(pull[1]))
    attributes = (
        Clause((f"{name.replace('_', ' ')}: {', '.join(values)}",))
        for name, values in candidate.attributes.items()
    )
    advice = (to_advice(advice.id) for advice in base.advice.values() if candidate.id in advice.about)
    return entry(
        to_candidate(base, candidate.id),
        (
            words("Summary", candidate.summary, "lead"),
            words("Watch out", candidate.watch_out),
            words("Home page", candidate.url, "address"),
            plain("Attributes", attributes),
            pulling("For it", (pull for pull in ranked if pull[1] > 0)),
            pulling("Against it", (pull for pull in ranked if pull[1] < 0)),
            pulling("Ruled out by", (pull for pull in ranked if not pull[1])),
            links("Advice with it", advice),
            links("Guarantees", references.promised_about.get(candidate.id, ())),
            source(base, candidate.source),
            accepted(references.accepted(candidate.id)),
        ),
        references.found_by(candidates=[candidate.id], source=candidate.source),
    )


def pulling(label: str, pulls: Iterable[Pull]) -> HandbookParagraph:
    marked = ((f"{points:+d}" if points else "veto", Clause((rule,))) for rule, points in pulls)
    return HandbookParagraph(label, tuple(marked), "marked")


def all_pulls(base: RuleBase) -> Mapping[str, tuple[Pull, ...]]:
    """Return for each candidate every rule that gives it points, takes some or rules it out."""
    return grouped(
        (candidate, (to_made(rule), points))
        for rule in base.rules.values()
        for candidate, points in (*base.awards[rule.id].items(), *((veto, 0) for veto in rule.vetoes))
    )

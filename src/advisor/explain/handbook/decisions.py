"""Decisions and candidates as entries, with every rule that pulls at a candidate."""

from collections.abc import Iterable, Mapping

from advisor.explain.handbook.entries import CandidateEntry, DecisionEntry, Pull
from advisor.explain.handbook.links import cited, to_advice, to_candidate, to_decision, to_made
from advisor.explain.handbook.reach import Reach
from advisor.model import Candidate, Decision, RuleBase

Pulls = Mapping[str, tuple[Pull, ...]]


def decision_entries(found: Reach) -> tuple[DecisionEntry, ...]:
    """Return every decision with its candidates."""
    pulls = all_pulls(found.base)
    return tuple(decision_entry(found, one, pulls) for one in found.base.decisions.values())


def decision_entry(found: Reach, decision: Decision, pulls: Pulls) -> DecisionEntry:
    """Return one decision."""
    return DecisionEntry(
        link=to_decision(found.base, decision.id),
        candidates=tuple(candidate_entry(found, one, pulls.get(one.id, ())) for one in decision.candidates),
        accepted=found.accepted(decision.id),
    )


def candidate_entry(found: Reach, one: Candidate, pulls: Iterable[Pull]) -> CandidateEntry:
    """Return one candidate; the strongest rules come first."""
    base, sorted_pulls = found.base, sorted(pulls, key=lambda pull: -abs(pull.points))
    return CandidateEntry(
        link=to_candidate(base, one.id),
        summary=one.summary,
        attributes=tuple(
            (name.replace("_", " "), ", ".join(words)) for name, words in one.attributes.items()
        ),
        watch_out=one.watch_out,
        favoured=tuple(pull for pull in sorted_pulls if pull.points > 0),
        weighed_against=tuple(pull for pull in sorted_pulls if pull.points < 0),
        ruled_out=tuple(pull for pull in sorted_pulls if not pull.points),
        advice=tuple(to_advice(advice.id) for advice in base.advice.values() if one.id in advice.about),
        promises=found.promised_about.get(one.id, ()),
        source=cited(base, one.source),
        accepted=found.accepted(one.id),
        found_by=found.found_by(candidates=[one.id], source=one.source),
    )


def all_pulls(base: RuleBase) -> Pulls:
    """Return for each candidate every rule that gives it points, takes some or rules it out."""
    found: dict[str, list[Pull]] = {}
    for rule in base.rules.values():
        for candidate, points in base.awards[rule.id].items():
            found.setdefault(candidate, []).append(Pull(to_made(rule), points))
        for candidate in rule.vetoes:
            found.setdefault(candidate, []).append(Pull(to_made(rule), 0))
    return {candidate: tuple(pulls) for candidate, pulls in found.items()}

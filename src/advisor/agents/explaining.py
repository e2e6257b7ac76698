"""What an agent asks about a result: why not, what if, what would turn it, and whether a claim holds.

Each is about answers that are handed in with the call, else about a record, else about what was recorded last.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from advisor.agents.desk import Desk
from advisor.agents.handed import HandedAnswers, read_together, read_values
from advisor.agents.responses import Besides, Response, result_response
from advisor.explain.claims import check_claim as judged_claim
from advisor.explain.contest import contest, outcome_of, rival_of
from advisor.explain.explanation import Explanation, explain, explain_answers
from advisor.explain.flips import applied_flip
from advisor.explain.what_if import what_if as with_other_answers
from advisor.formats.about import (
    claim_document,
    contest_document,
    flipping_document,
    what_if_document,
)
from advisor.formats.documents import document
from advisor.model import DecisionKind, RuleBase
from advisor.problems import RequestError
from advisor.recommend import Ended, Recommendation
from advisor.usecases.answers_or_record import Basis, Subject
from advisor.usecases.explanations import Flipping, decision_of, flippings, flips_told, two_of
from advisor.usecases.names import find_candidate, find_fact
from advisor.views.claims import claim_view
from advisor.views.contest import two
from advisor.views.contest import why_not as why_not_view
from advisor.views.standings import what_if as what_if_view
from advisor.views.why_applied import applied_of, turn

NOTHING = "hand in answers: nothing is recorded yet"
TOLD_TWICE = "name either answers or a record: a record has its own answers"
A_REASON = "'{}' is null: that nobody knows it speaks for nobody; leave it out of because"

Arguments = Mapping[str, Any]


def basis(desk: Desk, arguments: Arguments) -> Basis:
    """Return the rules and the answers that a call is about. Raises AdvisorError, RequestError."""
    answers, record = arguments.get("answers"), arguments.get("record")
    if answers is not None and record:
        raise RequestError(TOLD_TWICE)
    return Subject(HandedAnswers(answers), record, desk.journal, lambda: desk.rules()[0], NOTHING).load()


def response(about: Basis, explanation: Explanation, besides: Besides) -> Response:
    remarks = (f"{about.words}.",) if about.unfinished else ()
    return result_response(explanation, {}, about.record or None, remarks, about=besides)


def explained(about: Basis) -> Explanation:
    return explain_answers(about.base, about.given)


def why_not(desk: Desk, arguments: Arguments) -> Response:
    """Tell why a candidate is not recommended, or how it is: it against whoever is first, or comes next."""
    about = basis(desk, arguments)
    base, explanation = about.base, explained(about)
    candidate = find_candidate(base, arguments["candidate"])
    rival = rival_of(explanation.result, candidate) if base.decided_in[candidate].is_weighed else None
    told = why_not_view(base, explanation.result, candidate)
    names = [name for name in (candidate, rival) if name]
    return response(about, explanation, Besides(contested(base, explanation.result, names), told))


def compare(desk: Desk, arguments: Arguments) -> Response:
    """Tell what sets two candidates of a decision apart."""
    about = basis(desk, arguments)
    base, explanation = about.base, explained(about)
    named = [find_candidate(base, name) for name in arguments["candidates"]]
    names = two_of(base, explanation.result, *named)
    told = two(base, explanation.result, *names)
    return response(about, explanation, Besides(contested(base, explanation.result, names), told))


def contested(base: RuleBase, result: Recommendation, names: "list[str] | tuple[str, ...]") -> dict[str, Any]:
    """Return candidates of one decision, against each other if points decide it and somebody is left."""
    ended = ended_of(base, result, names[0])
    against = contest(base, result, *names) if base.decided_in[names[0]].is_weighed and names[1:] else None
    return contest_document(base, ended, names, against)


def ended_of(base: RuleBase, result: Recommendation, candidate: str) -> Ended:
    """Return how the decision of a candidate ended, or what applies of its list."""
    if base.taken_by[candidate] is DecisionKind.APPLIES:
        return result.lists[decision_of(base, candidate).id]
    return outcome_of(result, candidate)


def what_if(desk: Desk, arguments: Arguments) -> Response:
    """Tell what other answers would lead to; nothing is stored."""
    about = basis(desk, arguments)
    changes = read_together(about.base, arguments["changes"], about.given)
    changed = with_other_answers(about.base, about.given, changes)
    told = what_if_document(about.base, changed, {each.fact: each for each in changes})
    explanation = explain(about.base, about.given, changed.before)
    return response(about, explanation, Besides(told, what_if_view(about.base, changed)))


def flips(desk: Desk, arguments: Arguments) -> Response:
    """Tell the fewest other answers with which a candidate, or each that does not win, would win alone."""
    about = basis(desk, arguments)
    base, explanation = about.base, explained(about)
    name, givens = arguments.get("candidate") or "", bool(arguments.get("any"))
    keep = [find_fact(base, fact) for fact in arguments.get("keep", ())]
    if name and base.taken_by[candidate := find_candidate(base, name)] is DecisionKind.APPLIES:
        decisions = [turned(base, explanation.result, candidate, keep, givens=givens)]
        told = turn(base, explanation.result, candidate, keep, givens=givens)
    else:
        every = tuple(flippings(base, about.given, name, keep, givens=givens))
        decisions = [flipped(base, each) for each in every]
        told = flips_told(base, explanation.result.trace.profile, every, name, givens=givens)
    part = document("advice/flips", None, givens=givens, keep=keep, decisions=decisions)
    return response(about, explanation, Besides(part, told))


def flipped(base: RuleBase, each: Flipping) -> dict[str, Any]:
    return flipping_document(base, each.outcome.decision, each.flips, each.way_out, each.already)


def turned(
    base: RuleBase, result: Recommendation, candidate: str, keep: list[str], *, givens: bool
) -> dict[str, Any]:
    """Return what would turn whether a candidate of a list applies."""
    smallest = applied_flip(base, result.trace.profile, applied_of(result, candidate), keep, givens=givens)
    return flipping_document(base, decision_of(base, candidate).id, [replace(smallest, candidate=candidate)])


def check_claim(desk: Desk, arguments: Arguments) -> Response:
    """Tell whether a candidate wins, and whether rules say what is said to speak for it."""
    about = basis(desk, arguments)
    base, candidate = about.base, find_candidate(about.base, arguments["candidate"])
    because = read_values(base, arguments.get("because") or {})
    if unsaid := [each.fact for each in because if each.statement is None]:
        raise RequestError("\n".join(map(A_REASON.format, unsaid)))
    claim = judged_claim(base, candidate, because, about.given)
    part = claim_document(base, claim)
    explanation = explained(replace(about, given=claim.given))
    return response(about, explanation, Besides(part, claim_view(base, claim)))

"""Whether the certificates in a recommendation hold, by the kernel alone: no solver is asked."""

from collections.abc import Mapping
from typing import Any

from advisor.certify.kernel import check
from advisor.explain.endings import titles_of, winners_words
from advisor.formats import FIRST_RECOMMENDATION, RECOMMENDATION
from advisor.formats.applied import is_list
from advisor.formats.certificate import certificate_from
from advisor.formats.documents import fits
from advisor.formats.exclusions import exclusions_in
from advisor.language.reading.cells import read_cells
from advisor.model import Profile, RuleBase, absent, keeping_out
from advisor.problems import AdvisorError, Place, Problem
from advisor.views.verified import VerifiedClaim


def verify(base: RuleBase, document: Any, shown: str) -> list[VerifiedClaim] | None:
    """Return whether the certificate of each decision of the base or the file holds; None if that was made with other rules.

    Raises AdvisorError if the values are no recommendation.
    """
    if not is_recommendation(document):
        what = f"this is not a recommendation of format {RECOMMENDATION}, nor evidence"
        raise AdvisorError([Problem(Place(shown), what)])
    if document["knowledge"]["fingerprint"] != base.fingerprint:
        return None
    exclusions = exclusions_in(document.get("without", []))
    if absent(base, exclusions):
        return None
    base = keeping_out(base, exclusions)
    profile = read_cells(document["answers"], base.facts, Place(shown))
    outcomes = document["decisions"]
    return [
        VerifiedClaim(
            base.written_decisions[decision].title if decision in base.written_decisions else decision,
            *judge(base, profile, decision, outcomes.get(decision)),
        )
        for decision in dict.fromkeys((*base.written_decisions, *outcomes))
    ]


def is_recommendation(document: object) -> bool:
    """Return whether a JSON document has all that is read here."""
    match document:
        case {
            "format": str(name),
            "knowledge": {"fingerprint": str()},
            "answers": dict(),
            "decisions": dict(decisions),
            **others,
        }:
            without = others.get("without", [])
            return (
                name in (RECOMMENDATION, FIRST_RECOMMENDATION)
                and isinstance(without, list)
                and all(fits("recommendation/without", kept_out) for kept_out in without)
                and all(map(is_outcome, decisions.values()))
            )
        case _:
            return False


def is_outcome(outcome: object) -> bool:
    """Return whether the outcome of a decision has all that is read here."""
    match outcome:
        case {"kind": "all_that_apply", "settled": bool()}:
            return fits("recommendation/list", outcome)
        case {"certificate": None | dict(), "settled": bool(), "winners": [*winners]}:
            return all(isinstance(name, str) for name in winners)
        case _:
            return False


def judge(
    base: RuleBase, profile: Profile, decision: str, outcome: Mapping[str, Any] | None
) -> tuple[str, bool | None]:
    """Return what is to be said of the certificate in an outcome, and whether it holds."""
    if outcome is None:
        return "the recommendation does not tell how it ended", False
    if decision not in base.written_decisions or is_list(outcome) is not (decision in base.lists):
        return "there is no such decision", False
    if is_list(outcome):
        return "no certificate, as each candidate applies by itself; 'records replay' judges it again", None
    if outcome["certificate"] is None:
        if outcome["settled"]:
            return "it is said to be settled, but there is no certificate", False
        return "no certificate, as it was not settled", None
    certificate = certificate_from(base.facts, decision, outcome["certificate"])
    if certificate is None:
        return "what stands there is not a certificate", False
    if certificate.winners != set(outcome["winners"]) or not check(base, profile, certificate):
        return "the certificate does not hold", False
    names = titles_of(base, sorted(certificate.winners))
    return f"the certificate holds: whatever is still answered, the outcome is {winners_words(names)}", True

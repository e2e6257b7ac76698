"""Whether the certificates in a recommendation hold, by the kernel alone: no solver is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor.certify.kernel import check
from advisor.explain.endings import titles_of, winners_words
from advisor.formats import FIRST_RECOMMENDATION, RECOMMENDATION
from advisor.formats.certificate import certificate_from
from advisor.formats.documents import fits
from advisor.formats.exclusions import exclusions_in
from advisor.language.reading.cells import read_cells
from advisor.language.reading.json_text import read_json
from advisor.model import Profile, RuleBase, absent, keeping_out
from advisor.problems import AdvisorError, Place, Problem


@dataclass(frozen=True, slots=True)
class CertificateVerdict:
    """What is found of a decision's certificate: whether it holds, None where none is needed."""

    decision: str
    holds: bool | None
    what: str


def verify(base: RuleBase, content: bytes, shown: str) -> list[CertificateVerdict] | None:
    """Return a finding for each decision of the base or the file; None if that was made with other rules.

    Raises AdvisorError if the content is no recommendation.
    """
    document = read_json(content, shown)
    if not is_recommendation(document):
        raise AdvisorError(
            [Problem(Place(shown), f"this is not a recommendation of format {RECOMMENDATION}")]
        )
    if document["knowledge"]["fingerprint"] != base.fingerprint:
        return None
    exclusions = exclusions_in(document.get("without", []))
    if absent(base, exclusions):
        return None
    base = keeping_out(base, exclusions)
    profile = read_cells(document["answers"], base.facts, Place(shown))
    outcomes = document["decisions"]
    return [
        CertificateVerdict(decision, *judge(base, profile, decision, outcomes.get(decision)))
        for decision in dict.fromkeys((*base.decisions, *outcomes))
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
        case {"certificate": None | dict(), "settled": bool(), "winners": [*winners]}:
            return all(isinstance(name, str) for name in winners)
        case _:
            return False


def judge(
    base: RuleBase, profile: Profile, decision: str, outcome: Mapping[str, Any] | None
) -> tuple[bool | None, str]:
    """Return whether the certificate in an outcome holds, and what is to be said of it."""
    if outcome is None:
        return False, "the recommendation does not tell how it ended"
    if decision not in base.decisions:
        return False, "there is no such decision"
    if outcome["certificate"] is None:
        if outcome["settled"]:
            return False, "it is said to be settled, but there is no certificate"
        return None, "no certificate, as it was not settled"
    certificate = certificate_from(base.facts, decision, outcome["certificate"])
    if certificate is None:
        return False, "what stands there is not a certificate"
    if certificate.winners != set(outcome["winners"]) or not check(base, profile, certificate):
        return False, "the certificate does not hold"
    names = titles_of(base, sorted(certificate.winners))
    return True, f"the certificate holds: whatever is still answered, the outcome is {winners_words(names)}"

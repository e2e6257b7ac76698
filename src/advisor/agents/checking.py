"""What an agent asks about what was recorded or handed on: what was decided and still holds, and whether it is proved."""

from collections.abc import Mapping
from contextlib import closing
from typing import Any

from advisor.agents.desk import Desk
from advisor.agents.handed import read_together
from advisor.agents.responses import Besides, Response, result_response
from advisor.explain.explanation import Explanation, explain_answers
from advisor.formats.decisions_taken import decision_document
from advisor.formats.documents import document
from advisor.formats.exclusions import exclusions_in
from advisor.journal.audit.audit import audit
from advisor.journal.audit.choices import with_choices
from advisor.journal.audit.document import to_document
from advisor.journal.audit.verdicts import Audited
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.decisions_taken import Decisions, decisions_about
from advisor.journal.replay import explained
from advisor.journal.store import LATEST
from advisor.model import RuleBase, keeping_out
from advisor.problems import RequestError
from advisor.usecases.journals import existing, now, whole_record
from advisor.usecases.verification import verify as verified_claims
from advisor.views.audits import fate_told
from advisor.views.decisions_taken import decided_view
from advisor.views.document.blocks import Blocks
from advisor.views.document.spans import Moment
from advisor.views.lists import paragraph
from advisor.views.verified import VerifiedClaim, claims_view

ONE_OF_TWO = "name either a recommendation or a record"
OTHER_RULES = "the recommendation was made with other rules ({}) than those here ({}); name its record, whose own rules are stored"

Arguments = Mapping[str, Any]


def decision(desk: Desk, arguments: Arguments) -> Response:
    """Tell what a record recommended, what people decided about it, and whether today's rules still say so."""
    today, _ = desk.rules()
    with closing(existing(desk.journal)) as journal:
        entry = whole_record(journal, arguments.get("record") or LATEST)
        base, explanation = explained(journal, entry)
        decisions = decisions_about(journal, entry)
        audited = audited_today(journal, entry, decisions, today)
    part = document(
        "advice/decision",
        entry,
        record=entry.id,
        finished=entry.head["finished"],
        entry=entry.number,
        taken=[{"entry": kept.entry.id, "decision": decision_document(kept.taken)} for kept in decisions],
        audit=to_document([audited], today, day()),
    )
    told = decision_told(entry, base, decisions, audited)
    return result_response(explanation, {}, entry.id, about=Besides(part, told))


def day() -> str:
    return now()[: len("2000-01-01")]


def audited_today(journal: Journal, entry: Entry, decisions: Decisions, today: RuleBase) -> Audited:
    (audited,) = audit(journal, [entry], today)
    return with_choices(audited, (kept.taken for kept in decisions), today, day())


def decision_told(entry: Entry, base: RuleBase, decisions: Decisions, audited: Audited) -> Blocks:
    """Return that a record is as it was sealed, what people decided about it, and what today's rules make of it."""
    return (
        *paragraph(
            "Recorded ",
            Moment(entry.head["finished"]),
            f" as entry {entry.number}: it is what was sealed, and its own rules still give it.",
        ),
        *(
            decided_view(entry, base, decisions)
            or paragraph("Nobody has recorded what was decided about it.")
        ),
        *fate_told(audited),
    )


def verify(desk: Desk, arguments: Arguments) -> Response:
    """Tell whether a recommendation holds by its certificates: one that is handed in, or that of a record."""
    handed, name = arguments.get("recommendation"), arguments.get("record")
    if handed is not None and name:
        raise RequestError(ONE_OF_TWO)
    if handed is not None:
        base, _ = desk.rules()
        claims = verified_claims(base, handed, "the recommendation")
        if claims is None:
            here = base.fingerprint
            raise RequestError(OTHER_RULES.format(handed["knowledge"]["fingerprint"], here))
        return verified(claims, explained_anew(base, handed), None)
    with closing(existing(desk.journal)) as journal:
        entry = whole_record(journal, name or LATEST)
        base, explanation = explained(journal, entry)
    claims = verified_claims(base, entry.part("result"), f"the record {entry.id}")
    return verified(claims or [], explanation, entry.id)


def explained_anew(base: RuleBase, recommendation: Mapping[str, Any]) -> Explanation:
    """Return what the rules make of the answers in a recommendation. Raises RequestError."""
    base = keeping_out(base, exclusions_in(recommendation.get("without", [])))
    unsure = dict.fromkeys(recommendation.get("dont_know", []))
    given = read_together(base, {**recommendation["answers"], **unsure})
    return explain_answers(base, given)


def verified(claims: list[VerifiedClaim], explanation: Explanation, record: str | None) -> Response:
    holds = all(claim.holds is not False for claim in claims)
    part = document("advice/verified", None, holds=holds, claims=claims)
    return result_response(explanation, {}, record, about=Besides(part, claims_view(claims)))

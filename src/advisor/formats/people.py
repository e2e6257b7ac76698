"""Several people's answers side by side as JSON, format `advisor.people/1`."""

from typing import Any

from advisor.evaluators.prove.program import Unproven
from advisor.explain.guesses import Guesses
from advisor.explain.people import Comparison, Standpoint
from advisor.formats.applied import list_document
from advisor.formats.documents import document
from advisor.formats.recommendation import (
    guesses_document,
    knowledge,
    profile_document,
    said_document,
    strength_members,
)
from advisor.model import RuleBase


def to_document(base: RuleBase, compared: Comparison, guesses: Guesses | None) -> dict[str, Any]:
    """Return the comparison as JSON values; what is not known in time is null."""
    agenda = None if isinstance(compared.agenda, Unproven) else compared.agenda
    return document(
        "people",
        compared,
        knowledge=knowledge(base),
        without=compared.kept_out or None,
        people=[
            {
                "name": person.name,
                "answers": said_document(base, {given.fact: given for given in person.given}),
                "decisions": endings_document(compared.alone[person.name]),
            }
            for person in compared.people
        ],
        disputes=[
            {"fact": dispute.fact, "said": said_document(base, dispute.said)} for dispute in compared.disputes
        ],
        agenda=agenda and agenda.facts,
        moot=agenda and [dispute.fact for dispute in compared.moot],
        settles=agenda and agenda.settles,
        union={
            "answers": profile_document(base, compared.union),
            "decisions": endings_document(compared.together),
        },
        guesses=guesses and guesses_document(base, guesses),
    )


def endings_document(standpoint: Standpoint) -> dict[str, Any]:
    """Return how each decision ended, and how strong that is, as JSON values."""
    result = standpoint.result
    ended = {
        name: document("people/ending", outcome, **strength_members(standpoint.strengths[name]))
        for name, outcome in result.outcomes.items()
    }
    return {**ended, **{name: list_document(applied) for name, applied in result.lists.items()}}

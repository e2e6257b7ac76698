"""What people decided about a record: who, what, why, and when to look again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor.formats.documents import document


@dataclass(frozen=True, slots=True)
class ChosenOption:
    """What was chosen in one decision of a record: a candidate, or in words (`other`) what the rules do not cover."""

    decision: str
    candidate: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class DecisionTaken:
    """What people decided about a record, at a time (UTC, ISO 8601), with names or roles as they typed them.

    `because` has to say why a choice departs from what was recommended. `review` is the day on which to look at it
    again (ISO 8601), or empty; `amends` the id of the entry whose decision this one amends, empty for the first.
    """

    at: str
    decided_by: tuple[str, ...]
    choices: tuple[ChosenOption, ...]
    approved_by: tuple[str, ...] = ()
    because: str = ""
    review: str = ""
    amends: str = ""

    @property
    def chosen(self) -> Mapping[str, str]:
        """What was chosen by decision: the id of a candidate, or words; of a list all that was."""
        chosen: dict[str, list[str]] = {}
        for choice in self.choices:
            chosen.setdefault(choice.decision, []).append(choice.candidate or choice.other)
        return {decision: ", ".join(names) for decision, names in chosen.items()}


def decision_document(taken: DecisionTaken) -> dict[str, Any]:
    choices = [
        {"decision": choice.decision, "candidate": choice.candidate or None, "other": choice.other or None}
        for choice in taken.choices
    ]
    return document(
        "record/decision", taken, choices=choices, review=taken.review or None, amends=taken.amends or None
    )


def decision_in(value: Mapping[str, Any]) -> DecisionTaken:
    """Return the decision that JSON values are that fit the schema."""
    choices = (
        ChosenOption(choice["decision"], choice["candidate"] or "", choice["other"] or "")
        for choice in value["choices"]
    )
    return DecisionTaken(
        value["at"],
        tuple(value["decided_by"]),
        tuple(choices),
        tuple(value["approved_by"]),
        value["because"],
        value["review"] or "",
        value["amends"] or "",
    )

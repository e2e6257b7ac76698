"""What people decided about audited records: whether today's rules recommend it, and whether it is due."""

from collections.abc import Iterable
from dataclasses import replace

from advisor.formats.decisions_taken import ChosenOption, DecisionTaken
from advisor.journal.audit.verdicts import Agreement, Audited, AuditedChoice
from advisor.journal.decisions_taken import in_force
from advisor.model import RuleBase
from advisor.names import spelt

AGREEMENTS = {
    (True, True): Agreement.STILL,
    (True, False): Agreement.NO_LONGER,
    (False, True): Agreement.NOW,
    (False, False): Agreement.STILL_NOT,
}
"""By whether it was recommended then and is now."""


def with_choices(audited: Audited, decisions: Iterable[DecisionTaken], today: RuleBase, day: str) -> Audited:
    """Return what became of a record with what became of the decisions in force about it, by this day."""
    choices = (
        audited_choice(audited, choice, taken.review, today, day)
        for name, taken in in_force(decisions).items()
        for choice in taken.choices
        if choice.decision == name
    )
    return replace(audited, choices=tuple(choices))


def audited_choice(
    audited: Audited, choice: ChosenOption, review: str, today: RuleBase, day: str
) -> AuditedChoice:
    """Return what became of a choice; what was said in words may be a candidate by now."""
    name, agreement = choice.decision, None
    if name in audited.then and name in audited.now:
        titles = {each.id: each.title for each in today.written_decisions[name].candidates}
        candidate = choice.candidate or spelt(choice.other, titles)
        then, now = audited.then[name].winners, audited.now[name].winners
        agreement = AGREEMENTS[candidate in then, candidate in now]
    return AuditedChoice(name, choice.candidate or choice.other, agreement, review, "" < review <= day)

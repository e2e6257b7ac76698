"""What comes in with a call: answers that an agent hands over, or what became of a form."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeAlias

from advisor.agents.forms import answers_in
from advisor.agents.handed import Values, read_values
from advisor.interview.session import Session
from advisor.language.reading.answers import Given
from advisor.model import RuleBase
from advisor.usecases.particulars import saying

IN_A_FORM = "in a form"


class Unanswered(Enum):
    """What became of a form that nobody filled in."""

    DECLINED = "declined"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class FilledIn:
    """A form that somebody filled in, and the facts that it asked for."""

    facts: tuple[str, ...]
    content: Values


@dataclass(frozen=True, slots=True)
class Handed:
    """What an agent hands over with a call, as JSON values, and who said so, if it says that."""

    agent: str
    answers: Values
    said_by: str = ""
    without: Mapping[str, str] = field(default_factory=dict)
    title: str = ""


Reply: TypeAlias = FilledIn | Unanswered | None
"""What became of a form; None if there was none, and answers are handed over."""


def came_in(
    base: RuleBase, session: Session, handed: Handed, reply: Reply
) -> tuple[tuple[Given, ...], tuple[str, ...]]:
    """Return the answers that came in, and what is wrong with others. Raises RequestError for what an agent handed over.

    Who leaves a field of a form empty takes nothing back that was answered while it was shown.
    """
    match reply:
        case Unanswered():
            return (), ()
        case FilledIn(facts, content):
            given, wrong = answers_in(base, facts, content)
            new = (each for each in given if each.statement is not None or not session.answer_to(each.fact))
            return tuple(new), tuple(wrong)
        case None:
            return said_by_whom(read_values(base, handed.answers), handed), ()


def said_by_whom(given: tuple[Given, ...], handed: Handed) -> tuple[Given, ...]:
    """Return answers with who said so, as the agent says. Raises RequestError."""
    said_by = saying("who said so", handed.said_by)
    return tuple(replace(each, said_by=said_by) for each in given)

"""What a client calls for: the interview, in forms where the client shows them, else as a text; or everything at once."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from advisor.agents.consulting import MOST_ROUNDS, NextQuestions, at_once, consult
from advisor.agents.desk import Desk
from advisor.agents.forms import requested
from advisor.agents.received import FilledIn, Handed, Unanswered
from advisor.agents.responses import Response, turn_response
from advisor.texts import count

TEXT, FORM = "text", "form"


@dataclass(frozen=True, slots=True)
class Shown:
    """A form that a client shows: of which consultation, which facts it asks for, and the how manieth of a call it is."""

    consultation: str
    asked: tuple[str, ...]
    number: int

    @classmethod
    def read(cls, state: str) -> "Shown":
        """Return what `written` wrote; nobody else could have sealed it."""
        consultation, asked, number = json.loads(state).values()
        return cls(consultation, tuple(asked), number)

    def written(self) -> str:
        return json.dumps(asdict(self))


@dataclass(frozen=True, slots=True)
class FormRequest:
    """A form for the client to show: what it says above the questions, its schema, and what comes back with the reply."""

    message: str
    schema: dict[str, Any]
    shown: Shown


@dataclass(frozen=True, slots=True)
class Returned:
    """A form that a client was given, and what became of it; None if it does not say."""

    shown: Shown
    reply: FilledIn | Unanswered | None


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a tool: the arguments, which fit its schema, who calls, and what form it comes back with, if any."""

    arguments: Mapping[str, Any]
    agent: str
    shows_forms: bool = False
    returned: Returned | None = None


def advise(desk: Desk, call: Call) -> Response | FormRequest:
    """Return what comes next in an interview. Raises RequestError, AdvisorError."""
    handed, number = handed_over(call), 1
    if call.returned:
        # The arguments are those of the first call, whose answers are kept already.
        shown, handed = call.returned.shown, replace(handed, answers={})
        turn = consult(desk, shown.consultation, handed, call.returned.reply)
        number += shown.number
    else:
        turn = consult(desk, call.arguments.get("consultation", ""), handed, None)
    by_form = call.shows_forms and call.arguments.get("ask") != TEXT and number <= MOST_ROUNDS
    if isinstance(turn, NextQuestions) and by_form:
        return form_request(turn, number)
    return turn_response(turn, call.arguments.get("guesses", {}))


def recommend(desk: Desk, call: Call) -> Response:
    """Return what the answers come to. Raises RequestError, AdvisorError."""
    return turn_response(at_once(desk, handed_over(call)), call.arguments.get("guesses", {}))


def handed_over(call: Call) -> Handed:
    given = call.arguments
    return Handed(
        call.agent,
        given.get("answers", {}),
        given.get("said_by", ""),
        given.get("without", {}),
        given.get("title", ""),
    )


def form_request(asking: NextQuestions, number: int) -> FormRequest:
    left = f"At most {count(asking.left, 'question')} left; leave out what you do not know."
    message = "\n".join((f"{asking.base.title}.", *asking.refused, left))
    shown = Shown(asking.consultation, tuple(fact.id for fact in asking.facts), number)
    return FormRequest(message, requested(asking.facts, asking.offered), shown)

"""What an agent is told: a document of format `advisor.advice/1`, and the same as a short text for the conversation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from advisor.agents.consulting import Finished, NextQuestions, Paused, Turn
from advisor.agents.handed import Values, read_values
from advisor.agents.received import Unanswered
from advisor.explain.brief import brief
from advisor.explain.explanation import Explanation
from advisor.explain.guards import idle_answers
from advisor.explain.guesses import weigh
from advisor.formats.documents import document
from advisor.formats.recommendation import knowledge, to_document
from advisor.language.reading.answers import profile_of
from advisor.model import Fact, Kind, RuleBase, Value
from advisor.texts import count, raised
from advisor.views.document.blocks import Blocks
from advisor.views.interview.relayed import relayed
from advisor.views.paste import paste
from advisor.views.people import guesses as guesses_view
from advisor.views.typed_numbers import what_may_be_typed
from advisor.views.writers.markdown import markdown as markdown_of

HOW_TO_GO_ON = (
    "Ask the person these questions, in your own words only where these say the same, and call advise again with"
    " consultation '{}' and their answers: null where they do not know. Answer nothing yourself."
)
NOBODY = {
    Unanswered.DECLINED: "The form was declined: nothing of it is recorded, and what it asked stays unknown.",
    Unanswered.CANCELLED: "The form was closed: nothing of it is recorded, and what it asked stays unknown.",
}


MOST_LINES = 30
"""The lines of what was asked for besides; an agent's context is precious, and the document has all."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a tool answers with."""

    document: dict[str, Any]
    text: str


@dataclass(frozen=True, slots=True)
class Besides:
    """What was asked for besides a recommendation, as a part of the document and as it is told."""

    document: Mapping[str, Any]
    told: Blocks


def turn_response(turn: Turn, guesses: Values) -> Response:
    """Return what came of a round; guesses are weighed once there is a result. Raises RequestError for these."""
    match turn:
        case NextQuestions():
            return asking_response(turn)
        case Finished(explanation, record, remarks):
            return result_response(explanation, guesses, record, remarks)
        case Paused(reply, explanation, asking):
            remarks = (*asking.refused, NOBODY[reply], HOW_TO_GO_ON.format(asking.consultation))
            return result_response(explanation, guesses, None, remarks, reply.value, asking)


def asking_response(asking: NextQuestions) -> Response:
    left = f"At most {count(asking.left, 'question')} left."
    remarks = (*asking.refused, left, HOW_TO_GO_ON.format(asking.consultation))
    members = {"consultation": asking.consultation, "remarks": remarks, "questions": questions(asking)}
    told = advice("questions", asking.base, **members)
    return Response(told, told_with(remarks, markdown(relayed(asking.facts, asking.offered))))


def result_response(  # noqa: PLR0913, PLR0917  # what a result is told with
    explanation: Explanation,
    guesses: Values,
    record: str | None,
    remarks: Iterable[str] = (),
    status: str = "verdict",
    asking: NextQuestions | None = None,
    about: Besides | None = None,
) -> Response:
    """Return a result, with the questions that are still asked for; what was asked for besides is told first."""
    base, profile = explanation.base, profile_of(explanation.given)
    weighed = weigh(base, profile, read_values(base, guesses)) if guesses else None
    idle = tuple(f"{raised(words)}." for words in idle_answers(base, profile).values())
    remarks = (*remarks, *idle)
    told = advice(
        status,
        base,
        consultation=asking and asking.consultation,
        record=record,
        remarks=remarks,
        questions=questions(asking) if asking else [],
        recommendation=to_document(base, explanation, weighed),
        about=about and about.document,
    )
    blocks = (
        *paste(brief(explanation)),
        *(guesses_view(base, weighed) if weighed else ()),
        *(relayed(asking.facts, asking.offered) if asking else ()),
    )
    kept = (f"Record: {record}.",) if record else ()
    first = (shortened(markdown(about.told)),) if about else ()
    return Response(told, told_with((*first, *remarks, *kept), markdown(blocks)))


def markdown(blocks: Blocks) -> str:
    """Return blocks as Markdown for a conversation, where no entry stands anywhere that could be linked to."""
    return markdown_of(blocks, lambda _: "")


def shortened(text: str) -> str:
    """Return a text of no more lines than are read in a conversation."""
    lines = text.strip().splitlines()
    left = len(lines) - MOST_LINES
    more = ("", f"({left} more lines: the document has all of it.)") if left > 0 else ()
    return "\n".join((*lines[:MOST_LINES], *more))


def advice(status: str, base: RuleBase, **members: object) -> dict[str, Any]:
    """Return a document of format `advisor.advice/1`; what is not named is not there."""
    nothing: dict[str, object] = {
        "consultation": None,
        "record": None,
        "questions": [],
        "recommendation": None,
    }
    return document("advice", None, status=status, knowledge=knowledge(base), **{**nothing, **members})


def questions(asking: NextQuestions) -> list[dict[str, Any]]:
    return [question(fact, asking.offered[fact.id]) for fact in asking.facts]


def question(fact: Fact, offered: Sequence[Value]) -> dict[str, Any]:
    return document(
        "advice/question",
        fact,
        fact=fact.id,
        several=fact.kind is Kind.SEVERAL,
        options=None if fact.measure else offered,
        number=what_may_be_typed(fact.measure) if fact.measure else None,
    )


def told_with(remarks: Iterable[str], text: str) -> str:
    return "\n\n".join((*remarks, text.strip()))

"""A form that a client shows to a person: questions as the protocol can say them, and what comes back as answers.

Whoever knows no answer leaves the field out, or says so: that is "don't know", since the question was shown. Programs
that show a form may fill an empty list in where nobody ticked anything, so an empty list is "don't know", too; that
none of several applies has an option of its own.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from advisor.agents.handed import read_value
from advisor.explain.words import name_of
from advisor.language.reading.answers import Given, reply
from advisor.language.reading.spellings import EMPTY_SET, UNKNOWN_WORD
from advisor.model import Fact, Kind, RuleBase, Value
from advisor.problems import AdvisorError, RequestError
from advisor.texts import raised
from advisor.views.typed_numbers import what_may_be_typed

Offered = Mapping[str, Sequence[Value]]
NOT_KNOWN = {"const": UNKNOWN_WORD, "title": "I do not know"}
NONE = {"const": EMPTY_SET, "title": "None of these"}


def requested(facts: Sequence[Fact], offered: Offered) -> dict[str, Any]:
    """Return the schema of a form with these questions, and the values that are offered of each. None is required."""
    return {"type": "object", "properties": {fact.id: field(fact, offered[fact.id]) for fact in facts}}


def field(fact: Fact, offered: Sequence[Value]) -> dict[str, Any]:
    """Return a question as a field of a form."""
    head = {"title": raised(name_of(fact.id)), "description": fact.ask}
    if fact.measure:
        typed = f"{fact.ask} ({what_may_be_typed(fact.measure)})"
        return {"type": "string", **head, "description": typed}
    options = [{"const": value.id, "title": value.title} for value in offered]
    if fact.kind is Kind.SEVERAL:
        return {"type": "array", **head, "items": {"anyOf": [*options, NONE]}}
    return {"type": "string", **head, "oneOf": [*options, NOT_KNOWN]}


def answers_in(
    base: RuleBase, facts: Sequence[str], content: Mapping[str, object]
) -> tuple[list[Given], list[str]]:
    """Return the answers in a form that was filled in, and what is wrong with the rest. What was not asked is not read."""
    given, wrong = list[Given](), list[str]()
    for fact in facts:
        value = content.get(fact)
        try:
            given.append(
                reply(base.facts[fact], None)
                if value in (None, "", []) and fact in base.facts
                else read_value(base.facts, fact, value)
            )
        except (AdvisorError, RequestError) as error:
            wrong.append(str(error))
    return given, wrong

"""The tools that the server offers: each a name, when to call it, what it takes, and what does it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from advisor.agents.asking import FORM, TEXT, Call, FormRequest, advise, recommend
from advisor.agents.desk import Desk
from advisor.agents.responses import Response
from advisor.files import keep_fault
from advisor.formats.documents import Schema, faults, schema
from advisor.names import unknown
from advisor.problems import AdvisorError, RequestError, cut

MOST_BYTES = 4 << 20
"""The largest call that is looked at: evidence about a record is the longest that anybody hands over."""


@dataclass(frozen=True)
class Tool:
    """A tool: `when` tells an agent when to call it, `takes` are its arguments, of which some are `needed`."""

    name: str
    title: str
    when: str
    takes: Mapping[str, Schema]
    call: Callable[[Desk, Call], Response | FormRequest]
    needed: tuple[str, ...] = ()
    reads: bool = True

    @cached_property
    def arguments(self) -> Schema:
        """The schema of its arguments."""
        return {
            "type": "object",
            "properties": self.takes,
            "required": list(self.needed),
            "additionalProperties": False,
        }


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a tool has no answer, in sentences."""

    text: str


class BadCallError(Exception):
    """A call that no tool is for, or whose arguments do not fit: nothing was done."""


ANSWERS: Schema = {
    "type": "object",
    "description": (
        "What is known, by the name of the fact: the name of a value, a number, a list of names where several may be"
        " true, null for 'not known'. A part of an answer is {one_of: [..]}, {not: ..}, {at_least: ..}, {at_most: ..}"
        " or, where several may be true, {has: [..], not: [..]}. Only what the person or the repository says; a guess"
        " belongs to guesses."
    ),
}
RECORD: Schema = {
    "type": "string",
    "description": "The record that it is about, by its id or title; without it and without answers the latest.",
}
SAID_BY: Schema = {
    "type": "string",
    "description": "Who said so, if a person did and it was the same for all answers.",
}
GUESSES: Schema = {
    "type": "object",
    "description": (
        "What you assume and nobody said, as answers. It decides nothing: you are told which of it is worth confirming."
    ),
}
WITHOUT: Schema = {
    "type": "object",
    "additionalProperties": {"type": "string"},
    "description": "Candidates that the people have ruled out themselves, each with their reason.",
}
TITLE: Schema = {
    "type": "string",
    "description": "What the record is called, such as the name of the project.",
}
HANDED = {"said_by": SAID_BY, "guesses": GUESSES, "without": WITHOUT, "title": TITLE}


TOOLS: Mapping[str, Tool] = {
    tool.name: tool
    for tool in (
        Tool(
            "advise",
            "Ask what matters, and recommend",
            "Call this before you propose or scaffold anything that the knowledge here decides, while a person can be"
            " asked. It asks only what can still change who wins: in a form that your client shows to the person, or as"
            " questions that you relay and whose answers you hand in with the next call. Hand in at once what the"
            " person has said or the repository shows. Never answer for the person.",
            {
                "consultation": {
                    "type": "string",
                    "description": "What an interview goes on by that you were given questions of.",
                },
                "answers": ANSWERS,
                **HANDED,
                "ask": {
                    "enum": [FORM, TEXT],
                    "description": "How to ask; by default in a form, where the client says that it shows forms.",
                },
            },
            advise,
            reads=False,
        ),
        Tool(
            "recommend",
            "Recommend for what is known",
            "Call this when nobody can be asked, or when all is known: it takes the answers as they are, asks nothing,"
            " and says how strong the result is, what is proved, and what nobody answered that could change it. Put"
            " what you only assume into guesses.",
            {"answers": ANSWERS, **HANDED},
            recommend,
            ("answers",),
            reads=False,
        ),
    )
}


def called(desk: Desk, name: str, call: Call) -> Response | FormRequest | Failure:
    """Return what a tool answers; a fault of the program is told in a sentence, as the server goes on."""
    try:
        return TOOLS[name].call(desk, call)
    except (AdvisorError, RequestError) as error:
        return Failure(str(error))
    except Exception as error:  # noqa: BLE001  # the net under every tool: what lands in it is mended elsewhere
        where = keep_fault(error)
        return Failure(f"advisor has a fault ({type(error).__name__}), so this has no answer; {where}.")


def require_fitting(name: str, arguments: Mapping[str, Any]) -> None:
    """Raise BadCallError unless there is such a tool and the arguments fit its schema."""
    tool = TOOLS.get(name)
    if not tool:
        raise BadCallError(f"{unknown('tool', cut(name), TOOLS, listed=len(TOOLS))}.")
    if wrong := "; ".join(map(cut, faults(tool.arguments, arguments))):
        raise BadCallError(f"{name} cannot be called like this: {wrong}.")


def require_moderate(values: Any) -> None:
    """Raise BadCallError if what a client sends is too much, or is no Unicode."""
    try:
        size = len(json.dumps(values, ensure_ascii=False).encode())
    except UnicodeEncodeError:
        raise BadCallError("The call holds characters that are no Unicode (lone surrogates).") from None
    if size > MOST_BYTES:
        raise BadCallError(f"The call has {size:,} bytes; at most {MOST_BYTES:,} are looked at.")


def answer_schema() -> Schema:
    """Return the schema of what tools answer with, short: each tool has it, and agents read them all."""
    whole = schema("advice")
    nested = {
        "recommendation": {
            "description": "A document of format advisor.recommendation/2; its schema is a resource here.",
            "type": ["object", "null"],
        },
        "about": {"description": whole["properties"]["about"]["description"], "type": "object"},
    }
    return {
        "type": "object",
        "required": whole["required"],
        "properties": {**whole["properties"], **nested},
        "$defs": {"question": whole["$defs"]["question"]},
    }

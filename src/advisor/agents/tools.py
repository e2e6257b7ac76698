"""The tools that the server offers: each a name, when to call it, what it takes, and what does it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module

from advisor.agents.asking import FORM, TEXT, Call, FormRequest, advise, recommend
from advisor.agents.desk import Desk
from advisor.agents.responses import Response
from advisor.formats.documents import Schema, schema


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


ANSWERS: Schema = {
    "type": "object",
    "description": (
        "What is known, by the name of the fact: the name of a value, a number, a list of names where several may be"
        " true, [] for none of them, null for 'not known'. A part of an answer is {one_of: [..]}, {not: ..}, {at_least: ..}, {at_most: ..}"
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
    "additionalProperties": {"type": "string", "minLength": 1},
    "description": "Candidates that the people have ruled out themselves, each with their reason.",
}
TITLE: Schema = {
    "type": "string",
    "description": "What the record is called, such as the name of the project.",
}
CANDIDATE: Schema = {"type": "string", "description": "A candidate, by its name or title."}
CHANGES: Schema = {
    "type": "object",
    "description": "Answers, as advise takes them, in the place of those given.",
}
BECAUSE: Schema = {
    "type": "object",
    "description": "What is said to speak for it, as answers that advise takes.",
}
ABOUT: Mapping[str, Schema] = {
    "answers": {"type": "object", "description": "The answers that it is about, as advise takes them."},
    "record": RECORD,
}
HANDED = {"said_by": SAID_BY, "guesses": GUESSES, "without": WITHOUT, "title": TITLE}


def explaining(where: str) -> Callable[[Desk, Call], Response]:
    """Return what calls a function of a module of this package, which is imported only then: the first call is to be quick."""
    module, _, name = where.partition(":")

    def call(desk: Desk, call: Call) -> Response:
        answer: Response = getattr(import_module(f"advisor.agents.{module}"), name)(desk, call.arguments)
        return answer

    return call


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
        Tool(
            "why_not",
            "Why a candidate is not recommended",
            "Call this when you or somebody else would rather have another candidate than the one recommended, before"
            " you argue for it: it says which rules speak against it, and whether it is ruled out or only behind.",
            {"candidate": CANDIDATE, **ABOUT},
            explaining("explaining:why_not"),
            ("candidate",),
        ),
        Tool(
            "compare",
            "Two candidates, rule by rule",
            "Call this when it is between two candidates of one decision: it says what sets them apart.",
            {"candidates": {"type": "array", "items": CANDIDATE, "minItems": 2, "maxItems": 2}, **ABOUT},
            explaining("explaining:compare"),
            ("candidates",),
        ),
        Tool(
            "what_if",
            "What other answers would lead to",
            "Call this when something that was answered is in doubt, or about to change: it says what would come of"
            " other answers, and records nothing.",
            {
                "changes": {**ANSWERS, "description": "The answers to put in the place of those given."},
                **ABOUT,
            },
            explaining("explaining:what_if"),
            ("changes",),
        ),
        Tool(
            "flips",
            "What it would take for another result",
            "Call this when you want to know how firm a result is, or what would have to be different for a certain"
            " candidate to win: it says the fewest other answers that would do it.",
            {
                "candidate": {**CANDIDATE, "description": "Who should win; without it each that does not."},
                "keep": {
                    "type": "array",
                    "items": {"type": "string"},
                    "description": "Facts whose answers are not to be changed.",
                },
                "any": {
                    "type": "boolean",
                    "description": "Whether answers may be changed that nobody can choose, such as what the law says.",
                },
                **ABOUT,
            },
            explaining("explaining:flips"),
        ),
        Tool(
            "check_claim",
            "Whether a claim holds",
            "Call this before you write that something is the right choice, and for each claim in a plan or a document"
            " that you review: it says whether the claim is supported, contradicted by which rule, or dependent on"
            " which fact that nobody asked.",
            {
                "candidate": CANDIDATE,
                "because": BECAUSE,
                **ABOUT,
            },
            explaining("explaining:check_claim"),
            ("candidate",),
        ),
        Tool(
            "decision",
            "What was recommended and decided",
            "Call this when you begin work in a repository whose choices were made with this, and before you change"
            " them: it says what a record recommended, what people decided about it, and whether today's rules still"
            " say so.",
            {"record": RECORD},
            explaining("checking:decision"),
        ),
        Tool(
            "verify",
            "Whether a recommendation holds",
            "Call this when you are handed a recommendation and want to rely on it: its certificates are checked,"
            " without trust in who made it.",
            {
                "recommendation": {
                    "type": "object",
                    "description": "A document of format advisor.recommendation/2; without it that of a record.",
                },
                "record": RECORD,
            },
            explaining("checking:verify"),
        ),
    )
}


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

"""A whole consultation: what was asked and answered, when, by which knowledge and program, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from advisor.formats import FIRST_RECOMMENDATION
from advisor.formats.applied import is_list
from advisor.formats.documents import document
from advisor.formats.exclusions import exclusions_document
from advisor.formats.recommendation import answer_value, to_document
from advisor.formats.record_kinds import Predecessor, RecordKind
from advisor.language.reading.answers import Given
from advisor.model import AnswerOrigin, RuleBase, Statement

if TYPE_CHECKING:
    from advisor.explain.explanation import Explanation

SECTIONS = ("head", "locked", "without", "steps", "answers", "outcome", "result")


class Action(Enum):
    """What a person did at a step."""

    ANSWERED = "answered"
    CHANGED = "changed"
    UNDONE = "took_back"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to an answer as stated, at a time (UTC, ISO 8601); None is "don't know".

    An answer that was given beforehand, by file or option, is `GIVEN`; of one that was taken back
    `statement` is what it was. `origin` is where a given answer came from, and `said_by` who said so, if people wish.
    """

    at: str
    deed: Action
    fact: str
    statement: Statement | None
    origin: AnswerOrigin | None = None
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a result rests on: the program, its engines, and path and digest of each knowledge file, as read."""

    advisor: str
    engines: Mapping[str, str]
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Consultation:
    """A consultation from its first to its last step (UTC, ISO 8601), in the order in which things happened.

    `locked` are facts that no flip may change; `title` is the name that people gave it, if they did. `run_by` is who ran
    it and `time_zone` where their clock is, both as they state it, or empty.
    """

    started: str
    finished: str
    steps: tuple[Step, ...]
    given: tuple[Given, ...]
    provenance: Provenance
    locked: tuple[str, ...] = ()
    title: str = ""
    kind: RecordKind = RecordKind.CONSULTATION
    predecessor: Predecessor | None = None
    run_by: str = ""
    time_zone: str = ""


def sections(base: RuleBase, consultation: Consultation, explanation: "Explanation") -> dict[str, Any]:
    """Return the sections of a record as JSON values.

    The answers stand in the order given; "don't know" is null, and what was not asked is not there.
    """
    result, rests_on = to_document(base, explanation), consultation.provenance
    return {
        "head": document(
            "record/head",
            consultation,
            **{"from": consultation.predecessor},
            advisor=rests_on.advisor,
            engines=rests_on.engines,
            knowledge={
                **result["knowledge"],
                "files": [{"path": path, "digest": digest} for path, digest in rests_on.files],
            },
        ),
        "locked": [{"fact": fact} for fact in consultation.locked],
        "without": exclusions_document(base.exclusions),
        "steps": [step_document(base, step) for step in consultation.steps],
        "answers": [
            {"fact": given.fact, "answer": answer_value(base, given.fact, given.statement)}
            for given in consultation.given
        ],
        "outcome": outcome(result),
        "result": result,
    }


def step_document(base: RuleBase, step: Step) -> dict[str, Any]:
    return document("record/step", step, answer=answer_value(base, step.fact, step.statement))


def outcome(result: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return how each decision of a result in either format ended, in order, without the answers that led to it."""
    whole = "record-1/ending" if result["format"] == FIRST_RECOMMENDATION else "record/ended"
    return [
        document("record/applied" if is_list(end) else whole, None, decision=name, **end)
        for name, end in result["decisions"].items()
    ]

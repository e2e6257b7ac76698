"""One record: what came of it and from which answers; folded, each step, and what the result rests on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from advisor.explain.explanation import Explanation
from advisor.explain.strength import Level
from advisor.formats.exclusions import exclusions_in
from advisor.problems import Problem
from advisor.views.document.blocks import Blocks, Fold, Heading, Paragraph
from advisor.views.document.spans import Code, Line, Moment, Tone, Toned
from advisor.views.headlines import choice_line
from advisor.views.lists import paragraphs, points
from advisor.views.recommendation import recommendation

Values = Mapping[str, Any]


OWN_FOLDS = ("steps", "rests-on")


def record_view(name: str, sections: Values, result: Blocks, removals: Iterable[Values]) -> Blocks:
    """Return a record with what is said of its result."""
    if sections["head"] is None:
        gone = Paragraph(("Record ", Code(name), " was deleted; the chain still holds its place."))
        return gone, *paragraphs(map(removal_line, removals))
    head = sections["head"]
    title = (
        Toned(f"Record {name}", Tone.STRONG),
        " of ",
        Moment(head["finished"]),
        f", {head['knowledge']['name']}",
    )
    return (
        Paragraph(title),
        *paragraphs(map(removal_line, removals)),
        *result,
        Fold("steps", ("Steps",), points(map(step_line, sections["steps"]))),
        Fold("rests-on", ("What it rests on",), rests_on_view(head)),
    )


def removal_line(removal: Values) -> Line:
    """Return when and why something was taken out of a record."""
    facts = f": {', '.join(removal['facts'])}" if removal.get("facts") else ""
    because = f"; {removal['because']}" if removal["because"] else ""
    bad = Tone.BAD
    return Toned("Taken out ", bad), Moment(removal["at"]), Toned(f"{facts}{because}", bad)


def result_view(
    result: Explanation | tuple[Problem, ...], sections: Values, names: Collection[str]
) -> Blocks:
    """Return the verdict with the folds of these names; of what cannot be explained, why, and what is stored."""
    if isinstance(result, Explanation):
        return recommendation(result, names)
    return *paragraphs((problem.what,) for problem in result), *stored_view(sections)


def stored_view(sections: Values) -> Blocks:
    """Return how each decision ended as it is stored, whom people kept out themselves, and the answers."""
    result = sections["result"] or {"decisions": {}}
    ends = (
        choice_line(end["decision"], end["winners"], level_in(result["decisions"].get(end["decision"], {})))
        for end in filter(None, sections["outcome"])
    )
    kept_out = exclusions_in(sections["without"])
    return (
        *paragraphs(ends),
        *paragraphs((f"{each.candidate} was kept out: {each.reason}",) for each in kept_out),
        Heading(("Answers",)),
        *points(map(answer_line, sections["answers"])),
    )


def level_in(decision: Values) -> Level | None:
    return Level(decision["level"]) if decision.get("level") else None


def answer_line(answer: Values | None) -> Line:
    if answer is None:
        return (Toned("an answer was taken out", Tone.BAD),)
    return (f"{answer['fact']}: {value_words(answer['answer'])}",)


def value_words(value: str | Sequence[str] | Values | None) -> str:
    """Return an answer as it is stored, in words."""
    match value:
        case None:
            return "don't know"
        case str():
            return value
        case {"one_of": values}:
            return " or ".join(values)
        case {"at_least": least, "at_most": most}:
            return f"{least} to {most}"
        case {"at_least": least}:
            return f"{least} or more"
        case {"at_most": most}:
            return f"{most} or less"
        case Mapping():
            left_open = ["others open"] if "has" in value else []
            excluded = (f"not {name}" for name in value.get("not", ()))
            return ", ".join((*value.get("has", ()), *excluded, *left_open))
        case _:
            return ", ".join(value) or "none of these"


def step_line(step: Values | None) -> Line:
    if step is None:
        return (Toned("a step was taken out", Tone.BAD),)
    deed = step["deed"].replace("_", " ")
    return Code(step["at"]), f" {deed} {step['fact']}: {value_words(step['answer'])}"


def rests_on_view(head: Values) -> Blocks:
    """Return what a result rests on: program, engines, and the digest of every knowledge file."""
    engines = ", ".join(f"{name} {version}" for name, version in head["engines"].items())
    files = ((Code(file["path"]), " ", Code(file["digest"])) for file in head["knowledge"]["files"])
    return (
        Paragraph(
            (Moment(head["started"]), " to ", Moment(head["finished"]), f", advisor {head['advisor']}")
        ),
        Paragraph((engines,)),
        Paragraph((f"{head['knowledge']['name']} ", Code(head["knowledge"]["fingerprint"]))),
        *points(files),
    )

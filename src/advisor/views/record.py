"""One record in a terminal: the verdict on its answers, and in folds how it came to that and what it rests on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from advisor.explain.explanation import Explanation
from advisor.explain.strength import Level
from advisor.formats.exclusions import exclusions_in
from advisor.journal.chain import Entry
from advisor.problems import Problem
from advisor.views.document.blocks import Blocks, Heading
from advisor.views.document.contents import opened
from advisor.views.document.spans import Code, Line, Moment, Tone, Toned
from advisor.views.headlines import choice_line
from advisor.views.lists import paragraph, paragraphs, points
from advisor.views.recommendation import recommendation
from advisor.views.report.record import record, record_folds

Values = Mapping[str, Any]
OWN_FOLDS = ("interview", "record")


def record_view(
    entry: Entry,
    result: Explanation | tuple[Problem, ...],
    removals: Iterable[Values],
    names: Collection[str] = (),
) -> Blocks:
    """Return a record with these folds; of one that cannot be explained, why, and what is stored."""
    removed = paragraphs(map(removal_line, removals))
    head = entry.sections["head"]
    if head is None:
        deleted = " was deleted; the chain still holds its place."
        return *paragraph("Record ", Code(entry.id), deleted), *removed
    kept_out = exclusions_in(entry.sections["without"])
    title = (" of ", Moment(head["finished"]), f", {head['knowledge']['name']}")
    about = (
        *paragraph(Toned(f"Record {entry.id}", Tone.STRONG), *title),
        *removed,
        *paragraphs((f"{each.candidate} was kept out: {each.reason}",) for each in kept_out),
    )
    if isinstance(result, Explanation):
        return *about, *recommendation(result, names), *opened(record_folds(entry, result.base), names)
    return (
        *about,
        *paragraphs((problem.what,) for problem in result),
        *stored_view(entry.sections),
        *opened((record(entry),), names),
    )


def removal_line(removal: Values) -> Line:
    facts = f": {', '.join(removal['facts'])}" if removal.get("facts") else ""
    because = f"; {removal['because']}" if removal["because"] else ""
    return Toned("Taken out ", Tone.BAD), Moment(removal["at"]), Toned(f"{facts}{because}", Tone.BAD)


def stored_view(sections: Values) -> Blocks:
    levels = {
        name: Level(decision["level"])
        for name, decision in (sections["result"] or {"decisions": {}})["decisions"].items()
        if decision.get("level")
    }
    ends = (
        choice_line(end["decision"], end["winners"], levels.get(end["decision"]))
        for end in filter(None, sections["outcome"])
    )
    return (
        *paragraphs(ends),
        Heading(("Answers",)),
        *points(map(answer_line, sections["answers"])),
    )


def answer_line(answer: Values | None) -> Line:
    if answer is None:
        return (Toned("an answer was taken out", Tone.BAD),)
    return (f"{answer['fact']}: {stored_words(answer['answer'])}",)


def stored_words(answer: str | Sequence[str] | Values | None) -> str:
    match answer:
        case None:
            return "don't know"
        case str():
            return answer
        case Mapping():
            return "; ".join(
                f"{name.replace('_', ' ')} {stored_words(part)}" for name, part in answer.items()
            )
        case _:
            return ", ".join(answer) or "none of these"

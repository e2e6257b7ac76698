"""Where answers came from and who said so, and what of a record was asked and what not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from advisor.explain.words import name_of
from advisor.formats.consultation import Action, Step
from advisor.journal.steps import standing_after, step_in
from advisor.language.reading.answers import Given
from advisor.model import AnswerOrigin, OriginKind, grouped
from advisor.texts import raised
from advisor.views.document.blocks import Blocks
from advisor.views.document.spans import Code, Line
from advisor.views.lists import points

Values = Mapping[str, Any]
BY: Mapping[OriginKind, str] = {
    OriginKind.OPTION: "an option",
    OriginKind.FILE: "the file",
    OriginKind.RECORD: "the record",
    OriginKind.AGENT: "an agent",
}
ASKED = "asked here"
DONT_KNOW = 'Answered "don\'t know"'


def origin_line(origin: AnswerOrigin) -> Line:
    return (f"{BY[origin.kind]} {origin.name}".rstrip(),)


def credit_line(credited: Given | Step, asked: str = "") -> Line:
    """Return where an answer came from, in these words if somebody was asked, and who said so, as far as is known."""
    by = (f"said by {credited.said_by}",) if credited.said_by else ()
    came = origin_line(credited.origin) if credited.origin else (asked,) if asked else ()
    return (*came, *(("; ", *by) if came and by else by))


def credit_lines(given: Sequence[Given]) -> tuple[Line, ...]:
    """Return the same of each answer; nothing where it is the same of all."""
    if len({(each.origin, each.said_by) for each in given}) <= 1:
        return ()
    asked = ASKED if any(each.origin for each in given) else ""
    return tuple(credit_line(each, asked) for each in given)


def standing(steps: Iterable[Values | None]) -> Mapping[str, Step]:
    """Return the step that each answer stands by; those that were taken out say nothing."""
    return standing_after(map(step_in, filter(None, steps)))


def came_from(step: Step) -> Line:
    """Return where an answer came from, with what it can be checked by; nothing if that is not known."""
    if step.origin is None:
        return () if step.deed is Action.GIVEN else (raised(ASKED),)
    digest = (" (", Code(step.origin.digest), ")") if step.origin.digest else ()
    return ("From ", *origin_line(step.origin), *digest)


def courses(facts: Iterable[str], steps: Sequence[Values]) -> Iterator[tuple[Line, Iterable[str]]]:
    """Yield how answers came about and of which facts they are; and which facts have none."""
    stands, touched = standing(steps), dict.fromkeys(step["fact"] for step in steps)
    yield from grouped((came_from(step), fact) for fact, step in stands.items()).items()
    yield from grouped(
        ((f"Said by {step.said_by}",), fact) for fact, step in stands.items() if step.said_by
    ).items()
    yield (DONT_KNOW,), [fact for fact, step in stands.items() if step.statement is None]
    yield ("Taken back",), [fact for fact in touched if fact not in stands]
    yield ("Never asked",), [fact for fact in facts if fact not in touched]


def provenance(facts: Iterable[str], steps: Sequence[Values]) -> Blocks:
    """Return where the answers of a record came from, who said so, and what was asked without an answer, or never."""
    return points(
        (*course, ": ", ", ".join(map(name_of, names)), ".")
        for course, names in courses(facts, steps)
        if course and names
    )

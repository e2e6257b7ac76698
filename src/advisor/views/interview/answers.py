"""The answers so far, and all of them to be checked before the verdict."""

from collections.abc import Iterable, Sequence

from advisor.conditions import Known, known_from
from advisor.explain.guards import idle_words
from advisor.explain.words import answer_words, name_of
from advisor.language.reading.answers import Given, profile_of
from advisor.model import Kind, Partial, RuleBase, grouped
from advisor.views.document.blocks import Blocks, Bullets, Paragraph
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.document.words import height, plain
from advisor.views.interview.question import called_by_names
from advisor.views.lists import paragraph, paragraphs
from advisor.views.pieces import HANG

INSIDE = 4
FEW, MANY = 15, 16
"""Lines for answers one below the other, and for those of a topic together: a screen of 24 has room for why the
questions end, too."""


def answers(base: RuleBase, given: Sequence[Given]) -> Blocks:
    """Return the answers in their order; of those that do not apply by the others that and why."""
    lines = answer_lines(base, given)
    return (
        (Bullets(tuple((Paragraph(line),) for line in lines), ordered=True),)
        if lines
        else paragraph("Nothing is answered yet.")
    )


def checking(base: RuleBase, given: Sequence[Given]) -> Blocks:
    """Return the answers by their numbers, as close together as it takes for one screen, and how to go on.

    Where their titles do not fit, they are called as they may be typed.
    """
    full, short = (numbered(answer_lines(base, given, short=short)) for short in (False, True))
    layouts = (FEW, full), (MANY, by_topic(base, given, full)), (MANY, by_topic(base, given, short))
    fitting = (layout for room, layout in layouts if high(layout) <= room)
    return (
        *paragraphs(next(fitting, [running(short)] if short else [])),
        *paragraph(*next_step(len(given))),
    )


def numbered(lines: Iterable[Line]) -> list[Line]:
    return [(f"{number}. ", *line) for number, line in enumerate(lines, 1)]


def by_topic(base: RuleBase, given: Sequence[Given], lines: Sequence[Line]) -> list[Line]:
    titles = {topic.id: topic.title for topic in base.topics}
    topics = grouped(
        (titles[base.facts[each.fact].topic], line) for each, line in zip(given, lines, strict=True)
    )
    return [(f"{title}: ", *running(group)) for title, group in topics.items()]


def high(lines: Iterable[Line]) -> int:
    return sum(height(plain(line), indent=INSIDE, hang=HANG) for line in lines)


def next_step(answered: int) -> Line:
    number = min(answered, 4)
    change = "; ", Code(f"change {number}"), f" asks for answer {number} again"
    return "Enter shows the recommendation", *(change if answered else ()), "."


def running(lines: Sequence[Line]) -> Line:
    first, *others = lines
    return (*first, *(span for line in others for span in ("; ", *line)))


def answer_lines(base: RuleBase, given: Sequence[Given], *, short: bool = False) -> tuple[Line, ...]:
    """Return each answer, that it is known in part where its words do not say so, and that it does not apply."""
    known = known_from(base, profile_of(given))
    return tuple(answer_line(base, each, known, short=short) for each in given)


def answer_line(base: RuleBase, given: Given, known: Known, *, short: bool) -> Line:
    fact = base.facts[given.fact]
    partial = isinstance(given.answer, Partial) and fact.kind is not Kind.SEVERAL
    idle = idle_words(base, fact, known)
    said = Toned(answer_words(called_by_names(fact) if short else fact, given.statement), Tone.STRONG)
    notes = "in part" if partial else "", idle.partition(", because")[0] if short else idle
    return (f"{name_of(fact.id)}: ", said, *(Toned(f" ({note})", Tone.FAINT) for note in notes if note))

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
    """Return the answers by their numbers, as close together as it takes for one screen, and how to go on."""
    lines = [(f"{number}. ", *line) for number, line in enumerate(answer_lines(base, given), 1)]
    titles = {topic.id: topic.title for topic in base.topics}
    topics = grouped(
        (titles[base.facts[each.fact].topic], line) for each, line in zip(given, lines, strict=True)
    )
    together = [(f"{title}: ", *running(group)) for title, group in topics.items()]
    layouts = (FEW, lines), (MANY, together)
    fitting = (layout for room, layout in layouts if high(layout) <= room)
    return (
        *paragraphs(next(fitting, [running(lines)] if lines else [])),
        *paragraph(*next_step(len(lines))),
    )


def high(lines: Iterable[Line]) -> int:
    return sum(height(plain(line), indent=INSIDE, hang=HANG) for line in lines)


def next_step(answered: int) -> Line:
    number = min(answered, 4)
    change = "; ", Code(f"change {number}"), f" asks for answer {number} again"
    return "Enter shows the recommendation", *(change if answered else ()), "."


def running(lines: Sequence[Line]) -> Line:
    first, *others = lines
    return (*first, *(span for line in others for span in ("; ", *line)))


def answer_lines(base: RuleBase, given: Sequence[Given]) -> tuple[Line, ...]:
    known = known_from(base, profile_of(given))
    return tuple(answer_line(base, each, known) for each in given)


def answer_line(base: RuleBase, given: Given, known: Known) -> Line:
    """Return an answer, that it is known in part where its words do not say so, and that it does not apply."""
    fact = base.facts[given.fact]
    partial = isinstance(given.answer, Partial) and fact.kind is not Kind.SEVERAL
    notes = "in part" if partial else "", idle_words(base, fact, known)
    said = Toned(answer_words(fact, given.statement), Tone.STRONG)
    return (f"{name_of(fact.id)}: ", said, *(Toned(f" ({note})", Tone.FAINT) for note in notes if note))

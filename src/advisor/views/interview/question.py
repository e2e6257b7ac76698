"""A question: its title, what is known of the answer, and its options or what may be typed."""

from collections.abc import Collection

from advisor.explain.runs import together
from advisor.explain.words import answer_words, name_of
from advisor.language.reading.answers import Given
from advisor.model import Fact, Kind, Topic, Value
from advisor.texts import listing
from advisor.views.document.blocks import Blocks, Heading, Table, TableRow
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.lists import paragraph, paragraphs
from advisor.views.typed_numbers import what_may_be_typed

HOW_TO_ANSWER = {
    Kind.SCALE: "  (or such as: at least 2)",
    Kind.SEVERAL: "  (several, such as: 1, 3 or 1, 3, ...; or none)",
}

HOW_TO_ANSWER = {
    Kind.SCALE: "  (or such as: at least 2)",
    Kind.SEVERAL: "  (several, such as: 1, 3 or 1, 3, ...; or none)",
}


def title(number: int, topic: Topic, fact: Fact) -> Blocks:
    return (Heading((f"[{number}] {topic.title}", Toned(f" - {name_of(fact.id)}", Tone.FAINT)), 3),)


def question(fact: Fact, offered: Collection[Value], known: Given | None, now: Given | None = None) -> Blocks:
    """Return a question with what may be typed: what is known of its answer, and what stands `now` if it changes.

    Options are numbered. Those not offered are named before the list and keep their numbers: whoever hears the list
    read out knows of its gaps beforehand, and a number never stands for another value than it did before.
    """
    hint = Toned(HOW_TO_ANSWER.get(fact.kind, ""), Tone.FAINT)
    typed = typed_of_number(fact, offered, known) if fact.measure else options(fact, offered, known)
    return (
        *paragraph(fact.ask, hint),
        *paragraphs([so_far(fact, known)] if known else []),
        *typed,
        *(paragraph(f"Now: {answer_words(fact, now.statement)}. 'undo' keeps it.") if now else ()),
    )


def options(fact: Fact, offered: Collection[Value], known: Given | None) -> Blocks:
    left = fact.limits(known.answer if known else None).may - {value.id for value in offered}
    numbered = tuple(enumerate(fact.values, 1))
    excluded = [f"{number} ({value.id})" for number, value in numbered if value.id in left]
    gaps = f"Your other answers exclude {listing(excluded)}; type one for the reason."
    rows = (
        TableRow(((f"{number:>2}",), (Code(value.id),), (value.title,)))
        for number, value in numbered
        if value in offered
    )
    return (
        *(paragraph(Toned(gaps, Tone.FAINT)) if excluded else ()),
        Table(((), (), ()), tuple(rows), wordy=True),
    )


def typed_of_number(fact: Fact, offered: Collection[Value], known: Given | None) -> Blocks:
    """Return which numbers other answers exclude, and what may be typed."""
    answer = known.answer if known else None
    left = fact.limits(answer).may - {value.id for value in offered}
    gaps = f"Your other answers exclude {answer_words(fact, together(fact, left, answer))}." if left else ""
    typed = f"Type {what_may_be_typed(fact.measure)}." if fact.measure else ""
    return paragraphs((Toned(words, Tone.FAINT),) for words in (gaps, typed) if words)


def so_far(fact: Fact, known: Given) -> Line:
    return (f"So far: {answer_words(fact, known.statement)}.",)

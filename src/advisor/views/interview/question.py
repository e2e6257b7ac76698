"""A question: its title, what is known of the answer, and its options or what may be typed."""

from collections.abc import Collection
from dataclasses import replace

from advisor.explain.runs import together
from advisor.explain.words import answer_words, name_of
from advisor.language.reading.answers import Given
from advisor.model import Fact, Kind, Topic, Value
from advisor.names import folded
from advisor.texts import listing
from advisor.views.document.blocks import Blocks, Heading, Table, TableRow
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.document.words import height
from advisor.views.lists import paragraph
from advisor.views.typed_numbers import what_may_be_typed

HOW_TO_ANSWER = {Kind.SCALE: "(or: at least 2)", Kind.SEVERAL: "(several, such as: 1, 2; or none)"}


def title(number: int, topic: Topic, fact: Fact) -> Blocks:
    """Return the topic and the name of the fact, where that is another."""
    name = name_of(fact.id)
    named = () if folded(name) == folded(topic.title) else (Toned(f" - {name}", Tone.FAINT),)
    return (Heading((f"[{number}] {topic.title}", *named), 3),)


def head(fact: Fact, offered: Collection[Value], known: Given | None, now: Given | None = None) -> Blocks:
    """Return what is asked, what is known of the answer, what other answers exclude, and what stands `now` if it changes.

    What is excluded is named before the options: whoever hears them read out knows of their gaps beforehand. What
    stands now is called by names where it is several: their titles follow with the options.
    """
    brief = called_by_names(fact) if fact.kind is Kind.SEVERAL else fact
    excluded = excluded_words(fact, offered, known)
    return (
        *asked(fact.ask, HOW_TO_ANSWER.get(fact.kind, "")),
        *(paragraph(*so_far(fact, known)) if known else ()),
        *(paragraph(f"Now: {answer_words(brief, now.statement)}. 'undo' keeps it.") if now else ()),
        *(paragraph(Toned(f"Your other answers exclude {excluded}.", Tone.FAINT)) if excluded else ()),
    )


def asked(question: str, how: str) -> Blocks:
    """Return a question, and how to answer it behind it, or below where a line would end in the middle of that."""
    hint = Toned(how, Tone.FAINT)
    if height(f"{question} {how}") > height(question):
        return (*paragraph(question), *paragraph(hint))
    return paragraph(question, *((" ", hint) if how else ()))


def called_by_names(fact: Fact) -> Fact:
    """Return a fact whose values have their names for titles."""
    return replace(fact, values=tuple(replace(value, title=value.id) for value in fact.values))


def so_far(fact: Fact, known: Given) -> Line:
    return (f"So far: {answer_words(fact, known.statement)}.",)


def excluded_words(fact: Fact, offered: Collection[Value], known: Given | None) -> str:
    """Return the values that would go with what is known of the answer, and are not offered; nothing if all are."""
    answer = known.answer if known else None
    left = fact.limits(answer).may - {value.id for value in offered}
    if fact.measure:
        return answer_words(fact, together(fact, left, answer)) if left else ""
    excluded = [f"{number} ({value})" for number, value in enumerate(fact.value_ids, 1) if value in left]
    return f"{listing(excluded)}; type one for the reason" if excluded else ""


def body(fact: Fact, offered: Collection[Value]) -> Blocks:
    """Return what may be typed: of a number from where to where, else the options offered.

    Each has its number among all: a number never stands for another value than it did before.
    """
    if fact.measure:
        return paragraph(Toned(f"Type {what_may_be_typed(fact.measure)}.", Tone.FAINT))
    rows = (
        TableRow(((f"{number:>2}",), (Code(value.id),), (value.title,)))
        for number, value in enumerate(fact.values, 1)
        if value in offered
    )
    return (Table(((), (), ()), tuple(rows), wordy=True),)

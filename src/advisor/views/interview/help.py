"""What helps to answer a question: in brief, and all of it."""

from collections.abc import Iterable, Iterator, Mapping

from advisor.model import Fact, Kind, Value
from advisor.texts import at_most, count
from advisor.views.document.blocks import Blocks, Pairs, Table, TableRow
from advisor.views.document.spans import Code
from advisor.views.lists import labelled, paragraph
from advisor.views.pieces import INDENT, MUST, Piece, line, pair, within
from advisor.views.typed_numbers import parts_words

# How to answer in part, where there are at least so many values.
IN_PART = {
    Kind.CHOICE: (3, "1 or 3; not 2"),
    Kind.SCALE: (3, "at least 2; at most 2; 1 or 2; not 2"),
    Kind.SEVERAL: (2, "1, ... (this, and maybe others); not 2"),
}

ROOM = 11
MEANING, IN_PART_TOO = MUST + 1, MUST + 2


def explanation(fact: Fact, commands: Iterable[str]) -> Blocks:
    """Return why a fact matters, what its values mean, how to answer in part, and which commands there are, in brief."""
    brief = within(ROOM, pieces_of(fact))
    helped = sum(isinstance(block, Pairs) for block in brief)
    left = sum(bool(value.help) for value in fact.values) - helped
    options = f", of {count(left, 'more option')} too" if left else ""
    named = at_most(tuple(commands), 1 if left else 5)
    return *brief, *paragraph(f"Commands: {named}; '?' again tells all{options}.")


def pieces_of(fact: Fact) -> Iterator[Piece]:
    yield line((fact.why,), MUST, INDENT)
    yield from (pair(value.title, value.help, MEANING, INDENT) for value in fact.values if value.help)
    if words := in_part(fact):
        yield line((words,), IN_PART_TOO, INDENT)


def explanation_in_full(fact: Fact, commands: Mapping[str, str]) -> Blocks:
    """Return why a fact matters, what its values mean and how else they are called, and what each command does."""
    said = ((value.title, " ".join(filter(None, (value.help, also_typed(value))))) for value in fact.values)
    values = tuple((title, paragraph(words)) for title, words in said if words)
    return (
        *paragraph(fact.why),
        *((labelled(values),) if values else ()),
        *(paragraph(words) if (words := in_part(fact)) else ()),
        *paragraph("Commands at any question:"),
        commands_table(commands),
    )


def commands_table(commands: Mapping[str, str]) -> Table:
    """Return what each command does."""
    return Table(
        ((), ()), tuple(TableRow(((Code(name),), (does,))) for name, does in commands.items()), wordy=True
    )


def in_part(fact: Fact) -> str:
    """Return how to answer a fact in part, as a sentence; nothing if that cannot be."""
    least, words = (0, parts_words(fact.measure)) if fact.measure else IN_PART.get(fact.kind, (0, ""))
    return f"If you know it only in part: {words}." if words and len(fact.values) >= least else ""


def also_typed(value: Value) -> str:
    """Return the other words that a value can be answered by, as a sentence; empty if there are none."""
    return f"Also typed as {', '.join(value.synonyms)}." if value.synonyms else ""

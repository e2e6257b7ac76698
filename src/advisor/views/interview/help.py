"""What helps to answer a question."""

from collections.abc import Mapping

from advisor.model import Fact, Kind, Value
from advisor.views.document.blocks import Blocks, Pairs, Table, TableRow
from advisor.views.document.spans import Code
from advisor.views.lists import paragraph
from advisor.views.typed_numbers import parts_words

HOW_TO_ANSWER = {
    Kind.SCALE: "  (or such as: at least 2)",
    Kind.SEVERAL: "  (several, such as: 1, 3 or 1, 3, ...; or none)",
}

IN_PART = {
    Kind.CHOICE: "1 or 3; not 2",
    Kind.SCALE: "at least 2; at most 2; 1 or 2; not 2",
    Kind.SEVERAL: "1, 3, ... (these, and maybe others); not 2",
}


def explanation(fact: Fact, commands: Mapping[str, str]) -> Blocks:
    """Return why a fact matters, what its values mean, and the commands."""
    told = ((value, " ".join(filter(None, (value.help, also_typed(value))))) for value in fact.values)
    values = tuple(((value.title,), paragraph(words)) for value, words in told if words)
    in_part = parts_words(fact.measure) if fact.measure else IN_PART.get(fact.kind)
    typed = tuple(TableRow(((Code(command),), (says,))) for command, says in commands.items())
    return (
        *paragraph(fact.why),
        *((Pairs(values),) if values else ()),
        *(paragraph(f"If you know the answer only in part, such as: {in_part}.") if in_part else ()),
        *paragraph("Commands at any question:"),
        Table(((), ()), typed, wordy=True),
    )


def also_typed(value: Value) -> str:
    """Return the other words that a value can be answered by, as a sentence; empty if there are none."""
    return f"Also typed as {', '.join(value.synonyms)}." if value.synonyms else ""

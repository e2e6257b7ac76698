"""The answers so far."""

from collections.abc import Sequence

from advisor.conditions import Known, known_from
from advisor.explain.guards import idle_words
from advisor.explain.words import answer_words, name_of
from advisor.language.reading.answers import Given, profile_of
from advisor.model import Kind, RuleBase
from advisor.views.document.blocks import Blocks, Bullets, Paragraph
from advisor.views.document.spans import Line, Tone, Toned
from advisor.views.lists import paragraph

HOW_TO_ANSWER = {
    Kind.SCALE: "  (or such as: at least 2)",
    Kind.SEVERAL: "  (several, such as: 1, 3 or 1, 3, ...; or none)",
}


def answers(base: RuleBase, given: Sequence[Given]) -> Blocks:
    """Return the answers in their order; of those that do not apply by the others that and why."""
    known = known_from(base, profile_of(given))
    numbered = tuple((Paragraph(answer_line(base, each, known)),) for each in given)
    return (Bullets(numbered, ordered=True),) if numbered else paragraph("Nothing is answered yet.")


def answer_line(base: RuleBase, given: Given, known: Known) -> Line:
    fact = base.facts[given.fact]
    idle = idle_words(base, fact, known)
    said = Toned(answer_words(fact, given.statement), Tone.STRONG)
    return (f"{name_of(fact.id)}: ", said, *((Toned(f" ({idle})", Tone.FAINT),) if idle else ()))

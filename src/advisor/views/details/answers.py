"""Every answer once; those that alone force the results are marked."""

from collections.abc import Mapping

from advisor.explain.explanation import Explanation
from advisor.explain.openness_words import lowered
from advisor.explain.words import answer_words
from advisor.language.reading.answers import Given
from advisor.model import RuleBase
from advisor.texts import count, listing
from advisor.views.document.blocks import Fold, Table, TableRow
from advisor.views.document.spans import Link, Tone, Toned


def answers(explanation: Explanation) -> Fold:
    """Return the answers in the order given; what is not known is told with what is open."""
    base, cores = explanation.base, explanation.cores
    given = [each for each in explanation.given if each.statement is not None]
    marked = {fact for facts in cores.values() for fact in facts}
    rows = tuple(row(base, each, marked=each.fact in marked) for each in given)
    title = f"Your {count(len(given), 'answer')}{forcing(base, cores, len(marked))}"
    table = Table((("question",), ("your answer",)), rows, wordy=True)
    return Fold("answers", (title,), (table,) if rows else ())


def row(base: RuleBase, given: Given, *, marked: bool) -> TableRow:
    """Return a question with the answer to it."""
    fact = base.facts[given.fact]
    star = (" ", Toned("*", Tone.STRONG)) if marked else ()
    return TableRow(
        ((fact.ask,), (answer_words(fact, given.statement), *star)), anchor=Link("answer", fact.id, fact.ask)
    )


def forcing(base: RuleBase, cores: Mapping[str, tuple[str, ...]], marked: int) -> str:
    """Return which results the marked answers force; nothing if none are."""
    if not marked:
        return ""
    forced = [f"the {lowered(base.decisions[name].title)}" for name, facts in cores.items() if facts]
    if len(forced) < len(base.decisions):
        what = listing(forced)
    else:
        what = {1: "the result", 2: "both results"}.get(len(forced), f"all {len(forced)} results")
    return f"; the one marked * forces {what}" if marked == 1 else f"; the {marked} marked * force {what}"

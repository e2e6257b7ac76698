"""How the interview went: when, and what was said of facts whose answer was changed or taken back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from advisor.explain.words import answer_words
from advisor.language.reading.plain import from_plain
from advisor.model import RuleBase
from advisor.texts import count
from advisor.views.document.blocks import Block, Fold, Paragraph, Table, TableRow
from advisor.views.document.spans import Moment

DEEDS = {"answered": "answered", "changed": "changed", "took_back": "taken back", "given": "given beforehand"}

Step = Mapping[str, Any]


def interview(base: RuleBase, steps: Sequence[Step]) -> Fold:
    """Return the course of an interview; an answer that stands is not told again."""
    times = Counter(step["fact"] for step in steps)
    last = {step["fact"]: number for number, step in enumerate(steps)}
    rows = tuple(
        row(base, step, stands=last[step["fact"]] == number and step["deed"] != "took_back")
        for number, step in enumerate(steps)
        if times[step["fact"]] > 1
    )
    blocks: list[Block] = []
    if steps:
        lead = f"{count(len(steps), 'step')}, the answers in the order in which they stand above, from "
        blocks.append(Paragraph((lead, Moment(steps[0]["at"]), " to ", Moment(steps[-1]["at"]), ".")))
    if rows:
        head = (("question",), ("what was done",), ("answer",), ("when",))
        blocks += [Paragraph(("Said more than once:",)), Table(head, rows, wordy=True)]
    return Fold("interview", ("How the interview went",), tuple(blocks))


def row(base: RuleBase, step: Step, *, stands: bool) -> TableRow:
    fact = base.facts[step["fact"]]
    words = "as above" if stands else answer_words(fact, from_plain(step["answer"]))
    return TableRow(((fact.ask,), (DEEDS[step["deed"]],), (words,), (Moment(step["at"]),)))

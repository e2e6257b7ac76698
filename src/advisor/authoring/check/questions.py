"""Questions that no decision depends on."""

from collections.abc import Iterator

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided
from advisor.evaluators.prove.relevance import relevant
from advisor.model import facts_beneath


def question_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the questions that nothing reads, and those whose answers never change who wins."""
    base = examined.base
    beneath = facts_beneath(base)
    read = frozenset[str]().union(*(beneath[rule] for rule in base.rules))
    for fact in base.facts.values():
        if fact.id not in read:
            what = f"no rule reads the fact '{fact.id}', so asking it changes nothing"
            hint = "read it in the condition of a rule, or remove it"
            yield Notice("idle-question", fact.id, fact.place, what, hint)
    if not examined.proving or not read:
        return
    shown = relevant(base, {}, seconds=examined.deadline.left)
    for fact in base.facts.values():
        if fact.id in read and fact.id not in shown.facts and fact.id not in shown.undecided:
            what = f"no answer to '{fact.id}' ever changes who wins"
            hint = "let it count for or against a candidate, or accept this if it only serves advice"
            yield Notice("idle-question", fact.id, fact.place, what, hint)
    if unknown := [fact for fact in shown.undecided if fact in read]:
        what = "whether the answers to these questions ever change who wins"
        yield not_decided("idle-question", what, unknown, base.facts[unknown[0]].place)

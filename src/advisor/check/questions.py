"""Questions that no decision depends on."""

from collections.abc import Iterator

from advisor.check.examined import Examined
from advisor.check.notice import Notice, not_decided, notice
from advisor.evaluators.prove.relevance import relevant
from advisor.model import RuleBase, facts_read

UNREAD = "use it in a rule, or do not ask it"


def question_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the questions that nothing reads, and those whose answers never change who wins."""
    base, read = examined.base, facts_in_use(examined.base)
    for fact in base.facts.values():
        if fact.id not in read:
            yield notice("idle-question", fact.id, fact.place, f"no rule reads the fact '{fact.id}'", UNREAD)
    if not examined.proving or len(read) == 0:
        return
    shown = relevant(base, {}, seconds=examined.deadline.left)
    for fact in base.facts.values():
        if fact.id in read and fact.id not in shown.facts and fact.id not in shown.undecided:
            what = f"no answer to '{fact.id}' ever changes who wins"
            hint = "let a rule give points for it, or accept that it only serves advice"
            yield notice("idle-question", fact.id, fact.place, what, hint)
    if shown.undecided:
        place = base.facts[shown.undecided[0]].place
        yield not_decided(
            "idle-question", "whether these questions can change who wins", shown.undecided, place
        )


def facts_in_use(base: RuleBase) -> frozenset[str]:
    """Return the facts that the condition of some rule reads."""
    return frozenset[str]().union(*(facts_read(rule.condition) for rule in base.rules.values()))

"""Facts that never apply, and what is said of facts where they do not."""

from collections.abc import Iterator

from advisor.authoring.check.conflicts import conflict, unbounded
from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided
from advisor.authoring.check.written import quoted
from advisor.conditions import not_applying
from advisor.evaluators.prove.ground import prover_for
from advisor.evaluators.prove.sorting import sort
from advisor.model import All, Any, Condition, Guarded, Not, Profile, RuleBase, facts_read


def unasked_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the examples that answer what does not apply by their other answers."""
    base = examined.base
    for rule in base.rules.values():
        for example in rule.examples:
            if said := unasked(base, example.profile):
                what = f"this example answers {said}"
                hint = "leave that out of the example, or change its other answers"
                yield Notice("unasked-answer", rule.written_as, example.place, what, hint)


def unasked(base: RuleBase, profile: Profile) -> str:
    """Return in words which answers nobody is asked for by the others; an empty text if there are none."""
    idle = not_applying(base, profile)
    names = [name for name in profile if name in idle]
    it = "it" if len(names) == 1 else "them"
    return f"{quoted(names)}, though by its other answers nobody is asked {it}" if names else ""


def guard_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the facts that never apply."""
    base, prover = examined.base, examined.prover
    guards = {fact.id: fact.ask_if for fact in base.facts.values() if fact.ask_if}
    literals = {name: prover.literal(prover.readings[0].refer(guard)) for name, guard in guards.items()}
    shown = sort(prover, literals, examined.deadline)
    for name in (name for name in guards if name in shown.impossible):
        what = f"nobody is ever asked '{name}': what stands under 'ask_if' can never be true"
        hint = "change what it is asked only if, or remove the fact"
        why = conflict(base, guards[name], examined.deadline)
        yield Notice("never-asked", name, base.facts[name].place, what, hint, conflict=why)
    if unknown := [name for name in guards if name in shown.undecided]:
        what = "whether these facts are ever asked"
        yield not_decided("never-asked", what, unknown, base.facts[unknown[0]].place)


def impossible_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the impossibilities with a `not` over a fact that are also so where the fact does not apply."""
    base = examined.base
    prover = prover_for(unbounded(base))
    reading = prover.readings[0]
    for impossible in base.impossible:
        barred = prover.literal(reading.refer(impossible.condition))
        guards = dict(denied(impossible.condition))
        literals = {
            fact: prover.program.both((barred, -prover.literal(reading.refer(guard))))
            for fact, guard in guards.items()
        }
        shown = sort(prover, literals, examined.deadline)
        for fact in (fact for fact in guards if fact in shown.possible):
            what = f"this is impossible also where nobody is asked '{fact}': all that is said with 'not' is so there"
            hint = f"add what '{fact}' is asked only if, or say without 'not' which answers cannot be"
            yield Notice("unasked-impossible", fact, impossible.place, what, hint)


def denied(condition: Condition, *, holds: bool = True) -> Iterator[tuple[str, Condition]]:
    """Yield the facts that are denied in a condition though they may not apply, each with what it is asked only if."""
    match condition:
        case Guarded():
            if not holds:
                yield from ((fact, condition.guard) for fact in sorted(facts_read(condition.guarded)))
        case All(parts) | Any(parts):
            yield from (pair for part in parts for pair in denied(part, holds=holds))
        case Not(part):
            yield from denied(part, holds=not holds)
        case _:
            pass

"""What does not apply, and why, in words."""

from collections.abc import Iterator

from advisor.conditions import (
    TRUE,
    Answered,
    Known,
    Support,
    Truth,
    applies,
    known_from,
    not_applying,
    supports,
    truth,
)
from advisor.evaluators.trace import ordered_supports
from advisor.explain.sayings import support_said
from advisor.explain.words import name_of
from advisor.model import All, Any, Condition, Fact, Guarded, Leaf, Not, Profile, RuleBase
from advisor.texts import listing


def deciding(condition: Condition, known: Known) -> Iterator[Leaf | Guarded]:
    """Yield what makes a condition what it is, as far as it is known; what does not apply is not taken apart."""
    now = truth(condition, known)
    match condition:
        case _ if now is Truth.UNKNOWN:
            return
        case Guarded() if truth(condition.guard, known) is Truth.FALSE:
            yield condition
        case All(parts) | Any(parts):
            yield from (leaf for part in parts if truth(part, known) is now for leaf in deciding(part, known))
        case Not(part):
            yield from deciding(part, known)
        case leaf:
            yield leaf


def applying_words(base: RuleBase, fact: Fact, known: Known) -> str:
    """Return that a fact does not apply and why, or that this is not known; nothing if it applies."""
    if applies(fact, known) is Truth.UNKNOWN:
        return f"whether {name_of(fact.id)} applies is not known"
    why = idle_words(base, fact, known)
    return why and f"{name_of(fact.id)} {why}"


def idle_words(base: RuleBase, fact: Fact, known: Known) -> str:
    """Return that a fact does not apply, and why, to stand behind it; nothing if it may."""
    if applies(fact, known) is not Truth.FALSE:
        return ""
    return f"does not apply, because {because_words(base, fact, known)}"


def idle_unanswered(known: Known) -> Iterator[Fact]:
    """Yield the facts without an answer that do not apply, in interview order."""
    for fact in known.facts.values():
        if fact.id not in known.profile and applies(fact, known) is Truth.FALSE:
            yield fact


def idle_answers(base: RuleBase, profile: Profile) -> dict[str, str]:
    """Return for each fact that is answered and does not apply why not, and that its answer counts for nothing."""
    idle = not_applying(base, profile)
    known = known_from(base, profile) if idle else Known(base, profile, {})
    return {
        fact: f"{applying_words(base, base.facts[fact], known)}; the answer counts for nothing"
        for fact in base.facts
        if fact in idle and fact in profile
    }


def reasons_of(base: RuleBase, guard: Condition, known: Known) -> tuple[Support, ...]:
    return ordered_supports(base, supports(guard, known))


def because_words(base: RuleBase, fact: Fact, known: Known) -> str:
    """Return what makes the guard of a fact what it is."""
    reasons = reasons_of(base, fact.ask_if, known) if fact.ask_if else ()
    return listing([because(base, reason) for reason in reasons])


def because(base: RuleBase, support: Support) -> str:
    if isinstance(support, Answered) or support.truth is TRUE:
        return support_said(base, support)
    return f"this is not so: {base.propositions[support.finding].title}"

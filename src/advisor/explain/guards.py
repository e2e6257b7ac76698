"""What does not apply, and why, in words."""

from advisor.conditions import TRUE, Answered, Known, Support, Truth, applies, supports
from advisor.evaluators.trace import ordered_supports
from advisor.explain.sayings import support_said
from advisor.explain.words import name_of
from advisor.model import Fact, RuleBase
from advisor.texts import listing


def applying_words(base: RuleBase, fact: Fact, known: Known) -> str:
    """Return that a fact does not apply and why, or that this is not known; nothing if it applies."""
    match applies(fact, known):
        case Truth.TRUE:
            return ""
        case Truth.UNKNOWN:
            return f"whether {name_of(fact.id)} applies is not known"
        case Truth.FALSE:
            return f"{name_of(fact.id)} does not apply, because {why_not(base, fact, known)}"


def why_not(base: RuleBase, fact: Fact, known: Known) -> str:
    """Return what makes the guard of a fact false."""
    reasons = ordered_supports(base, supports(fact.ask_if, known)) if fact.ask_if else ()
    return listing([because(base, reason) for reason in reasons])


def because(base: RuleBase, support: Support) -> str:
    if isinstance(support, Answered) or support.truth is TRUE:
        return support_said(base, support)
    return f"this is not so: {base.findings[support.finding].title}"

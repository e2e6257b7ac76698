"""A recommendation as JSON, format `advisor.recommendation/2`.

The same rule base and answers give the same bytes: everything has a fixed order.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from advisor.conditions import Answered, Support, not_applying
from advisor.evaluators.prior import PRIOR
from advisor.formats import FIRST_RECOMMENDATION
from advisor.formats.applied import with_rules
from advisor.formats.certificate import cases_document
from advisor.formats.documents import document
from advisor.formats.exclusions import exclusions_document
from advisor.language.reading.answers import Given
from advisor.language.reading.written import in_file
from advisor.model import Answer, DecisionKind, Profile, RuleBase, Statement, open_facts

if TYPE_CHECKING:  # an interview that is kept needs words for its answers, not yet for its result
    from advisor.evaluators.trace import Firing
    from advisor.explain.explanation import Explanation
    from advisor.explain.flips import Flip
    from advisor.explain.guesses import Guesses
    from advisor.explain.strength import Strength
    from advisor.recommend import AdviceGiven, Outcome


def to_document(
    base: RuleBase, explanation: "Explanation", guesses: "Guesses | None" = None
) -> dict[str, Any]:
    result, trace = explanation.result, explanation.result.trace
    stated = {given.fact: given.statement for given in explanation.given}
    unknown, idle = open_facts(base, trace.profile), not_applying(base, trace.profile)
    return document(
        "recommendation",
        result,
        knowledge=knowledge(base),
        answers={
            fact: answer_value(base, fact, stated[fact])
            for fact in base.facts
            if stated.get(fact) is not None
        },
        unknown=unknown,
        not_applicable=[fact for fact in base.facts if fact in idle] or None,
        dont_know=[fact for fact in unknown if stated.get(fact, "") is None],
        could_matter=[unknown.fact for unknown in explanation.unknowns.mattering],
        prior=PRIOR,
        decisions=decisions_document(base, explanation),
        findings={name: trace.findings[name] for name in sorted(base.public)},
        advice=[advice_document(base, given) for given in explanation.advice],
        without=exclusions_document(base.exclusions) or None,
        guesses=guesses and guesses_document(base, guesses),
        fired=[fired_document(base, firing) for firing in trace.firings],
    )


def fired_document(base: RuleBase, firing: "Firing") -> dict[str, Any]:
    rule, supports = base.rules[firing.rule], [support_document(base, each) for each in firing.supports]
    kind = {"factor": rule.factor, "inference": rule.inference or None}
    return {"rule": rule.id, "supports": supports, **kind}


def advice_document(base: RuleBase, given: "AdviceGiven") -> dict[str, Any]:
    text = base.advice[given.advice].text
    first = given.rules[0] if given.rules else None
    return {
        "id": given.advice,
        "text": text,
        "rule": first,
        "rules": given.rules,
        "close": given.close or None,
    }


def in_first_format(recommendation: Mapping[str, Any]) -> dict[str, Any]:
    """Return a recommendation in the format before this one, which has no partial answers and says less."""
    return document("recommendation-1", None, **{**recommendation, "format": FIRST_RECOMMENDATION})


def knowledge(base: RuleBase) -> dict[str, str]:
    return {"name": base.title, "fingerprint": base.fingerprint}


def answer_value(base: RuleBase, fact: str, answer: Statement | Answer | None) -> Any:
    """Return an answer for JSON or YAML: a set stands in the order of the fact's values, and null is "don't know"."""
    match in_file(base.facts[fact], answer) if answer is not None else None:
        case tuple(chosen):
            return list(chosen)
        case Mapping() as parts:
            return {key: list(part) if isinstance(part, tuple) else part for key, part in parts.items()}
        case value:
            return value


def profile_document(base: RuleBase, profile: Profile) -> dict[str, Any]:
    """Return answers for JSON or YAML, in their order."""
    return {fact: answer_value(base, fact, answer) for fact, answer in profile.items()}


def as_asked(base: RuleBase, profile: Profile) -> Profile:
    """Return a profile in the order of the interview."""
    return {fact: profile[fact] for fact in base.facts if fact in profile}


def said_document(base: RuleBase, said: Mapping[str, Given]) -> dict[str, Any]:
    """Return what was said as JSON values, under the same names."""
    return {name: answer_value(base, given.fact, given.statement) for name, given in said.items()}


def guesses_document(base: RuleBase, guesses: "Guesses") -> dict[str, Any]:
    """Return guesses as JSON values, each group by fact."""
    return {
        name: said_document(base, {guess.fact: guess for guess in group})
        for name, group in (
            ("worth_confirming", guesses.worth),
            ("change_nothing", guesses.harmless),
            ("not_known_in_time", guesses.unproven),
            ("answered", guesses.answered),
        )
    }


def decisions_document(base: RuleBase, explanation: "Explanation") -> dict[str, Any]:
    """Return how each decision ended, and what applies of each list, in the order of the base."""
    lists, outcomes = explanation.result.lists, explanation.result.outcomes
    return {
        name: with_rules(lists[name])
        if name in lists
        else outcome_document(base, explanation, outcomes[name])
        for name in base.written_decisions
    }


def outcome_document(base: RuleBase, explanation: "Explanation", outcome: "Outcome") -> dict[str, Any]:
    from advisor.explain.ledger import by_factor
    from advisor.explain.winners import tellings, tradeoffs

    safety, kind = explanation.safety.get(outcome.decision), base.decisions[outcome.decision].kind
    claim = safety and safety.certificate
    return document(
        "recommendation/outcome",
        outcome,
        **strength_members(explanation.strengths[outcome.decision]),
        kind=None if kind is DecisionKind.POINTS else kind,
        core=explanation.cores.get(outcome.decision),
        certificate=safety
        and claim
        and {
            "winners": sorted(claim.winners),
            "rivals": safety.rivals,
            "cases": cases_document(base.facts, claim.cases),
        },
        flips=[flip_document(base, flip) for flip in explanation.flips[outcome.decision]],
        tradeoffs=tradeoffs(base, explanation.result, outcome),
        by_factor=by_factor(base, outcome) or None,
        tells=tuple(tellings(base, outcome)) or None,
    )


def strength_members(strength: "Strength") -> dict[str, Any]:
    """Return how strong a result is as JSON values; a whole number is written as one."""
    stay, fewest = strength.stay, strength.fall
    return {
        "level": strength.level,
        "stay": int(stay) if stay in (0, 1) else stay,
        "fall": f"more than {fewest.rules}" if fewest and fewest.more else fewest and fewest.rules,
    }


def flip_document(base: RuleBase, flip: "Flip") -> dict[str, Any]:
    """Return the smallest change for a candidate as JSON values; null if none of bearable size makes it win."""
    answers = profile_document(base, {change.fact: change.then for change in flip.changes})
    return {"candidate": flip.candidate, "answers": answers or None, "proved": not flip.unproven}


def support_document(base: RuleBase, support: Support) -> dict[str, Any]:
    if isinstance(support, Answered):
        return {"fact": support.fact, "value": answer_value(base, support.fact, support.answer)}
    return {"finding": support.finding, "value": support.truth}

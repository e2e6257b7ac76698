"""What stands behind a conclusion: the rules that make a finding, a row before a row, or another rule what it is."""

from collections.abc import Iterator

from advisor.conditions import FALSE, TRUE, UNKNOWN, Answered, Concluded, Known, Truth, supports, truth
from advisor.explain.guards import deciding
from advisor.explain.shares import shares, sum_words, total_words
from advisor.explain.words import support_words
from advisor.model import (
    Condition,
    Found,
    Kind,
    Proposition,
    Rule,
    RuleBase,
    Said,
    concluded,
    has_value,
    is_others,
    own_condition,
    owner_of,
)
from advisor.texts import listing

BY_DEFAULT = "as no rule concludes another value"

MOST_RULES = 3
"""So many rules are named that may still apply."""


def is_wait(base: RuleBase, name: str) -> bool:
    """Return whether a proposition says that a row before a row applies, or another rule."""
    return is_others(name) or owner_of(name) in base.tables


def about_sum(base: RuleBase, name: str) -> bool:
    proposition = base.propositions[name]
    return bool(proposition.finding) and base.findings[proposition.finding].kind is Kind.SUM


def rules_behind(base: RuleBase, name: str, known: Known) -> tuple[tuple[Rule, Truth], ...]:
    """Return the rules that make a proposition what it is, each with whether it applies; of a sum those that add."""
    if about_sum(base, name):
        return tuple((rule, TRUE) for rule in base.concluding[name] if truth(rule.condition, known) is TRUE)
    now = known.findings[name]
    if is_wait(base, name):
        rules = [(rule, truth(awaited(rule, name), known)) for rule in base.concluding[name]]
        meant = tuple(pair for pair in rules if pair[1] is now)
        return meant[:1] if now is TRUE and not is_others(name) else meant  # of rows, the first that applies
    behind = {
        rule.id: (rule, known.findings[drawn])
        for drawn in drawn_behind(base, name, known)
        for rule in base.bearing[drawn]
        if truth(rule.condition, known) is known.findings[drawn]
    }
    return tuple(behind.values())  # a rule that concludes several values, once


def awaited(rule: Rule, name: str) -> Condition:
    """Return what is waited for in a rule: that it applies, or of a row before a row, that it would by itself."""
    return rule.condition if is_others(name) else own_condition(rule)


def applying(base: RuleBase, name: str, known: Known) -> tuple[Rule, ...]:
    """Return the rules that apply and make a proposition what it is."""
    return tuple(rule for rule, applies in rules_behind(base, name, known) if applies is TRUE)


def conclusion_said(base: RuleBase, concluded: Concluded, known: Known) -> str:
    """Return a conclusion with what its sum comes to, or that it holds as nothing else is concluded."""
    words, name = support_words(base, concluded), concluded.finding
    proposition = base.propositions[name]
    if about_sum(base, name):
        return f"{words}, as it is {total_words(shares(base, proposition.finding, known))}"
    if concluded.truth is not TRUE or not proposition.finding:
        return words
    return words if applying(base, name, known) else f"{words}, {BY_DEFAULT}"


def drawn_behind(base: RuleBase, name: str, known: Known) -> Iterator[str]:
    """Yield what rules draw that makes a proposition what it is: itself, or some values."""
    definition = base.propositions[name].definition
    if definition is None:
        yield name
        return
    for leaf in dict.fromkeys(deciding(definition, known)):
        if isinstance(leaf, Found):
            yield leaf.finding


def behind(base: RuleBase, condition: Condition, known: Known) -> str:
    """Return what a conclusion rests on, to stand behind it in brackets; nothing of one that is only yes or no."""
    match condition:
        case Said():
            return counted_words(base, condition, known)
        case Found(name) if is_wait(base, name):
            return wait_words(base, name, known)
        case Found(name) if about_sum(base, name):
            return sum_words(base, base.propositions[name].finding, known)
        case Found(name) if base.propositions[name].definition is not None:
            return value_words(base, base.propositions[name], known)
        case _:
            return ""


def counted_words(base: RuleBase, condition: Said, known: Known) -> str:
    """Return the answer, or the values of a finding, that are counted or looked through."""
    reasons = supports(condition, known)
    facts = {reason.fact for reason in reasons if isinstance(reason, Answered)}
    answers = [Answered(fact, known.profile[fact]) for fact in base.facts if fact in facts]
    findings = {reason.finding for reason in reasons if not isinstance(reason, Answered)}
    so = [
        proposition.title
        for name, proposition in base.propositions.items()
        if name in findings and known.findings[name] is TRUE
    ]
    return "; ".join((*(support_words(base, answer) for answer in answers), *so))


def wait_words(base: RuleBase, name: str, known: Known) -> str:
    """Return which row before a row applies, or which other rule, or of which that is not known."""
    match known.findings[name]:
        case Truth.TRUE:
            rules = [titled(rule) for rule in applying(base, name, known)]
            return f"{listing(rules)} {'apply' if rules[1:] else 'applies'}"
        case Truth.FALSE:
            return ""
        case Truth.UNKNOWN:
            rules = [
                titled(rule)
                for rule in base.concluding[name]
                if truth(awaited(rule, name), known) is not FALSE
            ]
            return f"whether {either(rules)} applies is not known"


def value_words(base: RuleBase, proposition: Proposition, known: Known) -> str:
    """Return which value a finding has and by which rule, or which it may have."""
    finding = base.findings[proposition.finding]
    truths = {value.id: known.findings[has_value(finding.id, value.id)] for value in finding.values}
    if finding.kind is Kind.SEVERAL:
        truths = {
            value: now for value, now in truths.items() if has_value(finding.id, value) == proposition.id
        }
    titles = {value.id: value.title for value in finding.values}
    if so := [value for value, now in truths.items() if now is TRUE]:
        return "; ".join(conclusion_words(base, proposition, value, known) for value in so)
    if open_ := [titles[value] for value, now in truths.items() if now is UNKNOWN]:
        return f"{finding.title} may be {listing(open_, 'or')}"
    return "" if finding.kind is Kind.SEVERAL else f"no rule concludes a value of {finding.title}"


def conclusion_words(base: RuleBase, proposition: Proposition, value: str, known: Known) -> str:
    """Return a value of a finding and the rules that concluded it; of a default, that none concludes another."""
    having = base.propositions[has_value(proposition.finding, value)]
    title = "" if having == proposition else f"{having.title}, "
    drawn = concluded(proposition.finding, value)
    rules = [titled(rule) for rule in base.bearing[drawn] if truth(rule.condition, known) is TRUE]
    by = f"by {listing(rules)}" if rules else BY_DEFAULT
    return f"{title}{by}"


def titled(rule: Rule) -> str:
    return rule.title.rstrip(".")


def either(names: list[str]) -> str:
    more = [f"{len(names) - MOST_RULES} more"] if names[MOST_RULES:] else []
    return listing([*names[:MOST_RULES], *more], "or")

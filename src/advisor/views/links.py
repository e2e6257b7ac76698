"""Links to what results name, and what of a result they lead to."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from advisor.conditions import Answered, Support
from advisor.explain.joint import joint_name, joint_title
from advisor.explain.words import name_of, support_words
from advisor.model import Guarantee, Rule, RuleBase, together
from advisor.views.document.spans import Link, Span

CANDIDATE = "the candidate"


def to_fact(fact: str) -> Link:
    return Link("fact", fact, name_of(fact))


def to_finding(base: RuleBase, finding: str) -> Link:
    if proposition := base.propositions.get(finding):
        return Link("finding", proposition.finding, proposition.title)
    return Link("finding", finding, base.findings[finding].title)


def to_candidate(base: RuleBase, candidate: str) -> Link:
    return Link("candidate", candidate, base.candidates[candidate].title)


def to_decision(base: RuleBase, decision: str) -> Link:
    written = base.written_decisions.get(decision) or base.decisions[decision]
    return Link("decision", decision, written.title)


def to_factor(base: RuleBase, factor: str) -> Link:
    return Link("factor", factor, base.factors[factor].title)


def to_advice(advice: str) -> Link:
    """Return the link to a piece of advice, which has no title of its own."""
    return Link("advice", advice, advice.replace("-", " "))


def to_rule(rule: Rule) -> Link:
    return Link("rule", rule.written_as, general(rule.pattern) if rule.each else rule.title)


def to_made(rule: Rule) -> Link:
    """Return the link to one of the rules that were made from an `each` rule, or to a rule that is no such."""
    return Link("rule", rule.id, rule.title)


def to_joint(base: RuleBase, rules: Sequence[Rule]) -> Link:
    """Return the link to a rule that fired, or to the one from which several were made."""
    return Link("rule", joint_name(rules), joint_title(base, rules))


def to_guarantee(base: RuleBase, guarantees: Sequence[Guarantee]) -> Link:
    """Return the link to a guarantee as it is written; one without a title goes by its slug."""
    written = guarantees[0].written_as
    title = (
        about_all(base, {guarantee.each: guarantee.title for guarantee in guarantees}) or guarantees[0].title
    )
    return Link("guarantee", written, title or written.rpartition("/")[2].replace("-", " "))


def general(pattern: str) -> str:
    """Return a sentence about `{it}` as one about the candidate."""
    sentence = pattern.replace("{it}", CANDIDATE)
    return sentence[:1].upper() + sentence[1:] if pattern.startswith("{it}") else sentence


def about_all(base: RuleBase, sentences: Mapping[str, str]) -> str:
    """Return sentences about one candidate each as one about the candidate; empty if that cannot be done."""
    for candidate, sentence in sentences.items():
        if not candidate:
            return sentence
        pattern = sentence.replace(base.candidates[candidate].title, "{it}")
        if all(
            pattern.replace("{it}", base.candidates[name].title) == other for name, other in sentences.items()
        ):
            return " ".join(general(part) for part in re.split(r"(?<=[.!?]) ", pattern))
    return ""


def to_support(base: RuleBase, support: Support) -> Link:
    """Return the link to an answer or a finding, with what it says."""
    words = support_words(base, support)
    if isinstance(support, Answered):
        return Link("answer", support.fact, words)
    return Link("finding", base.propositions[support.finding].finding, words)


def to_rules(base: RuleBase, rules: Iterable[Rule]) -> Iterator[Link]:
    """Yield links to rules, to those made from one only once."""
    for made in together(rules):
        yield to_joint(base, made)


def cited(base: RuleBase, source: Iterable[str]) -> Iterator[Span]:
    """Yield the passages that are cited, by name; where a base declares none, sources are free text."""
    for name in source:
        yield Link("passage", name, name) if name in base.citable else name

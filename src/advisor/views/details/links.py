"""What the details name, as links to where they tell it, with the ids that nothing else shows."""

from collections.abc import Iterable, Iterator

from advisor.conditions import Answered, Known, Support
from advisor.explain.explanation import Explanation
from advisor.explain.handbook.entries import Link
from advisor.explain.handbook.links import to_joint
from advisor.explain.words import support_words
from advisor.model import Rule, RuleBase, together
from advisor.views.document.spans import Code, Line, Span


def fired(explanation: Explanation) -> tuple[Rule, ...]:
    """Return the rules that fired, in order."""
    return tuple(explanation.base.rules[firing.rule] for firing in explanation.result.trace.firings)


def known(explanation: Explanation) -> Known:
    """Return what conditions are read from."""
    trace = explanation.result.trace
    return Known(explanation.base.facts, trace.profile, trace.findings)


def to_support(base: RuleBase, support: Support) -> Link:
    """Return the link to an answer or a finding, with what it says."""
    words = support_words(base, support)
    if isinstance(support, Answered):
        return Link("answer", support.fact, words)
    return Link("finding", support.finding, words)


def to_rules(base: RuleBase, rules: Iterable[Rule]) -> Iterator[Link]:
    """Yield links to rules, to those made from one only once."""
    for made in together(rules):
        yield to_joint(base, made)


def with_id(link: Link) -> Line:
    """Return a name with the id that it goes by in the rules."""
    return (link, " ", Code(link.id))


def cited(base: RuleBase, source: Iterable[str]) -> Iterator[Span]:
    """Yield the passages that are cited, by name; where a base declares none, sources are free text."""
    for name in source:
        yield Link("passage", name, name) if name in base.passages else name


def joined(spans: Iterable[Span], by: str = ", ") -> Line:
    """Return spans on one line."""
    return tuple(part for span in spans for part in (by, span))[1:]

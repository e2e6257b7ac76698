"""Links of a report to its own parts, and the scene that all its parts are drawn from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from advisor.conditions import Answered, Known, Support
from advisor.evaluators.trace import Firing
from advisor.explain.explanation import Explanation
from advisor.explain.handbook.entries import Link
from advisor.explain.handbook.links import to_joint
from advisor.explain.words import support_words
from advisor.model import Rule, RuleBase, grouped, together


@dataclass(frozen=True)
class Scene:
    """A recommendation with its explanations, and the rules that made it."""

    base: RuleBase
    found: Explanation

    @cached_property
    def known(self) -> Known:
        """What conditions are read from."""
        trace = self.found.result.trace
        return Known(self.base.facts, trace.profile, trace.findings)

    @cached_property
    def firings(self) -> Mapping[str, Firing]:
        """Every firing by its rule, in order."""
        return {one.rule: one for one in self.found.result.trace.firings}

    @cached_property
    def fired(self) -> tuple[Rule, ...]:
        """The rules that fired, in order."""
        return tuple(self.base.rules[name] for name in self.firings)

    @cached_property
    def resting(self) -> Mapping[Support, tuple[Rule, ...]]:
        """The rules that fired on each answer and finding."""
        return grouped(
            (support, self.base.rules[firing.rule])
            for firing in self.firings.values()
            for support in firing.supports
        )

    def joint(self, rules: Iterable[Rule]) -> Iterator[Link]:
        """Yield links to rules, to those made from one only once."""
        for made in together(rules):
            yield to_joint(self.base, made)

    def support(self, one: Support) -> Link:
        """Return the link to an answer or a finding, with what it says."""
        words = support_words(self.base, one)
        return (
            Link("fact", one.fact, words)
            if isinstance(one, Answered)
            else Link("finding", one.finding, words)
        )

    def cited(self, source: Iterable[str]) -> tuple[Link | str, ...]:
        """Return the passages that are cited, by name; where a base declares none, sources are free text."""
        return tuple(Link("passage", one, one) if one in self.base.passages else one for one in source)

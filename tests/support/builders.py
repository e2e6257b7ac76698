"""Small knowledge bases and rules, built from values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle

from advisor.model import (
    Advice,
    All,
    Award,
    Candidate,
    Condition,
    Cut,
    Decision,
    Effect,
    Fact,
    Factor,
    Finding,
    Impossible,
    Kind,
    Measure,
    Profile,
    Rule,
    RuleBase,
    Span,
    ToldAttribute,
    Topic,
    Value,
    parted,
)
from advisor.problems import Place

HERE = Place("test.yaml", 1, 1)


def fact(name: str, kind: Kind, values: Iterable[str] = ("yes", "no"), topic: str = "all") -> Fact:
    return Fact(
        name, topic, kind, f"{name}?", f"why {name}", tuple(Value(value, value) for value in values), (), HERE
    )


def number(name: str, span: Span, *cuts: int, likely: Span | None = None, topic: str = "all") -> Fact:
    """Return a fact that is a whole number in a span, which rules cut below these numbers."""
    whole = replace(fact(name, Kind.NUMBER, (), topic), measure=Measure(Kind.NUMBER, span, likely=likely))
    return parted(whole, (Cut(first, first) for first in cuts))


def rule(name: str, condition: Condition, *effects: Effect) -> Rule:
    return Rule(name, f"title of {name}", f"because {name}", condition, effects, (), (), HERE)


def decision(name: str, *candidates: str) -> Decision:
    found = (Candidate(candidate, candidate.title(), "", {}, "", (), HERE) for candidate in candidates)
    return Decision(name, name.title(), tuple(found), HERE)


@dataclass(frozen=True)
class Method:
    """How rules count, each in turn: for which factor ("" is none), and whether as an inference where it may be one.

    `if_close` is what decisions advise.
    """

    factors: Sequence[str]
    inferences: Sequence[bool]
    if_close: Sequence[str]


def weighed(rules: RuleBase, method: Method | None) -> RuleBase:
    """Return a base with rules that count by a method, if any, and decisions that tell of their winners."""
    if method is None:
        return rules
    named = {
        rule.id: replace(rule, factor=factor, inference=inference and may_be_inferred(rule))
        for rule, factor, inference in zip(
            rules.rules.values(), cycle(method.factors), cycle(method.inferences), strict=False
        )
    }
    known = {name: Factor(name, name.title(), f"what {name} is", (), HERE) for name in method.factors if name}
    decisions = {name: telling(each, method.if_close) for name, each in rules.decisions.items()}
    return replace(rules, rules={**rules.rules, **named}, factors=known, decisions=decisions)


def may_be_inferred(rule: Rule) -> bool:
    return not rule.vetoes and all(abs(each.points) <= 1 for each in rule.effects if isinstance(each, Award))


def telling(decision: Decision, if_close: Sequence[str]) -> Decision:
    """Return a decision that tells of its candidates how rare they are, and advises this if it is close."""
    words = {"common": "Many know it.", "rare": "Few know it."}
    candidates = (
        replace(each, attributes={**each.attributes, "known": (word,)})
        for each, word in zip(decision.candidates, cycle(words), strict=False)
    )
    told = ToldAttribute("known", "Known", words, (), HERE)
    return replace(decision, candidates=tuple(candidates), tells=(told,), if_close=tuple(if_close))


def base(
    facts: Iterable[Fact],
    rules: Iterable[Rule],
    *,
    findings: Iterable[str] = (),
    decisions: Iterable[Decision] = (),
    advice: Iterable[str] = (),
    impossible: Iterable[Condition] = (),
) -> RuleBase:
    facts = list(facts)
    return RuleBase(
        title="test",
        fingerprint="sha256:0",
        topics=tuple(Topic(name, name) for name in dict.fromkeys(one.topic for one in facts)),
        facts={one.id: one for one in facts},
        findings={name: Finding(name, name, (), HERE) for name in findings},
        advice={name: Advice(name, name, (), (), HERE) for name in advice},
        decisions={one.id: one for one in decisions or [decision("choice", "a", "b", "c")]},
        rules={one.id: one for one in rules},
        impossible=tuple(Impossible(one, f"impossible {n}", HERE) for n, one in enumerate(impossible)),
    )


def when(condition: Condition, **points: int) -> Rule:
    """Return a rule named after its effects that awards points to candidates."""
    effects = [Award(candidate, by) for candidate, by in points.items()]
    return rule("-".join(f"{name}{by:+}" for name, by in points.items()), condition, *effects)


def both(*parts: Condition) -> All:
    return All(tuple(parts))


def answers(**given: str | Iterable[str]) -> Profile:
    profile: Mapping[str, str | Iterable[str]] = given
    return {name: one if isinstance(one, str) else frozenset(one) for name, one in profile.items()}

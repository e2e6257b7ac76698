"""Leaves, effects and claims as lines that lead to what they speak of."""

from collections.abc import Iterable

from advisor.explain.handbook.entries import Line, Link
from advisor.explain.handbook.links import CANDIDATE, listed, to_candidate, to_decision, to_fact, to_finding
from advisor.explain.words import condition_words, name_of, without_not
from advisor.model import (
    POINTS,
    Advise,
    All,
    Always,
    Any,
    Award,
    Conclude,
    Condition,
    Effect,
    Found,
    Never,
    NeverBySilence,
    NeverRaisedTo,
    Requirement,
    RuleBase,
    RuleOut,
    Somebody,
)

WORDS = {points: word for word, points in POINTS.items()}


def leaf_line(base: RuleBase, condition: Condition) -> Line:
    """Return the line of a leaf or of its opposite, with a link in the place of its fact or finding."""
    words = condition_words(base, condition)
    match leaf := without_not(condition):
        case Found(finding):
            link = to_finding(base, finding)
            return (words.removesuffix(link.title), link) if words != link.title else (link,)
        case All() | Any():
            return (words,)
        case _:
            return (to_fact(leaf.fact), words.removeprefix(name_of(leaf.fact)))


def effect_line(base: RuleBase, effect: Effect, each: str) -> Line:
    match effect:
        case Conclude(finding):
            return ("concludes: ", to_finding(base, finding))
        case Award(candidate, points):
            verb = "favours " if points > 0 else "weighs against "
            word = WORDS.get(abs(points))
            strength = f"{word} ({points:+d})" if word else f"{points:+d}"
            return (verb, them(base, candidate, each), f": {strength}")
        case RuleOut(candidate):
            return ("rules out ", them(base, candidate, each))
        case Advise(advice):
            return ("advises: ", Link("advice", advice, base.advice[advice].text))


def them(base: RuleBase, candidate: str, each: str) -> str | Link:
    return CANDIDATE if candidate == each else to_candidate(base, candidate)


def claim_line(base: RuleBase, claim: Requirement, each: str) -> Line:
    """Return what a guarantee promises."""
    match claim:
        case Never(candidates):
            return (*either(base, candidates, each), " is never recommended")
        case Always(decision, candidates):
            return (
                *either(base, candidates, each),
                " is always recommended as ",
                to_decision(base, decision),
            )
        case Somebody(decisions):
            return (
                "not every candidate is ruled out in ",
                *listed(to_decision(base, name) for name in decisions),
            )
        case NeverRaisedTo(fact, candidates):
            names = either(base, candidates, each)
            return ("a higher answer to ", to_fact(fact), " never leads to ", *names)
        case NeverBySilence(decisions):
            names = listed(to_decision(base, name) for name in decisions)
            return ("an open answer never rules anybody out in ", *names)


def either(base: RuleBase, candidates: Iterable[str], each: str) -> Line:
    line = tuple(part for name in candidates for part in (" or ", them(base, name, each)))
    return line[1:]

"""Conditions, effects and claims as lines that lead to what they speak of."""

from collections.abc import Iterable

from advisor.explain.words import condition_words, head_and_parts, name_of, without_not
from advisor.model import (
    POINTS,
    Add,
    Advise,
    All,
    Always,
    AtLeast,
    AtMost,
    Award,
    Conclude,
    Condition,
    DecisionKind,
    Effect,
    Found,
    Guarded,
    Is,
    Never,
    NeverBySilence,
    NeverRaisedTo,
    Not,
    Requirement,
    RuleBase,
    RuleOut,
    Said,
    Somebody,
    reads,
)
from advisor.views.document.blocks import TreeNode
from advisor.views.document.spans import Line, Link
from advisor.views.document.words import plain
from advisor.views.links import CANDIDATE, to_candidate, to_decision, to_fact, to_finding
from advisor.views.lists import joined

# What an effect does to a decision that takes no points.
OUTRIGHT = {
    (Award, DecisionKind.CHOICE): "chooses",
    (Award, DecisionKind.APPLIES): "includes",
    (RuleOut, DecisionKind.APPLIES): "excludes",
}
WORDS = {points: word for word, points in POINTS.items()}


def if_and_unless(base: RuleBase, condition: Condition) -> tuple[tuple[TreeNode, ...], tuple[TreeNode, ...]]:
    """Return what must be true and what must not; `unless` is read as a last part that is denied."""
    match condition:
        case Guarded() | Said():
            return top(base, condition), ()
        case All((_, Not(Found(name)))) if base.propositions[name].made:  # it waits for other rules
            return top(base, condition), ()
        case All((held, Not(denied))):
            return top(base, held), top(base, denied)
        case _:
            return top(base, condition), ()


def top(base: RuleBase, condition: Condition) -> tuple[TreeNode, ...]:
    """Return the parts that are joined by "and"; of anything else, its one line."""
    parts = condition.parts if type(condition) is All else (condition,)
    return tuple(node(base, part) for part in parts)


def node(base: RuleBase, condition: Condition) -> TreeNode:
    """Return a condition; `and` and `or` head the lines below them."""
    words, parts = head_and_parts(condition)
    if not words:
        return TreeNode(leaf_line(base, condition))
    return TreeNode((words,), tuple(node(base, part) for part in parts))


def leaf_line(base: RuleBase, condition: Condition) -> Line:
    """Return the line of a leaf or of its opposite, with a link in the place of its fact or finding."""
    words = condition_words(base, condition)
    match leaf := without_not(condition):
        case Found(name) if finding := base.propositions[name].finding:
            title = base.propositions[name].title
            before = words.removesuffix(title) if words.endswith(title) else ""
            return (*filter(None, [before]), Link("finding", finding, words.removeprefix(before)))
        case Said() if len(names := reads(base, leaf)) == 1:
            (name,) = names
            return (to_fact(name), words.removeprefix(name_of(name))) if name in base.facts else (words,)
        case Guarded() | Is() | AtLeast() | AtMost():
            return (to_fact(leaf.fact), words.removeprefix(name_of(leaf.fact)))
        case _:
            return (words,)


def effect_line(base: RuleBase, effect: Effect, each: str) -> Line:
    match effect:
        case Conclude(finding):
            return ("concludes: ", to_finding(base, finding))
        case Award(candidate, _) | RuleOut(candidate) if outright := OUTRIGHT.get(
            (type(effect), base.taken_by[candidate])
        ):
            return (f"{outright} ", them(base, candidate, each))
        case Award(candidate, points):
            verb = "favours " if points > 0 else "weighs against "
            word = WORDS.get(abs(points))
            strength = f"{word} ({points:+d})" if word else f"{points:+d}"
            return (verb, them(base, candidate, each), f": {strength}")
        case RuleOut(candidate):
            return ("rules out ", them(base, candidate, each))
        case Add(sum_, points):
            verb, way = ("adds", "to") if points > 0 else ("takes", "from")
            return (f"{verb} {abs(points):,} {way} ", to_finding(base, sum_))
        case Advise(advice):
            return ("advises: ", Link("advice", advice, base.advice[advice].text))


def effect_words(base: RuleBase, effect: Effect) -> str:
    """Return what an effect does, in words; of points, how many."""
    if isinstance(effect, Award) and base.taken_by[effect.candidate] is DecisionKind.POINTS:
        return f"{effect.points:+d} for {base.candidates[effect.candidate].title}"
    return plain(effect_line(base, effect, ""))


def them(base: RuleBase, candidate: str, each: str) -> str | Link:
    return CANDIDATE if candidate == each else to_candidate(base, candidate)


def claim_line(base: RuleBase, claim: Requirement, each: str) -> Line:
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
                *joined(to_decision(base, name) for name in decisions),
            )
        case NeverRaisedTo(fact, candidates):
            names = either(base, candidates, each)
            return ("a higher answer to ", to_fact(fact), " never leads to ", *names)
        case NeverBySilence(decisions):
            names = joined(to_decision(base, name) for name in decisions)
            return ("an open answer never rules anybody out in ", *names)


def either(base: RuleBase, candidates: Iterable[str], each: str) -> Line:
    line = tuple(part for name in candidates for part in (" or ", them(base, name, each)))
    return line[1:]

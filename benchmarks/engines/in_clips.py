"""A rule base in CLIPS, driven from Python by clipspy.

How the meaning is kept. Each answer is a fact of a template for its question; a question with several
values has one fact for each chosen value, so "contains" is a pattern and "contains none" is `not`. A choice
among parts is `(not (and (not ...) ...))`, since `or` would fire once for each part. Findings are facts;
rules that draw them have a salience by level, so that all rules of a finding have fired before anything
reads that it is not there. Points are added up in globals, which `(reset)` sets to zero.

How it is used for speed: loaded once. For each profile Python calls one CLIPS function, `consult`, with all
answers; it resets, asserts, runs and returns all points and vetoes. Facts that Python asserts itself are
not used: clipspy 1.0.6 never releases them, and each profile takes longer than the one before.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from advisor.model import Kind, RuleBase
from engines.outcome import Answers, Decisions, Outcome, outcome
from engines.plain import ALWAYS, And, Finds, Has, Or, Plain, PlainRule, conjuncts, levels, plain_rules

FILE = "rules.clp"


def translate(base: RuleBase) -> dict[str, str]:
    """Return the constructs, by file name."""
    return {FILE: "\n".join(constructs(base)) + "\n"}


def constructs(base: RuleBase) -> Iterator[str]:
    """Yield templates, globals, rules, and the function that answers for a profile."""
    for fact in base.facts:
        yield f"(deftemplate answer-{fact} (slot value (type SYMBOL)))"
    yield "(deftemplate finding (slot name (type SYMBOL)))"
    for one in base.candidates:
        yield f"(defglobal ?*points-{one}* = 0 ?*out-{one}* = 0)"
    depth = levels(base)
    for rule in plain_rules(base):
        yield defrule(rule, salience=100 - min((depth[one] for one in rule.concludes), default=100))
    yield consult(base)


def consult(base: RuleBase) -> str:
    """Return the function from answers, in the order of the facts, to points and vetoes."""
    parameters = " ".join(f"?{fact}" for fact in base.facts)
    asserts = " ".join(
        f"(foreach ?value ?{name} (assert (answer-{name} (value ?value))))"
        if fact.kind is Kind.SEVERAL
        else f"(assert (answer-{name} (value ?{name})))"
        for name, fact in base.facts.items()
    )
    results = " ".join(f"?*points-{one}* ?*out-{one}*" for one in base.candidates)
    return f"(deffunction consult ({parameters}) (reset) {asserts} (run) (create$ {results}))"


def defrule(rule: PlainRule, salience: int) -> str:
    """Return one rule."""
    patterns = [] if rule.formula == ALWAYS else [pattern(one) for one in conjuncts(rule.formula)]
    declared = [f"(declare (salience {salience}))"] if rule.concludes else []
    return f"(defrule {rule.id} {' '.join([*declared, *patterns, '=>', *actions(rule)])})"


def pattern(formula: Plain) -> str:
    """Return the conditional element that matches at most once, when the formula is true."""
    match formula:
        case Has(fact, values, several, wanted):
            one = f"(answer-{fact} (value {'|'.join(values)}))"
            return f"(not {one})" if not wanted else f"(exists {one})" if several and len(values) > 1 else one
        case Finds(finding, wanted):
            one = f"(finding (name {finding}))"
            return one if wanted else f"(not {one})"
        case And(parts):
            return f"(and {' '.join(map(pattern, parts))})"
        case Or(parts):
            return f"(not (and {' '.join(f'(not {pattern(one)})' for one in parts)}))"


def actions(rule: PlainRule) -> Iterator[str]:
    """Yield what a firing does."""
    for one, by in rule.points:
        yield f"(bind ?*points-{one}* (+ ?*points-{one}* {by}))"
    for one in rule.rules_out:
        yield f"(bind ?*out-{one}* 1)"
    for one in rule.concludes:
        yield f"(assert (finding (name {one})))"


class Clips:
    """The rules in a CLIPS environment."""

    def __init__(self, folder: Path, decisions: Decisions) -> None:
        """Load the constructs from a folder."""
        import clips

        self.decisions = decisions
        self.candidates = [one for candidates in decisions.values() for one in candidates]
        self.environment = clips.Environment()
        self.environment.load(str(folder / FILE))
        self.consult = self.environment.find_function("consult")
        self.symbol = cache(clips.Symbol)

    def __call__(self, answers: Answers) -> Outcome:
        """Return the outcome of a complete profile, whose answers stand in the order of the facts."""
        found = self.consult(*map(self.argument, answers.values()))
        points: Sequence[int] = found[::2]
        out = {one for one, gone in zip(self.candidates, found[1::2], strict=True) if gone}
        return outcome(self.decisions, dict(zip(self.candidates, points, strict=True)), out)

    def argument(self, given: str | Sequence[str]) -> object:
        """Return an answer as CLIPS takes it."""
        return self.symbol(given) if isinstance(given, str) else [self.symbol(one) for one in given]

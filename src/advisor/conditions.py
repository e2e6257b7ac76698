"""What a rule base means, in plain Python: the reference that every evaluator must agree with.

Conditions have three values, after Kleene (Introduction to Metamathematics, 1952, section 64).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from advisor.model import (
    All,
    Answer,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Fact,
    Found,
    Is,
    Kind,
    Leaf,
    Not,
    Partial,
    Profile,
    Rule,
    RuleBase,
    WholeAnswer,
    findings_read,
    open_facts,
)


class Truth(Enum):
    """The three truth values."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
OPPOSITE = {TRUE: FALSE, FALSE: TRUE, UNKNOWN: UNKNOWN}


@dataclass(frozen=True, slots=True)
class Answered:
    """Support from what is known of the answer to a fact."""

    fact: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Concluded:
    """Support from a finding that is known to be true or false."""

    finding: str
    truth: Truth


Support = Answered | Concluded


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The truth of every finding and of every rule's condition for one profile."""

    findings: Mapping[str, Truth]
    rules: Mapping[str, Truth]


@dataclass(frozen=True, slots=True)
class Known:
    """What the leaves of conditions are read from: the answers, and the findings so far."""

    base: RuleBase
    profile: Profile
    findings: Mapping[str, Truth]

    @property
    def facts(self) -> Mapping[str, Fact]:
        return self.base.facts


def judge(base: RuleBase, profile: Profile) -> Verdicts:
    """Return the truth of every finding and rule; a rule fires when its condition is true."""
    known = known_from(base, profile)
    return Verdicts(known.findings, {rule.id: truth(rule.condition, known) for rule in base.rules.values()})


def judge_rule(base: RuleBase, rule: Rule, profile: Profile) -> Truth:
    """Return the truth of one rule's condition, the same as `judge` has it, without the rules it does not rest on."""
    return resolved(base, rule.condition, profile)


def resolved(base: RuleBase, condition: Condition, profile: Profile) -> Truth:
    """Return the truth of a condition, with no more findings than it rests on."""
    findings: dict[str, Truth] = {}
    known = Known(base, profile, findings)

    def rested_on(condition: Condition) -> Truth:
        for finding in findings_read(condition):
            if finding not in findings:
                findings[finding] = either(list(map(rested_on, base.causes[finding])))
        return truth(condition, known)

    return rested_on(condition)


def truth(condition: Condition, known: Known) -> Truth:
    """Return whether the condition is true, false, or not known."""
    match condition:
        case Found(finding):
            return known.findings[finding]
        case Is() | AtLeast() | AtMost():
            return leaf_truth(condition, known.facts[condition.fact], known.profile.get(condition.fact))
        case All(parts):
            return joined((truth(part, known) for part in parts), FALSE, TRUE)
        case Any(parts):
            return either(truth(part, known) for part in parts)
        case Not(part):
            return OPPOSITE[truth(part, known)]


def known_from(base: RuleBase, profile: Profile) -> Known:
    """Return what every condition can be read from: the answers with the findings that follow from them."""
    findings: dict[str, Truth] = {}
    known = Known(base, profile, findings)
    for finding, causes in base.causes.items():
        findings[finding] = either(truth(cause, known) for cause in causes)
    return known


def applies(fact: Fact, known: Known) -> Truth:
    """Return whether a fact applies: whether what it is asked only if is so; if nothing is, it does."""
    return truth(fact.ask_if, known) if fact.ask_if else TRUE


def not_applying(base: RuleBase, profile: Profile) -> frozenset[str]:
    """Return the facts of which it is known that they do not apply, whatever else is answered."""
    guards = {fact.id: fact.ask_if for fact in base.facts.values() if fact.ask_if}
    reads_findings = any(map(findings_read, guards.values()))
    known = known_from(base, profile) if reads_findings else Known(base, profile, {})
    return frozenset(fact for fact, guard in guards.items() if truth(guard, known) is FALSE)


def open_questions(base: RuleBase, profile: Profile) -> tuple[str, ...]:
    """Return the open facts but for those that do not apply, which nobody has to answer, in interview order."""
    idle = not_applying(base, profile)
    return tuple(fact for fact in open_facts(base, profile) if fact not in idle)


def either(truths: Iterable[Truth]) -> Truth:
    """Return true if any is true, false if all are false (so also if there are none), else unknown."""
    return joined(truths, TRUE, FALSE)


def joined(truths: Iterable[Truth], deciding: Truth, other: Truth) -> Truth:
    """Return what decides as soon as it is among them, the other if they are all that, else unknown."""
    now = other
    for each in truths:
        if each is deciding:
            return each
        if each is UNKNOWN:
            now = each
    return now


def leaf_truth(leaf: Is | AtLeast | AtMost, fact: Fact, answer: Answer | None) -> Truth:
    """Return true if a leaf over `fact` holds for every answer that is left, false if for none, else unknown.

    It is unknown, too, while nothing is known of the answer.
    """
    match answer:
        case None:
            return UNKNOWN
        case Partial(must, may):
            # Of the sets left, `must` has the fewest values and `may` the most.
            left = {must, may} if fact.kind is Kind.SEVERAL else may
            truths = {holds(leaf, fact, whole) for whole in left}
            return UNKNOWN if len(truths) > 1 else TRUE if True in truths else FALSE
        case whole:
            return TRUE if holds(leaf, fact, whole) else FALSE


def holds(leaf: Is | AtLeast | AtMost, fact: Fact, answer: WholeAnswer) -> bool:
    """Return whether a leaf over `fact` holds for this answer to it."""
    match leaf:
        case Is(_, values):
            return bool(answer.intersection(values)) if isinstance(answer, frozenset) else answer in values
        case AtLeast(_, value):
            return answer in fact.at_least(value)
        case AtMost(_, value):
            return answer in fact.at_most(value)


def supports(condition: Condition, known: Known) -> frozenset[Support]:
    """Return the answers and findings that make a known condition what it is; none if it is unknown.

    Of a true `all` and a false `any` every part counts; of a false `all` and a true `any`
    each part that alone decides it. What is made is never a support, but what it rests on.
    """
    now = truth(condition, known)
    if now is UNKNOWN:
        return frozenset()
    match condition:
        case Found(finding) if known.base.propositions[finding].made:
            return supports(Any(known.base.causes[finding]), known)
        case Found() | Is() | AtLeast() | AtMost():
            return frozenset({leaf_support(condition, known)})
        case All(parts) | Any(parts):
            return frozenset[Support]().union(
                *(supports(part, known) for part in parts if truth(part, known) is now)
            )
        case Not(part):
            return supports(part, known)


def leaf_support(leaf: Leaf, known: Known) -> Support:
    """Return what a leaf with a known truth rests on."""
    if isinstance(leaf, Found):
        return Concluded(leaf.finding, known.findings[leaf.finding])
    return Answered(leaf.fact, known.profile[leaf.fact])


def broken(base: RuleBase, profile: Profile) -> tuple[str, ...]:
    """Return why this profile cannot be: the reasons of every declared impossibility that is true of it."""
    return tuple(
        impossible.because
        for impossible in base.impossible
        if resolved(base, impossible.condition, profile) is TRUE
    )

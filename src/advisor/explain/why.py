"""Why a question is asked: the open rules that read its fact, and what each option would do."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from advisor.evaluators.bounds import PossibleTruths, reach
from advisor.explain.runs import together
from advisor.interview.outlook import offered
from advisor.interview.session import Session
from advisor.model import (
    Answer,
    Fact,
    Kind,
    Rule,
    RuleBase,
    builds_on,
    facts_read,
    is_whole,
    reads,
)


@dataclass(frozen=True, slots=True)
class Consequence:
    """What one answer would do at once: rules that would fire, and rules that no longer could.

    Of a set it is one value beside those that are known to be in it, of a number the regions that do the same.
    """

    value: Answer
    fires: tuple[Rule, ...]
    closes: tuple[Rule, ...]

    def points(self, base: RuleBase) -> Mapping[str, int]:
        """Return the points that the firings would give to each candidate."""
        total: Counter[str] = Counter()
        for rule in self.fires:
            total.update(base.awards[rule.id])
        return {candidate: by for candidate, by in total.items() if by}


@dataclass(frozen=True, slots=True)
class WhyAsked:
    """A question with the open rules behind it, those that read the fact themselves first."""

    fact: Fact
    rules: tuple[Rule, ...]
    options: tuple[Consequence, ...]
    known: Answer | None = None


def why(base: RuleBase, session: Session, fact: Fact) -> WhyAsked:
    """Return what stands behind asking a fact beside what is known, with an option for each value that is offered.

    Regions of a number that are next to each other and do the same are one.
    """
    known = {name: given for name, given in session.profile.items() if name != fact.id or not is_whole(given)}
    stuck = [name for name in session.stuck if name != fact.id]  # it is asked again
    before = reach(base, known, stuck)
    answers = {
        value.id: answer_of(fact, value.id, known.get(fact.id)) for value in offered(base, session, fact)
    }
    options = tuple(
        option(base, value, before, reach(base, {**known, fact.id: answer}, stuck))
        for value, answer in answers.items()
    )
    joint = options_of_number(fact, options, known.get(fact.id)) if fact.measure else options
    return WhyAsked(fact, open_readers(base, fact, before), tuple(joint), known.get(fact.id))


def options_of_number(
    fact: Fact, options: Iterable[Consequence], known: Answer | None
) -> Iterator[Consequence]:
    """Yield options, those that do the same and are next to each other as one, inside what is known."""
    for (fires, closes), alike in groupby(options, lambda option: (option.fires, option.closes)):
        yield Consequence(together(fact, [option.value for option in alike], known), fires, closes)


def answer_of(fact: Fact, value: str, known: Answer | None) -> Answer:
    """Return the answer that is one value; of a set, beside what is known to be in it."""
    return frozenset({value}) | fact.limits(known).must if fact.kind is Kind.SEVERAL else value


def option(base: RuleBase, value: str, before: PossibleTruths, after: PossibleTruths) -> Consequence:
    """Return what an answer changes, from what may come before it and after it."""
    rules = [rule for rule in base.written_rules if before.is_open(rule.id) and not after.is_open(rule.id)]
    return Consequence(
        value,
        tuple(rule for rule in rules if after.fires(rule.id)),
        tuple(rule for rule in rules if not after.fires(rule.id)),
    )


def open_readers(base: RuleBase, fact: Fact, before: PossibleTruths) -> tuple[Rule, ...]:
    """Return the open rules that read a fact, then those that read it through findings."""
    resting = builds_on(base, {fact.id})
    rules = (rule for rule in base.written_rules if before.is_open(rule.id) and resting[rule.id])
    return tuple(sorted(rules, key=lambda rule: fact.id not in facts_read(rule.condition)))


def goals(base: RuleBase, session: Session, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the open rules that read a finding which one of these rules could conclude: what those are for."""
    reached = reach(base, session.profile)
    concluded = {finding for rule in rules for finding in rule.speaks_of}
    return tuple(
        rule
        for rule in base.written_rules
        if reached.is_open(rule.id) and not concluded.isdisjoint(reads(base, rule.condition))
    )

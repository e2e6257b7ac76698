"""Cases and examples against a rule base: what each expects, and what comes out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from advisor.evaluators.split import crowd, splitter
from advisor.model import Example, Rule, RuleBase
from advisor.model.cases import Asked, Case, Ending, Expectation, JustThese, Mention, NobodyLeft, Tie, Wins
from advisor.recommend import AppliedList, Ended, Recommendation, Status, recommend


@dataclass(frozen=True, slots=True)
class OtherOutcome:
    """A decision does not end as expected."""

    expectation: Expectation
    outcome: Ended


@dataclass(frozen=True, slots=True)
class NotFired:
    """None of the rules that a case cites by one name fires."""

    cited: Mention
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Won:
    """A candidate that must not win is among the winners, or one applies that must not."""

    excluded: Mention
    outcome: Ended


@dataclass(frozen=True, slots=True)
class Undecided:
    """The expert has not said yet how a decision should end."""

    expectation: Expectation
    outcome: Ended


Failure: TypeAlias = OtherOutcome | NotFired | Won | Undecided


@dataclass(frozen=True, slots=True)
class CaseVerdict:
    """What came out of a case, and everything in which that is not as expected."""

    case: Case
    result: Recommendation
    failures: tuple[Failure, ...]

    @property
    def holds(self) -> bool:
        return not self.failures


@dataclass(frozen=True, slots=True)
class ExampleVerdict:
    """Whether a rule does on an example what the example says."""

    rule: Rule
    example: Example
    holds: bool


@dataclass(frozen=True, slots=True)
class FilledExpectation:
    """An expectation that was asked for, and how the decision ends."""

    expectation: Expectation
    ending: Ending


@dataclass(frozen=True, slots=True)
class SuiteReport:
    """Everything that was run over a base, in the order of the files."""

    base: RuleBase
    cases: tuple[CaseVerdict, ...]
    examples: tuple[ExampleVerdict, ...]

    @property
    def holds(self) -> bool:
        return all(case.holds for case in self.cases) and all(example.holds for example in self.examples)

    @property
    def undecided(self) -> tuple[Undecided, ...]:
        """The expectations that experts asked for."""
        failures = (failure for verdict in self.cases for failure in verdict.failures)
        return tuple(failure for failure in failures if isinstance(failure, Undecided))


def run(base: RuleBase, cases: Iterable[Case], rules: Iterable[Rule]) -> SuiteReport:
    return SuiteReport(base, tuple(run_case(base, case) for case in cases), tuple(run_examples(base, rules)))


def run_case(base: RuleBase, case: Case) -> CaseVerdict:
    result = recommend(base, case.profile)
    fired = frozenset(firing.rule for firing in result.trace.firings)
    return CaseVerdict(case, result, tuple(failures(base, case, result.ended, fired)))


def failures(
    base: RuleBase, case: Case, ended: Mapping[str, Ended], fired: frozenset[str]
) -> Iterator[Failure]:
    """Yield everything in which these endings and firings are not as a case expects."""
    for expectation in case.expectations:
        outcome = ended[expectation.decision]
        if isinstance(expectation.ending, Asked):
            yield Undecided(expectation, outcome)
        elif not ends(outcome, expectation.ending):
            yield OtherOutcome(expectation, outcome)
    for excluded in case.excluded:
        for outcome in ended.values():
            if excluded.name in names_of(outcome):
                yield Won(excluded, outcome)
    for cited in case.cites:
        rules = tuple(meant(base, cited.name))
        if fired.isdisjoint(rules):
            yield NotFired(cited, rules)


def names_of(outcome: Ended) -> tuple[str, ...]:
    """Return who won, or what applies."""
    return outcome.so_far if isinstance(outcome, AppliedList) else outcome.winners


def ends(outcome: Ended, ending: Ending) -> bool:
    match ending_of(outcome), ending:
        case Wins((winner, *_)), Wins(candidates):
            return winner in candidates
        case JustThese(actual), JustThese(candidates):
            return set(actual) == set(candidates)
        case actual, expected:
            return actual == expected


def ending_of(outcome: Ended) -> Ending:
    if isinstance(outcome, AppliedList):
        return JustThese(outcome.so_far)
    match outcome.status:
        case Status.WINNER:
            return Wins(outcome.winners)
        case Status.TIE:
            return Tie()
        case Status.NONE:
            return NobodyLeft()


def ending_word(ending: Ending) -> str:
    """Return the word of a case file for the way in which a decision ends."""
    match ending:
        case Wins((candidate,)):
            return candidate
        case Wins(candidates) | JustThese((_, *_) as candidates):
            return f"[{', '.join(candidates)}]"
        case Tie():
            return "tie"
        case NobodyLeft() | JustThese():
            return "none"
        case Asked():
            return "'?'"


def meant(base: RuleBase, name: str) -> Iterator[str]:
    """Yield the rules that a case means by a name: that rule, or all that were made from that `each` rule."""
    return (rule.id for rule in base.rules.values() if name in (rule.id, rule.written_as))


def run_examples(base: RuleBase, rules: Iterable[Rule]) -> Iterator[ExampleVerdict]:
    """Yield what the examples of these rules say, in the order of the rules."""
    written = [(rule, example) for rule in rules for example in rule.examples]
    split = splitter(base, crowd(base, [example.profile for _, example in written]))
    fires = {rule.id: split.split(rule.condition).true for rule, _ in written}
    for number, (rule, example) in enumerate(written):
        fired = bool(fires[rule.id] >> number & 1)
        yield ExampleVerdict(rule, example, fired is example.fires)

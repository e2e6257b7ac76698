"""What a record has to say about one decision, sentence by sentence, each with what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.explain.changes import change_words
from advisor.explain.endings import ending, titles_of
from advisor.explain.explanation import Explanation
from advisor.explain.firmness_words import so_far
from advisor.explain.ledger import ledger
from advisor.explain.words import answer_words, name_of
from advisor.model import Candidate, Decision, RuleBase
from advisor.recommend import Outcome, Status
from advisor.texts import listing


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and what it rests on: `rule ID`, `answer FACT`, `candidate ID`, or `result`."""

    text: str
    rests_on: str


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A recommendation, and the decision that is told of."""

    base: RuleBase
    found: Explanation
    decision: Decision

    @property
    def outcome(self) -> Outcome:
        """How the decision ended."""
        return self.found.result.outcomes[self.decision.id]

    @property
    def winners(self) -> str:
        """The titles of the winners."""
        return listing(titles_of(self.base, self.outcome.winners))


def context(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield what was asked, and each answer; "don't know" is an answer too."""
    yield Sentence(f"To decide: {record.decision.title}.", "result")
    for one in record.found.given:
        fact = record.base.facts[one.fact]
        yield Sentence(f"{fact.ask} {answer_words(fact, one.statement)}.", f"answer {one.fact}")


def drivers(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield the reasons of the rules that fired for or against a candidate of the decision."""
    candidates = tuple(one.id for one in record.decision.candidates)
    fired = {firing.rule for firing in record.found.result.trace.firings}
    for group in ledger(record.base, record.found.result.trace, candidates).groups:
        for row in group.rows:
            yield Sentence(f"{row.title}.", f"rule {row.rule}")
    for rule in record.base.rules.values():
        if rule.id in fired and rule.vetoes.intersection(candidates):
            yield Sentence(f"{rule.title}. {rule.because}", f"rule {rule.id}")


def options(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield the candidates in the order of their standing."""
    for standing in record.outcome.standings:
        one = record.base.candidates[standing.candidate]
        yield Sentence(f"{one.title}: {one.summary}" if one.summary else one.title, f"candidate {one.id}")


def choice(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield what was chosen, by how much, and because of which rules."""
    said = ending(record.base, record.outcome)
    label = "Chosen option" if record.outcome.status is Status.WINNER else "Outcome"
    yield Sentence(f"{label}: {said.who}{said.how}.", "result")
    for winner in record.outcome.winners:
        evidence = sorted(record.outcome.standing(winner).evidence, key=lambda one: -one.points)
        for one in [one for one in evidence if one.points > 0]:
            rule = record.base.rules[one.rule]
            yield Sentence(f"Because: {rule.because}", f"rule {rule.id}")


def consequences(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield what to watch out for with the winners, and the advice that was given."""
    for winner in record.outcome.winners:
        if words := record.base.candidates[winner].watch_out:
            yield Sentence(words, f"candidate {winner}")
    for one in record.found.result.advice:
        yield Sentence(
            record.base.advice[one.advice].text, f"rule {record.base.rules[one.rules[0]].written_as}"
        )


def confirmation(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield whether the decision is settled, and what is not known."""
    settled = {
        True: "No answer to the open questions can change this.",
        False: "Open questions can still change this.",
        None: "Whether open questions can change this is not known.",
    }
    yield Sentence(settled[record.outcome.settled], "result")
    for one in record.found.unknowns.mattering:
        if any(turning.decision == record.decision.id for turning in one.turnings):
            name = f"'{name_of(one.fact)}'{so_far(record.base, one)}"
            yield Sentence(f"The answer to {name} could change it.", f"answer {one.fact}")


def revisit(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield the smallest changes of answers that would bring another winner."""
    for flip in record.found.flips[record.decision.id]:
        if flip.changes:
            words = " and ".join(change_words(record.base, one) for one in flip.changes)
            title = record.base.candidates[flip.candidate].title
            yield Sentence(f"Revisit this if {words}: {title} would win.", f"answer {flip.changes[0].fact}")


def for_and_against(record: DecisionRecord, one: Candidate) -> Iterator[Sentence]:
    """Yield what speaks for and against a candidate, weightiest first, and what rules it out."""
    standing = record.outcome.standing(one.id)
    for rule in standing.ruled_out_by:
        yield Sentence(f"Ruled out, because: {record.base.rules[rule].because}", f"rule {rule}")
    for evidence in sorted(standing.evidence, key=lambda each: -abs(each.points)):
        side = "Good" if evidence.points > 0 else "Bad"
        because = record.base.rules[evidence.rule].because
        yield Sentence(f"{side}, because: {because}", f"rule {evidence.rule}")

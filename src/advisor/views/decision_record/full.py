"""All that a record has to say about one decision: the short form, and whatever that leaves out."""

from collections.abc import Iterator

from advisor.explain.changes import change_words
from advisor.explain.guards import idle_unanswered, idle_words
from advisor.explain.joint import marked
from advisor.explain.ledger import ledger
from advisor.explain.words import answer_words, name_of
from advisor.views.decision_record.context import answered, asked
from advisor.views.decision_record.short import confirmation, consequences, option, outcome
from advisor.views.decision_record.subject import Chapter, DecisionRecord, sentence
from advisor.views.document.blocks import Sentence


def full_chapters(record: DecisionRecord) -> Iterator[Chapter]:
    yield Chapter("Context and Problem Statement", tuple(every_answer(record)))
    yield Chapter("Decision Drivers", tuple(every_driver(record)))
    yield Chapter("Considered Options", tuple(option(record, name) for name in in_order(record)))
    because = (each for winner in record.outcome.winners for each in weighed(record, winner, "Because"))
    yield Chapter("Decision Outcome", (*outcome(record), *because))
    yield Chapter("Consequences", tuple(consequences(record, every=True)), 3)
    yield Chapter("Confirmation", (*confirmation(record), *what_else_matters(record)), 3)
    yield Chapter("Pros and Cons of the Options", ())
    for name in in_order(record):
        out = (said(record, "Ruled out", rule) for rule in record.outcome.standing(name).ruled_out_by)
        yield Chapter(record.base.candidates[name].title, (*out, *weighed(record, name, "Good", "Bad")), 3)
    yield Chapter("More Information", tuple(revisit(record)))


def in_order(record: DecisionRecord) -> Iterator[str]:
    return (standing.candidate for standing in record.outcome.standings)


def every_answer(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield what was asked, and each answer; "don't know" is an answer too; then what does not apply."""
    yield asked(record, "all answers")
    for given in record.explanation.given:
        yield answered(record, given)
    known = record.explanation.known
    for fact in idle_unanswered(known):
        words = f"{fact.ask} It {idle_words(record.base, fact, known)}."
        yield sentence(words, f"answer {fact.id}")


def every_driver(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield the rules that ruled a candidate of the decision out, then those that counted for or against one."""
    trace, candidates = record.brief.result.trace, record.decision.candidate_ids
    for rule in record.base.rules.values():
        if trace.fired(rule.id) and rule.vetoes.intersection(candidates):
            yield sentence(f"Ruled out first: {rule.title}. {rule.because}", f"rule {rule.id}")
    for group in ledger(record.base, trace, candidates).groups:
        for row in group.rows:
            yield sentence(f"{row.title}.", f"rule {row.rule}")


def weighed(record: DecisionRecord, candidate: str, good: str, bad: str = "") -> Iterator[Sentence]:
    """Yield what speaks for a candidate and, if there is a word for that, against it, weightiest first."""
    for award in sorted(record.outcome.standing(candidate).evidence, key=lambda award: -abs(award.points)):
        if label := good if award.points > 0 else bad:
            yield said(record, label, award.rule)


def said(record: DecisionRecord, label: str, rule: str) -> Sentence:
    return sentence(
        f"{label}: {marked(record.base.rules[rule], record.base.rules[rule].because)}", f"rule {rule}"
    )


def what_else_matters(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield every open fact an answer to which alone would change the result."""
    for unknown in record.explanation.unknowns.mattering:
        if any(turning.decision == record.decision.id for turning in unknown.turnings):
            fact = record.base.facts[unknown.fact]
            so_far = f" (so far {answer_words(fact, unknown.known)})" if unknown.known is not None else ""
            yield sentence(
                f"The answer to '{name_of(fact.id)}'{so_far} could change it.", f"answer {fact.id}"
            )


def revisit(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield the smallest changes of answers that would bring each other winner."""
    for flip in record.explanation.flips[record.decision.id]:
        if flip.changes:
            words = " and ".join(change_words(record.base, change) for change in flip.changes)
            title = record.base.candidates[flip.candidate].title
            yield sentence(f"Revisit this if {words}: {title} would win.", f"answer {flip.changes[0].fact}")

"""Why a decision came up as it did: the answers that force its result, or else those that count most for it."""

from collections import Counter
from collections.abc import Collection, Iterator

from advisor.explain.brief import Leaning
from advisor.explain.guards import idle_words
from advisor.explain.reasons import elimination, reasons
from advisor.explain.vetoes import vetoes
from advisor.explain.words import answer_words
from advisor.language.reading.answers import Given
from advisor.model import POINTS
from advisor.texts import count
from advisor.views.decision_record.subject import DecisionRecord, sentence
from advisor.views.document.blocks import Sentence

MOST_ANSWERS = 7


def context(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield what was asked, the answers that say most, and how many more there are."""
    yield asked(record, "the answers below")
    core = record.conclusion.core
    facts = core if core is not None and len(core) <= MOST_ANSWERS else weightiest(record)
    for given in known(record):
        if given.fact in facts:
            yield answered(record, given)
    yield sentence(f"{force_words(record, len(facts))}; {rest_words(record, len(facts))}.", "result")


def asked(record: DecisionRecord, given: str) -> Sentence:
    words = f"{record.decision.title}: which one, by the rules of '{record.base.title}' and {given}?"
    return sentence(words, "result")


def known(record: DecisionRecord) -> Iterator[Given]:
    return (given for given in record.explanation.given if given.statement is not None)


def answered(record: DecisionRecord, given: Given) -> Sentence:
    fact = record.base.facts[given.fact]
    idle = idle_words(record.base, fact, record.explanation.known)
    aside = f", but it {idle}" if idle else ""
    return sentence(f"{fact.ask} {answer_words(fact, given.statement)}{aside}.", f"answer {given.fact}")


def weightiest(record: DecisionRecord) -> Collection[str]:
    """Return the facts whose answers move most points between the first two, or rule most candidates out."""
    base, result, outcome = record.base, record.brief.result, record.outcome
    weights: Counter[str] = Counter()
    first, second = (*outcome.leading, None, None)[:2]
    for reason in reasons(base, result, first, second) if first else ():
        weights.update(dict.fromkeys(reason.rests_on, max(abs(reason.points), abs(reason.ahead))))
    for veto in vetoes(base, outcome):
        rests_on = elimination(base, result, veto).answers
        weights.update({answer.fact: len(veto.out) * POINTS["decisive"] for answer in rests_on})
    facts = sorted(weights, key=lambda fact: (-weights[fact], base.fact_ranks[fact]))
    return facts[:MOST_ANSWERS]


def force_words(record: DecisionRecord, named: int) -> str:
    """Return what the answers that are named do for the result."""
    core = record.conclusion.core
    if core is not None and len(core) > named:
        return f"Together {count(len(core), 'answer')} force the result, and these {named} count most"
    most = "most so far" if isinstance(record.conclusion.standoff, Leaning) else "most for the result"
    match named, core is not None:
        case 0, forced:
            return "The result needs no answer" if forced else "No answer counts for or against anybody yet"
        case 1, forced:
            return "This answer alone forces the result" if forced else f"This answer counts {most}"
        case _, True:
            return f"These {named} answers force the result, and each is needed"
        case _, False:
            return f"These {named} answers count {most}"


def rest_words(record: DecisionRecord, named: int) -> str:
    """Return how many answers were given besides those that are named, and how many are open."""
    more, open_ = sum(1 for _ in known(record)) - named, record.brief.open_answers
    given = f"{more or 'no'} {'more' if more else 'other'}" if named else f"{more or 'none'}"
    return f"{given} {'was' if more < 2 else 'were'} given and {open_ or 'none'} {'is' if open_ < 2 else 'are'} open"

"""What a decision record has of a list: what applies and why, what is open, and what does not apply."""

from collections.abc import Iterator

from advisor.explain.applied import AppliedReasons
from advisor.explain.applied_words import apply_words, titles
from advisor.explain.strength_words import openness
from advisor.recommend import Applies
from advisor.texts import at_most, listing, raised
from advisor.views.decision_record.context import known, rest_words
from advisor.views.decision_record.short import decided
from advisor.views.decision_record.subject import Chapter, DecisionRecord, sentence
from advisor.views.document.blocks import Sentence
from advisor.views.verdict.lists import open_words, that_applies

MOST = 20
"""Maximum candidates of each kind with a sentence of their own."""


def list_chapters(record: DecisionRecord, *, full: bool) -> Iterator[Chapter]:
    """Yield the chapters of a list; in full every candidate is named."""
    reasons = next(each for each in record.brief.lists if each.applied.decision == record.decision.id)
    most = len(reasons.applied.candidates) if full else MOST
    yield Chapter("Context and Problem Statement", tuple(context(record)))
    yield Chapter("Considered Options", tuple(options(record, reasons, most)))
    yield Chapter("Decision Outcome", tuple(outcome(record, reasons, most)))


def context(record: DecisionRecord) -> Iterator[Sentence]:
    title, given = record.decision.title, sum(1 for _ in known(record))
    yield sentence(
        f"{title}: which apply, by the rules of '{record.base.title}' and the answers given?", "result"
    )
    yield sentence(f"{given} answers were given; {rest_words(record, given)}.", "result")


def options(record: DecisionRecord, reasons: AppliedReasons, most: int) -> Iterator[Sentence]:
    """Yield what does not apply, and what is open, by name."""
    no = titles(record.base, reasons.applied.those(Applies.NO))
    if no:
        yield sentence(f"Not applying: {at_most(no, most)}.", "result")
    for each in reasons.open[:most]:
        yield sentence(f"Open: {open_words(record.base, each)}.", f"candidate {each.applied.candidate}")
    if rest := reasons.open[most:]:
        yield sentence(
            f"Open, too: {listing(titles(record.base, [each.applied for each in rest]))}.", "result"
        )


def outcome(record: DecisionRecord, reasons: AppliedReasons, most: int) -> Iterator[Sentence]:
    """Yield what people decided, if they did, and what applies, each with its reason."""
    yield from decided(record)
    names = titles(record.base, [each.applied for each in reasons.applies])
    open_ = "; ".join(openness(record.brief, record.decision.id))
    yield sentence(
        f"{record.decision.title}: {apply_words(names, settled=not reasons.open)}. {raised(open_)}.", "result"
    )
    for each in reasons.applies[:most]:
        yield sentence(that_applies(record.base, each), f"candidate {each.applied.candidate}")
    if rest := names[most:]:
        yield sentence(f"And {listing(rest)}.", "result")

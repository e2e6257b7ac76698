"""What stands before the first question, and which unfinished interview goes on."""

from collections.abc import Iterable, Iterator

from advisor.explain.words import name_of
from advisor.journal.unfinished import UnfinishedInterview
from advisor.model import Decision, DecisionKind, RuleBase
from advisor.texts import count, listing
from advisor.views.document.blocks import Blocks, Heading
from advisor.views.document.spans import Code, Line, Moment, Tone, Toned
from advisor.views.document.words import height
from advisor.views.lists import paragraph, paragraphs

PER_MINUTE = 3
"""How many questions people answer in a minute."""

MOST_DECISIONS = 3


def opening(
    base: RuleBase, questions: int | None, unfinished: UnfinishedInterview | None = None, answered: int = 0
) -> Blocks:
    """Return about how long it takes beyond what is answered, what is decided among whom, and how to answer."""
    decisions = tuple(base.written_decisions.values())
    first, rest = decisions[:MOST_DECISIONS], len(decisions) - MOST_DECISIONS
    return (
        Heading((base.title, Toned(f" - {length(base, questions, answered)}", Tone.FAINT)), 3),
        *paragraphs((compared(decision),) for decision in first),
        *(paragraph(f"And {count(rest, 'more decision')}.") if rest > 0 else ()),
        *paragraph("Answer with a number, a name or its beginning; '?' helps at any question."),
        *(paragraph(*resumable(unfinished)) if unfinished else ()),
    )


def length(base: RuleBase, questions: int | None, answered: int) -> str:
    question = "more question" if answered else "question"
    if questions is None:
        return f"at most {count(len(base.facts) - answered, question)}"
    if not questions:
        return "no more questions"
    return f"about {count(questions, question)}, {count(max(1, round(questions / PER_MINUTE)), 'minute')}"


def compared(decision: Decision) -> str:
    """Return a decision with its candidates, as many by name as fit on one line."""
    names = [candidate.title for candidate in decision.candidates]
    if decision.kind is DecisionKind.APPLIES:
        every = f"{decision.title}: which of {listing(names)} apply."
        return every if height(every) == 1 else f"{decision.title}: which of {len(names)} apply."
    some = (
        f"{', '.join(names[:most])} or one of {len(names) - most} more"
        for most in range(len(names) - 2, 0, -1)
    )
    lines = (f"{decision.title}: {among}." for among in (listing(names, "or"), *some))
    return next((line for line in lines if height(line) == 1), f"{decision.title}: one of {len(names)}.")


def resumable(unfinished: UnfinishedInterview) -> Line:
    after = f", after {count(unfinished.answers, 'answer')}; type "
    return "You left off at ", Moment(unfinished.left), after, Code("resume"), " to go on."


def resumed(name: str, dropped: Iterable[tuple[str, str]], *, changed: bool) -> Blocks:
    """Return which interview goes on, whether the rules changed meanwhile, and which answers no longer fit."""
    return paragraphs((("Going on with ", Code(name), "."), *lost(dropped, changed=changed)))


def begun_from(name: str, dropped: Iterable[tuple[str, str]], *, changed: bool) -> Blocks:
    """Return which record an interview begins from, and the same of its answers."""
    begins = "Beginning with the answers of ", Code(name), "; ", Code("change"), " changes one."
    return paragraphs((begins, *lost(dropped, changed=changed)))


def lost(dropped: Iterable[tuple[str, str]], *, changed: bool) -> Iterator[Line]:
    if changed:
        yield ("The knowledge has changed since these answers were given.",)
    for fact, why in dropped:
        yield "No longer fits: ", Toned(name_of(fact), Tone.STRONG), f"; {why}."

"""What is not known: what it could change, what to find out first, and how far the rivals are from winning."""

from collections.abc import Iterable, Iterator, Sequence

from advisor.certify.search import Rival
from advisor.explain.endings import titles_of, winners_words
from advisor.explain.explanation import Explanation
from advisor.explain.unknowns import Unknown
from advisor.explain.words import answer_words, name_of
from advisor.model import RuleBase, grouped
from advisor.recommend import Outcome
from advisor.texts import count, listing
from advisor.views.document.blocks import Block, Bullets, Fold, Paragraph, Sentence
from advisor.views.document.spans import Line, Tone, Toned

NEAREST = 3
# Each for one question, and for several.
ALONE = (
    "The answer to this can change a result by itself:",
    "The answers to these can change a result by themselves, the first most of all:",
)
JOINTLY = (
    "This counts only together with others, or where more than two values are ticked:",
    "These count only together with others, or where more than two values are ticked:",
)
NO_CHANGE = ("This cannot change a result:", "These cannot change a result:")


def open_questions(explanation: Explanation) -> Fold:
    """Return the open questions, those that can change a result first, each with how it could."""
    base, unknowns = explanation.base, explanation.unknowns
    alone = [unknown for unknown in unknowns.to_find_out if unknown.turnings]
    jointly = [unknown for unknown in unknowns.to_find_out if not unknown.turnings]
    harmless = [unknown for unknown in unknowns.facts if not unknown.matters]
    blocks = (
        *distances(explanation),
        *under(ALONE, [turns(base, unknown) for unknown in alone]),
        *under(JOINTLY, [Paragraph(question(base, unknown)) for unknown in jointly]),
        *under(NO_CHANGE, [Paragraph(question(base, unknown)) for unknown in harmless]),
    )
    certain = " for certain" if any(unknown.known is not None for unknown in unknowns.facts) else ""
    title = f"{count(len(unknowns.facts), 'question')} not answered{certain}"
    return Fold("open", (title,), blocks if unknowns.facts else ())


def under(titles: tuple[str, str], questions: Iterable[Block]) -> Iterator[Block]:
    """Yield a list under its title, if there is anything in it."""
    if points := tuple((block,) for block in questions):
        yield Paragraph((Toned(titles[len(points) > 1], Tone.STRONG),))
        yield Bullets(points)


def question(base: RuleBase, unknown: Unknown) -> Line:
    """Return an open question, with what is known of the answer."""
    fact = base.facts[unknown.fact]
    if unknown.dont_know:
        return (fact.ask, Toned(" (you did not know)", Tone.FAINT))
    if unknown.known is not None:
        return (fact.ask, Toned(f" (so far {answer_words(fact, unknown.known)})", Tone.FAINT))
    return (fact.ask,)


def turns(base: RuleBase, unknown: Unknown) -> Sentence:
    """Return an open question with the answers that alone change who wins."""
    fact = base.facts[unknown.fact]
    ends = grouped(
        ((turning.decision, turning.winners), answer_words(fact, turning.change.then))
        for turning in unknown.turnings
    )
    leads = (
        f"{listing(values, 'or')} would lead to {winners_words(titles_of(base, winners))}"
        f" ({base.decisions[decision].title})"
        for (decision, winners), values in ends.items()
    )
    return Sentence((*question(base, unknown), f" {'; '.join(leads)}."), f"answer {fact.id}")


def distances(explanation: Explanation) -> Iterator[Block]:
    """Yield for each result that is proved although answers are open, how far the nearest rivals are from it."""
    for outcome in explanation.outcomes:
        safe = explanation.safety.get(outcome.decision)
        if explanation.unknowns.facts and safe and outcome.winners:
            for words in rival_words(explanation.base, outcome, safe.rivals):
                yield Paragraph((words,))


def rival_words(base: RuleBase, outcome: Outcome, rivals: Sequence[Rival]) -> Iterator[str]:
    """Yield how far the nearest rivals are behind, and the most they can still gain."""
    winners = listing(titles_of(base, outcome.winners))
    near = sorted(
        (rival for rival in rivals if not rival.ruled_out), key=lambda rival: rival.behind - rival.can_gain
    )
    for rival in near[:NEAREST]:
        facts = listing([name_of(fact) for fact in rival.questions])
        source = f" from open answers ({facts})" if rival.can_gain > 0 and facts else ""
        gain = f"can gain at most {max(0, rival.can_gain)}{source}"
        name = base.candidates[rival.candidate].title
        yield f"{name} is {count(rival.behind, 'point')} behind {winners} and {gain}."
    if len(near) > NEAREST:
        yield f"Every other rival of {winners} is further behind than it can gain."
    yield f"No open rule can rule out {winners}."

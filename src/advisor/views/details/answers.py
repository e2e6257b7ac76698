"""Every answer once, and what is not known: what it could change, and how far the rivals are from winning."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from advisor.certify.search import Rival
from advisor.explain.endings import titles_of, winners_words
from advisor.explain.explanation import Explanation
from advisor.explain.guards import because_words, idle_unanswered, idle_words
from advisor.explain.strength_words import lowered
from advisor.explain.unknowns import Unknown
from advisor.explain.words import answer_words, name_of
from advisor.language.reading.answers import Given
from advisor.model import RuleBase, grouped
from advisor.recommend import Outcome
from advisor.texts import at_most, count, listing
from advisor.views.document.blocks import Block, Blocks, Fold, Paragraph, Sentence, Table, TableRow
from advisor.views.document.spans import Line, Link, Tone, Toned
from advisor.views.lists import listed, paragraphs, under
from advisor.views.origins import credit_lines

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
IDLE = ("This does not apply:", "These do not apply:")
NO_CHANGE = ("This cannot change a result:", "These cannot change a result:")


def answers(explanation: Explanation) -> Fold:
    """Return the answers in the order given; what is not known is told with what is open."""
    cores = explanation.cores
    given = [each for each in explanation.given if each.statement is not None]
    marked = {fact for facts in cores.values() for fact in facts}
    rows = tuple(answer_row(explanation, each, marked=each.fact in marked) for each in given)
    head: tuple[Line, ...] = (("question",), ("your answer",))
    if came := credit_lines(given):
        head = (*head, ("where from",))
        rows = tuple(replace(row, cells=(*row.cells, line)) for row, line in zip(rows, came, strict=True))
    title = f"Your {count(len(given), 'answer')}{forcing(explanation.base, cores, len(marked))}"
    table = Table(head, rows, wordy=True)
    return Fold("answers", (title,), (table,) if rows else ())


def answer_row(explanation: Explanation, given: Given, *, marked: bool) -> TableRow:
    fact = explanation.base.facts[given.fact]
    star = (" ", Toned("*", Tone.STRONG)) if marked else ()
    idle = idle_words(explanation.base, fact, explanation.known)
    aside = (Toned(f" ({idle})", Tone.FAINT),) if idle else ()
    return TableRow(
        ((fact.ask,), (answer_words(fact, given.statement), *aside, *star)),
        anchor=Link("answer", fact.id, fact.ask),
    )


def forcing(base: RuleBase, cores: Mapping[str, tuple[str, ...]], marked: int) -> str:
    """Return which results the marked answers force; nothing if none are."""
    if not marked:
        return ""
    forced = [f"the {lowered(base.decisions[name].title)}" for name, facts in cores.items() if facts]
    if len(forced) < len(base.written_decisions):
        what = listing(forced)
    else:
        what = {1: "the result", 2: "both results"}.get(len(forced), f"all {len(forced)} results")
    return f"; the one marked * forces {what}" if marked == 1 else f"; the {marked} marked * force {what}"


def open_questions(explanation: Explanation) -> Fold:
    """Return the open questions, those that can change a result first, each with how it could."""
    base, unknowns = explanation.base, explanation.unknowns
    alone = [unknown for unknown in unknowns.to_find_out if unknown.turnings]
    jointly = [unknown for unknown in unknowns.to_find_out if not unknown.turnings]
    harmless = [unknown for unknown in unknowns.facts if not unknown.matters]
    blocks = (
        *distances(explanation),
        *titled(ALONE, [turns(base, unknown) for unknown in alone]),
        *titled(JOINTLY, [Paragraph(question(base, unknown)) for unknown in jointly]),
        *titled(NO_CHANGE, [Paragraph(question(base, unknown)) for unknown in harmless]),
    )
    idle = [Paragraph(line) for line in idle_lines(explanation)]
    certain = " for certain" if any(unknown.known is not None for unknown in unknowns.facts) else ""
    title = f"{count(len(unknowns.facts), 'question')} not answered{certain}"
    return Fold(
        "open",
        (title if unknowns.facts else "What does not apply",),
        (*(blocks if unknowns.facts else ()), *titled(IDLE, idle)),
    )


def idle_lines(explanation: Explanation) -> Iterator[Line]:
    """Yield the questions without an answer that do not apply, each with what makes it so."""
    for fact in idle_unanswered(explanation.known):
        because = because_words(explanation.base, fact, explanation.known)
        yield fact.ask, Toned(f" ({because})", Tone.FAINT)


def titled(titles: tuple[str, str], questions: Sequence[Block]) -> Blocks:
    """Return a list under its title, if there is anything in it."""
    return under(Toned(titles[len(questions) > 1], Tone.STRONG), listed((block,) for block in questions))


def question(base: RuleBase, unknown: Unknown) -> Line:
    fact, known = base.facts[unknown.fact], ""
    if unknown.dont_know:
        known = " (you did not know)"
    elif unknown.known is not None:
        known = f" (so far {answer_words(fact, unknown.known)})"
    return (fact.ask, *([Toned(known, Tone.FAINT)] if known else []))


def turns(base: RuleBase, unknown: Unknown) -> Sentence:
    """Return an open question with the answers that alone change who wins."""
    fact = base.facts[unknown.fact]
    ends = grouped(
        ((turning.decision, turning.winners), answer_words(fact, turning.change.then))
        for turning in unknown.turnings
    )
    leads = (
        f"{listing(values, 'or')} would {ended_words(base, decision, winners)}"
        for (decision, winners), values in ends.items()
    )
    return Sentence((*question(base, unknown), f" {'; '.join(leads)}."), f"answer {fact.id}")


def ended_words(base: RuleBase, decision: str, names: Sequence[str]) -> str:
    """Return who would win, or for which candidates of a list it would be otherwise."""
    title = base.written_decisions[decision].title
    if decision in base.lists:
        return f"change whether {at_most(titles_of(base, names), NEAREST)} {'apply' if names[1:] else 'applies'} ({title})"
    return f"lead to {winners_words(titles_of(base, names))} ({title})"


def distances(explanation: Explanation) -> Iterator[Block]:
    """Yield for each result that is proved although answers are open, how far the nearest rivals are from it."""
    for outcome in explanation.outcomes:
        safe = explanation.safety.get(outcome.decision)
        weighed = explanation.base.decisions[outcome.decision].is_weighed
        if explanation.unknowns.facts and safe and outcome.winners and weighed:
            yield from paragraphs((words,) for words in rival_words(explanation.base, outcome, safe.rivals))


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

"""A question with its options, what helps to answer it, and what is said around the questions."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from advisor.conditions import Known, known_from
from advisor.explain.guards import idle_words
from advisor.explain.runs import together
from advisor.explain.words import answer_words, name_of
from advisor.interview.outlook import Outlook
from advisor.language.reading.answers import Given, profile_of
from advisor.model import Fact, Kind, RuleBase, Topic, Value
from advisor.texts import count, listing
from advisor.views.counts import rules_written
from advisor.views.document.blocks import Blocks, Bullets, Heading, Pairs, Paragraph, Table, TableRow
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.lists import paragraph, paragraphs
from advisor.views.typed_numbers import parts_words, what_may_be_typed

HOW_TO_ANSWER = {
    Kind.SCALE: "  (or such as: at least 2)",
    Kind.SEVERAL: "  (several, such as: 1, 3 or 1, 3, ...; or none)",
}
IN_PART = {
    Kind.CHOICE: "1 or 3; not 2",
    Kind.SCALE: "at least 2; at most 2; 1 or 2; not 2",
    Kind.SEVERAL: "1, 3, ... (these, and maybe others); not 2",
}


def welcome(base: RuleBase, commands: Iterable[str]) -> Blocks:
    """Return the title, how to answer, and what else can be typed, once."""
    number = f"{rules_written(base)}, at most {count(len(base.facts), 'question')}"
    return (
        Heading((base.title,), 3),
        *paragraph(f"{number}; only those that can still count are asked."),
        *paragraph(f"Answer with a number, a name or its beginning. Also: {', '.join(commands)}."),
    )


def title(number: int, topic: Topic, fact: Fact) -> Blocks:
    return (Heading((f"[{number}] {topic.title}", Toned(f" - {name_of(fact.id)}", Tone.FAINT)), 3),)


def question(fact: Fact, offered: Collection[Value], known: Given | None, now: Given | None = None) -> Blocks:
    """Return a question with what may be typed: what is known of its answer, and what stands `now` if it changes.

    Options are numbered. Those not offered are named before the list and keep their numbers: whoever hears the list
    read out knows of its gaps beforehand, and a number never stands for another value than it did before.
    """
    hint = Toned(HOW_TO_ANSWER.get(fact.kind, ""), Tone.FAINT)
    typed = typed_of_number(fact, offered, known) if fact.measure else options(fact, offered, known)
    return (
        *paragraph(fact.ask, hint),
        *paragraphs([so_far(fact, known)] if known else []),
        *typed,
        *(paragraph(f"Now: {answer_words(fact, now.statement)}. 'undo' keeps it.") if now else ()),
    )


def options(fact: Fact, offered: Collection[Value], known: Given | None) -> Blocks:
    left = fact.limits(known.answer if known else None).may - {value.id for value in offered}
    numbered = tuple(enumerate(fact.values, 1))
    excluded = [f"{number} ({value.id})" for number, value in numbered if value.id in left]
    gaps = f"Your other answers exclude {listing(excluded)}; type one for the reason."
    rows = (
        TableRow(((f"{number:>2}",), (Code(value.id),), (value.title,)))
        for number, value in numbered
        if value in offered
    )
    return (
        *(paragraph(Toned(gaps, Tone.FAINT)) if excluded else ()),
        Table(((), (), ()), tuple(rows), wordy=True),
    )


def typed_of_number(fact: Fact, offered: Collection[Value], known: Given | None) -> Blocks:
    """Return which numbers other answers exclude, and what may be typed."""
    answer = known.answer if known else None
    left = fact.limits(answer).may - {value.id for value in offered}
    gaps = f"Your other answers exclude {answer_words(fact, together(fact, left, answer))}." if left else ""
    typed = f"Type {what_may_be_typed(fact.measure)}." if fact.measure else ""
    return paragraphs((Toned(words, Tone.FAINT),) for words in (gaps, typed) if words)


def so_far(fact: Fact, known: Given) -> Line:
    return (f"So far: {answer_words(fact, known.statement)}.",)


def explanation(fact: Fact, commands: Mapping[str, str]) -> Blocks:
    """Return why a fact matters, what its values mean, and the commands."""
    told = ((value, " ".join(filter(None, (value.help, also_typed(value))))) for value in fact.values)
    values = tuple(((value.title,), paragraph(words)) for value, words in told if words)
    in_part = parts_words(fact.measure) if fact.measure else IN_PART.get(fact.kind)
    typed = tuple(TableRow(((Code(command),), (says,))) for command, says in commands.items())
    return (
        *paragraph(fact.why),
        *((Pairs(values),) if values else ()),
        *(paragraph(f"If you know the answer only in part, such as: {in_part}.") if in_part else ()),
        *paragraph("Commands at any question:"),
        Table(((), ()), typed, wordy=True),
    )


def also_typed(value: Value) -> str:
    """Return the other words that a value can be answered by, as a sentence; empty if there are none."""
    return f"Also typed as {', '.join(value.synonyms)}." if value.synonyms else ""


def answers(base: RuleBase, given: Sequence[Given]) -> Blocks:
    """Return the answers in their order; of those that do not apply by the others that and why."""
    known = known_from(base, profile_of(given))
    numbered = tuple((Paragraph(answer_line(base, each, known)),) for each in given)
    return (Bullets(numbered, ordered=True),) if numbered else paragraph("Nothing is answered yet.")


def answer_line(base: RuleBase, given: Given, known: Known) -> Line:
    fact = base.facts[given.fact]
    idle = idle_words(base, fact, known)
    said = Toned(answer_words(fact, given.statement), Tone.STRONG)
    return (f"{name_of(fact.id)}: ", said, *((Toned(f" ({idle})", Tone.FAINT),) if idle else ()))


def progress(base: RuleBase, outlook: Outlook) -> Blocks:
    """Return how much is still in play, without names: they would pull the answers."""
    in_play = "; ".join(
        f"{base.decisions[decision].title}: {len(winners)} of {len(base.decisions[decision].candidates)} can still win"
        for decision, winners in outlook.in_play.items()
    )
    late = " (at most; not proved in time)" if outlook.unproven else ""
    lines = [f"{in_play}{late}."]
    if outlook.most:
        span = f"{outlook.fewest} to " if outlook.fewest < outlook.most else ""
        lines.append(f"{span}{count(outlook.most, 'question')} left.")
    return paragraphs((Toned(line, Tone.FAINT),) for line in lines)


def stop(base: RuleBase, outlook: Outlook, asked: Collection[str]) -> Blocks:
    """Return why no more questions are asked, and which ones that saved: all but those `asked`, or out of place."""
    why: Line = ("No open question can change who wins, unless you learn what you do not know.",)
    if len(outlook.settled) == len(base.decisions):
        why = (Toned("That is enough: ", Tone.STRONG), "no further answer can change who wins.")
    saved = [name_of(fact) for fact in base.facts if fact not in asked]
    words = f"{count(len(saved), 'question')} saved: {', '.join(saved)}."
    advising = f"{len(outlook.advising)} of them can still add advice."
    return (
        *paragraph(*why),
        *(paragraph(Toned(words, Tone.FAINT)) if saved else ()),
        *(paragraph(advising) if outlook.advising else ()),
    )


def resumed(name: str, dropped: Iterable[tuple[str, str]], *, changed: bool) -> Blocks:
    """Return which interview goes on, whether the rules changed meanwhile, and which answers no longer fit."""
    goes_on = "Going on with ", Code(name), "."
    rules = [("The knowledge has changed since these answers were given.",)] if changed else []
    lost = [("No longer fits: ", Toned(name_of(fact), Tone.STRONG), f"; {why}.") for fact, why in dropped]
    return paragraphs((goes_on, *rules, *lost))

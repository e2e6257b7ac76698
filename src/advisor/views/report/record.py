"""One record: what it came to, how its interview went, where it stands, and what it rests on."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from advisor.explain.applied_words import recorded_words
from advisor.explain.explanation import Explanation
from advisor.explain.strength import Level
from advisor.explain.words import answer_words
from advisor.formats.applied import is_list
from advisor.formats.consultation import Step
from advisor.formats.record_kinds import RecordKind
from advisor.journal.chain import Entry, Origin
from advisor.journal.decisions_taken import Decisions
from advisor.journal.summaries import kind_of
from advisor.language.reading.plain import from_plain
from advisor.model import RuleBase
from advisor.problems import Problem
from advisor.texts import count, listing
from advisor.views.decisions_taken import decided_view, history
from advisor.views.document.blocks import Blocks, Fold, Heading, Table, TableRow
from advisor.views.document.contents import opened
from advisor.views.document.spans import Code, Line, Moment, Tone, Toned
from advisor.views.headlines import choice_line
from advisor.views.lists import labelled, paragraph, paragraphs, points, under
from advisor.views.origins import credit_line, provenance, standing
from advisor.views.recommendation import recommendation

Values = Mapping[str, Any]
OWN_FOLDS = ("interview", "decisions", "record")
KINDS = {
    RecordKind.CONSULTATION: "as a consultation: somebody was asked",
    RecordKind.SCRIPTED: "as a scripted run: the answers were given, and nobody was asked",
}
DEEDS = {"answered": "answered", "changed": "changed", "took_back": "taken back", "given": "given beforehand"}


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What came after a record: what was taken out of it, what was decided, and the ids of those that began from it."""

    removals: tuple[Values, ...] = ()
    decisions: Decisions = ()
    followers: tuple[str, ...] = ()


def record_view(
    entry: Entry,
    result: Explanation | tuple[Problem, ...],
    after: Aftermath,
    names: Collection[str] = (),
) -> Blocks:
    """Return a record with these folds, and what came after it; of one that cannot be explained, what is stored."""
    removed = paragraphs(map(removal_line, after.removals))
    head = entry.sections["head"]
    if head is None:
        deleted = " was deleted; the chain still holds its place."
        return *paragraph("Record ", Code(entry.id), deleted), *removed
    kept_out = entry.exclusions
    title = f', "{entry.title}",' if entry.title else ""
    by = f"; run by {head['run_by']}" if "run_by" in head else ""
    when = (f"{title} of ", Moment(head["finished"]), f", {head['knowledge']['name']}{by}")
    about = (
        *paragraph(Toned(f"Record {entry.id}", Tone.STRONG), *when),
        *paragraphs(links(entry, after.followers)),
        *removed,
        *paragraphs((f"{each.candidate} was kept out: {each.reason}",) for each in kept_out),
    )
    if isinstance(result, Explanation):
        decided = decided_view(entry, result.base, after.decisions)
        folds = record_folds(entry, result.base, after.decisions)
        return *about, *decided, *recommendation(result, names), *opened(folds, names)
    return (
        *about,
        *decided_view(entry, None, after.decisions),
        *paragraphs((problem.what,) for problem in result),
        *stored_view(entry.sections),
        *opened((*history(entry, None, after.decisions), record(entry)), names),
    )


def links(entry: Entry, followers: Iterable[str]) -> Iterator[Line]:
    if entry.predecessor:
        yield "Began with the answers of ", Code(entry.predecessor.id), "."
    if entry.origin:
        yield (f"Imported: it was entry {entry.origin.number} of another journal.",)
    for name in followers:
        yield "Continued as ", Code(name), "."


def removal_line(removal: Values) -> Line:
    facts = f": {', '.join(removal['facts'])}" if removal.get("facts") else ""
    because = f"; {removal['because']}" if removal["because"] else ""
    return Toned("Taken out ", Tone.BAD), Moment(removal["at"]), Toned(f"{facts}{because}", Tone.BAD)


def stored_view(sections: Values) -> Blocks:
    levels = {
        name: Level(decision["level"])
        for name, decision in (sections["result"] or {"decisions": {}})["decisions"].items()
        if decision.get("level")
    }
    stands = standing(sections["steps"])
    ends = (
        applied_line(end)
        if is_list(end)
        else choice_line(end["decision"], end["winners"], levels.get(end["decision"]))
        for end in filter(None, sections["outcome"])
    )
    return (
        *paragraphs(ends),
        Heading(("Answers",)),
        *points(answer_line(answer, stands) for answer in sections["answers"]),
    )


def applied_line(ending: Values) -> Line:
    """Return what applies of a list, by ids, as it was recorded."""
    return f"{ending['decision']}: ", Toned(recorded_words(ending), Tone.STRONG)


def answer_line(answer: Values | None, stands: Mapping[str, Step]) -> Line:
    if answer is None:
        return (Toned("an answer was taken out", Tone.BAD),)
    step = stands.get(answer["fact"])
    came = credit_line(step) if step else ()
    aside = (" (", *came, ")") if came else ()
    return (f"{answer['fact']}: {stored_words(answer['answer'])}", *aside)


def stored_words(answer: str | float | Sequence[str | float] | Values | None) -> str:
    match answer:
        case None:
            return "don't know"
        case str() | int() | float():
            return str(answer)
        case Mapping():
            return "; ".join(
                f"{name.replace('_', ' ')} {stored_words(part)}" for name, part in answer.items()
            )
        case _:
            return ", ".join(map(str, answer)) or "none of these"


def record_folds(entry: Entry, base: RuleBase, decisions: Decisions = ()) -> tuple[Fold, ...]:
    return interview(base, entry.sections["steps"]), *history(entry, base, decisions), record(entry)


def interview(base: RuleBase, steps: Sequence[Values]) -> Fold:
    """Return the course of an interview; an answer that stands is not told again."""
    times = Counter(step["fact"] for step in steps)
    last = {step["fact"]: number for number, step in enumerate(steps)}
    rows = tuple(
        row(base, step, stands=last[step["fact"]] == number and step["deed"] != "took_back")
        for number, step in enumerate(steps)
        if times[step["fact"]] > 1
    )
    head = (("question",), ("what was done",), ("answer",), ("when",))
    table = (Table(head, rows, wordy=True),) if rows else ()
    blocks = (
        *(course(steps) if steps else ()),
        *provenance(base.facts, steps),
        *under("Said more than once:", table),
    )
    return Fold("interview", ("How the interview went",), blocks)


def course(steps: Sequence[Values]) -> Blocks:
    lead = f"{count(len(steps), 'step')}, the answers in the order in which they stand above, from "
    return paragraph(lead, Moment(steps[0]["at"]), " to ", Moment(steps[-1]["at"]), ".")


def row(base: RuleBase, step: Values, *, stands: bool) -> TableRow:
    fact = base.facts[step["fact"]]
    words = "as above" if stands else answer_words(fact, from_plain(step["answer"], fact))
    return TableRow(((fact.ask,), (DEEDS[step["deed"]],), (words,), (Moment(step["at"]),)))


def imported_line(origin: Origin) -> Line:
    return f"from another journal, where it was entry {origin.number} with the hash ", Code(origin.hash)


def record(entry: Entry) -> Fold:
    """Return all by which a record can be found again and checked."""
    head, kind, before = entry.part("head"), kind_of(entry), entry.predecessor
    knowledge = head["knowledge"]
    engines = ", ".join(f"{name} {version}" for name, version in head["engines"].items())
    said: tuple[tuple[str, Line], ...] = (
        ("Record", (Code(entry.id), f", entry {entry.number} of its journal")),
        ("Title", (entry.title,) if entry.title else ()),
        ("Came about", (KINDS[kind],) if kind else ()),
        ("Began from", (Code(before.id), " with the hash ", Code(before.hash)) if before else ()),
        ("Run by", (head.get("run_by", ""),)),
        ("Time zone", (head.get("time_zone", ""),)),
        ("Began", (Moment(head["started"]),)),
        ("Ended", (Moment(head["finished"]),)),
        ("Hash", (Code(entry.hash),)),
        ("Hash before it", (Code(entry.previous),)),
        ("Imported", imported_line(entry.origin) if entry.origin else ()),
        ("Locked", (listing(head["locked"]),) if head["locked"] else ()),
        ("Program", (f"advisor {head['advisor']}; {engines}",)),
        ("Rules", (f"{knowledge['name']}, ", Code(knowledge["fingerprint"]))),
    )
    pairs = labelled((label, paragraph(*line)) for label, line in said if any(line))
    files = tuple(TableRow(((file["path"],), (Code(file["digest"]),))) for file in knowledge["files"])
    table = Table((("file",), ("digest",)), files, wordy=True)
    return Fold("record", ("The record",), (pairs, table))

"""What proposed files bring about, as terminal text."""

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console

from advisor.authoring.compare.impact import CaseImpact, Impact
from advisor.authoring.compare.past import LostRecord, MovedRecord, Past
from advisor.explain.endings import titles_of, winners_words
from advisor.explain.expected import mismatch
from advisor.language.reading.proposed import Proposed, State
from advisor.model import RuleBase
from advisor.problems import Problem
from advisor.texts import count, listing
from advisor.views.check.notices import notices
from advisor.views.problems import problems as problem_blocks
from advisor.views.terminal.difference import in_short, show_comparison
from advisor.views.writers.screen import BAD, GOOD, STRONG, heading, say
from advisor.views.writers.terminal import write

MOST_CASES = 20
MOST_RECORDS = 20

DOUBTFUL = "yellow"

STATES: Mapping[State, str] = {
    State.NEW: "new",
    State.CHANGED: "changed since {against}",
    State.UNCHANGED: "as it was in {against}",
    State.REMOVED: "removed since {against}",
    State.REPLACING: "in the place of {path}",
}


def show_files(console: Console, files: Iterable[Proposed], against: str) -> None:
    """Write what each proposed file is to the knowledge base."""
    heading(console, "PROPOSED FILES")
    for one in files:
        words = STATES[one.state].format(against=against, path=one.path)
        say(console, (one.shown, STRONG), f": {words}", indent=2, hang=2)
        if one.doubt:
            doubt = f"warning: it is not known what it was before, so it is taken as new: {one.doubt}"
            say(console, (doubt, DOUBTFUL), indent=4, hang=2)


def show_broken(console: Console, problems: Sequence[Problem]) -> None:
    """Write why the knowledge base cannot be read with the proposed files."""
    heading(console, "PROBLEMS")
    write(console, problem_blocks(problems))
    heading(console, "IN SHORT")
    say(console, ("With these files the knowledge base cannot be read.", BAD), indent=2)


def show_impact(
    console: Console, found: Impact, before: Sequence[Problem], cases: Sequence[Problem], past: Past | None
) -> None:
    """Write everything that proposed files bring about.

    `before` are the problems of the knowledge base without them, `cases` those of the case files; `past` is what
    becomes of past records, if the versions can be compared.
    """
    show_remarks(console, found)
    if found.difference:
        show_comparison(console, found.difference)
    else:
        heading(console, "WITHOUT THESE FILES")
        say(console, "The knowledge base cannot be read without them, so nothing can be compared.", indent=2)
        write(console, problem_blocks(before))
    show_cases(console, found, cases)
    if found.difference and past:
        show_past(console, (found.difference.old, found.base), past)
    heading(console, "IN SHORT")
    if found.difference:
        say(console, *in_short(found.difference), indent=2)
    if past and (past.moved or past.lost):
        say(console, past_summary(past), indent=2)
    say(console, summary(found, cases), indent=2)


def show_remarks(console: Console, found: Impact) -> None:
    """Write the remarks of the check that are new, and how many are no longer made."""
    heading(console, "WHAT THE CHECK SAYS THAT IT DID NOT SAY BEFORE")
    write(console, notices(found.base, found.new))
    if not found.new:
        say(console, "Nothing.", indent=2)
    if found.gone:
        names = listing([f"{one.check} of {one.subject}" for one in found.gone])
        say(console, f"No longer: {names}.", indent=2, hang=2)


def show_cases(console: Console, impact: Impact, problems: Sequence[Problem]) -> None:
    """Write the cases that fail or end differently."""
    heading(console, "CASES")
    write(console, problem_blocks(problems))
    shown = [case for case in impact.cases if case.fails or case.moved]
    for case in shown[:MOST_CASES]:
        show_case(console, impact, case)
    if len(shown) > MOST_CASES:
        say(console, f"and {len(shown) - MOST_CASES} more", indent=2)
    apart = sum(case.before is None for case in impact.cases)
    if not shown and not problems:
        ends = "all end as expected" if apart else "all end as before, as expected"
        say(console, f"{count(len(impact.cases), 'case')}: {ends}.", indent=2)
    if apart:
        are = "is" if apart == 1 else "are"
        words = f"{count(apart, 'case')} could not be held without these files and {are} not compared."
        say(console, words, indent=2, hang=2)


def show_case(console: Console, found: Impact, one: CaseImpact) -> None:
    """Write how a case ends and ended, and what is not as expected."""
    case = one.verdict.case
    failed = "fails now" if one.held else "fails" if one.held is None else "fails, as it did before"
    say(console, (f"{case.place.file}: ", STRONG), case.title, indent=2, hang=2)
    for name in one.moved:
        if found.difference and one.before:
            before = winners_words(titles_of(found.difference.old, one.before.outcomes[name].winners))
            after = winners_words(titles_of(found.base, one.verdict.result.outcomes[name].winners))
            say(console, f"{found.base.decisions[name].title}: {before} -> {after}", indent=4, hang=2)
    if not one.fails:
        say(console, "It still is as expected.", indent=4)
        return
    for failure in one.verdict.failures:
        say(console, (f"{failed}: ", BAD), mismatch(found.base, one.verdict, failure).what, indent=4, hang=2)


def show_past(console: Console, versions: tuple[RuleBase, RuleBase], past: Past) -> None:
    """Write the past records that end differently, and those that can no longer be judged."""
    heading(console, "PAST RECORDS")
    write(console, problem_blocks(past.problems))
    told: tuple[MovedRecord | LostRecord, ...] = (*past.moved, *past.lost)
    for one in told[:MOST_RECORDS]:
        show_record(console, versions, one)
    if len(told) > MOST_RECORDS:
        say(console, f"and {len(told) - MOST_RECORDS} more", indent=2)
    if not told and past.judged:
        say(console, f"{count(past.judged, 'record')}: all end as before.", indent=2)
    elif not past.judged and not past.problems:
        say(console, "There is none of this knowledge that can be judged.", indent=2)


def show_record(console: Console, versions: tuple[RuleBase, RuleBase], one: MovedRecord | LostRecord) -> None:
    """Write how a record ends and ended, or why it can no longer be judged."""
    say(console, (one.record, STRONG), f" of {one.finished[:10]}", indent=2)
    if isinstance(one, LostRecord):
        say(console, f"It can no longer be judged: {one.reason.rstrip('.')}.", indent=4, hang=2)
        return
    old, new = versions
    for name in one.moved:
        before, after = names_of(old, one.old[name]), names_of(new, one.new[name])
        drifted = f" (recorded: {names_of(old, one.then[name])})" if one.then[name] != one.old[name] else ""
        say(console, f"{new.decisions[name].title}: {before} -> {after}{drifted}", indent=4, hang=2)


def names_of(base: RuleBase, winners: frozenset[str]) -> str:
    """Return who wins, in the order of the base; candidates that it does not have come last, by their ids."""
    known = [name for name in base.candidates if name in winners]
    return winners_words([*titles_of(base, known), *sorted(winners.difference(known))])


def past_summary(past: Past) -> str:
    """Return how many past records are touched, in short."""
    moved, lost = len(past.moved), len(past.lost)
    parts = (
        *([f"{moved} would end differently"] if moved else []),
        *([f"{lost} could no longer be judged"] if lost else []),
    )
    return f"Of {count(past.judged, 'past record')} {listing(parts)}."


def summary(found: Impact, cases: Sequence[Problem]) -> tuple[str, str]:
    """Return what proposed files break, in short."""
    broken = [one for one in found.new if one.severity.value == "error"]
    failing, moved = ([one for one in found.cases if one.fails], [one for one in found.cases if one.moved])
    parts = (
        (broken, "new error", ""),
        (cases, "problem", " with the case files"),
        (failing, "failing case", ""),
        (moved, "case", " that ends differently" if len(moved) == 1 else " that end differently"),
    )
    if said := [count(len(found), noun) + more for found, noun, more in parts if found]:
        return f"{listing(said)}.", BAD
    if any(one.before is None for one in found.cases):
        return "Nothing is broken, and every case that can be compared ends as before.", GOOD
    return "Nothing is broken, and every case ends as before.", GOOD

"""What proposed files bring about, as terminal text."""

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console

from advisor.compare.impact import CaseImpact, Impact
from advisor.explain.expected import mismatch
from advisor.problems import Problem
from advisor.read.proposed import Proposed, State
from advisor.render.difference import in_short, show_comparison
from advisor.render.edits import winners_words
from advisor.render.notices import show_notices
from advisor.render.problems import show_problems
from advisor.render.screen import BAD, GOOD, STRONG, count, heading, listing, say

MOST_CASES = 20

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


def show_broken(console: Console, problems: Sequence[Problem]) -> None:
    """Write why the knowledge base cannot be read with the proposed files."""
    heading(console, "PROBLEMS")
    show_problems(console, problems)
    heading(console, "IN SHORT")
    say(console, ("With these files the knowledge base cannot be read.", BAD), indent=2)


def show_impact(console: Console, found: Impact, before: Sequence[Problem], cases: Sequence[Problem]) -> None:
    """Write everything that proposed files bring about.

    `before` are the problems of the knowledge base without them, `cases` those of the case files.
    """
    show_remarks(console, found)
    if found.difference:
        show_comparison(console, found.difference)
    else:
        heading(console, "WITHOUT THESE FILES")
        say(console, "The knowledge base cannot be read without them, so nothing can be compared.", indent=2)
        show_problems(console, before)
    show_cases(console, found, cases)
    heading(console, "IN SHORT")
    if found.difference:
        say(console, *in_short(found.difference), indent=2)
    say(console, summary(found, cases), indent=2)


def show_remarks(console: Console, found: Impact) -> None:
    """Write the remarks of the check that are new, and how many are no longer made."""
    heading(console, "WHAT THE CHECK SAYS THAT IT DID NOT SAY BEFORE")
    show_notices(console, found.base, found.new)
    if not found.new:
        say(console, "Nothing.", indent=2)
    if found.gone:
        names = listing([f"{one.check} of {one.subject}" for one in found.gone])
        say(console, f"No longer: {names}.", indent=2, hang=2)


def show_cases(console: Console, found: Impact, problems: Sequence[Problem]) -> None:
    """Write the cases that fail or end differently."""
    heading(console, "CASES")
    show_problems(console, problems)
    told = [one for one in found.cases if one.fails or one.moved]
    for one in told[:MOST_CASES]:
        show_case(console, found, one)
    if len(told) > MOST_CASES:
        say(console, f"and {len(told) - MOST_CASES} more", indent=2)
    if not told and not problems:
        say(console, f"{count(len(found.cases), 'case')}: all end as before, as expected.", indent=2)


def show_case(console: Console, found: Impact, one: CaseImpact) -> None:
    """Write how a case ends and ended, and what is not as expected."""
    case = one.verdict.case
    failed = "fails now" if one.held else "fails" if one.held is None else "fails, as it did before"
    say(console, (f"{case.place.file}: ", STRONG), case.title, indent=2, hang=2)
    for name in one.moved:
        if found.difference and one.before:
            before = winners_words(found.difference.old, one.before.outcomes[name].winners)
            after = winners_words(found.base, one.verdict.result.outcomes[name].winners)
            say(console, f"{found.base.decisions[name].title}: {before} -> {after}", indent=4, hang=2)
    if not one.fails:
        say(console, "It still is as expected.", indent=4)
        return
    for failure in one.verdict.failures:
        say(console, (f"{failed}: ", BAD), mismatch(found.base, one.verdict, failure).what, indent=4, hang=2)


def summary(found: Impact, cases: Sequence[Problem]) -> tuple[str, str]:
    """Return what proposed files break, in short."""
    broken = [one for one in found.new if one.severity.value == "error"]
    failing, moved = (
        [one for one in found.cases if one.fails],
        [one for one in found.cases if one.moved],
    )
    parts = (
        (broken, "new error", ""),
        (cases, "problem", " with the case files"),
        (failing, "failing case", ""),
        (moved, "case", " that ends differently" if len(moved) == 1 else " that end differently"),
    )
    if said := [count(len(found), noun) + more for found, noun, more in parts if found]:
        return f"{listing(said)}.", BAD
    return "Nothing is broken, and every case ends as before.", GOOD

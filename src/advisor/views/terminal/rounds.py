"""Rounds as paragraphs: the time of day, what is news, and a line for each thing to look at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from rich.console import Console

from advisor.authoring.check.catalogue import Severity
from advisor.authoring.watch.look import Round, Run
from advisor.authoring.watch.news import News
from advisor.explain.expected import mismatch, outcome_words
from advisor.model import RuleBase
from advisor.problems import Problem, cut
from advisor.texts import count
from advisor.views.terminal.edits import edit_words
from advisor.views.terminal.notices import notice_line
from advisor.views.terminal.problems import show_problems
from advisor.views.terminal.screen import BAD, FAINT, GOOD, STRONG, say

MOST_EDITS = 5
MOST_LINES = 12

Part = str | tuple[str, str]


def show_first(console: Console, now: datetime, found: Round) -> None:
    """Write what the first round found."""
    base = found.base
    counted = ((base.facts, "fact"), (base.rules, "rule"), (base.guarantees, "guarantee"))
    sizes = ", ".join(count(len(each), noun) for each, noun in counted)
    say(console, time_of(now), f"{base.title}: {sizes}. ", *standing(found), hang=2)
    show_lines(console, [notice_line(one) for one in found.notices])
    show_lines(console, [line for one in found.failing for line in failure_lines(base, one)])


def show_broken(console: Console, now: datetime, problems: Sequence[Problem], *, compared: bool) -> None:
    """Write what keeps the files from being read."""
    what = f"{count(len(problems), 'problem')}, so nothing was checked."
    later = " What was in order last stays what is compared with." if compared else ""
    say(console, time_of(now), (what, BAD), later, hang=2)
    show_problems(console, problems)


def show_news(
    console: Console, now: datetime, rounds: tuple[Round, Round], what: News, *, mended: bool
) -> None:
    """Write what is news in the later of two rounds; `mended` says that the files could not be read before it."""
    earlier, later = rounds
    if mended and earlier.base is later.base and not what.turned:
        say(console, time_of(now), "In order again, as it was before.", hang=2)
        return
    say(console, time_of(now), "In order again. " if mended else "", *news_parts(later, what), hang=2)
    show_lines(console, [notice_line(notice) for notice in what.come])
    show_lines(
        console,
        [[("no longer: ", GOOD), cut(gone.problem.what), (f" [{gone.check}]", FAINT)] for gone in what.gone],
    )
    show_lines(console, list(case_lines(earlier, later, what)))


def time_of(now: datetime) -> tuple[str, str]:
    """Return the time of day."""
    return f"{now:%H:%M:%S} ", STRONG


def news_parts(later: Round, what: News) -> Iterator[Part]:
    """Yield the sentences about what was edited, what that concerns, and how things stand."""
    yield from edits_parts(what)
    if what.edits and what.same:
        yield "No interview ends differently (proved). "
    if what.concerned:
        yield examples_words(later, what)
    yield from standing(later)


def edits_parts(what: News) -> Iterator[Part]:
    """Yield the edits, the first of them one by one."""
    if what.read_again and not what.edits:
        yield "Only comments or layout were edited. "
    for number, one in enumerate(what.edits[:MOST_EDITS]):
        yield "; " if number else ""
        yield from edit_words(one)
    rest = len(what.edits) - MOST_EDITS
    if what.edits:
        yield f"; and {rest} more. " if rest > 0 else ". "


def examples_words(later: Round, what: News) -> str:
    """Return whether the examples of the rules concerned hold."""
    rules = {one.id for one in what.concerned}
    number = sum(len(one.examples) for one in what.concerned)
    failing = sum(one.check == "example-fails" and not rules.isdisjoint(one.about) for one in later.notices)
    written = len({one.written_as for one in what.concerned})
    held = f"{failing} not as expected" if failing else "all hold"
    examples = f"with {count(number, 'example')}: {held}" if number else "without examples"
    return f"{count(written, 'rule')} concerned, {examples}. "


def standing(found: Round) -> Iterator[Part]:
    """Yield how many notices there are, and whether the cases come out as expected."""
    numbers = Counter(one.severity for one in found.notices)
    said = [count(numbers[one], one.value) for one in Severity if numbers[one]]
    yield (f"{', '.join(said)}. ", BAD) if said else ("Nothing to mend. ", GOOD)
    if found.runs:
        failing = len(found.failing)
        again = f" ({found.fresh or 'none'} run again)" if found.fresh < len(found.runs) else ""
        yield f"{count(len(found.runs), 'case')}{again}: "
        yield (f"{failing} not as expected.", BAD) if failing else ("all hold.", GOOD)


def show_lines(console: Console, lines: Sequence[Sequence[Part]]) -> None:
    """Write lines, and how many more there are than fit."""
    for line in lines[:MOST_LINES]:
        say(console, *line, indent=2, hang=2)
    if len(lines) > MOST_LINES:
        say(console, f"... and {len(lines) - MOST_LINES} more", indent=2)


def case_lines(earlier: Round, later: Round, what: News) -> Iterator[list[Part]]:
    """Yield what became of cases, and which fail as they did."""
    for one in what.turned:
        if one.after:
            yield from turn_lines(earlier.base, later.base, one.before, one.after)
    gone = [one.before.case.place.file for one in what.turned if one.before and not one.after]
    if gone:
        yield [("gone: ", STRONG), ", ".join(gone)]
    turned = {one.after.case.place.file for one in what.turned if one.after}
    files = [one.case.place.file for one in later.failing if one.case.place.file not in turned]
    if files:
        yield [("not as expected, as before: ", BAD), ", ".join(files)]


def turn_lines(before: RuleBase, now: RuleBase, earlier: Run | None, later: Run) -> Iterator[list[Part]]:
    """Yield how a case comes out now: what is not as expected, or that all is."""
    if not later.verdict.holds:
        yield from failure_lines(now, later)
        return
    said = list(changed_endings(before, now, earlier, later)) if earlier else ["a new case"]
    yield [(f"{later.case.place.file}: ", STRONG), "; ".join([*said, "as expected"])]


def changed_endings(before: RuleBase, now: RuleBase, earlier: Run, later: Run) -> Iterator[str]:
    """Yield how decisions end that ended otherwise."""
    old = earlier.verdict.result.outcomes
    for name, outcome in later.verdict.result.outcomes.items():
        if name in old and (old[name].status, old[name].winners) != (outcome.status, outcome.winners):
            yield f"{name}: {outcome_words(now, outcome)} (before: {outcome_words(before, old[name])})"


def failure_lines(base: RuleBase, run: Run) -> Iterator[list[Part]]:
    """Yield what is not as expected of a case."""
    for failure in run.verdict.failures:
        found = mismatch(base, run.verdict, failure)
        yield [(f"{found.place}: ", STRONG), (found.what, BAD)]

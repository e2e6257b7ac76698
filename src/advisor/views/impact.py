"""What proposed files bring about: new findings of the check, other endings, cases and past records."""

from collections.abc import Iterator, Mapping

from advisor.authoring.check.catalogue import Severity
from advisor.authoring.compare.endings import winners_of
from advisor.authoring.compare.impact import CaseImpact, Impact
from advisor.authoring.compare.past import LostRecord, MovedRecord, Past
from advisor.explain.expected import mismatch
from advisor.formats.impact import ImpactReport
from advisor.language.reading.proposed import Proposed, State
from advisor.model import RuleBase
from advisor.texts import count, listing
from advisor.views.check.notices import notices
from advisor.views.difference.difference import comparison_view
from advisor.views.document.blocks import Blocks, Heading
from advisor.views.document.spans import Code, Line, Moment, Tone, Toned
from advisor.views.headlines import change, winners_named
from advisor.views.lists import listed, paragraph, paragraphs, points
from advisor.views.problems import problems

MOST = 20

STATES: Mapping[State, str] = {
    State.NEW: "new",
    State.CHANGED: "changed since {against}",
    State.UNCHANGED: "unchanged since {against}",
    State.REMOVED: "removed since {against}",
    State.REPLACING: "replaces {path}",
}
FAILS: Mapping[bool | None, str] = {True: "fails now", None: "fails", False: "fails, as it did before"}


def impact_view(report: ImpactReport) -> Blocks:
    """Return everything that proposed files bring about, in short first."""
    impact, past = report.impact, report.past
    if impact is None:
        broken = Toned("With these files the knowledge base cannot be read.", Tone.BAD)
        wrong = Heading(("Problems",)), *problems(report.problems)
        return *paragraph(broken), *files_view(report), *wrong
    compared = impact.difference
    return (
        *paragraphs(short_lines(report, impact)),
        *(comparison_view(compared) if compared else uncompared_view(report)),
        *notices_of(impact),
        *cases_view(report, impact),
        *(past_view((compared.old, impact.base), past) if compared and past else ()),
        *files_view(report),
    )


def files_view(report: ImpactReport) -> Blocks:
    return Heading(("Proposed files",)), *points(file_line(each, report.against) for each in report.files)


def file_line(proposed: Proposed, against: str) -> Line:
    state = STATES[proposed.state].format(against=against, path=proposed.path)
    doubt = f"; warning: what it was before is not known ({proposed.doubt}), so it is taken as new"
    return Code(proposed.shown), f": {state}", *((Toned(doubt, Tone.WARNING),) if proposed.doubt else ())


def uncompared_view(report: ImpactReport) -> Blocks:
    nothing = "The knowledge base cannot be read without these files, so nothing can be compared."
    return Heading(("Without these files",)), *paragraph(nothing), *problems(report.before)


def notices_of(impact: Impact) -> Blocks:
    """Return what the check finds that it did not find before, and what it no longer finds."""
    gone = listing(f"{notice.check} of {notice.subject}" for notice in impact.gone)
    return (
        Heading(("New findings",)),
        *(notices(impact.base, impact.new) or paragraph("None.")),
        *(paragraph(f"No longer reported: {gone}.") if gone else ()),
    )


def cases_view(report: ImpactReport, impact: Impact) -> Blocks:
    """Return the cases that fail or end differently."""
    shown = [case for case in impact.cases if case.fails or case.moved]
    return (
        Heading(("Cases",)),
        *problems(report.cases),
        *listed((case_view(impact, case) for case in shown), MOST),
        *paragraphs((line,) for line in case_lines(impact, sound=not shown and not report.cases)),
    )


def case_lines(impact: Impact, *, sound: bool) -> Iterator[str]:
    """Yield how all cases end if all is sound, and how many cannot be compared."""
    apart = sum(case.before is None for case in impact.cases)
    if sound and not impact.cases:
        yield "There are none."
    elif sound:
        how = "as expected" if apart else "as before, as expected"
        yield all_end(len(impact.cases), "case", how)
    if apart:
        are = "is" if apart == 1 else "are"
        yield f"{count(apart, 'case')} could not be held without these files and {are} not compared."


def all_end(number: int, noun: str, how: str) -> str:
    """Return how all of some things end, in a sentence that agrees with their number."""
    return f"The only {noun} ends {how}." if number == 1 else f"All {count(number, noun)} end {how}."


def case_view(impact: Impact, case: CaseImpact) -> Blocks:
    """Return how a case ends and ended, and what is not as expected."""
    verdict, place = case.verdict, case.verdict.case.place
    failures = [
        (Toned(f"{FAILS[case.held]}: ", Tone.BAD), mismatch(impact.base, verdict, failure).what)
        for failure in verdict.failures
    ]
    return (
        *paragraph(Code(place.file), f": {verdict.case.title}"),
        *points((line,) for line in moved_lines(impact, case)),
        *(points(failures) if case.fails else paragraph("It is still as expected.")),
    )


def moved_lines(impact: Impact, case: CaseImpact) -> Iterator[str]:
    """Yield who won and wins each decision of a case that ends differently."""
    if impact.difference and case.before:
        for name in case.moved:
            before = winners_named(impact.difference.old, name, winners_of(case.before)[name])
            after = winners_named(impact.base, name, winners_of(case.verdict.result)[name])
            yield f"{impact.base.written_decisions[name].title}: {change(before, after)}"


def past_view(versions: tuple[RuleBase, RuleBase], past: Past) -> Blocks:
    """Return the past records that end differently, and those that can no longer be judged."""
    touched: tuple[MovedRecord | LostRecord, ...] = (*past.moved, *past.lost)
    line = ""
    if past.judged and not touched:
        line = all_end(past.judged, "record", "as before")
    elif not past.judged and not past.problems:
        line = "There is none of this knowledge that can be judged."
    return (
        Heading(("Past records",)),
        *problems(past.problems),
        *listed((record_view(versions, record) for record in touched), MOST),
        *(paragraph(line) if line else ()),
    )


def record_view(versions: tuple[RuleBase, RuleBase], record: MovedRecord | LostRecord) -> Blocks:
    head = paragraph(Code(record.record), " of ", Moment(record.finished))
    match record:
        case LostRecord():
            return *head, *points([(f"It can no longer be judged: {record.reason.rstrip('.')}.",)])
        case MovedRecord():
            return *head, *points((line,) for line in ends(*versions, record))


def ends(old: RuleBase, new: RuleBase, record: MovedRecord) -> Iterator[str]:
    """Yield who wins each decision that ends differently, and who won when it was recorded if that was another."""
    for name in record.moved:
        was, then = (winners_named(old, name, winners[name]) for winners in (record.old, record.then))
        recorded = f" (recorded: {then})" if then != was else ""
        now = winners_named(new, name, record.new[name])
        yield f"{new.written_decisions[name].title}: {change(was, now)}{recorded}"


def short_lines(report: ImpactReport, impact: Impact) -> Iterator[Line]:
    """Yield what is broken, and how many past records are touched."""
    past = report.past or Past(0)
    touched = (
        *([f"{len(past.moved)} would end differently"] if past.moved else []),
        *([f"{len(past.lost)} could no longer be judged"] if past.lost else []),
    )
    if touched:
        yield (f"Of {count(past.judged, 'past record')}, {listing(touched)}.",)
    broken = listing(broken_words(report, impact))
    apart = any(case.before is None for case in impact.cases)
    every = "every case that can be compared" if apart else "every case"
    sound = Toned(f"Nothing is broken, and {every} ends as before.", Tone.GOOD)
    yield (Toned(f"{broken}.", Tone.BAD) if broken else sound,)


def broken_words(report: ImpactReport, impact: Impact) -> Iterator[str]:
    errors = sum(notice.severity is Severity.ERROR for notice in impact.new)
    failing = sum(case.fails for case in impact.cases)
    moved = sum(bool(case.moved) for case in impact.cases)
    parts = {
        count(errors, "new error"): errors,
        f"{count(len(report.cases), 'problem')} with the case files": len(report.cases),
        count(failing, "failing case"): failing,
        f"{count(moved, 'case')} that {'ends' if moved == 1 else 'end'} differently": moved,
    }
    return (words for words, number in parts.items() if number)

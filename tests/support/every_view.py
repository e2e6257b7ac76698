"""Every view of a recommendation and of a rule base, as whoever calls it gets it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from advisor.authoring.cases.coverage import cover
from advisor.authoring.cases.verdicts import run
from advisor.authoring.compare.difference import compare
from advisor.authoring.compare.edits import Edit, How
from advisor.explain.brief import brief
from advisor.explain.explanation import Explanation, explain
from advisor.explain.how import how
from advisor.formats.consultation import Action, Consultation, Provenance, Step, sections
from advisor.formats.decisions_taken import ChosenOption, DecisionTaken
from advisor.journal.audit.verdicts import Agreement, Audited, AuditedChoice, End, Fate
from advisor.journal.chain import START, Entry, unkept
from advisor.journal.decisions_taken import KeptDecision
from advisor.journal.listing import ListedRecord
from advisor.journal.seals import SealedPart, split
from advisor.journal.summaries import summary_of
from advisor.journal.unfinished import Draft
from advisor.language.reading.answers import profile_of, reply
from advisor.model import RuleBase, Statement
from advisor.problems import Place, Problem
from advisor.recommend import recommend
from advisor.views.audits import audit_view
from advisor.views.contest import why_not
from advisor.views.coverage import coverage_view
from advisor.views.decision_record.full import full_chapters
from advisor.views.decision_record.short import short_chapters
from advisor.views.decision_record.subject import DecisionRecord, blocks_of
from advisor.views.details.details import details
from advisor.views.difference.difference import difference_view
from advisor.views.document.blocks import Blocks, Page
from advisor.views.files import file_changes
from advisor.views.flips import flips
from advisor.views.handbook.handbook import handbook
from advisor.views.how import rules
from advisor.views.paste import paste
from advisor.views.problems import problems
from advisor.views.records import list_view
from advisor.views.report.page import report
from advisor.views.sources import coverage_page, passage
from advisor.views.verdict.verdict import pieces_of
from recorded_answers import AT


def every_view(base: RuleBase, statements: Mapping[str, Statement | None]) -> Iterator[tuple[str, Blocks]]:
    """Yield the name and the blocks of each view."""
    given = tuple(reply(base.facts[fact], statement) for fact, statement in statements.items())
    explanation = explain(base, given, recommend(base, profile_of(given)))
    in_brief = brief(explanation)
    yield "handbook", handbook(base).blocks
    yield "verdict", tuple(piece.block for piece in pieces_of(in_brief))  # all that it could say
    yield "details", details(explanation)
    yield "paste", paste(in_brief)
    yield "why not", losers(explanation)
    yield "flips", changes(explanation)
    yield "rules", rules(base, (how(base, rule, profile_of(given)) for rule in base.rules.values()))
    yield "sources", coverage_page(base).blocks
    yield "passages", tuple(block for name in base.passages for block in passage(base, name))
    for decision in base.decisions.values():
        record = DecisionRecord(explanation, in_brief, decision, "20261130-0000aaaa")
        yield f"decision record: {decision.id}", blocks_of(short_chapters(record))
        yield f"decision record in full: {decision.id}", blocks_of(full_chapters(record))
    yield "problems", problems([problem(base.title)])
    yield "changes of a file", file_changes(base.title, base.title, f"{base.title}\n{base.title}")
    yield "drawing, interview and record", report_of(explanation).blocks[-3:]
    yield (
        "records",
        list_view([listed(explanation)], [Draft("draft", AT, AT, base.title, START, (), title=base.title)]),
    )


def listed(explanation: Explanation) -> ListedRecord:
    """Return how a record is listed about which people decided in these words."""
    name, title = next(iter(explanation.base.decisions)), explanation.base.title
    taken = DecisionTaken(AT, (title,), (ChosenOption(name, other=title),), (title,), title)
    return ListedRecord(summary_of(record_of(explanation), b""), (taken,))


def losers(explanation: Explanation) -> Blocks:
    base, result = explanation.base, explanation.result
    return tuple(block for name in base.candidates for block in why_not(base, result, name))


def changes(explanation: Explanation) -> Blocks:
    profile = explanation.result.trace.profile
    return tuple(
        block
        for decision, smallest in explanation.flips.items()
        for block in flips(explanation.base, profile, smallest, explanation.ways_out.get(decision))
    )


def problem(words: str) -> Problem:
    return Problem(Place("rules/a.yaml", 1, 1, text=words, width=1), words, words)


def report_of(explanation: Explanation) -> Page:
    """Return the page about a record of these answers, which is named as the rules are."""
    record, taken = record_of(explanation), listed(explanation).decisions[0]
    return report(record, explanation, (KeptDecision(record, taken),), by=explanation.base.title)


def record_of(explanation: Explanation) -> Entry:
    """Return a record of these answers, each of which was changed; it is named as the rules are."""
    base, given = explanation.base, explanation.given
    steps = tuple(
        Step(AT, action, reply.fact, reply.statement)
        for action in (Action.ANSWERED, Action.CHANGED)
        for reply in given
    )
    rests_on = Provenance(base.title, {base.title: base.title}, ((base.title, base.title),))
    consultation = Consultation(AT, AT, steps, given, rests_on, (given[0].fact,), base.title)
    parts = split(sections(base, consultation, explanation))  # no journal would seal every text
    return unkept("record", tuple(SealedPart(name, value, "", START) for name, value in parts))


def every_view_of_authors(base: RuleBase) -> Iterator[tuple[str, Blocks]]:
    """Yield the name and the blocks of each view for those who write rules and keep records."""
    last = list(base.rules)[-1]
    less = replace(base, rules={name: rule for name, rule in base.rules.items() if name != last})
    yield "coverage", coverage_view(cover(run(base, (), base.rules.values())), every=True)
    yield "difference", difference_view(compare(base, less, rows=100), ("old", "new"))
    yield "audit", audit_view(audits(base.title))


def audits(words: str) -> list[Audited]:
    """Return an audit of two records, one of which is as it was."""
    ends = {words: End(frozenset({words}), 1)}, {words: End(frozenset(), 1)}
    blame = (Edit("rule", words, How.CHANGED, parts=(words,)),)
    choice = AuditedChoice(words, words, Agreement.NO_LONGER, "2026-11-23", due=True)
    changed = Audited(words, "2026-11-22T10:00:00Z", Fate.CHANGED, *ends, blame=blame, choices=(choice,))
    return [changed, replace(changed, fate=Fate.SAME, blame=(), reason=words)]

"""Every view of a recommendation and of a rule base, as whoever calls it gets it."""

from collections.abc import Iterator, Mapping

from advisor.explain.brief import brief
from advisor.explain.explanation import Explanation, explain
from advisor.explain.how import how
from advisor.explain.why_not import why_not
from advisor.language.reading.answers import profile_of, reply
from advisor.model import RuleBase, Statement
from advisor.problems import Place, Problem
from advisor.recommend import recommend
from advisor.views.decision_record.full import full_chapters
from advisor.views.decision_record.short import short_chapters
from advisor.views.decision_record.subject import DecisionRecord, blocks_of
from advisor.views.details.details import details
from advisor.views.document.blocks import Blocks
from advisor.views.file_changes import file_changes
from advisor.views.flips import flips
from advisor.views.handbook.handbook import handbook
from advisor.views.paste import paste
from advisor.views.problems import problems
from advisor.views.rules import rules
from advisor.views.sources import coverage_page, passage
from advisor.views.verdict.verdict import verdict
from advisor.views.why_not import why_not as told_why_not


def every_view(base: RuleBase, statements: Mapping[str, Statement | None]) -> Iterator[tuple[str, Blocks]]:
    """Yield the name and the blocks of each view."""
    given = tuple(reply(base.facts[fact], statement) for fact, statement in statements.items())
    explanation = explain(base, given, recommend(base, profile_of(given)))
    in_brief = brief(explanation)
    yield "handbook", handbook(base).blocks
    yield "verdict", verdict(in_brief)
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


def losers(explanation: Explanation) -> Blocks:
    against = (why_not(explanation.base, explanation.result, name) for name in explanation.base.candidates)
    return tuple(block for each in against if each for block in told_why_not(explanation.base, each))


def changes(explanation: Explanation) -> Blocks:
    profile = explanation.result.trace.profile
    return tuple(
        block
        for decision, smallest in explanation.flips.items()
        for block in flips(explanation.base, profile, smallest, explanation.ways_out.get(decision))
    )


def problem(words: str) -> Problem:
    return Problem(Place("rules/a.yaml", 1, 1, text=words, width=1), words, words)

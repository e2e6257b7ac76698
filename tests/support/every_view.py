"""Every view of a recommendation and of a rule base, as whoever calls it gets it."""

from collections.abc import Iterator, Mapping

from advisor.explain.brief import brief
from advisor.explain.explanation import Explanation, explain
from advisor.explain.how import how
from advisor.explain.why_not import why_not
from advisor.language.reading.answers import profile_of, reply
from advisor.model import RuleBase, Statement
from advisor.recommend import recommend
from advisor.views.condition import condition
from advisor.views.details.details import details
from advisor.views.document.blocks import Blocks
from advisor.views.flips import flips
from advisor.views.handbook.handbook import handbook
from advisor.views.verdict.verdict import verdict
from advisor.views.why_not import why_not as told_why_not


def every_view(base: RuleBase, statements: Mapping[str, Statement | None]) -> Iterator[tuple[str, Blocks]]:
    """Yield the name and the blocks of each view."""
    given = tuple(reply(base.facts[fact], statement) for fact, statement in statements.items())
    explanation = explain(base, given, recommend(base, profile_of(given)))
    yield "handbook", handbook(base).blocks
    yield "verdict", verdict(brief(explanation))
    yield "details", details(explanation)
    yield "why not", losers(explanation)
    yield "flips", changes(explanation)
    yield "conditions", conditions(explanation)


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


def conditions(explanation: Explanation) -> Blocks:
    profile = explanation.result.trace.profile
    read = (how(explanation.base, rule, profile) for rule in explanation.base.rules.values())
    return tuple(condition(each.parts) for each in read if each.parts)

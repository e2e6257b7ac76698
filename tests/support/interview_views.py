"""Every view that an interview and its explanations are told in, as whoever calls it gets it."""

from collections.abc import Iterator, Mapping

from advisor.explain import what_if as changed
from advisor.explain import why as asked
from advisor.explain.guesses import weigh
from advisor.explain.people import Person, compare_people, standpoint
from advisor.interview.outlook import look
from advisor.interview.session import Session
from advisor.journal.unfinished import UnfinishedInterview
from advisor.language.reading.answers import profile_of, reply
from advisor.model import RuleBase, Statement
from advisor.recommend import recommend
from advisor.views.document.blocks import Blocks
from advisor.views.how import derivation
from advisor.views.interview.afterwards import afterwards
from advisor.views.interview.answers import answers, checking
from advisor.views.interview.help import explanation, explanation_in_full
from advisor.views.interview.opening import opening, resumed
from advisor.views.interview.progress import progress
from advisor.views.interview.question import body, head, title
from advisor.views.interview.stopping import stop
from advisor.views.people import guesses, people
from advisor.views.standings import standings, what_if
from advisor.views.why import goals, why, why_in_brief


def every_view_of_an_interview(
    base: RuleBase, statements: Mapping[str, Statement | None]
) -> Iterator[tuple[str, Blocks]]:
    """Yield the name and the blocks of each view, when all but the last question are answered."""
    given = tuple(reply(base.facts[fact], statement) for fact, statement in statements.items())
    before, last = given[:-1], given[-1]
    session, fact = Session(before), base.facts[last.fact]
    outlook, open_rules = look(base, session), tuple(base.rules.values())
    reasons = asked.why(base, session, fact)
    yield "opening", opening(base, 7, UnfinishedInterview("", "2026-11-30T20:15:07Z", 3, ""))
    yield (
        "question",
        (*title(1, base.topics[0], fact), *head(fact, fact.values, last, last), *body(fact, fact.values)),
    )
    yield "in brief", (*explanation(fact, ["review"]), *why_in_brief(base, reasons), *checking(base, given))
    yield "help", explanation_in_full(fact, {"review": base.title})
    yield "why", why(base, reasons)
    yield (
        "what the rules are for",
        (*goals(base, open_rules, open_rules, outlook), *goals(base, open_rules, (), outlook)),
    )
    around = (*progress(base, None, outlook, 3), *stop(base, outlook, ()))
    yield "progress", (*around, *answers(base, before))
    yield "afterwards", afterwards(["why"], base.title)
    yield "resumed", resumed(base.title, [(fact.id, base.title)], changed=True)
    yield "derivation", derivation(base, recommend(base, profile_of(given)))
    yield "what if", what_if(base, changed.what_if(base, before, [last]))
    yield "standings", standings(base, standpoint(base, profile_of(before)))
    yield "guesses", guesses(base, weigh(base, profile_of(before), given))
    yield "people", people(base, compare_people(base, [Person(base.title, given), Person("Ann", before)]))

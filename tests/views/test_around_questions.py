"""What is said around the questions: short enough for a screen of 24 lines, nothing twice, and never who leads."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from advisor.cli.command_table import AT_QUESTION
from advisor.explain.why import why
from advisor.interview.outlook import Outlook
from advisor.interview.session import Session
from advisor.journal.unfinished import UnfinishedInterview
from advisor.language.reading.answers import Given, reply
from advisor.language.reading.base import read_base
from advisor.model import Fact, Has, Kind, NotAnyOf, OneOf, Range, RuleBase, Statement
from advisor.views.document.blocks import Blocks
from advisor.views.interview.afterwards import afterwards
from advisor.views.interview.answers import checking
from advisor.views.interview.help import explanation
from advisor.views.interview.opening import opening
from advisor.views.interview.progress import progress
from advisor.views.interview.question import body, head, title
from advisor.views.interview.stopping import stop
from advisor.views.why import why_in_brief
from builders import base as made
from builders import decision, fact
from loan_base import loan_answers, loan_base
from random_bases import draw_base
from terminals import lines_of

# What is said to what was typed stands two columns further in, and a question four.
REPLY, QUESTION = 78, 76
SCREEN = 24
COMMANDS = tuple(AT_QUESTION)[1:]


@cache
def shipped() -> RuleBase:
    return read_base()


def answer_at_random(chance: Random, about: Fact) -> Given:
    """Return an answer in full or in part, or none."""
    values, kind = about.value_ids, about.kind
    if chance.random() < 0.1:
        return reply(about, None)
    whole: Statement = chance.choice(values)
    if kind is Kind.SEVERAL:
        whole = frozenset(value for value in values if chance.random() < 0.3)
    if chance.random() < 0.8 or len(values) < 3:
        return reply(about, whole)
    part = {Kind.SEVERAL: Has(frozenset(values[:1]), frozenset()), Kind.SCALE: Range(values[1], None)}
    return reply(about, part.get(kind, OneOf(values[:2])))


def all_answers(seed: int) -> tuple[Given, ...]:
    chance = Random(seed)  # noqa: S311
    return tuple(answer_at_random(chance, about) for about in shipped().facts.values())


def candidates(number: int) -> RuleBase:
    """Return a base with two decisions, one of them among so many."""
    names = [f"Framework {each}" for each in range(number)]
    return made(
        [fact("a", Kind.YES_NO)], [], decisions=[decision("stack", *names), decision("way", "x", "y")]
    )


def test_an_opening_says_how_long_it_takes_and_who_is_compared_in_three_lines() -> None:
    assert lines_of(opening(shipped(), 15)) == [
        "Choosing a backend in 2026 - about 15 questions, 5 minutes",
        "Architecture: Modular monolith or Microservices.",
        "Backend framework: Spring Boot, ASP.NET Core, Django, FastAPI or one of 5 more.",
        "Answer with a number, a name or its beginning; '?' helps at any question.",
    ]


def test_an_interview_that_has_begun_counts_what_is_left() -> None:
    first = [lines_of(opening(shipped(), number, None, 6))[0] for number in (8, 0, None)]
    assert [line.partition(" - ")[2] for line in first] == [
        "about 8 more questions, 3 minutes",
        "no more questions",
        f"at most {len(shipped().facts) - 6} more questions",
    ]


@pytest.mark.parametrize("number", [2, 9, 200])
def test_of_many_candidates_as_many_are_named_as_fit_on_a_line(number: int) -> None:
    line = lines_of(opening(candidates(number), 1))[1]
    assert line.startswith("Stack: Framework 0 or" if number == 2 else "Stack: Framework 0, Framework 1")
    assert len(line) <= 80


def test_an_interview_that_was_left_is_offered_on_one_line() -> None:
    *_, last = lines_of(opening(shipped(), None, UnfinishedInterview("", "2026-11-30T20:15:07Z", 16, "")))
    assert last == "You left off at 2026-11-30 20:15 UTC, after 16 answers; type 'resume' to go on."


NINE = tuple(f"Framework {each}" for each in range(9))


def outlook(*still: str, settled: Sequence[str] = (), left: int = 5, unproven: Sequence[str] = ()) -> Outlook:
    """Return the outlook of a base with nine candidates when these can still win, and x or y."""
    facts = tuple(f"f{each}" for each in range(left))
    in_play = {
        "stack": frozenset(still),
        "way": frozenset({"x", "y"} - ({"y"} if "way" in settled else set())),
    }
    return Outlook(in_play, frozenset(settled), frozenset(unproven), facts, (), (), facts)


def told(before: Outlook | None, now: Outlook, left: int | None = None) -> list[str]:
    return lines_of(progress(candidates(9), before, now, left))


def test_once_few_can_still_win_they_are_named_in_the_order_of_the_base() -> None:
    assert told(None, outlook(*NINE[:4])) == ["Stack: 4 of 9 can still win.", "At most 5 more questions."]
    few = outlook(NINE[7], NINE[0], NINE[3])
    assert told(outlook(*NINE[:4]), few, 3) == [
        "Stack: Framework 0, Framework 3 or Framework 7 can still win.",
        "About 3 more questions.",
    ]


def test_what_has_not_changed_is_not_said_again() -> None:
    assert told(outlook(*NINE), outlook(*NINE), 6) == ["About 5 more questions."]  # five are left at most


def test_of_a_settled_decision_it_is_said_once_that_no_answer_changes_it() -> None:
    before, now = outlook(*NINE), outlook(*NINE, settled=["way"])
    assert told(before, now)[0] == "Way: X, whatever else you answer."
    assert len(told(now, now)) == 1


def test_what_is_not_proved_in_time_is_said_so() -> None:
    assert told(None, outlook(*NINE[:2], unproven=["stack"]))[0] == (
        "Stack: Framework 0 or Framework 1 can still win (at most; not proved in time)."
    )


def test_after_the_last_question_there_is_no_progress_to_tell() -> None:
    assert told(outlook(*NINE[:2]), outlook(NINE[0], settled=["stack", "way"], left=0)) == []
    assert told(outlook(*NINE[:2]), outlook(NINE[0]), 0) == []  # a quick end


def stopped(now: Outlook, *asked: str, expected: tuple[str, ...] = (), quick: bool = False) -> list[str]:
    base = replace(shipped(), expected=expected)
    ended = replace(now, in_play={name: frozenset() for name in base.decisions})
    return " ".join(lines_of(stop(base, ended, asked, quick=quick))).splitlines()


def test_an_end_names_first_what_people_expect_to_be_asked() -> None:
    over = outlook(settled=["framework", "architecture"], left=0)
    (said,) = stopped(over, "teams", expected=("regulated", "teams", "domain"))
    assert said.startswith("That is enough: no further answer can change who wins.")
    assert said.endswith(
        f"Not asked, for that reason: regulated, domain and {len(shipped().facts) - 3} more."
    )
    assert f" and {len(shipped().facts) - 5} more." in stopped(over)[0]


def test_a_quick_end_says_how_sure_it_is_and_claims_nothing_of_what_can_still_matter() -> None:
    open_ones = replace(outlook(left=0), deciding=("domain",), reserve=("teams",), ready=("domain",))
    others = set(shipped().facts) - {"domain", "teams", "growth"}
    (said,) = stopped(open_ones, *others, quick=True)
    assert said.startswith("Enough for a quick answer: what leads now stays first in 90 of 100 ways")
    assert said.endswith("could change who wins: growth. 'more' asks on until that is proved.")


def test_answers_are_checked_on_one_screen_by_the_numbers_that_change_takes() -> None:
    over = replace(outlook(settled=["framework", "architecture"], left=0), advising=("f", "g"))
    for given in map(all_answers, range(10)):
        for number in range(1, 30, 4):
            asked = [each.fact for each in given[:number]]
            shown = lines_of(checking(shipped(), given[:number]), QUESTION)
            assert 3 + len(shown) + len(lines_of(stop(shipped(), over, asked))) <= SCREEN
            words = " ".join(" ".join(shown).split())
            for place, fact_asked in enumerate(asked, 1):
                assert f"{place}. {fact_asked.replace('_', ' ')}: " in words
    assert lines_of(checking(shipped(), given[:6]))[3].startswith("4. teams: ")


def test_where_titles_do_not_fit_the_check_calls_answers_as_they_may_be_typed() -> None:
    facts = shipped().facts.values()
    given = [
        reply(each, each.value_ids[0] if each.kind is not Kind.SEVERAL else frozenset()) for each in facts
    ]
    assert (
        "1. team languages: Java"
        in lines_of(checking(shipped(), [reply(next(iter(facts)), frozenset({"java"}))]))[0]
    )
    shown = " ".join(lines_of(checking(shipped(), given)))
    assert "organisation: startup" in shown
    assert "Start-up" not in shown


def test_a_check_tells_what_is_known_in_part_or_not_at_all_and_what_does_not_apply() -> None:
    given = loan_answers(age="18..", bought="2020-01-01", vehicle="boat", share="")
    assert lines_of(checking(loan_base(), given)) == [
        "1. age: 18 years or more (in part)",
        "2. bought: 2020-01-01 (does not apply, because it is a boat)",
        "3. vehicle: A boat",
        "4. share: don't know",
        "Enter shows the recommendation; 'change 4' asks for answer 4 again.",
    ]


def sessions() -> Iterator[tuple[RuleBase, Session, Fact]]:
    """Yield every question of the shipped base at the beginning and in the middle, and those of random bases."""
    for given in ((), all_answers(1)[::2]):
        session = Session(given)
        yield from ((shipped(), session.without(about.id), about) for about in shipped().facts.values())
    for seed in range(40):
        drawn = draw_base(Random(seed))  # noqa: S311
        yield from ((drawn, Session(), about) for about in drawn.facts.values())


def test_why_takes_ten_lines_at_most_and_cuts_no_sentence() -> None:
    for base, session, about in sessions():
        shown = lines_of(why_in_brief(base, why(base, session, about)), REPLY)
        assert len(shown) <= 10, about.id
        assert " ".join(" ".join(shown).split()).startswith(about.why)


def test_why_says_what_weighs_most_where_not_all_of_it_fits() -> None:
    base = shipped()
    shown = lines_of(why_in_brief(base, why(base, Session(), base.facts["domain"])), REPLY)
    assert "- Media and publishing: +4 for Laravel" in shown
    assert not any("+1 for" in line for line in shown)
    reasons = why(base, Session(), base.facts["regulated"])
    left = " ".join(lines_of(why_in_brief(base, reasons, base.candidates.keys() - {"nestjs", "express"})))
    assert "- Yes: -2 for Express - No: nothing at once" in left
    assert "Spring Boot" not in left


def test_help_takes_twelve_lines_at_most_and_leads_to_more() -> None:
    for about in shipped().facts.values():
        shown = lines_of(explanation(about, COMMANDS), REPLY)
        assert len(shown) <= 12
        assert shown[-1].startswith("Commands: why")
        assert "'?' again tells all" in shown[-1]
    *_, workloads = lines_of(explanation(shipped().facts["workloads"], COMMANDS), REPLY)
    assert workloads == "Commands: why and 15 more; '?' again tells all, of 3 more options too."
    clarity = " ".join(lines_of(explanation(shipped().facts["domain_clarity"], COMMANDS), REPLY))
    assert "If you know it only in part: at least 2; at most 2; 1 or 2; not 2." in clarity
    assert "in part" not in " ".join(lines_of(explanation(shipped().facts["growth"], COMMANDS)))


def known_states(about: Fact) -> Iterator[tuple[Given | None, Given | None]]:
    """Yield what can be known of an answer and what can stand as it is asked, in the longest words."""
    yield None, None
    yield (
        None,
        reply(about, about.value_ids[0] if about.kind is not Kind.SEVERAL else frozenset(about.value_ids)),
    )
    if len(about.values) > 2:
        yield reply(about, NotAnyOf(about.value_ids[:1])), None


def test_no_question_is_higher_than_seventeen_lines() -> None:
    topics = {topic.id: topic for topic in shipped().topics}
    for about in shipped().facts.values():
        for known, now in known_states(about):
            asked: Blocks = (*head(about, about.values, known, now), *body(about, about.values))
            high = len(lines_of(title(9, topics[about.topic], about))) + len(lines_of(asked, QUESTION))
            assert high <= 17, about.id


def test_after_the_verdict_two_lines_say_what_can_be_typed() -> None:
    commands = [
        "why",
        "why-not X",
        "compare A B",
        "change FACT",
        "what-if F=V",
        "details",
        "adr",
        "report",
        "save",
        "quit",
    ]
    shown = lines_of(afterwards(commands, "20261130-2e1d3a8d"))
    assert len(shown) == 2
    assert shown[0].startswith("Recorded as 20261130-2e1d3a8d. Ask on: why, why-not X")

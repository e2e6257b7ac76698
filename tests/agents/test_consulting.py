"""Consultations of agents, round by round, without the protocol: what is asked, kept, recorded and told."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from advisor.agents.consulting import Finished, NextQuestions, Paused, Turn, at_once, consult
from advisor.agents.desk import Desk
from advisor.agents.received import FilledIn, Handed, Reply, Unanswered
from advisor.agents.responses import turn_response
from advisor.evaluators.sweep import sample
from advisor.evaluators.sweep.codes import decode
from advisor.formats.recommendation import answer_value, to_document
from advisor.journal.database import for_reading
from advisor.journal.faults import Walk
from advisor.journal.store import entries
from advisor.journal.unfinished import drafts
from advisor.model import Profile
from advisor.problems import RequestError
from advisor.usecases.knowledge import Knowledge
from checkout import ROOT
from effort import LONG
from hostile_texts import HOSTILE
from program import advisor
from published_schemas import valid

AGENT = "tester 1.0"
SMALL = ROOT / "tests" / "small"
SOUP = {"cold": "yes", "hunger": "much", "has": ["broth"]}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_at(tmp_path)


def desk_at(folder: Path, knowledge: Path | None = SMALL, most: int = 1) -> Desk:
    return Desk(Knowledge(knowledge, ()), folder / "journal.db", most=most)


def by_hand(desk: Desk, name: str = "", *, said_by: str = "", **answers: object) -> Turn:
    return consult(desk, name, Handed(AGENT, answers, said_by), None)


def by_form(desk: Desk, turn: Turn, answers: Mapping[str, Any]) -> Turn:
    """Go on with the form filled in that a turn shows, by whoever knows these answers."""
    assert isinstance(turn, NextQuestions)
    facts = tuple(fact.id for fact in turn.facts)
    content = {fact: answers[fact] for fact in facts if fact in answers}
    return consult(desk, turn.consultation, Handed(AGENT, {}), FilledIn(facts, content))


def ended(desk: Desk, turn: Turn, answers: Mapping[str, Any], rounds: int = 12) -> Finished:
    for _ in range(rounds):
        if isinstance(turn, Finished):
            return turn
        turn = by_form(desk, turn, answers)
    raise AssertionError(rounds)


def told(turn: Turn) -> dict[str, Any]:
    """Return what an agent is told, which is as its schema says."""
    document: dict[str, Any] = valid("advice", json.dumps(turn_response(turn, {}).document))
    return document


def kept(desk: Desk) -> list[Mapping[str, Any]]:
    """Return the steps of all interviews that are not over."""
    with closing(for_reading(desk.journal)) as journal:
        return [step for draft in drafts(journal) for step in draft.steps]


def recorded(desk: Desk) -> list[str]:
    with closing(for_reading(desk.journal)) as journal:
        walk = Walk()
        names = [entry.id for entry in entries(journal, walk)]
        assert not walk.faults
        return names


def persons(desk: Desk, number: int) -> Iterator[dict[str, Any]]:
    """Yield what people could answer, as a form has it, drawn among all that can be."""
    base, _ = desk.rules()
    for row in sample(base, {}, number, 11):
        knows: Profile = decode(base, row)
        values = {fact: answer_value(base, fact, answer) for fact, answer in knows.items()}
        yield {fact: ["none"] if value == [] else value for fact, value in values.items()}


def test_an_interview_ends_with_what_recommend_makes_of_the_same_answers(tmp_path: Path) -> None:
    desk = desk_at(tmp_path, None, most=4)
    for knows in persons(desk, 40 if LONG else 1):
        verdict = ended(desk, by_hand(desk), knows)
        base = verdict.explanation.base
        answers = {
            each.fact: answer_value(base, each.fact, each.statement) for each in verdict.explanation.given
        }
        other = at_once(desk, Handed(AGENT, answers))
        assert json.dumps(to_document(base, verdict.explanation)) == json.dumps(
            to_document(base, other.explanation)
        )
        assert told(verdict)["recommendation"]["unknown"] or len(answers) == len(base.facts)


def test_a_question_that_comes_can_still_count_and_the_verdict_is_that_none_can(desk: Desk) -> None:
    turn = by_hand(desk, cold="yes")
    assert isinstance(turn, NextQuestions)
    assert 0 < turn.left <= 2
    assert "At most" in " ".join(told(turn)["remarks"])
    verdict = ended(desk, turn, SOUP)
    assert all(outcome.settled for outcome in verdict.explanation.result.outcomes.values())


@pytest.mark.parametrize("reply", list(Unanswered))
def test_a_form_that_nobody_filled_in_leaves_its_facts_unknown_and_nothing_of_it_is_kept(
    desk: Desk, reply: Unanswered
) -> None:
    turn = by_hand(desk, hunger="much")
    assert isinstance(turn, NextQuestions)
    before = kept(desk)
    paused = consult(desk, turn.consultation, Handed(AGENT, {}), reply)
    assert isinstance(paused, Paused)
    document = told(paused)
    assert document["status"] == reply.value
    assert document["record"] is None
    assert turn.facts[0].id in document["recommendation"]["unknown"]
    assert document["recommendation"]["dont_know"] == []
    assert [question["fact"] for question in document["questions"]] == [fact.id for fact in turn.facts]
    assert kept(desk) == before
    # Whoever declined may still tell the agent.
    verdict = by_hand(desk, turn.consultation, said_by="Ann", **SOUP)
    assert isinstance(verdict, Finished)
    assert verdict.record == turn.consultation


def test_a_new_server_goes_on_where_the_one_before_ended(tmp_path: Path) -> None:
    turn = by_form(desk := desk_at(tmp_path), by_hand(desk), SOUP)
    later = desk_at(tmp_path)
    assert told(by_hand(later, name_of(turn)))["questions"] == told(turn)["questions"]
    verdict = ended(later, turn, SOUP)
    assert (verdict.record, recorded(desk)) == (name_of(turn), [name_of(turn)])


def name_of(turn: Turn) -> str:
    assert isinstance(turn, NextQuestions)
    return turn.consultation


class Late(dict[str, object]):
    """Answers that are read only after something else has happened."""

    def __init__(self, happens: Callable[[], object], **answers: object) -> None:
        super().__init__(answers)
        self.happens = [happens]

    def __iter__(self) -> Iterator[str]:
        while self.happens:
            self.happens.pop()()
        return super().__iter__()


def test_of_two_servers_at_one_interview_neither_loses_the_answers_of_the_other(tmp_path: Path) -> None:
    here, there = desk_at(tmp_path), desk_at(tmp_path)
    name = name_of(by_hand(here))
    late = Late(lambda: by_hand(there, name, cold="yes"), has=["broth"])
    consult(here, name, Handed(AGENT, late), None)
    assert [step["fact"] for step in steps_of(here)] == ["cold", "has"]


def test_who_goes_on_with_what_another_server_has_ended_meanwhile_is_told_so(tmp_path: Path) -> None:
    here, there = desk_at(tmp_path), desk_at(tmp_path)
    name = name_of(by_hand(here))
    late = Late(lambda: ended(there, by_hand(there, name), SOUP), cold="no")
    with pytest.raises(RequestError, match="is over and recorded, so its answers stay"):
        consult(here, name, Handed(AGENT, late), None)
    assert recorded(here) == [name]
    assert kept(here) == []


def test_none_of_several_is_said_as_in_a_form_and_who_names_no_fact_is_told_of_all(desk: Desk) -> None:
    by_hand(desk, cold="yes", hunger="much", has=["none"])
    assert [step["answer"] for step in steps_of(desk)] == ["yes", "much", []]
    with pytest.raises(RequestError, match=r"there is no fact 'warmth'; known are: .*cold, "):
        by_hand(desk, warmth="no")


def test_a_call_that_is_made_again_gives_the_same_and_records_nothing_twice(desk: Desk) -> None:
    first = by_hand(desk)
    name = name_of(first)
    second = by_form(desk, first, SOUP)
    assert told(by_form(desk, first, SOUP)) == told(second)
    verdict = ended(desk, second, SOUP)
    again = by_hand(desk, name)
    assert told(again) == told(verdict) == told(by_form(desk, first, SOUP))
    assert told(again) == told(by_hand(desk, name, **SOUP))
    assert recorded(desk) == [name]
    with pytest.raises(RequestError, match="is over and recorded, so its answers stay \\(to has\\)"):
        by_hand(desk, name, has=["bread"])


def test_an_answer_that_is_handed_over_again_is_a_change(desk: Desk) -> None:
    name = name_of(by_hand(desk, cold="no"))
    by_hand(desk, name, cold="yes", said_by="Ann")
    steps = [(step["deed"], step["answer"], step.get("said_by")) for step in kept(desk)]
    assert steps == [("given", "no", None), ("changed", "yes", "Ann")]


def test_answers_that_fit_only_with_each_other_are_taken_together(desk: Desk) -> None:
    name = name_of(by_hand(desk, cold="yes"))
    assert isinstance(by_hand(desk, name, hunger="little", cold="no"), Finished)


def test_an_agent_is_told_what_contradicts_and_nothing_of_that_call_is_kept(desk: Desk) -> None:
    name = name_of(by_hand(desk, cold="yes"))
    with pytest.raises(RequestError, match="Who is cold is hungry"):
        by_hand(desk, name, hunger="little", has=["broth"])
    assert [step["fact"] for step in kept(desk)] == ["cold"]


def test_what_cannot_be_of_a_form_is_told_with_a_verdict_too_and_the_rest_counts(desk: Desk) -> None:
    form = FilledIn(("hunger", "has"), {"hunger": "little", "has": ["broth"]})
    turn = consult(desk, name_of(by_hand(desk, cold="yes")), Handed(AGENT, {}), form)
    assert "Who is cold is hungry" in " ".join(told(turn)["remarks"])
    assert [step["fact"] for step in steps_of(desk)] == ["cold", "has"]


def test_a_field_left_empty_takes_back_nothing_that_was_said_meanwhile(desk: Desk) -> None:
    name = name_of(by_hand(desk, cold="yes"))
    consult(desk, name, Handed(AGENT, {}), FilledIn(("cold", "hunger"), {"cold": "", "hunger": "unknown"}))
    assert [(step["fact"], step["answer"]) for step in kept(desk)] == [("cold", "yes"), ("hunger", None)]


@pytest.mark.parametrize(
    "named", [lambda name: name[:-1], lambda _: "Dinner", lambda _: "latest", lambda _: "x" * 999]
)
def test_only_its_id_names_a_consultation(desk: Desk, named: Callable[[str], str]) -> None:
    name = name_of(consult(desk, "", Handed(AGENT, {}, title="Dinner"), None))
    with pytest.raises(RequestError, match="there is no consultation") as refused:
        by_hand(desk, named(name), cold="yes")
    assert len(str(refused.value)) < 500
    assert kept(desk) == []


def test_title_and_exclusions_count_when_going_on(desk: Desk) -> None:
    name = name_of(by_hand(desk, cold="no"))
    handed = Handed(AGENT, SOUP | {"cold": "no"}, title="Dinner", without={"salad": "We had it."})
    verdict = consult(desk, name, handed, None)
    assert isinstance(verdict, Finished)
    assert told(verdict)["recommendation"]["without"] == [{"candidate": "salad", "reason": "We had it."}]
    with closing(for_reading(desk.journal)) as journal:
        assert [entry.title for entry in entries(journal)] == ["Dinner"]


def test_rules_that_change_meanwhile_are_told_of_with_what_no_longer_fits(tmp_path: Path) -> None:
    folder = copytree(SMALL, tmp_path / "rules")
    desk = desk_at(tmp_path, folder)
    turn = by_hand(desk, cold="yes", hunger="very")
    for path in folder.rglob("*.yaml"):
        path.write_text(
            path.read_text().replace("      very: Very\n", "").replace("hunger: very", "hunger: much")
        )
    after = told(by_hand(desk, name_of(turn)))
    assert after["remarks"][:2] == [
        "The knowledge has changed since these answers were given.",
        "No longer fits: hunger; this answer no longer exists.",
    ]
    assert "hunger" not in [step["fact"] for step in kept(desk)]
    gone = FilledIn(("thirst", "hunger"), {"thirst": "no", "hunger": "much"})
    assert "'thirst'" in " ".join(told(consult(desk, name_of(turn), Handed(AGENT, {}), gone))["remarks"])


def test_a_journal_that_takes_nothing_is_told_of_and_a_verdict_is_given_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    desk = desk_at(tmp_path / "file")
    with pytest.raises(RequestError, match="the answers are not kept, so the interview cannot go on"):
        by_hand(desk, cold="yes")
    verdict = at_once(desk, Handed(AGENT, SOUP))
    assert verdict.record is None
    assert "It is not recorded" in " ".join(told(verdict)["remarks"])


def test_without_records_no_result_names_one(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    desk.keeps = False
    verdict = ended(desk, first := by_hand(desk), SOUP)
    assert verdict.record is None
    assert told(by_hand(desk, name_of(first)))["record"] is None


def test_records_say_of_each_answer_that_it_came_from_an_agent_or_from_its_form(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    turn = by_hand(desk, said_by="Ann", cold="yes")
    verdict = ended(desk, turn, SOUP)
    assert all(step["origin"]["kind"] == "agent" for step in steps_of(desk))
    at = ("--journal", str(desk.journal))
    shown = advisor("records", "show", str(verdict.record), "--full", *at).stdout
    assert "From an agent tester 1.0: cold." in shown
    assert "From an agent tester 1.0, in a form: hunger" in shown
    assert "Said by Ann: cold." in shown
    audited = advisor("audit", str(verdict.record), "--knowledge", str(SMALL), *at)
    assert audited.returncode == 0, audited.stdout


def steps_of(desk: Desk) -> list[Mapping[str, Any]]:
    with closing(for_reading(desk.journal)) as journal:
        return [step for entry in entries(journal) for step in entry.sections["steps"]]


@pytest.mark.parametrize("words", [*HOSTILE, "x" * 100_000, "cold=no", "yes\nhunger=little"])
def test_hostile_answers_are_refused_in_a_short_sentence_or_stay_text(desk: Desk, words: str) -> None:
    for call in (
        lambda: by_hand(desk, cold=words),
        lambda: by_hand(desk, cold=[words]),
        lambda: by_hand(desk, **{words: "yes"}),
        lambda: by_hand(desk, cold={words: "yes"}),
    ):
        with pytest.raises(RequestError) as refused:
            call()
        assert len(str(refused.value)) < 1500
    turn: Turn | Reply = consult(desk, "", Handed(words, {"cold": "yes"}), None)
    assert isinstance(turn, NextQuestions)
    assert len(kept(desk)[0]["origin"]["name"]) <= 80

"""Interviews of coding agents, with the SDK's own client, by a server in a process of its own."""

import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import mcp_types as types
import pytest
from mcp.shared.exceptions import MCPError

from advisor.formats.documents import fits
from advisor.journal.database import for_reading
from advisor.journal.faults import Walk
from advisor.journal.listing import entries_of, listed_records
from advisor.journal.unfinished import drafts
from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from agent_clients import CANCEL, DECLINE, Connection, Somebody, connected, persons
from checkout import ROOT
from effort import LONG
from hostile_texts import HOSTILE
from program import advisor

ROUNDS = 10
PEOPLE = 200 if LONG else 2
SMALL = ("--knowledge", str(ROOT / "tests" / "small"), "--questions", "1")
"""Three questions in three forms."""
MEAL = {"cold": "yes", "hunger": "much", "has": ["bread"]}


@pytest.fixture(scope="module")
def base() -> RuleBase:
    return read_base()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("agents")


@pytest.fixture(scope="module")
def agent(home: Path) -> Iterator[Connection]:
    with connected(home) as connection:
        yield connection


def journal_of(home: Path) -> Path:
    return home / "advisor" / "journal.db"


def told(result: types.CallToolResult) -> dict[str, Any]:
    """Return the document that a tool answered with, which is what the published schema says."""
    (text,) = result.content
    assert isinstance(text, types.TextContent)
    assert not result.is_error, text.text
    document: dict[str, Any] = result.structured_content
    assert fits("advice", document)
    return document


def answers_kept(home: Path) -> list[Mapping[str, Any]]:
    """Return every answer that the journal has, of records and of interviews that are not over."""
    with closing(for_reading(journal_of(home))) as journal:
        walk = Walk()
        entries = entries_of(journal, listed_records(journal, walk), walk)
        steps = [step for entry in entries for step in entry.sections["steps"]]
        steps += [step for draft in drafts(journal) for step in draft.steps]
    return [step for step in steps if "answer" in step]


def same(result: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return json.dumps(result) == json.dumps(other)


def test_interviews_in_forms_end_in_time_with_what_recommend_says_of_the_same_answers(
    agent: Connection, base: RuleBase
) -> None:
    over = 0
    for knows in persons(base, PEOPLE):
        person = Somebody(knows)
        verdict = told(agent.call("advise", person))
        assert verdict["status"] == "verdict"
        assert all(0 < len(form) <= 4 for form in person.forms)
        assert len(set(person.asked)) == len(person.asked)
        over += len(person.forms) > ROUNDS
        at_once = told(agent.call("recommend", answers=person.said))
        assert same(verdict["recommendation"], at_once["recommendation"])
    assert over <= PEOPLE // 20


def test_interviews_in_forms_of_six_all_end_in_time(base: RuleBase, tmp_path: Path) -> None:
    with connected(tmp_path, "--questions", "6") as agent:
        for knows in persons(base, PEOPLE if LONG else 1):
            person = Somebody(knows)
            assert told(agent.call("advise", person))["status"] == "verdict"
            assert len(person.forms) <= ROUNDS
            assert max(map(len, person.forms)) > 4


def test_the_recommendation_is_what_the_command_line_writes(
    agent: Connection, home: Path, tmp_path: Path
) -> None:
    answers = {"team_languages": ["python"], "regulated": "no", "team_size": {"at_least": 12}, "domain": None}
    verdict = told(agent.call("recommend", answers=answers, without={"django": "We tried."}))
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(answers))
    options = ("--answers", str(file), "--without", "django=We tried.", "--json", "--no-record")
    done = advisor("recommend", *options)
    assert done.stdout == json.dumps(verdict["recommendation"], indent=2, ensure_ascii=False) + "\n"
    assert verdict["record"] in advisor("records", "show", str(verdict["record"]), home=home).stdout


def test_whoever_declines_in_silence_is_recorded_as_saying_nothing(
    agent: Connection, home: Path, base: RuleBase
) -> None:
    names = set()
    for knows in persons(base, 100 if LONG else 3):
        first = dict(list(knows.items())[:3])
        paused = told(agent.call("advise", Somebody({}, patience=0, then=DECLINE), answers=first))
        names.add(paused["consultation"])
        assert (paused["status"], paused["record"]) == ("declined", None)
        assert paused["questions"]
        assert "nothing of it is recorded" in " ".join(paused["remarks"])
    with closing(for_reading(journal_of(home))) as journal:
        steps = [step for draft in drafts(journal) if draft.id in names for step in draft.steps]
    assert len(steps) >= 3 * len(names)
    assert {json.dumps(step.get("origin")) for step in steps} == {'{"kind": "agent", "name": "tester 1.0"}'}
    assert not any("said_by" in step for step in steps)


def test_whoever_cancels_half_way_goes_on_later_with_a_new_server_and_so_does_a_form(tmp_path: Path) -> None:
    person = Somebody(MEAL, patience=1, then=CANCEL)
    with connected(tmp_path, *SMALL) as agent:
        paused = told(agent.call("advise", person))
        form = agent.call_once("advise", {"title": "Dinner"})
    assert paused["status"] == "cancelled"
    assert paused["recommendation"] is not None
    assert [step["fact"] for step in answers_kept(tmp_path)] == person.asked[:1]
    later = Somebody(MEAL)
    with connected(tmp_path, *SMALL) as agent:
        verdict = told(agent.call("advise", later, consultation=paused["consultation"]))
        assert verdict["status"] == "verdict"
        assert verdict["record"] == paused["consultation"]
        assert not {*later.asked} & {*person.asked[:1]}
        assert {step["origin"]["name"] for step in answers_kept(tmp_path)} == {"tester 1.0, in a form"}
        goes_on_once(agent, form)
    key = tmp_path / "advisor" / "journal.db.key"
    assert key.stat().st_mode & 0o777 == 0o600


def accept(form: types.InputRequiredResult, knows: Mapping[str, Any]) -> types.ElicitResult:
    """Return the reply of somebody to a form."""
    assert form.input_requests
    asked = form.input_requests["questions"].params
    assert isinstance(asked, types.ElicitRequestFormParams)
    return Somebody(knows)(asked.message, asked.requested_schema["properties"])


def goes_on_once(agent: Connection, form: types.CallToolResult | types.InputRequiredResult) -> None:
    """Answer a form that an earlier server gave, twice, and with a state that was changed."""
    assert isinstance(form, types.InputRequiredResult)
    assert form.request_state
    arguments, reply = {"title": "Dinner"}, accept(form, MEAL)
    following = agent.call_once("advise", arguments, reply, form.request_state)
    again = agent.call_once("advise", arguments, reply, form.request_state)
    assert isinstance(following, types.InputRequiredResult)
    assert isinstance(again, types.InputRequiredResult)
    assert following.input_requests == again.input_requests != form.input_requests
    changed = form.request_state[:-9] + form.request_state[-9:].swapcase()
    for words, state in ((arguments, changed), ({"title": "Lunch"}, form.request_state)):
        with pytest.raises(MCPError, match="requestState"):
            agent.call_once("advise", words, reply, state)


def test_a_form_that_is_answered_wrongly_again_and_again_is_put_as_a_text_in_the_end(
    agent: Connection,
) -> None:
    class Stubborn(Somebody):
        def __call__(self, message: str, fields: Mapping[str, Any]) -> types.ElicitResult:
            super().__call__(message, fields)
            return types.ElicitResult(action="accept", content=dict.fromkeys(fields, "no such thing"))

    person = Stubborn({})
    asking = told(agent.call("advise", person))
    assert (asking["status"], len(person.forms)) == ("questions", ROUNDS)
    assert asking["questions"]
    assert all("no such thing" in message for message in person.messages[1:])


@pytest.mark.parametrize("forms", [True, False])
def test_a_client_of_the_earlier_protocol_relays_the_questions_as_text(tmp_path: Path, forms: bool) -> None:  # noqa: FBT001
    with connected(tmp_path, *SMALL, forms=forms, mode="legacy") as agent:
        turn, asked = told(agent.call("advise")), {}
        while turn["status"] == "questions":
            said = {question["fact"]: MEAL[question["fact"]] for question in turn["questions"]}
            asked |= said
            name = turn["consultation"]
            turn = told(agent.call("advise", consultation=name, answers=said, said_by="Ann Lee"))
        at_once = told(agent.call("recommend", answers=asked, said_by="Ann Lee"))
    assert same(turn["recommendation"], at_once["recommendation"])
    assert {step["said_by"] for step in answers_kept(tmp_path)} == {"Ann Lee"}
    assert {step["origin"]["name"] for step in answers_kept(tmp_path)} == {"tester 1.0"}


def test_a_client_that_shows_forms_gets_a_text_if_it_asks_for_one(agent: Connection) -> None:
    assert told(agent.call("advise", ask="text"))["status"] == "questions"


@pytest.mark.parametrize("text", HOSTILE if LONG else HOSTILE[::6])
def test_hostile_texts_stay_texts(agent: Connection, text: str) -> None:
    fields: tuple[dict[str, Any], ...] = (
        {"answers": {"domain": text}},
        {"answers": {text: "yes"}},
        {"consultation": text},
    )
    for arguments in fields:
        result = agent.call("advise", **arguments)
        assert result.is_error
        (said,) = result.content
        assert isinstance(said, types.TextContent)
        assert said.text
    titled = agent.call("recommend", answers={"domain": "banking"}, title=text)
    assert titled.is_error or told(titled)["status"] == "verdict"

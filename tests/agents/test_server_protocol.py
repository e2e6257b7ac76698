"""The protocol on standard input and output: what comes out whatever comes in, and how the server ends."""

import json
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from advisor.agents.asking import Call
from advisor.agents.calls import MOST_BYTES, MOST_LINES, BadCallError, Failure, require_moderate
from advisor.agents.calls import called as call_tool
from advisor.agents.desk import Desk
from advisor.agents.keys import key_beside
from advisor.agents.tools import TOOLS
from advisor.formats.documents import fits
from advisor.usecases.knowledge import Knowledge
from agent_clients import Pipes, pipes
from checkout import ROOT
from program import environment

SMALL = ROOT / "tests" / "small"
INVALID_PARAMS = -32602


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipes]:
    with pipes(tmp_path_factory.mktemp("wire"), "--knowledge", str(SMALL)) as server:
        yield server


def called(wire: Pipes, name: str, **arguments: Any) -> dict[str, Any]:
    result: dict[str, Any] = wire.ask("tools/call", name=name, arguments=arguments)["result"]
    return result


def lives(wire: Pipes) -> bool:
    """Return whether the server still answers."""
    return called(wire, "recommend", answers={"cold": "yes"})["structuredContent"]["status"] == "verdict"


def test_each_tool_says_when_to_call_it_and_what_it_takes_and_gives(wire: Pipes) -> None:
    tools = wire.ask("tools/list")["result"]["tools"]
    assert [tool["name"] for tool in tools] == list(TOOLS)
    for tool in tools:
        jsonschema.Draft202012Validator.check_schema(tool["inputSchema"])
        jsonschema.Draft202012Validator.check_schema(tool["outputSchema"])
        assert tool["title"]
        assert tool["description"].startswith("Call this ")
        assert tool["annotations"]["readOnlyHint"] is (tool["name"] not in {"advise", "recommend"})
        assert tool["annotations"]["destructiveHint"] is False
    output = {tool["name"]: tool["outputSchema"] for tool in tools}
    jsonschema.validate(
        called(wire, "recommend", answers={"cold": "yes"})["structuredContent"], output["recommend"]
    )


@pytest.mark.parametrize(
    ("name", "arguments", "kind"),
    [
        ("why_not", {"candidate": "soup"}, "contest"),
        ("compare", {"candidates": ["soup", "salad"]}, "contest"),
        ("what_if", {"changes": {"cold": "no"}}, "what_if"),
        ("flips", {"keep": ["has"], "any": True}, "flips"),
        ("check_claim", {"candidate": "soup", "because": {"cold": "yes"}}, "claim"),
        ("decision", {}, "decision"),
        ("verify", {}, "verified"),
    ],
)
def test_whoever_asks_about_a_result_is_told_of_the_latest_record(
    wire: Pipes, name: str, arguments: dict[str, Any], kind: str
) -> None:
    record = called(wire, "recommend", answers={"cold": "yes"})["structuredContent"]
    result = called(wire, name, **arguments)
    assert not result["isError"], result["content"]
    about = result["structuredContent"]
    assert fits("advice", about)
    assert about["about"]["kind"] == kind
    assert (about["record"], about["recommendation"]) == (record["record"], record["recommendation"])
    assert result["content"][0]["text"]


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("advice", {}, "did you mean 'advise'?"),
        ("", {}, "name a tool"),
        ("recommend", {}, '"answers" is a required property'),
        ("recommend", {"answers": []}, 'answers: [] is not of type "object"'),
        ("recommend", {"answers": {}, "guess": {}}, "'guess' was unexpected"),
        ("advise", {"ask": "loudly"}, 'ask: "loudly" is not one of'),
        ("advise", {"without": {"tea": 3}}, 'without.tea: 3 is not of type "string"'),
    ],
)
def test_a_call_that_cannot_be_is_an_error_of_the_protocol_that_says_why(
    wire: Pipes, name: str, arguments: dict[str, Any], said: str
) -> None:
    error = wire.ask("tools/call", name=name, arguments=arguments)["error"]
    assert error["code"] == INVALID_PARAMS
    assert said in error["message"]
    assert lives(wire)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"answers": {"colt": "yes"}}, "cold"),
        ({"answers": {"cold": "perhaps"}}, "perhaps"),
        ({"answers": {"cold": {"one_of": 3}}}, "'cold': 'cold' has no value '3'"),
        ({"answers": {"cold": [[["yes"]]]}}, "cold"),
        ({"answers": {"cold": "yes", "Cold": "no"}}, "'cold' is answered twice"),
        ({"answers": {}, "without": {"stone soup": "no"}}, "stone soup"),
        ({"answers": {}, "title": "x" * 1000}, "at most 100 characters"),
        ({"answers": {}, "guesses": {"colt": "yes"}}, "cold"),
    ],
)
def test_a_call_that_has_no_answer_says_why_as_its_result(
    wire: Pipes, arguments: dict[str, Any], said: str
) -> None:
    result = called(wire, "recommend", **arguments)
    assert result["isError"] is True
    assert said in result["content"][0]["text"]
    assert "Traceback" not in result["content"][0]["text"]
    assert lives(wire)


def test_what_is_too_much_is_refused_before_anything_is_done(wire: Pipes) -> None:
    long = "x" * (10 << 20)
    calls: list[dict[str, Any]] = [
        {"answers": {"cold": long}},
        {"answers": {long: "yes"}},
        {"answers": {}, "title": long},
    ]
    for arguments in calls:
        error = wire.ask("tools/call", name="recommend", arguments=arguments)["error"]
        assert error["code"] == INVALID_PARAMS
        assert error["message"].endswith(f"at most {MOST_BYTES:,} are looked at.")
    assert "error" in wire.ask("prompts/get", name="contradiction", arguments={"plan": long})
    form = wire.ask("tools/call", name="advise", arguments={})["result"]
    reply = {"questions": {"action": "accept", "content": {"cold": long}}}
    answer = wire.ask(
        "tools/call", name="advise", arguments={}, inputResponses=reply, requestState=form["requestState"]
    )
    assert answer["error"]["message"].endswith("are looked at.")
    assert lives(wire)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"no JSON",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"jsonrpc": "2.0", "id": 9000, "method": "tools/call"}',
        b'{"jsonrpc": "2.0", "id": 9000, "method": "no/such/method", "params": {}}',
        b'{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 77}}',
        rb'{"jsonrpc": "2.0", "id": 9000, "method": "tools/call", "params": {"name": "\ud800"}}',
        b"5",
        b"null",
    ],
)
def test_lines_that_are_no_calls_harm_nothing(wire: Pipes, line: bytes) -> None:
    wire.send(line)
    wire.send(b'{"jsonrpc": "2.0", "id": 9001, "method": "still/there"}')
    answers = []
    while not answers or answers[-1].get("id") != 9001:
        answers.append(wire.read())
    assert all("error" in answer for answer in answers)
    assert lives(wire)


@pytest.mark.parametrize(
    "reply",
    [
        {"roots": []},
        {"action": "perhaps"},
        {"action": "accept", "content": {"cold": {"deep": 1}}},
        "yes",
    ],
)
def test_a_reply_that_is_none_to_a_form_is_refused(wire: Pipes, reply: object) -> None:
    form = wire.ask("tools/call", name="advise", arguments={})["result"]
    state = form["requestState"]
    answer = wire.ask(
        "tools/call", name="advise", arguments={}, inputResponses={"questions": reply}, requestState=state
    )
    assert answer["error"]["code"] == INVALID_PARAMS
    assert lives(wire)


def test_whoever_comes_back_without_a_reply_is_shown_the_form_again(wire: Pipes) -> None:
    form = wire.ask("tools/call", name="advise", arguments={})["result"]
    again = wire.ask("tools/call", name="advise", arguments={}, requestState=form["requestState"])["result"]
    assert again["inputRequests"] == form["inputRequests"]


def test_records_pages_and_schemas_can_be_read(wire: Pipes) -> None:
    record = called(wire, "recommend", answers={"cold": "yes"}, title="A cold day")["structuredContent"][
        "record"
    ]
    listed = [each["uri"] for each in wire.ask("resources/list")["result"]["resources"]]
    assert f"advisor://records/{record}/verdict" in listed
    templates = wire.ask("resources/templates/list")["result"]["resourceTemplates"]
    assert len(templates) == 4
    for address in (*listed, "advisor://records/A%20cold%20day/verdict", "advisor://handbook/README.md"):
        (content,) = wire.ask("resources/read", uri=address)["result"]["contents"]
        assert content["text"]
        if content["mimeType"] == "application/json":
            jsonschema.Draft202012Validator.check_schema(json.loads(content["text"]))


@pytest.mark.parametrize(
    "address",
    [
        "advisor://records/nobody",
        "advisor://records/nobody/verdict",
        "advisor://handbook/../../etc/passwd",
        "advisor://schemas/rule",
        "advisor://",
        "file:///etc/passwd",
        "",
    ],
)
def test_what_is_not_there_to_read_is_said(wire: Pipes, address: str) -> None:
    assert wire.ask("resources/read", uri=address)["error"]["message"]
    assert lives(wire)


def test_prompts_take_a_plan_as_a_text_to_judge(wire: Pipes) -> None:
    names = [each["name"] for each in wire.ask("prompts/list")["result"]["prompts"]]
    plan = "Soup, because {base} it rains."
    for name in names:
        got = wire.ask("prompts/get", name=name, arguments={"plan": plan})["result"]["messages"]
        assert "What to eat" in got[0]["content"]["text"]
    assert plan in got[0]["content"]["text"]
    assert "needs plan" in wire.ask("prompts/get", name="contradiction", arguments={})["error"]["message"]
    assert "there is no prompt" in wire.ask("prompts/get", name="chose")["error"]["message"]


def test_knowledge_that_breaks_is_told_in_each_call_until_it_is_mended(tmp_path: Path) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "knowledge")
    file = next((folder / "rules").glob("*.yaml"))
    text = file.read_text()
    file.write_text("rules: [")
    with pipes(tmp_path, "--knowledge", str(folder), "--no-record") as server:
        for _ in range(2):
            result = called(server, "recommend", answers={"cold": "yes"})
            assert result["isError"] is True
            assert file.name in result["content"][0]["text"]
        assert wire_titles(server) == ["the knowledge of this server"] * 2
        file.write_text(text)
        assert called(server, "recommend", answers={"cold": "yes"})["structuredContent"]["record"] is None
        written, code = server.end()
    assert (written, code) == (b"", 0)
    assert file.name in (tmp_path / "log.txt").read_text()
    assert not (tmp_path / "advisor").exists()


def wire_titles(server: Pipes) -> list[str]:
    """Return what the prompts call the knowledge."""
    titles = [each["title"] for each in server.ask("prompts/list")["result"]["prompts"]]
    return [
        "the knowledge of this server" if "the knowledge of this server" in each else each for each in titles
    ]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_server_without_a_word(tmp_path: Path, number: signal.Signals) -> None:
    with pipes(tmp_path, "--knowledge", str(SMALL)) as server:
        assert lives(server)
        server.process.send_signal(number)
        assert server.process.wait(60) == 130
        assert server.process.stdout
        assert server.process.stdout.read() == b""
    assert (tmp_path / "log.txt").read_text() == ""


def test_without_the_extra_a_sentence_says_how_to_install_it(tmp_path: Path) -> None:
    lacking = "import sys; sys.modules['mcp'] = None\nfrom advisor.__main__ import main\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", lacking, "mcp"],
        capture_output=True,
        text=True,
        env=environment(tmp_path),
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_servers_that_share_a_journal_share_a_key_and_a_folder_that_takes_none_stops_nobody(
    tmp_path: Path,
) -> None:
    journal = tmp_path / "new" / "journal.db"
    assert key_beside(journal) == key_beside(journal)
    assert key_beside(tmp_path / "other.db") != key_beside(journal)
    (tmp_path / "file").touch()
    assert len(key_beside(tmp_path / "file" / "journal.db")) == 32


def test_a_fault_of_the_program_is_a_sentence_and_its_details_are_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    desk = Desk(Knowledge(SMALL, ()), tmp_path / "journal.db")
    failure = call_tool(desk, "why_not", Call({"answers": {}}, "tester"))  # without what the schema asks for
    assert isinstance(failure, Failure)
    (details,) = tmp_path.glob("advisor-fault-*.txt")
    said = f"advisor has a fault (KeyError), so this has no answer; the details are in {details}."
    assert failure.text == said


def test_of_much_that_is_wrong_the_first_lines_are_told(tmp_path: Path) -> None:
    desk = Desk(Knowledge(SMALL, ()), tmp_path / "journal.db")
    answers = {f"colt{number}": "yes" for number in range(100)}
    failure = call_tool(desk, "recommend", Call({"answers": answers}, "tester"))
    assert isinstance(failure, Failure)
    lines = failure.text.splitlines()
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == "And 80 more."


def test_what_is_no_unicode_is_refused() -> None:
    with pytest.raises(BadCallError, match="lone surrogates"):
        require_moderate({"arguments": {"answers": {"cold": "\ud800"}}})

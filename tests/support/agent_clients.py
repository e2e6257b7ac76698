"""Clients of the server for coding agents: the SDK's own, with a person behind its forms, and bare pipes.

The server is a process of its own. A busy machine stops no interview, as in `conftest`.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import mcp_types as types
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters

from advisor.evaluators.sweep import sample
from advisor.evaluators.sweep.codes import decode
from advisor.model import Answer, Fact, RuleBase
from program import environment

PROGRAM = """
from advisor.interview import outlook
outlook.SECONDS = 60.0
from advisor.__main__ import main
main()
"""
SERVER = (sys.executable, "-c", PROGRAM, "mcp")
MODERN = "2026-07-28"
MOST_ROUNDS = 100
"""More than the server asks in forms: that it stops by itself is what is tested."""

Values = Mapping[str, Any]
Person = Callable[[str, Values], types.ElicitResult]
"""What somebody does with a form: its message, and its fields."""
ACCEPT, DECLINE, CANCEL = "accept", "decline", "cancel"


def persons(base: RuleBase, count: int) -> list[dict[str, Any]]:
    """Return the answers of people, drawn as the shares of a result are drawn, as JSON values."""
    drawn = (decode(base, row) for row in sample(base, {}, count, 7))
    return [{fact: as_value(base.facts[fact], answer) for fact, answer in each.items()} for each in drawn]


def as_value(fact: Fact, answer: Answer) -> Any:
    """Return an answer as a form has it."""
    if isinstance(answer, frozenset):
        return sorted(answer) or ["none"]
    return (
        answer.removeprefix("@") if fact.measure else answer
    )  # the lowest number that rules do not tell from it


@dataclass
class Somebody:
    """A person who fills in what they know, notes what they saw, and at the last form does something else, if at all."""

    knows: Values
    forms: list[Values] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    patience: int = MOST_ROUNDS
    then: str = CANCEL

    def __call__(self, message: str, fields: Values) -> types.ElicitResult:
        self.messages.append(message)
        self.forms.append(fields)
        if len(self.forms) > self.patience:
            return types.ElicitResult.model_validate({"action": self.then})
        content = {name: self.knows[name] for name in fields if name in self.knows}
        return types.ElicitResult(action="accept", content=content)

    @property
    def asked(self) -> list[str]:
        return [name for form in self.forms for name in form]

    @property
    def said(self) -> dict[str, Any]:
        """What they answered, as the arguments of a call; what they were shown and did not know is null."""
        answers = {name: self.knows.get(name) for name in self.asked}
        return {name: [] if value == ["none"] else value for name, value in answers.items()}


@dataclass
class Connection:
    """A client that is connected, used from a test that is no coroutine."""

    portal: BlockingPortal
    client: Client
    people: list[Person]

    def call(self, tool: str, /, person: Person | None = None, **arguments: Any) -> types.CallToolResult:
        """Return what a tool answers, after a person has seen all the forms that it asks for."""
        self.people[:] = [person] if person else []
        return self.portal.call(self.client.call_tool, tool, arguments)

    def call_once(
        self, tool: str, arguments: Values, reply: types.ElicitResult | None = None, state: str | None = None
    ) -> types.CallToolResult | types.InputRequiredResult:
        """Return what comes of a single request."""

        async def once() -> Any:
            return await self.client.session.call_tool(
                tool,
                dict(arguments),
                input_responses={"questions": reply} if reply else None,
                request_state=state,
                allow_input_required=True,
            )

        return self.portal.call(once)  # type: ignore[no-any-return]

    def do(self, name: str, *words: Any) -> Any:
        """Return what a method of the client does."""
        return self.portal.call(getattr(self.client, name), *words)


@contextmanager
def connected(home: Path, *options: str, forms: bool = True, mode: str = "auto") -> Iterator[Connection]:
    """Give a client of a new server; the client says that it shows forms, or does not."""
    people: list[Person] = []

    async def show(_context: Any, asked: Any) -> types.ElicitResult:
        return people[0](asked.message, asked.requested_schema["properties"])

    server = StdioServerParameters(command=SERVER[0], args=[*SERVER[1:], *options], env=environment(home))
    client = Client(
        server,
        mode=mode,
        elicitation_callback=show if forms else None,
        input_required_max_rounds=MOST_ROUNDS,
        client_info=types.Implementation(name="tester", version="1.0"),
    )
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(client) as ready:
        yield Connection(portal, ready, people)


@dataclass
class Pipes:
    """A server behind bare pipes: what it writes is seen as it is."""

    process: subprocess.Popen[bytes]
    number: int = 0

    def send(self, line: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def read(self) -> dict[str, Any]:
        """Return the next line that it writes. Raises ValueError if that is no JSON."""
        assert self.process.stdout
        line: dict[str, Any] = json.loads(self.process.stdout.readline())
        return line

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Return the answer to a request of a client that shows forms."""
        self.number += 1
        about = {
            "io.modelcontextprotocol/protocolVersion": MODERN,
            "io.modelcontextprotocol/clientInfo": {"name": "pipes", "version": "2"},
            "io.modelcontextprotocol/clientCapabilities": {"elicitation": {"form": {}}},
        }
        request = {
            "jsonrpc": "2.0",
            "id": self.number,
            "method": method,
            "params": {**params, "_meta": about},
        }
        self.send(json.dumps(request).encode())
        answer = self.read()
        assert (answer["jsonrpc"], answer["id"]) == ("2.0", self.number)
        return answer

    def end(self) -> tuple[bytes, int]:
        """Return what it still writes once its input ends, and its exit code."""
        assert self.process.stdin
        self.process.stdin.close()
        assert self.process.stdout
        return self.process.stdout.read(), self.process.wait(60)


@contextmanager
def pipes(home: Path, *options: str) -> Iterator[Pipes]:
    """Give a server behind bare pipes; what it says on standard error goes into a file."""
    with (
        (home / "log.txt").open("wb") as errors,
        subprocess.Popen(
            [*SERVER, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=environment(home),
        ) as process,
    ):
        try:
            yield Pipes(process)
        finally:
            process.kill()

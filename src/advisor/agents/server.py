"""The server of the Model Context Protocol on standard input and output; nothing else imports the SDK.

It is thin: a request comes in, the table of tools is called, and the result goes out. What is wrong with a call itself
is an error of the protocol; that a good one has no answer is a result that says why, so that an agent can mend its
call. Calls run one after the other: they share the knowledge and the journal.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import anyio
import mcp_types as types
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.request_state import RequestStateBoundary, RequestStateSecurity
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

from advisor import __version__
from advisor.agents import resources
from advisor.agents.asking import Call, FormRequest, Returned, Shown
from advisor.agents.calls import BadCallError, Failure, called, require_fitting, require_moderate
from advisor.agents.desk import Desk
from advisor.agents.keys import key_beside
from advisor.agents.prompts import PROMPTS, prompted
from advisor.agents.received import FilledIn, Unanswered
from advisor.agents.responses import Response
from advisor.agents.tools import TOOLS, Tool, answer_schema
from advisor.model import RuleBase
from advisor.problems import AdvisorError, RequestError, attempted

NAME = "advisor"
MONTH = 30 * 24 * 3600.0
"""The seconds for which a form may be left open."""
QUESTIONS = "questions"
"""What the form is called among what a client is asked for."""
INSTRUCTIONS = (
    "Ask here instead of deciding from habit. Before you propose, scaffold or change what is decided here ({decisions}),"
    " call advise, or recommend if nobody can be asked. Answers are about these facts: {facts}."
)
UNKNOWN_KNOWLEDGE = "the knowledge of this server"

Context = ServerRequestContext[Any]
Page = types.PaginatedRequestParams | None
Read = TypeVar("Read")


def serve(desk: Desk) -> None:
    """Serve until the client ends its input, or goes away."""
    try:
        anyio.run(serving, server_of(desk))
    except Exception as error:
        rest = error.split(BrokenPipeError)[1] if hasattr(error, "split") else error
        if rest and not isinstance(rest, BrokenPipeError):
            raise


async def serving(server: Server[Any]) -> None:
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def server_of(desk: Desk) -> Server[Any]:
    base = base_of(desk)
    server = Server[Any](
        NAME,
        version=__version__,
        title=f"{NAME}: {base.title}" if base else NAME,
        instructions=instructions(base) if base else None,
        on_list_tools=list_tools,
        on_call_tool=partial(call_tool, desk),
        on_list_resources=partial(list_resources, desk),
        on_list_resource_templates=list_templates,
        on_read_resource=partial(read_resource, desk),
        on_list_prompts=partial(list_prompts, desk),
        on_get_prompt=partial(get_prompt, desk),
    )
    security = RequestStateSecurity(keys=[key_beside(desk.journal)], ttl=MONTH)
    # In the place of the SDK's own, which would tell tracers of each call.
    server.middleware[:] = [moderate, RequestStateBoundary(security, default_audience=NAME)]
    return server


def base_of(desk: Desk) -> RuleBase | None:
    """Return the rule base if it can be read; each call says why it cannot."""
    read, _ = attempted(desk.rules)
    return read and read[0]


def instructions(base: RuleBase) -> str:
    decisions = ", ".join(decision.title for decision in base.written_decisions.values())
    return INSTRUCTIONS.format(decisions=decisions, facts=", ".join(base.facts))


async def moderate(ctx: Context, call_next: CallNext) -> HandlerResult:
    """Refuse what is too much, before anything is done with it."""
    asked(partial(require_moderate, ctx.params))
    return await call_next(ctx)


def asked(read: Callable[[], Read]) -> Read:
    """Return what is read. Raises MCPError, in the words of what is wrong."""
    try:
        return read()
    except (BadCallError, RequestError, AdvisorError) as error:
        raise MCPError(types.INVALID_PARAMS, str(error)) from None


async def list_tools(_context: Context, _page: Page) -> types.ListToolsResult:
    return types.ListToolsResult(tools=[tool_of(tool) for tool in TOOLS.values()])


def tool_of(tool: Tool) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.when,
        input_schema=tool.arguments,
        output_schema=answer_schema(),
        annotations=types.ToolAnnotations(
            read_only_hint=tool.reads, destructive_hint=False, open_world_hint=False
        ),
    )


async def call_tool(
    desk: Desk, context: Context, wanted: types.CallToolRequestParams
) -> types.CallToolResult | types.InputRequiredResult:
    arguments = wanted.arguments or {}
    asked(partial(require_fitting, wanted.name, arguments))
    call = Call(arguments, agent_of(context), shows_forms(context), returned(wanted))
    match called(desk, wanted.name, call):
        case Response(document, text):
            return types.CallToolResult(content=[types.TextContent(text=text)], structured_content=document)
        case FormRequest(message, schema, shown):
            form = types.ElicitRequestFormParams(message=message, requested_schema=schema)
            requests: types.InputRequests = {QUESTIONS: types.ElicitRequest(params=form)}
            return types.InputRequiredResult(input_requests=requests, request_state=shown.written())
        case Failure(text):
            return types.CallToolResult(content=[types.TextContent(text=text)], is_error=True)


def agent_of(context: Context) -> str:
    """Return what the client calls itself."""
    stated = context.session.client_params
    return f"{stated.client_info.name} {stated.client_info.version}" if stated else ""


def shows_forms(context: Context) -> bool:
    """Return whether the client says that it shows forms, and knows how to go on after one."""
    able = context.session.client_capabilities
    if not able or not able.elicitation or context.protocol_version not in MODERN_PROTOCOL_VERSIONS:
        return False
    return bool(able.elicitation.form or not able.elicitation.url)  # who names no kind shows forms


def returned(wanted: types.CallToolRequestParams) -> Returned | None:
    """Return what a client comes back with after a form. Raises MCPError."""
    if wanted.request_state is None:
        return None
    shown = Shown.read(wanted.request_state)
    match (wanted.input_responses or {}).get(QUESTIONS):
        case None:
            return Returned(shown, None)
        case types.ElicitResult(action="accept", content=content):
            return Returned(shown, FilledIn(shown.asked, content or {}))
        case types.ElicitResult(action="decline"):
            return Returned(shown, Unanswered.DECLINED)
        case types.ElicitResult():
            return Returned(shown, Unanswered.CANCELLED)
        case _:
            raise MCPError(types.INVALID_PARAMS, "A form was to be answered; this is no answer to one.")


async def list_resources(desk: Desk, _context: Context, _page: Page) -> types.ListResourcesResult:
    return types.ListResourcesResult(
        resources=[
            types.Resource(
                uri=each.address, name=each.name, title=each.name, description=each.what, mime_type=each.form
            )
            for each in asked(lambda: tuple(resources.readable(desk)))
        ]
    )


async def list_templates(_context: Context, _page: Page) -> types.ListResourceTemplatesResult:
    return types.ListResourceTemplatesResult(
        resource_templates=[
            types.ResourceTemplate(
                uri_template=each.address, name=each.name, description=each.what, mime_type=each.form
            )
            for each in resources.TEMPLATES
        ]
    )


async def read_resource(
    desk: Desk, _context: Context, wanted: types.ReadResourceRequestParams
) -> types.ReadResourceResult:
    form, text = asked(partial(resources.read, desk, wanted.uri))
    return types.ReadResourceResult(
        contents=[types.TextResourceContents(uri=wanted.uri, mime_type=form, text=text)]
    )


async def list_prompts(desk: Desk, _context: Context, _page: Page) -> types.ListPromptsResult:
    return types.ListPromptsResult(
        prompts=[
            types.Prompt(
                name=prompt.name,
                title=prompt.what.format(base=title_of(desk)),
                arguments=[
                    types.PromptArgument(name=name, description=what, required=True)
                    for name, what in prompt.arguments.items()
                ],
            )
            for prompt in PROMPTS.values()
        ]
    )


async def get_prompt(
    desk: Desk, _context: Context, wanted: types.GetPromptRequestParams
) -> types.GetPromptResult:
    words = asked(partial(prompted, title_of(desk), wanted.name, wanted.arguments or {}))
    said = types.PromptMessage(role="user", content=types.TextContent(text=words))
    return types.GetPromptResult(messages=[said])


def title_of(desk: Desk) -> str:
    base = base_of(desk)
    return base.title if base else UNKNOWN_KNOWLEDGE

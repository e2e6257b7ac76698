"""Calls of tools as they come in: what is refused before anything is done, and what becomes of the others."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor.agents.asking import Call, FormRequest
from advisor.agents.desk import Desk
from advisor.agents.responses import Response
from advisor.agents.tools import TOOLS
from advisor.files import keep_fault
from advisor.formats.documents import faults
from advisor.names import unknown
from advisor.problems import AdvisorError, RequestError, cut

MOST_BYTES = 1 << 20
"""The largest call that is looked at: a recommendation is the longest that anybody hands over."""
MOST_LINES = 20
"""The lines that an agent is told of what is wrong: a rule base that somebody is at work on can have hundreds."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a tool has no answer, in sentences."""

    text: str


class BadCallError(Exception):
    """A call that no tool is for, or whose arguments do not fit: nothing was done."""


def called(desk: Desk, name: str, call: Call) -> Response | FormRequest | Failure:
    """Return what a tool answers; a fault of the program is told in a sentence, as the server goes on."""
    try:
        return TOOLS[name].call(desk, call)
    except (AdvisorError, RequestError) as error:
        return Failure(in_short(str(error)))
    except Exception as error:  # noqa: BLE001  # the net under every tool: what lands in it is mended elsewhere
        where = keep_fault(error)
        return Failure(f"advisor has a fault ({type(error).__name__}), so this has no answer; {where}.")


def in_short(text: str) -> str:
    lines = text.splitlines()
    rest = len(lines) - MOST_LINES
    return "\n".join((*lines[:MOST_LINES], f"And {rest} more.")) if rest > 0 else text


def require_fitting(name: str, arguments: Mapping[str, Any]) -> None:
    """Raise BadCallError unless there is such a tool and the arguments fit its schema."""
    tool = TOOLS.get(name)
    if not tool:
        raise BadCallError(f"{unknown('tool', cut(name), TOOLS, listed=len(TOOLS))}.")
    if wrong := "; ".join(map(cut, faults(tool.arguments, arguments))):
        raise BadCallError(f"{name} cannot be called like this: {wrong}.")


def require_moderate(values: Any) -> None:
    """Raise BadCallError if what a client sends is too much, or is no Unicode."""
    try:
        size = len(json.dumps(values, ensure_ascii=False).encode())
    except UnicodeEncodeError:
        raise BadCallError("The call holds characters that are no Unicode (lone surrogates).") from None
    if size > MOST_BYTES:
        raise BadCallError(f"The call has {size:,} bytes; at most {MOST_BYTES:,} are looked at.")

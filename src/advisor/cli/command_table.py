"""The commands, each once: what it does on the command line and at the prompt of an interview, and where that is."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Use:
    """Where a command is (`module:name` below advisor.cli), what is said of it, and the words that it takes, if any.

    At the prompt, what only `shows` something of the answers so far takes base, answers and words, and returns blocks.
    """

    where: str
    what: str
    words: str = ""
    shows: bool = False

    def load(self) -> Any:
        """Return what does it, imported only now: start-up time is a feature."""
        module, _, name = self.where.partition(":")
        return getattr(importlib.import_module(f"advisor.cli.{module}"), name or "command")


@dataclass(frozen=True, slots=True)
class Command:
    """What a name means on the command line, and at the prompt; None where it means nothing."""

    line: Use | None = None
    prompt: Use | None = None


COMMANDS: Mapping[str, Command] = {
    "interview": Command(Use("interview", "Answer questions, get a recommendation (the default).")),
    "recommend": Command(Use("recommend", "The recommendation for a file of answers, without questions.")),
    "batch": Command(Use("batch", "Many profiles: a table in, a table with results out.")),
    "?": Command(prompt=Use("prompt_commands:on_help", "explain the question and its options")),
    "why": Command(prompt=Use("prompt_commands:on_why", "why this is asked, and what each option would do")),
    "unknown": Command(
        prompt=Use("prompt_commands:on_unknown", "you do not know; no rule takes it as yes or as no")
    ),
    "undo": Command(prompt=Use("prompt_commands:on_undo", "take back the last step, as often as you like")),
    "change": Command(
        prompt=Use(
            "prompt_commands:on_change", "answer an earlier question again, by its name or number", "FACT"
        )
    ),
    "review": Command(prompt=Use("explaining:of_review", "all answers so far", shows=True)),
    "how": Command(
        Use("explaining:how_command", "The whole derivation, or one rule and whether it fires."),
        Use(
            "explaining:of_typed_rule",
            "how a rule stands; without RULE the whole derivation so far",
            "RULE",
            shows=True,
        ),
    ),
    "why-not": Command(
        Use("explaining:why_not_command", "Why a candidate is not the winner, rule by rule."),
        Use("explaining:of_contest", "what speaks against a candidate", "X", shows=True),
    ),
    "flips": Command(
        Use("explaining:flips_command", "The fewest other answers that would make another candidate win."),
        Use(
            "explaining:of_typed_flips",
            "the fewest other answers that would make another candidate win; --any: given ones too",
            "[X] [--any]",
            shows=True,
        ),
    ),
    "what-if": Command(
        Use("explaining:what_if_command", "What other answers would lead to."),
        Use(
            "explaining:of_typed_changes",
            "what other answers would lead to; nothing is stored",
            "F=V",
            shows=True,
        ),
    ),
    "standing": Command(
        prompt=Use(
            "explaining:of_standing",
            "who is ahead now (shown only when asked: it could sway your answers)",
            shows=True,
        )
    ),
    "details": Command(
        prompt=Use(
            "explaining:of_details",
            "the verdict so far, and one part of what it rests on (it could sway your answers)",
            "[NAME]",
            shows=True,
        )
    ),
    "quit": Command(prompt=Use("prompt_commands:on_quit", "save the answers and stop")),
    "compare": Command(
        Use("compare", "Several people's answers: what they should meet about, and what is moot.")
    ),
    "verify": Command(Use("verify", "Whether the certificates in a recommendation (JSON) hold.")),
    "records": Command(
        Use("records", "Past consultations: list, show, export, import, replay, verify, redact, delete.")
    ),
    "audit": Command(Use("audit", "Past consultations under today's rules: the same, thinner, changed.")),
    "adr": Command(Use("adr", "A decision record (MADR) of a recommendation; verify one.")),
    "report": Command(Use("report", "A record as one page for the browser, with graph and ledger.")),
    "check": Command(
        Use("check", "Everything wrong or questionable with the knowledge, proved where it can be.")
    ),
    "test": Command(Use("test", "Run the examples in the rules and the case files.")),
    "coverage": Command(
        Use("coverage", "What cases and examples cover, and cases that would cover the rest.")
    ),
    "diff": Command(Use("diff", "Whether any interview ends differently in two versions, and why.")),
    "impact": Command(Use("impact", "What new and changed files would change.")),
    "new": Command(Use("new", "Start a rule, a fact, a candidate, a case or a knowledge base.")),
    "fmt": Command(Use("fmt", "Format knowledge and case files.")),
    "schema": Command(Use("schema", "JSON Schemas of the files, so that editors complete and explain.")),
    "docs": Command(Use("docs", "The rule base as a handbook: HTML with search, or Markdown.")),
    "watch": Command(Use("watch", "Check and test again whenever a file is saved.")),
    "sources": Command(
        Use("sources", "Which passages of the sources are encoded where, and what rests on one.")
    ),
}

LINE: Mapping[str, Use] = {name: command.line for name, command in COMMANDS.items() if command.line}
PROMPT: Mapping[str, Use] = {name: command.prompt for name, command in COMMANDS.items() if command.prompt}
TYPED: Mapping[str, str] = {f"{name} {use.words}".rstrip(): use.what for name, use in PROMPT.items()}
"""What can be typed at the prompt, and what it does."""

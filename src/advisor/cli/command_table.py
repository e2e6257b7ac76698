"""The commands of the command line and of the prompt of an interview: what each does, and where that is."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any


class Effect(Enum):
    """What a command of the prompt does: lead to another state, show something of the answers, or act outside.

    The first takes conversation, state and words, and returns a reply; the second base, answers and words, and returns
    blocks; the third the recorder and words, and returns blocks.
    """

    STEPS = auto()
    SHOWS = auto()
    ACTS = auto()


@dataclass(frozen=True, slots=True)
class Use:
    """Where a command is (`module:name` below advisor.cli), what is said of it, and the words that it takes, if any.

    What it takes and returns at the prompt of an interview depends on its effect.
    """

    where: str
    what: str
    words: str = ""
    effect: Effect = Effect.STEPS

    def load(self) -> Any:
        """Return what does it, imported only now: start-up time is a feature."""
        module, _, name = self.where.partition(":")
        return getattr(importlib.import_module(f"advisor.cli.{module}"), name or "command")


LINE: Mapping[str, Use] = {
    "interview": Use("interview", "Answer questions, get a recommendation (the default)."),
    "recommend": Use("recommend", "The recommendation for a file of answers, without questions."),
    "batch": Use("batch", "Many profiles: a table in, a table with results out."),
    "how": Use("explaining:how_command", "The whole derivation, or one rule and whether it fires."),
    "why-not": Use("explaining:why_not_command", "Why a candidate is not the winner, rule by rule."),
    "flips": Use(
        "explaining:flips_command", "The fewest other answers that would make another candidate win."
    ),
    "what-if": Use("explaining:what_if_command", "What other answers would lead to."),
    "compare": Use(
        "compare", "Two candidates, rule by rule; or several people's answers: what they should meet about."
    ),
    "verify": Use("verify", "Whether a recommendation (JSON) or the evidence about a record holds."),
    "records": Use(
        "records", "Past consultations: list, show, export, import, replay, verify, head, redact, delete."
    ),
    "decide": Use("decide", "Keep what people decided about a record: who, what, why, until when."),
    "audit": Use("audit", "Past consultations under today's rules: the same, thinner, changed."),
    "adr": Use("adr", "A decision record (MADR) of a recommendation; verify one."),
    "report": Use("report", "A record as one page for the browser, with graph and ledger."),
    "check": Use("check", "Everything wrong or questionable with the knowledge, proved where it can be."),
    "test": Use("test", "Run the examples in the rules and the case files."),
    "coverage": Use("coverage", "What cases and examples cover, and cases that would cover the rest."),
    "diff": Use("diff", "Whether any interview ends differently in two versions, and why."),
    "impact": Use("impact", "What new and changed files would change."),
    "new": Use("new", "Start a rule, a table, a fact, a candidate, a case or a knowledge base."),
    "fmt": Use("fmt", "Format knowledge and case files."),
    "schema": Use("schema", "JSON Schemas of the files, so that editors complete and explain."),
    "docs": Use("docs", "The rule base as a handbook: HTML with search, or Markdown."),
    "watch": Use("watch", "Check and test again whenever a file is saved."),
    "mcp": Use("mcp", "A server for coding agents (Model Context Protocol)."),
    "sources": Use("sources", "Which passages of the sources are encoded where, and what rests on one."),
}
"""The commands of the command line."""

SHOWING: Mapping[str, Use] = {
    "review": Use("explaining:of_review", "all answers so far", effect=Effect.SHOWS),
    "how": Use(
        "explaining:of_typed_rule",
        "how a rule stands; without RULE the whole derivation so far",
        "RULE",
        effect=Effect.SHOWS,
    ),
    "why-not": Use("explaining:of_contest", "what speaks against a candidate", "X", effect=Effect.SHOWS),
    "compare": Use(
        "explaining:of_two", "what sets two candidates apart, rule by rule", "A B", effect=Effect.SHOWS
    ),
    "flips": Use(
        "explaining:of_typed_flips",
        "the fewest other answers that would make another candidate win; --any: given ones too",
        "[X] [--any]",
        effect=Effect.SHOWS,
    ),
    "what-if": Use(
        "explaining:of_typed_changes",
        "what other answers would lead to; nothing is stored",
        "F=V",
        effect=Effect.SHOWS,
    ),
}
CHANGE = Use(
    "conversation.commands:on_change", "answer an earlier question again, by its name or number", "FACT"
)
WHO = Use(
    "conversation.commands:on_who",
    "who says what is answered from here on; alone: nobody in particular",
    "NAME",
)
UNDO = Use("conversation.commands:on_undo", "take back the last step, as often as you like")
MORE = Use("conversation.commands:on_more", "ask on, where more questions can still count or add advice")
HELP = Use("conversation.commands:on_help", "what can be typed here")
SAVE = Use("conversation.errands:save_answers", "write the answers into a file", "FILE", effect=Effect.ACTS)

AT_QUESTION: Mapping[str, Use] = {
    "?": replace(HELP, what="explain the question and its options"),
    "why": Use("conversation.commands:on_why", "why this is asked, and what each option would do"),
    "unknown": Use("conversation.commands:on_unknown", "you do not know; no rule takes it as yes or as no"),
    "undo": UNDO,
    "change": CHANGE,
    "who": WHO,
    **SHOWING,
    "standing": Use(
        "explaining:of_standing",
        "who is ahead now (shown only when asked: it could sway your answers)",
        effect=Effect.SHOWS,
    ),
    "details": Use(
        "explaining:of_details",
        "the verdict so far, and one part of what it rests on (it could sway your answers)",
        "[NAME]",
        effect=Effect.SHOWS,
    ),
    "enough": Use("conversation.commands:on_enough", "stop here, and see what the answers so far come to"),
    "resume": Use(
        "conversation.errands:resume", "go on with the interview that was not finished", effect=Effect.ACTS
    ),
    "quit": Use("conversation.commands:on_quit", "keep the answers and stop"),
}
"""What can be typed at a question."""

AT_CHECK: Mapping[str, Use] = {
    "?": HELP,
    "change": CHANGE,
    "undo": UNDO,
    "who": WHO,
    "more": MORE,
    **SHOWING,
    "quit": AT_QUESTION["quit"],
}
"""What can be typed when all answers are on the screen."""

AFTERWARDS: Mapping[str, Use] = {
    "?": HELP,
    "why": Use(
        "explaining:of_reasons",
        "every rule that counted, or why X counts as it does",
        "[X]",
        effect=Effect.SHOWS,
    ),
    **SHOWING,
    "details": Use("explaining:of_details", "one part of what it rests on", "[NAME]", effect=Effect.SHOWS),
    "change": CHANGE,
    "undo": UNDO,
    "who": WHO,
    "more": MORE,
    "decide": Use("conversation.errands:keep_decision_taken", "what people decide", effect=Effect.ACTS),
    "adr": Use(
        "conversation.errands:write_decisions",
        "a decision record for the repository",
        "[FOLDER]",
        effect=Effect.ACTS,
    ),
    "report": Use(
        "conversation.errands:write_report", "a page for the browser", "[FILE]", effect=Effect.ACTS
    ),
    "save": SAVE,
    "quit": Use("conversation.commands:on_quit", "end here; all is recorded"),
}
"""What can be typed after the verdict."""

SUGGESTED = (
    "why",
    "why-not X",
    "compare A B",
    "what-if F=V",
    "change FACT",
    "details",
    "decide",
    "adr",
    "report",
    "save FILE",
    "quit",
)
"""What is offered below the verdict; the rest is in the help."""


def said(commands: Mapping[str, Use]) -> Mapping[str, str]:
    """Return what each command does, by the command and the words that it takes."""
    return {f"{name} {use.words}".rstrip(): use.what for name, use in commands.items()}


ALIASES: Mapping[str, str] = {
    word: command
    for command, words in {
        "?": (
            "help|h|-h|--help|man|commands|options|explain|what|huh|what do you mean|what does that mean|what is that"
            "|i don't understand|i do not understand"
        ),
        "why": "why this|why that|why do you ask|why are you asking|why is this asked|reason",
        "unknown": (
            "don't know|dont know|do not know|i don't know|i dont know|i do not know|don't know yet|idk|dunno|no clue"
            "|not sure|i'm not sure|im not sure|unsure|no idea|unclear|not known|not known yet|undecided|not decided"
            "|we don't know|we don't know yet|i have no idea|nobody knows|tbd|skip|pass|next|no answer"
            "|don't care|dont care|doesn't matter|whatever|depends|it depends|-|--"
        ),
        "undo": "back|b|go back|previous|prev|oops|undo that",
        "change": "edit",
        "review": "answers|my answers|list|summary",
        "why-not": "whynot",
        "what-if": "whatif",
        "details": "result|results|verdict|recommendation|recommend",
        "resume": "continue|go on|carry on",
        "enough": "that's enough|thats enough|done|finish|result|verdict|show me|show the result|recommend",
        "more": "ask more|ask on|more questions",
        "standing": "score|scores|ranking|who leads|who is ahead|leader",
        "quit": "exit|q|bye|:q|:q!|:wq|stop|goodbye|quit()|exit()|abort|pause|save and quit",
    }.items()
    for word in words.split("|")
}
"""Other words for what can be typed at a question."""

ENTER = {
    *(
        "ok",
        "okay",
        "yes",
        "y",
        "yep",
        "continue",
        "go on",
        "next",
        "proceed",
        "done",
        "enter",
        "fine",
        "correct",
    ),
    *("right", "all correct", "all right", "looks good", "that is right"),
}
"""What people type where Enter would do."""

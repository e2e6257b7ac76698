"""`advisor verify FILE`: whether the certificates in a recommendation hold, by the checker alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from advisor.certify.kernel import check
from advisor.cli import FAILED
from advisor.cli.options import FILE, read_input, with_knowledge
from advisor.explain.endings import titles_of, winners_words
from advisor.formats import RECOMMENDATION
from advisor.formats.certificate import certificate_from
from advisor.language.reading.cells import read_cells
from advisor.language.reading.json_text import read_json
from advisor.model import Profile, RuleBase
from advisor.problems import AdvisorError, Place, Problem
from advisor.usecases.knowledge import Knowledge
from advisor.views.terminal.screen import BAD, GOOD, say, screen


@click.command("verify")
@click.argument("file", type=FILE)
@with_knowledge
@click.pass_context
def command(context: click.Context, file: Path, knowledge: Knowledge) -> None:
    """Verify the certificates in FILE, made by 'advisor recommend --json'; exit code 1 if one does not hold.

    Only the small checker in advisor/certify/kernel.py judges; no solver is asked.
    """
    base = knowledge.load()
    content, shown = read_input(file)
    document = read_json(content, shown)
    if not is_recommendation(document):
        raise AdvisorError([Problem(Place(shown), f"this is no recommendation of format {RECOMMENDATION}")])
    console = screen()
    if document["knowledge"]["fingerprint"] != base.fingerprint:
        say(console, ("These are not the rules that the recommendation was made with.", BAD))
        context.exit(FAILED)
    profile = read_cells(document["answers"], base.facts, Place(shown))
    held = True
    for decision, outcome in decided(base, document):
        words, style = judge(base, profile, decision, outcome)
        held = held and style != BAD
        title = base.decisions[decision].title if decision in base.decisions else decision
        say(console, f"{title}: ", (words, style))
    context.exit(0 if held else FAILED)


def is_recommendation(document: object) -> bool:
    """Return whether a JSON document has all that is read here."""
    match document:
        case {
            "format": str(name),
            "knowledge": {"fingerprint": str()},
            "answers": dict(),
            "decisions": dict(decisions),
        }:
            return name == RECOMMENDATION and all(map(is_outcome, decisions.values()))
        case _:
            return False


def is_outcome(outcome: object) -> bool:
    """Return whether the outcome of a decision has all that is read here."""
    match outcome:
        case {"certificate": None | dict(), "settled": bool(), "winners": [*winners]}:
            return all(isinstance(name, str) for name in winners)
        case _:
            return False


def decided(base: RuleBase, document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """Yield each decision of the rule base, and each that is none of them, with its outcome if there is one."""
    for decision in dict.fromkeys((*base.decisions, *document["decisions"])):
        yield decision, document["decisions"].get(decision)


def judge(base: RuleBase, profile: Profile, decision: str, outcome: dict[str, Any] | None) -> tuple[str, str]:
    """Return what is to be said of one decision's certificate, and in which style."""
    if outcome is None:
        return "the recommendation does not tell how it ended", BAD
    if decision not in base.decisions:
        return "there is no such decision", BAD
    if outcome["certificate"] is None:
        if outcome["settled"]:
            return "it is said to be settled, but there is no certificate", BAD
        return "no certificate, as it was not settled", ""
    certificate = certificate_from(decision, outcome["certificate"])
    if certificate is None:
        return "what stands there is no certificate", BAD
    if certificate.winners != set(outcome["winners"]) or not check(base, profile, certificate):
        return "the certificate does not hold", BAD
    names = titles_of(base, sorted(certificate.winners))
    return f"the certificate holds: whatever is still answered, the outcome is {winners_words(names)}", GOOD

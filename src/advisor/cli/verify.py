"""`advisor verify FILE`: whether the certificates in a recommendation hold, by the checker alone."""

import json
from pathlib import Path
from typing import Any

import click

from advisor.certify.kernel import check
from advisor.cli.options import FILE, Knowledge, with_knowledge
from advisor.model import Profile, RuleBase
from advisor.problems import AdvisorError, Place, Problem
from advisor.read.answers import answers_from_bytes, profile_of
from advisor.record import RECOMMENDATION
from advisor.record.certificate import certificate_from
from advisor.render.screen import BAD, GOOD, listing, say, screen

FAILED = 1


@click.command("verify")
@click.argument("file", type=FILE)
@with_knowledge
@click.pass_context
def command(context: click.Context, file: Path, knowledge: Knowledge) -> None:
    """Verify the certificates in FILE, made by 'advisor recommend --json'; exit code 1 if one does not hold.

    Only the small checker in advisor/certify/kernel.py judges; no solver is asked.
    """
    base = knowledge.load()
    document = load(file)
    console = screen()
    if document["knowledge"]["fingerprint"] != base.fingerprint:
        say(console, ("These are not the rules that the recommendation was made with.", BAD))
        context.exit(FAILED)
    profile = profile_of(answers_from_bytes(json.dumps(document["answers"]).encode(), str(file), base.facts))
    held = True
    for decision in (one for one in base.decisions if one in document["decisions"]):
        outcome = document["decisions"][decision]
        words, style = judge(base, profile, decision, outcome)
        held = held and style != BAD
        say(console, f"{base.decisions[decision].title}: ", (words, style))
    context.exit(0 if held else FAILED)


def load(file: Path) -> dict[str, Any]:
    """Return the recommendation in a file. Raises AdvisorError if it is none."""
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise AdvisorError([Problem(Place(str(file)), f"this is no JSON: {error}")]) from error
    if not is_recommendation(document):
        raise AdvisorError(
            [Problem(Place(str(file)), f"this is no recommendation of format {RECOMMENDATION}")]
        )
    return document  # type: ignore[no-any-return]


def is_recommendation(document: object) -> bool:
    """Return whether a JSON document has all that is read here."""
    match document:
        case {
            "format": str(name),
            "knowledge": {"fingerprint": str()},
            "answers": dict(),
            "decisions": dict(decisions),
        }:
            return name == RECOMMENDATION and all(
                isinstance(one, dict) and {"certificate", "settled", "winners"} <= one.keys()
                for one in decisions.values()
            )
        case _:
            return False


def judge(base: RuleBase, profile: Profile, decision: str, outcome: dict[str, Any]) -> tuple[str, str]:
    """Return what is to be said of one decision's certificate, and in which style."""
    if outcome["certificate"] is None:
        if outcome["settled"]:
            return "it is said to be settled, but there is no certificate", BAD
        return "no certificate, as it was not settled", ""
    try:
        certificate = certificate_from(decision, outcome["certificate"])
    except (KeyError, TypeError):
        return "what stands there is no certificate", BAD
    if certificate.winners != set(outcome["winners"]) or not check(base, profile, certificate):
        return "the certificate does not hold", BAD
    names = listing([base.candidates[one].title for one in sorted(certificate.winners)]) or "nobody"
    return f"the certificate holds: whatever is still answered, the winner is {names}", GOOD

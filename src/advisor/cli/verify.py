"""`advisor verify FILE`: whether a recommendation or the evidence about a record holds, by what is in the file alone."""

from pathlib import Path
from typing import Any

import click

from advisor.cli import FAILED
from advisor.cli.options import FILE, read_input, with_knowledge
from advisor.cli.records.heads import with_head
from advisor.formats import EVIDENCE
from advisor.language.reading.json_text import read_json
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.verification import verify
from advisor.views.verified import claims_view, limits_view
from advisor.views.writers.screen import BAD, say, screen
from advisor.views.writers.terminal import write


@click.command("verify")
@click.argument("file", type=FILE)
@with_knowledge
@with_head("A head of the journal noted earlier: shows whether the evidence was in it.")
def command(file: Path, knowledge: Knowledge, head: str) -> int:
    """Verify FILE; exit code 1 if something in it does not hold, or could not be judged.

    Of a recommendation ('advisor recommend --json') the certificates are verified, by the small checker in
    advisor/certify/kernel.py alone; no solver is asked. Of evidence ('advisor records export --evidence ID') all is:
    seals, chain, rules, marks and decisions, and its answers are replayed. No journal is needed.
    """
    content, shown = read_input(file)
    values = read_json(content, shown)
    if isinstance(values, dict) and values.get("format") == EVIDENCE:
        return tell_evidence(values, shown, head)
    if head:
        raise click.UsageError("--head is compared with evidence; a recommendation has no place in a journal")
    claims = verify(knowledge.load(), values, shown)
    if claims is None:
        say(screen(), ("These are not the rules that the recommendation was made with.", BAD))
        return FAILED
    write(screen(), claims_view(claims))
    return FAILED if any(claim.holds is False for claim in claims) else 0


def tell_evidence(values: dict[str, Any], shown: str, head: str) -> int:
    from advisor.usecases.evidence import verify_evidence  # who verifies a certificate needs no journal

    verified = verify_evidence(values, shown, head)
    write(screen(), (*claims_view(verified.claims), *limits_view(verified.limits)))
    return FAILED if any(claim.holds is False for claim in verified.claims) else 0

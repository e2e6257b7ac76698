"""What became of past records, as terminal text."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console

from advisor.authoring.compare.edits import Edit
from advisor.texts import count
from advisor.views.terminal.edits import edit_words
from advisor.views.terminal.screen import BAD, FAINT, GOOD, STRONG, say

STYLES: Mapping[str, str] = {
    "changed": BAD,
    "cannot be judged": "yellow",
    "same, with a thinner margin": "yellow",
    "same": GOOD,
}


def show_audited(  # noqa: PLR0913, PLR0917  # one record, part by part: this layer knows no audits
    console: Console, record: str, finished: str, fate: str, lines: Sequence[str], blame: Sequence[Edit]
) -> None:
    """Write what became of one record, decision by decision, and the edits to blame."""
    when = finished[:16].replace("T", " ")
    say(console, (record, STRONG), f"  {when}  ", (fate, STYLES[fate]))
    for one in lines:
        say(console, one, indent=4, hang=2)
    if blame:
        say(console, ("each of these alone is to blame:", FAINT), indent=4)
        for edit in blame:
            say(console, *edit_words(edit), indent=6, hang=2)


def show_audit_summary(console: Console, fates: Counter[str]) -> None:
    """Write how many records became what."""
    parts = [f"{fates[one]} {one}" for one in STYLES if fates[one]]
    say(console, f"{count(fates.total(), 'record')}: {', '.join(parts) or 'nothing to audit'}.")

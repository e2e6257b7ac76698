"""What became of past records, as terminal text."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console

from advisor.journal.audit.verdicts import Audited, Fate
from advisor.texts import count
from advisor.views.audit.words import lines
from advisor.views.terminal.edits import edit_line
from advisor.views.writers.screen import BAD, FAINT, GOOD, STRONG, say

STYLES: Mapping[Fate, str] = {
    Fate.CHANGED: BAD,
    Fate.UNJUDGED: "yellow",
    Fate.OTHER_LEVEL: "yellow",
    Fate.THINNER: "yellow",
    Fate.SAME: GOOD,
}


def show_audit(console: Console, audited: Sequence[Audited]) -> None:
    """Write what became of the records that are not the same, and how many became what."""
    for record in audited:
        if record.fate is not Fate.SAME:
            show_audited(console, record)
    fates = Counter(record.fate for record in audited)
    parts = [f"{fates[fate]} {fate.value}" for fate in Fate if fates[fate]]
    say(console, f"{count(len(audited), 'record')}: {', '.join(parts) or 'nothing to audit'}.")


def show_audited(console: Console, record: Audited) -> None:
    """Write what became of one record, decision by decision, and the edits to blame."""
    when = record.finished[:16].replace("T", " ")
    say(console, (record.record, STRONG), f"  {when}  ", (record.fate.value, STYLES[record.fate]))
    for line in lines(record):
        say(console, line, indent=4, hang=2)
    if record.blame:
        say(console, ("each of these alone is to blame:", FAINT), indent=4)
        for edit in record.blame:
            say(console, *edit_line(edit), indent=6, hang=2)

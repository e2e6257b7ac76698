"""Make a golden journal: python tests/golden/make.py tests/golden/journal-1.db, run once for each schema version.

It holds an entry of every sort over the small knowledge, and an unfinished interview. A journal that was
released is never made again: later versions must go on reading it.
"""

import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from advisor.journal.database import open_journal
from advisor.journal.unfinished import Draft, keep_draft
from lunch_journals import AT, journal_in, record_every_kind


def make(path: Path) -> None:
    """Make the journal, with nothing left in files beside it."""
    with journal_in(path) as journal:
        record_every_kind(journal)
        steps = ({"at": AT, "deed": "answered", "fact": "cold", "answer": "yes"},)
        fingerprint = journal.connection.execute("SELECT fingerprint FROM knowledge").fetchone()[0]
        keep_draft(journal, Draft("20261122-0000d4af", AT, AT, "What to eat", fingerprint, steps))
    with closing(open_journal(path)) as journal:
        journal.sweep()


if __name__ == "__main__":
    make(Path(sys.argv[1]))

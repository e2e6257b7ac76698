"""Make a golden journal: python tests/golden/make.py tests/golden/journal-4.db, run once for each schema version.

It holds an entry of every sort over the small knowledge, records with a title of which one follows another, a decision
record (its text beside the journal), and an unfinished interview. A journal that was released is never made again: later versions must go on reading
it.
"""

import os
import shutil
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from advisor.cli import run
from advisor.journal.database import open_journal
from advisor.journal.unfinished import Draft, keep_draft
from lunch_journals import AT, SMALL, journal_in, record_every_kind

LUNCH = ("--knowledge", str(SMALL), "--title", "Lunch on Friday")
COMMANDS = (
    ("recommend", "--set", "cold=no", "--set", "hunger=much", "--set", "has=broth,bread", *LUNCH),
    ("interview", "--no-input", "--from", "Lunch on Friday", "--set", "cold=yes", *LUNCH),
    ("adr", "Lunch on Friday"),
)


def make(path: Path) -> None:
    """Make the journal, with nothing left in files beside it."""
    path = path.absolute()
    with journal_in(path) as journal:
        record_every_kind(journal)
        steps = ({"at": AT, "deed": "answered", "fact": "cold", "answer": "yes"},)
        fingerprint = journal.connection.execute("SELECT fingerprint FROM knowledge").fetchone()[0]
        keep_draft(journal, Draft("20261122-0000d4af", AT, AT, "What to eat", fingerprint, steps))
    with TemporaryDirectory() as folder:  # where the decision record is written
        os.chdir(folder)
        for words in COMMANDS:
            run([*words, "--journal", str(path)])
        (text,) = Path(folder).glob("docs/adr/*.md")
        shutil.copy(text, path.with_suffix(".md"))
    with closing(open_journal(path)) as journal:
        journal.sweep()


if __name__ == "__main__":
    make(Path(sys.argv[1]))

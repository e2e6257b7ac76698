"""The ids of the last records, seen without a change to the file or beside it: for completion in a shell."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from advisor.journal.chain import EntryKind

LAST = "SELECT id, body FROM entries ORDER BY number DESC LIMIT ?"


def last_ids(path: Path, most: int = 30) -> tuple[str, ...]:
    """Return the ids of the consultations among the last entries, the latest first. Raises sqlite3.Error, OSError.

    What another process has not moved from the log into the file yet is not seen.
    """
    if not path.exists():
        return ()
    name = f"file:{quote(os.fsencode(path.absolute()))}?immutable=1"
    with closing(sqlite3.connect(name, uri=True)) as connection:
        stored = connection.execute(LAST, (most,)).fetchall()
    return tuple(name for name, body in stored if json.loads(body)["sort"] == EntryKind.CONSULTATION.value)

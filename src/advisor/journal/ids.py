"""The ids and titles of the last records, seen without a change to the file or beside it: for completion in a shell."""

import json
import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from advisor.journal.chain import EntryKind, from_document

LAST = "SELECT id, body FROM entries ORDER BY number DESC LIMIT ?"


def last_titles(path: Path, most: int = 30) -> Mapping[str, str]:
    """Return the titles of the consultations among the last entries by their ids, the latest first.

    A title is empty where there is none. Raises sqlite3.Error, OSError.

    What another process has not moved from the log into the file yet is not seen.
    """
    if not path.exists():
        return {}
    name = f"file:{quote(os.fsencode(path.absolute()))}?immutable=1"
    with closing(sqlite3.connect(name, uri=True)) as connection:
        stored = connection.execute(LAST, (most,)).fetchall()
    entries = ((name, from_document(json.loads(body))) for name, body in stored)
    return {name: entry.title for name, entry in entries if entry.sort is EntryKind.CONSULTATION}

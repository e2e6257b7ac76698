"""The key that seals what goes through the hands of clients: made once, for all servers that share a journal."""

import secrets
from contextlib import suppress
from pathlib import Path

from advisor.files import PRIVATE, UnwritableError, write

BYTES = 32


def key_beside(journal: Path) -> bytes:
    """Return the key beside a journal; where none can be kept, one that lasts as long as the server."""
    path = journal.with_name(f"{journal.name}.key")
    if not path.exists():
        with suppress(UnwritableError):  # another server was faster, or nothing can be written there
            write(path, secrets.token_bytes(BYTES), rights=PRIVATE, new=True)
    try:
        key = path.read_bytes()
    except OSError:
        key = b""
    return key if len(key) == BYTES else secrets.token_bytes(BYTES)

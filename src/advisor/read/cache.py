"""Contents by key in a folder of the user's cache: private, bounded, and given back whole or not at all.

Whatever is wrong with the folder or an entry, nobody hears of it: there is no content then, and none is kept.
"""

import contextlib
import hashlib
import os
import stat
from pathlib import Path

# Those longest out of use go first. A person has a few rule bases; somebody who edits one makes many entries.
MOST_ENTRIES = 32
MOST_BYTES = 64_000_000
LARGEST = 32_000_000

SEAL = hashlib.sha256().digest_size

# No link is followed, and no pipe is waited for. Windows knows neither flag, but must be told of bytes.
READING = os.O_RDONLY | sum(getattr(os, one, 0) for one in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


def cache_folder() -> Path | None:
    """Return the folder of compiled rule bases; None if the user wants no cache, or has no home."""
    if os.environ.get("ADVISOR_NO_CACHE"):
        return None
    from platformdirs import user_cache_path

    try:
        folder = user_cache_path("advisor") / "bases"
    except (OSError, RuntimeError):
        return None
    return folder if folder.is_absolute() else None


def fetch(folder: Path, key: str) -> bytes | None:
    """Return the content that was stored under a key; None unless it is whole, and the user's own."""
    try:
        handle = os.open(folder / key, READING)
        with os.fdopen(handle, "rb") as file:
            found = file.read() if is_entry(os.fstat(handle)) and is_ours(folder.stat()) else b""
        os.utime(folder / key)  # it is in use
    except OSError:
        return None
    content = found[SEAL:]
    return content if found[:SEAL] == seal(key, content) else None


def store(folder: Path, key: str, content: bytes) -> None:
    """Keep a content under a key, if that can be done; whoever reads meanwhile finds the old or the new one."""
    if len(content) > LARGEST - SEAL:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_ours(folder.stat()):
            return
        folder.chmod(0o700)
        replace(folder / key, seal(key, content) + content)
        shrink(folder)


def seal(key: str, content: bytes) -> bytes:
    """Return the digest that stands in front of a content; it holds for this key alone."""
    return hashlib.sha256(key.encode() + b"\n" + content).digest()


def replace(path: Path, content: bytes) -> None:
    """Write a file that only the user can read, at once. Raises OSError, and leaves nothing behind then."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def shrink(folder: Path) -> None:
    """Remove the files longest out of use until the rest is within bounds. Raises OSError."""
    total = 0
    for number, (_, size, path) in enumerate(sorted(files_in(folder), reverse=True), 1):
        total += size
        if number > MOST_ENTRIES or total > MOST_BYTES:
            path.unlink(missing_ok=True)


def files_in(folder: Path) -> list[tuple[int, int, Path]]:
    """Return when each file was last in use, its size, and its path; also of files that a crash left."""
    found = []
    for path in folder.iterdir():
        with contextlib.suppress(FileNotFoundError):  # another process was quicker
            status = path.lstat()
            if not stat.S_ISDIR(status.st_mode):
                found.append((status.st_mtime_ns, status.st_size, path))
    return found


def is_entry(status: os.stat_result) -> bool:
    """Return whether this is an ordinary file of bearable size that is the user's own."""
    return stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST and is_ours(status)


def is_ours(status: os.stat_result) -> bool:
    """Return whether this belongs to the user, and nobody else can write it; Windows sees to that by itself."""
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)

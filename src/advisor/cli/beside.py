"""What lies beside the knowledge in use and is not read: said once, on standard error."""

from collections.abc import Iterable
from pathlib import Path

import click

from advisor.cli.streams import remark
from advisor.language.reading.cases import FOLDERS as CASES
from advisor.language.reading.documents import (
    FOLDERS,
    SUFFIX,
    TABLE_SUFFIX,
    collect,
    forgotten,
    holds_knowledge,
    shipped,
    shown,
)
from advisor.texts import count

LISTED = 3


def say_unread(folder: Path | None, added: Iterable[Path]) -> None:
    """Say what may be meant as knowledge and is not read; without a folder the shipped knowledge is in use."""
    lines = []
    if folder is None and is_another(Path.cwd()):
        lines.append("Using the rules that came with advisor; for this folder's: --knowledge .")
    own = ((folder or shipped()) / name for name in (*FOLDERS, *CASES))
    files = list(map(shown, forgotten((*own, *added))))
    if any(file.endswith(TABLE_SUFFIX) for file in files):
        tables = {document.shown for document in collect(folder or shipped(), added).documents}
        files = [file for file in files if file not in tables]
    if files:
        more = f" and {count(len(files) - LISTED, 'more file')}" if len(files) > LISTED else ""
        names = f"{', '.join(files[:LISTED])}{more}"
        lines.append(f"Not read: {names}; the names of knowledge files end in {SUFFIX}.")
    for line in lines:
        remark(line)


def is_another(folder: Path) -> bool:
    """Return whether a folder holds knowledge that is not word for word the shipped one; to run cases, it is never that."""
    if not holds_knowledge(folder) or folder == shipped():
        return False
    runs_cases = click.get_current_context().info_name in ("test", "coverage")
    return runs_cases or texts_in(folder) != texts_in(shipped())


def texts_in(folder: Path) -> set[tuple[str, bytes]]:
    return {(document.path, document.content) for document in collect(folder).documents}

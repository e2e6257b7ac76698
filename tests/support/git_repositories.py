"""Git repositories for tests, and zip files."""

import os
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path

WHO = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull} | {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Expert"), ("EMAIL", "expert@example.org"))
}


def start(root: Path) -> Path:
    """Return a new and empty repository."""
    root.mkdir(parents=True)
    git(root, "init", "-q")
    return root


def git(where: Path, *words: str) -> str:
    """Return what git says in a folder."""
    done = subprocess.run(
        ["git", "-C", where, *words], check=True, capture_output=True, text=True, env=os.environ | WHO
    )
    return done.stdout.strip()


def commit(where: Path) -> str:
    """Commit everything below a folder, and return the id of the commit."""
    git(where, "add", "-A")
    git(where, "commit", "-q", "--allow-empty", "-m", "as it is")
    return git(where, "rev-parse", "HEAD")


def zipped(path: Path, files: Iterable[tuple[str, str]]) -> Path:
    """Return a zip file of these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files:
            file.writestr(name, content)
    return path

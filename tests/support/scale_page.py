"""The programs on the page about many machines."""

import re
import subprocess
import sys
from pathlib import Path

from checkout import ROOT

PAGE = ROOT / "docs" / "scale.md"
PROGRAM = re.compile(r"^```python\n# (\S+\.py)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def run(folder: Path, *names: str) -> str:
    """Return what these programs of the page write, one run after the other in a folder."""
    programs = dict(PROGRAM.findall(PAGE.read_text(encoding="utf-8")))
    written = ""
    for name in names:
        (folder / name).write_text(programs[name], encoding="utf-8")
        done = subprocess.run(
            [sys.executable, name], cwd=folder, capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stderr
        written += done.stdout
    return written

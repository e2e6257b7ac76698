"""The house rules: format, lint, types and one-way imports hold, as tests, so that one command judges all."""

import subprocess
import sys
from pathlib import Path

import pytest

from checkout import ROOT

BIN = Path(sys.executable).parent

CHECKS = {
    "format": [BIN / "ruff", "format", "--check", "--no-cache"],
    "lint": [BIN / "ruff", "check", "--no-cache"],
    "types": [sys.executable, "-m", "mypy"],
    "imports": [BIN / "lint-imports", "--no-cache"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_the_house_rules_hold(check: str) -> None:
    done = subprocess.run(
        [str(word) for word in CHECKS[check]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr

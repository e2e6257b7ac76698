"""The house rules: format, lint, types and one-way imports hold, as tests, so that one command judges all."""

import ast
import re
import subprocess
import sys
from collections import Counter
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


def test_the_root_shows_twelve_entries_at_most() -> None:
    ignored = {line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()}
    entries = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - ignored
    assert len(entries) <= 12, sorted(entries)


def test_every_test_lies_in_the_folder_of_what_it_tests() -> None:
    tests = sorted((ROOT / "tests").rglob("test_*.py"))
    assert [path for path in tests if path.parent.parent.name != "tests"] == []
    assert len({path.name for path in tests}) == len(tests)


MODULES = sorted((ROOT / "src").rglob("*.py"))


def test_no_module_has_more_than_250_lines() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {str(path): length for path, length in lengths.items() if length > 250} == {}


def test_no_two_classes_share_a_name() -> None:
    texts = (path.read_text(encoding="utf-8") for path in MODULES)
    names = Counter(name for text in texts for name in re.findall(r"^class (\w+)", text, re.MULTILINE))
    assert [name for name, count in names.items() if count > 1] == []


# Here a file is a command, a format, or what a screen shows, and bears its name.
WITHOUT_MAP = {"cli", "new", "records", "formats", "terminal"}


@pytest.mark.parametrize(
    "package",
    [path for path in sorted((ROOT / "src").rglob("__init__.py")) if path.parent.name not in WITHOUT_MAP],
    ids=lambda path: path.parent.name,
)
def test_the_map_of_a_package_names_all_its_parts(package: Path) -> None:
    text = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or ""
    parts = [path.stem for path in package.parent.glob("[!_]*.py")]
    parts += [path.parent.name for path in package.parent.glob("*/__init__.py")]
    assert [part for part in sorted(parts) if not re.search(rf"\b{part}\b", text)] == []

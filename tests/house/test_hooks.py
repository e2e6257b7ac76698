"""The hooks for pre-commit: each starts a command that exists, on the files that it is about."""

import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from advisor.cli.command_table import LINE
from program import ROOT, advisor

HOOKS: dict[str, dict[str, Any]] = {
    one["id"]: one for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
ABOUT = {
    "advisor-check": {"facts", "rules"},
    "advisor-fmt": {"facts", "rules", "cases"},
    "advisor-test": {"facts", "rules", "cases"},
}
FOLDERS = ("facts", "rules", "cases", "tests/cases", "examples/other/rules")
OTHERS = (
    "rules/README.md",
    "docs/x.yaml",
    ".github/workflows/rules.yaml",
    "facts.yaml",
    "my-rules/x.yaml",
    "rules/x.yml",
)


def words_of(hook: str) -> list[str]:
    """Return the command line that a hook runs."""
    return [*shlex.split(HOOKS[hook]["entry"]), *HOOKS[hook].get("args", [])]


def test_there_is_a_hook_to_check_to_format_and_to_test() -> None:
    assert set(HOOKS) == set(ABOUT)


@pytest.mark.parametrize("hook", ABOUT)
def test_a_hook_runs_a_command_with_options_that_it_has(hook: str) -> None:
    program, name, *rest = words_of(hook)
    assert (program, HOOKS[hook]["language"]) == ("advisor", "python")
    command: click.Command = LINE[name].load()
    known = {option for one in command.params for option in one.opts if isinstance(one, click.Option)}
    assert {word for word in rest if word.startswith("-")} <= known


@pytest.mark.parametrize("hook", ABOUT)
def test_a_hook_is_about_the_files_that_change_what_it_says(hook: str) -> None:
    about = re.compile(HOOKS[hook]["files"])
    named = {folder for folder in FOLDERS if about.search(f"{folder}/team.yaml")}
    assert named == {folder for folder in FOLDERS if Path(folder).name in ABOUT[hook]}
    assert not any(about.search(path) for path in OTHERS)


def test_only_the_formatter_is_given_the_files_that_changed() -> None:
    given = {hook for hook, one in HOOKS.items() if one.get("pass_filenames", True)}
    assert given == {"advisor-fmt"}
    paths = [str(path) for path in sorted((ROOT / "tests/small").rglob("*.yaml"))]
    assert advisor(*words_of("advisor-fmt")[1:], "--check", *paths).returncode == 0


def test_whoever_checks_or_tests_looks_at_the_knowledge_base_at_the_root_unless_told_otherwise() -> None:
    for hook in ("advisor-check", "advisor-test"):
        assert HOOKS[hook]["args"] == ["--knowledge", "."]

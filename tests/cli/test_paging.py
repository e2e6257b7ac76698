"""A pager shows what is longer than the terminal is high, and never stands in the way."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.cli.paging import pager_chosen
from program import Terminal, environment, take_terminal

SHOW = """\
import sys
import click
from advisor.cli.options import with_pager
from advisor.cli.paging import show
from advisor.views.document.blocks import Paragraph

@click.command()
@click.argument("number", type=int)
@with_pager
def command(number):
    show(tuple(Paragraph((f"line {each}",)) for each in range(number)))
    print("the end")

command()
"""
LONG, SHORT = "50", "5"


def shown(tmp_path: Path, *arguments: str, **variables: str) -> Terminal:
    """Show lines on a pseudo-terminal of 24 lines, with a pager that marks what goes through it."""
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho paged\ncat\n", encoding="utf-8")
    pager.chmod(0o755)
    handle, other = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", SHOW, *arguments],
        stdin=other,
        stdout=other,
        stderr=other,
        env=environment(None)
        | {"TERM": "xterm", "COLUMNS": "80", "LINES": "24", "PAGER": str(pager)}
        | variables,
        start_new_session=True,
        preexec_fn=lambda: take_terminal(other),  # noqa: PLW1509
    )
    os.close(other)
    return Terminal(process, handle)


def test_what_is_longer_than_the_terminal_goes_through_the_pager(tmp_path: Path) -> None:
    text, code = shown(tmp_path, LONG).finish()
    assert text.splitlines() == ["paged", *(f"line {number}" for number in range(50)), "the end"]
    assert code == 0


@pytest.mark.parametrize(
    ("arguments", "terminal"),
    [((SHORT,), "xterm"), ((LONG, "--no-pager"), "xterm"), ((LONG,), "dumb")],
    ids=["all fits", "the pager is refused", "a plain terminal"],
)
def test_all_is_written_at_once_where_no_pager_is_needed_or_wanted(
    arguments: tuple[str, ...], terminal: str, tmp_path: Path
) -> None:
    text, code = shown(tmp_path, *arguments, TERM=terminal).finish()
    assert text.splitlines() == [*(f"line {number}" for number in range(int(arguments[0]))), "the end"]
    assert code == 0


@pytest.mark.parametrize(
    "variables",
    [{"PAGER": "cat"}, {"PAGER": ""}, {"PAGER": "'"}, {"ADVISOR_PLAIN": "1"}],
    ids=str,
)
def test_the_environment_can_refuse_a_pager(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ({"PAGER": "more -d"} | variables).items():
        monkeypatch.setenv(name, value)
    assert pager_chosen() == []


def test_without_a_choice_it_is_less_if_there_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PAGER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pager_chosen() == []
    (tmp_path / "less").touch(0o755)
    assert pager_chosen() == ["less"]


def test_a_pager_that_is_missing_is_no_error(tmp_path: Path) -> None:
    text, code = shown(tmp_path, LONG, PAGER="/no/such/pager -x").finish()
    assert text.splitlines() == [*(f"line {number}" for number in range(50)), "the end"]
    assert code == 0


def test_a_pager_that_ends_early_is_no_error(tmp_path: Path) -> None:
    text, code = shown(tmp_path, "20000", PAGER="head -n 2").finish()
    assert text.splitlines() == ["line 0", "line 1", "the end"]
    assert code == 0


def test_ctrl_c_ends_the_pager_and_not_the_program(tmp_path: Path) -> None:
    terminal = shown(tmp_path, LONG, PAGER="sh -c 'cat; echo ready; exec sleep 60'")
    terminal.read_until("ready")
    terminal.type("\x03")
    text, code = terminal.finish()
    assert text.endswith("the end\r\n")
    assert code == 0


def test_less_takes_what_it_needs_from_us(tmp_path: Path) -> None:
    terminal = shown(tmp_path, LONG, PAGER="less")
    terminal.read_until("line 22")
    terminal.type("q")
    text, code = terminal.finish()
    assert text.splitlines()[-1].endswith("the end"), "it needs no key if all fits, and clears no screen"
    assert code == 0

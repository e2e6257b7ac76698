"""Cases for lamps, and the command that runs them."""

from pathlib import Path

import pytest

from advisor.cli import run as main
from folders import folder, rule_text, write

# Bulb 4 in a dark room, tube 8 for cooking; the candle is ruled out where people read.
RULES = (
    rule_text(examples="{fires: [{dark: yes}], stays_silent: [{dark: no}]}")
    + """\
  for-cooks:
    title: Cooks need a tube
    because: It is even.
    if: {uses: cook, any: [{budget: {at_least: middle}}, {style: new}]}
    then: {favour: {tube: decisive}}
  no-flame:
    title: No flame near books
    because: Fire.
    if: {uses: read}
    then: {rule_out: candle}
"""
)


def case_text(expect: str, answers: str = "{dark: yes}", title: str = "A dark room") -> str:
    return f"title: {title}\nanswers: {answers}\nexpect: {expect}\nbecause: It needs light.\n"


def write_cases(root: Path, **cases: str) -> Path:
    return write(folder(root, RULES), {f"cases/{name}.yaml": text for name, text in cases.items()})


def code_and_words(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Return the exit code of a command in the working folder, and what it says."""
    code = main([arguments[0], "--knowledge", ".", *arguments[1:]])
    said = capsys.readouterr()
    return code, said.out + said.err

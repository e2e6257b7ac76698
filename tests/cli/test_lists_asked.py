"""A list at the prompt, line by line as through a pipe."""

import io
from pathlib import Path

import pytest

from advisor.cli import run
from benefits_base import benefits


def test_the_prompt_tells_what_of_a_list_is_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    benefits(tmp_path)
    typed = "high\nwhy-not heating\nyes\nyes\nquit\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert run(["interview", "--knowledge", str(tmp_path), "--no-record"]) == 0
    said = capsys.readouterr().out
    assert "Benefits: which of Housing benefit, Child benefit and Heating aid apply." in said
    assert "Benefits: 2 do not, 1 open." in said
    assert "Excluded: Who earns much pays for heating [law/rich]" in said
    assert "no further answer can change who wins or what applies." in said
    assert "=no" not in said
    assert "benefits=" not in said

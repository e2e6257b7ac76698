"""`advisor new finding`: yes or no, with values, or a sum."""

from pathlib import Path

import pytest

from advisor.language.reading.base import read_base
from folders import write
from lamp_scaffolds import advisor_new, text_of
from outing_base import FILES


@pytest.mark.parametrize(
    ("options", "written"),
    [
        (["--title", "It is far"], "findings:\n  more: {title: It is far}\n"),
        (
            ["--title", "Load", "--kind", "sum", "--range", "light=..9", "--range", "heavy=10.."],
            "  more: {title: Load, kind: sum, ranges: {light: {at_most: 9}, heavy: {at_least: 10}}}\n",
        ),
        (
            [
                "--title",
                "Risk",
                "--kind",
                "scale",
                "--value",
                "low=Low",
                "--value",
                "high=High",
                "--default",
                "low",
            ],
            "  more: {title: Risk, kind: scale, values: {low: Low, high: High}, default: low}\n",
        ),
    ],
)
def test_a_finding_is_written_whole_and_reads(options: list[str], written: str, tmp_path: Path) -> None:
    said = advisor_new(write(tmp_path, FILES), "finding", "more", *options, "--file", "more")
    assert "with no blanks" in said
    assert written in text_of(tmp_path, "rules/more.yaml")
    assert "more" in read_base(tmp_path).findings


def test_what_is_not_known_is_left_blank_and_only_a_finding_with_values_has_some(tmp_path: Path) -> None:
    folder = write(tmp_path, FILES)
    assert "with 2 blanks" in advisor_new(folder, "finding", "more", "--kind", "several")
    assert "with 1 blank" in advisor_new(folder, "finding", "other", "--kind", "sum")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("more --kind skale", "there is no kind of finding 'skale'; did you mean 'scale'?"),
        ("more --kind number", "there is no kind of finding 'number'"),
        ("more --kind scale --value low=Low --default high", "there is no value 'high'"),
        ("risk", "the name 'risk' is already taken"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(options: str, message: str, tmp_path: Path) -> None:
    folder = write(tmp_path, FILES)
    said = advisor_new(folder, "finding", *options.split(), code=2)
    assert message in " ".join(said.split())
    assert not (folder / "rules" / "more.yaml").exists()

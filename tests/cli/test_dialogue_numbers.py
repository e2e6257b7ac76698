"""Interviews that ask for numbers, through a pipe: what is read, what is asked back, and what is kept."""

from pathlib import Path

import pytest

from folders import write
from loan_base import FACTS, RULES
from program import advisor


@pytest.fixture(scope="module")
def loans(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(write(tmp_path_factory.mktemp("loans"), {"facts/f.yaml": FACTS, "rules/r.yaml": RULES}))


def replies(loans: str, home: Path, lines: str, *arguments: str) -> list[tuple[str, str]]:
    """Return what was typed, each with the line that answers it."""
    typed = lines.split("|")
    keys = "\n".join(typed) + "\n"
    done = advisor("interview", "--knowledge", loans, "--all", *arguments, typed=keys, home=home)
    assert (done.returncode, done.stderr) == (0, "")
    parts = done.stdout.split("\n  > ")[1 : 1 + len(typed)]
    return [(part.split("\n")[0], part.split("\n")[1].strip()) for part in parts]


def test_an_interview_with_numbers_reads_like_this(loans: str, tmp_path: Path) -> None:
    saved = tmp_path / "a.yaml"
    lines = "2,5||2.5k|18..|25 to 20|20 to 30 %|car|03/04/2024|March 2026|no"
    assert replies(loans, tmp_path, lines, "--save", str(saved)) == [
        ("2,5", "'2,5' could be 2.5 or 25; write the one that you mean"),
        ("", "A number, please; 'unknown' if you do not know, '?' for help."),
        ("2.5k", "monthly income: 2,500 EUR"),
        ("18..", "age: 18 years or more"),
        ("25 to 20", "'25' is above '20'; swap them: 20..25"),
        ("20 to 30 %", "share: 20 to 30 %"),
        ("car", "vehicle: A car"),
        ("03/04/2024", "'03/04/2024' could be 2024-04-03 or 2024-03-04; write the one that you mean"),
        ("March 2026", "bought: 2026-03-01 to 2026-03-31"),
        ("no", "lent: No"),
    ]
    assert saved.read_text(encoding="utf-8") == (
        "monthly_income: 2500\n"
        "age: {at_least: 18}\n"
        "share: {at_least: 20, at_most: 30}\n"
        "vehicle: car\n"
        "bought: {at_least: '2026-03-01', at_most: '2026-03-31'}\n"
        "lent: 'no'\n"
    )
    again = advisor("recommend", "--knowledge", loans, "--answers", str(saved), "--no-record", home=tmp_path)
    assert again.returncode == 0


def test_what_is_known_of_a_number_is_narrowed_and_never_widened(loans: str, tmp_path: Path) -> None:
    known = ("monthly_income=2500", "share=10", "vehicle=boat", "age=10 to 70")
    said = replies(loans, tmp_path, "9|30 or more", *map("--set={}".format, known))
    assert said == [
        ("9", "That contradicts what was given before: 10 to 70 years."),
        ("30 or more", "age: 30 to 70 years"),
    ]


def test_what_nobody_can_be_is_said_with_the_option(loans: str, tmp_path: Path) -> None:
    words = ("--set", "age=130", "--set", "share=2,5", "--set", "monthly_income=2.5k")
    done = advisor("recommend", "--knowledge", loans, *words, home=tmp_path)
    assert done.returncode == 2
    assert "'age=130': '130' is outside what 'age' can be; it goes from 0 years to 120 years" in done.stderr
    assert "'share=2,5': '2,5' could be 2.5 or 25; write the one that you mean" in done.stderr
    assert "monthly_income" not in done.stderr

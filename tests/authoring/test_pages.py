"""The pages of help: every check has one, and what stands there as wrong and right is just that."""

import re
from pathlib import Path

import pytest

from advisor import problems
from advisor.authoring.check import decisions
from advisor.authoring.check.catalogue import CHECKS, Severity, page
from advisor.authoring.check.check import SECONDS, check
from advisor.authoring.check.notice import Notice
from advisor.cli import run
from advisor.cli.check import outside
from advisor.language.reading.base import read_base
from advisor.problems import AdvisorError
from folders import folder, write
from program import advisor

SECTIONS = ["Wrong", "Right", "What to do"]
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)

# What shows only if there is hardly any time.
OF_TIME = ("unproved-guarantee", "not-decided")
HARDLY = 1e-9
FEW = 2


def found(text: str, root: Path, seconds: float) -> list[Notice]:
    """Return all that is said of a block, as a file of rules over the lamps."""
    folder(root)
    write(root, {"added/block.yaml": text})
    try:
        base = read_base(root, [root / "added"])
    except AdvisorError as error:
        return [
            Notice(problem.check, "", problem.place, problem.what, problem.hint) for problem in error.problems
        ]
    return list(check(base, seconds, outside()).notices)


def checks(notices: list[Notice], name: str) -> set[str]:
    """Return what is said of the block itself, and all errors; notes count on the pages of notes only."""
    return {
        notice.check
        for notice in notices
        if (notice.place.file.endswith("block.yaml") or notice.severity is Severity.ERROR)
        and (notice.severity is not Severity.NOTE or CHECKS[name].severity is Severity.NOTE)
    }


@pytest.mark.parametrize("name", CHECKS)
def test_the_wrong_block_of_a_page_is_reported_so_and_the_right_one_is_not(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong, right = BLOCK.findall(page(name))
    if name == "crowded-scores":  # an example of 41 conditions would be no help
        monkeypatch.setattr(decisions, "BUDGET", FEW)
    seconds = HARDLY if name in OF_TIME else SECONDS
    assert checks(found(wrong, tmp_path / "wrong", seconds), name) == {name}
    assert checks(found(right, tmp_path / "right", SECONDS), name) == set()


@pytest.mark.parametrize("name", CHECKS)
def test_a_page_has_a_title_a_meaning_and_its_sections(name: str) -> None:
    text = page(name)
    title, meaning, *_ = text.split("\n\n")
    assert title == f"# {name}: {CHECKS[name].title}"
    assert not meaning.startswith("#")
    assert re.findall("^## (.*)$", text, re.MULTILINE) == SECTIONS


@pytest.mark.parametrize("name", [name for name in CHECKS if CHECKS[name].severity is Severity.WARNING])
def test_the_page_of_a_warning_says_how_to_accept_it(name: str) -> None:
    assert f"accept: {{{name}: the reason}}" in page(name) or name == "needless-accept"


@pytest.mark.parametrize("name", CHECKS)
def test_a_page_fits_on_a_screen_of_80_columns(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--explain", name]) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{name}: {CHECKS[name].title}"[:70])
    assert max(map(len, lines)) <= 80
    for block in BLOCK.findall(page(name)):
        assert all(f"  {line}".rstrip() in lines for line in block.splitlines())


def test_the_page_of_crowded_scores_names_the_number_that_is_checked() -> None:
    assert f"Up to {decisions.BUDGET} conditions" in page("crowded-scores")


def test_every_check_has_a_page_and_every_page_a_check() -> None:
    folder_ = Path(decisions.__file__).parent / "pages"
    assert {path.stem for path in folder_.iterdir()} == set(CHECKS)


def test_every_class_of_problems_of_reading_is_a_check() -> None:
    classes = {one for name, one in vars(problems).items() if name.isupper() and isinstance(one, str)}
    assert classes - {problems.UNREADABLE} <= set(CHECKS)


def test_all_checks_are_listed_by_severity_a_line_each() -> None:
    done = advisor("check", "--explain", "all")
    assert done.returncode == 0
    listed = dict.fromkeys(Severity, "")
    for part in done.stdout.split("\n\n"):
        title, *lines = part.strip("\n").splitlines()
        listed[Severity(title.lower().removesuffix("s"))] = "\n".join(lines)
        assert max(map(len, lines)) <= 80
    for name, one in CHECKS.items():
        assert re.search(rf"^{name} +{one.title}$", listed[one.severity], re.MULTILINE)


def test_for_an_unknown_check_the_nearest_is_named() -> None:
    done = advisor("check", "--explain", "never-fire")
    assert done.returncode == 2
    assert (
        done.stderr.splitlines()[-1] == "Error: there is no check 'never-fire'; did you mean 'never-fires'?"
    )

"""`advisor coverage`: what it says, when it fails, and the cases that it suggests."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from advisor.cli import run as main
from folders import folder, rule_text, write
from lamp_cases import code_and_words
from published_schemas import valid

RULES = rule_text(examples="{fires: [{dark: yes}], stays_silent: [{dark: no}]}")
CASE = "title: T\nanswers: {dark: yes}\nexpect: {lamp: bulb}\nbecause: B\n"
COOKS = """\
  for-cooks:
    title: T
    because: B
    if: {uses: cook, not: {style: old}}
    then: {favour: {tube: 1}}
"""

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command in the knowledge folder, and gives its exit code and what it says."""
    monkeypatch.chdir(tmp_path)
    return partial(code_and_words, capsys, "coverage")


def test_the_report_names_what_is_open(command: Run, tmp_path: Path) -> None:
    write(folder(tmp_path, RULES + COOKS), {"cases/a.yaml": CASE})
    assert command() == (
        0,
        """\
covered by 1 case and 2 examples
rules that fire, and stay silent                       3 of 4
conditions that decide, both ways                      2 of 6
rules that are noticed when they are gone              1 of 2
of these, not only because a case cites them           1 of 2
together                                      6 of 12, 50.0 %

WHAT IS OPEN
r/for-cooks: 0 fired and 1 silent in cases, 0 fired and 0 silent in examples
  open: fires
  open: fires, decided by: uses include Cooking
  open: stays silent, decided by: uses include Cooking
  open: fires, decided by: style: Old
  open: stays silent, decided by: style: Old
  open: nobody notices when it is gone
""",
    )


def test_what_is_covered_is_shown_if_asked_for(command: Run, tmp_path: Path) -> None:
    write(folder(tmp_path, RULES), {"cases/a.yaml": CASE})
    assert "r/slug" not in command()[1]
    seen = "r/slug: 1 fired and 0 silent in cases, 1 fired and 1 silent in examples"
    assert seen in command("--all")[1]


@pytest.mark.parametrize(("share", "code"), [("50", 0), ("50.1", 1), ("100", 1), ("0", 0)])
def test_less_than_what_is_asked_for_ends_with_1(command: Run, tmp_path: Path, share: str, code: int) -> None:
    write(folder(tmp_path, RULES + COOKS), {"cases/a.yaml": CASE})
    assert command("--fail-under", share)[0] == code


@pytest.mark.parametrize("share", ["101", "-1", "nan", "much"])
def test_a_share_that_cannot_be_is_refused(command: Run, tmp_path: Path, share: str) -> None:
    folder(tmp_path, RULES)
    assert command("--fail-under", share)[0] == 2


def test_failing_cases_are_named_and_do_not_stop_the_report(command: Run, tmp_path: Path) -> None:
    write(folder(tmp_path, RULES), {"cases/a.yaml": CASE.replace("lamp: bulb", "lamp: tube")})
    code, said = command()
    assert code == 0
    assert "These fail, and notice nothing: cases/a.yaml" in said
    assert "together" in said


def test_suggested_cases_are_written_as_new_files_and_can_be_run_as_they_are(
    command: Run, tmp_path: Path
) -> None:
    write(folder(tmp_path, RULES + COOKS), {"new/suggested-01.yaml": "mine"})
    code, said = command("--suggest", "new")
    assert code == 0
    files = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert [f"Wrote new/{name}" in said for name in files] == [False, *[True] * (len(files) - 1)]
    assert (tmp_path / "new/suggested-01.yaml").read_text() == "mine"
    (tmp_path / "new/suggested-01.yaml").unlink()
    for path in (tmp_path / "new").iterdir():
        write(tmp_path, {f"cases/{path.name}": path.read_text()})
    assert main(["test", "--knowledge", ".", "--update"]) == 0
    assert "100.0 %" in command()[1]


def test_the_suggestion_says_what_it_is_for(command: Run, tmp_path: Path) -> None:
    write(folder(tmp_path, RULES + COOKS), {"cases/a.yaml": CASE})
    said = command("--suggest")[1].split("together")[1]
    assert (
        said.count('title: "Suggested for: ') + said.count("title: 'Suggested for: ")
        == said.count("because: No expert has said yet")
        > 1
    )
    assert "# - r/for-cooks fires, decided by: uses include Cooking" in said
    assert "# - r/for-cooks is noticed when it is gone" in said
    assert "  lamp: '?'\n  # cites:\n  #   - r/for-cooks\n" in said


def test_paths_choose_the_cases_and_must_hold_some(command: Run, tmp_path: Path) -> None:
    write(
        folder(tmp_path, RULES),
        {"cases/a.yaml": CASE, "cases/b/c.yaml": CASE.replace("yes", "no").replace("bulb", "tie")},
    )
    assert "covered by 2 cases" in command()[1]
    assert "covered by 1 case and 2 examples" in command("cases/b")[1]
    assert command("nowhere")[0] == 2
    assert command("rules")[0] == 2


def test_json_has_every_rule_and_fits_its_schema(command: Run, tmp_path: Path) -> None:
    write(folder(tmp_path, RULES + COOKS), {"cases/a.yaml": CASE})
    document = valid("coverage", command("--json", "--suggest")[1])
    assert (document["covered"], document["wanted"], document["percent"]) == (6, 12, 50.0)
    first, second = document["rules"]
    assert first["removals"][0] == {
        "rule": "r/slug",
        "noticed_by": "case",
        "first": "cases/a",
        "changes_recommendations": True,
    }
    assert [one["fires"] for one in second["conditions"]] == ["open", "open"]
    assert document["suggestions"]["left"] == []
    assert valid("coverage", command("--json")[1])["suggestions"] is None


def test_where_an_each_rule_makes_two_counts_of_rules_both_are_explained(
    command: Run, tmp_path: Path
) -> None:
    each = rule_text(title="'{it} shines'", then="{favour: {it: strong}}").replace(
        "  slug:\n", "  slug:\n    each: lamp\n"
    )
    write(folder(tmp_path, each), {"cases/a.yaml": CASE})
    assert "so 1 written rule is 3 rules" in " ".join(command()[1].split())
    write(folder(tmp_path, RULES), {"cases/a.yaml": CASE})
    assert "written rule" not in command()[1]

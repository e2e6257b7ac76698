"""`advisor impact`: what proposed files are to a knowledge base, and what they would bring about."""

from pathlib import Path
from typing import Any

import pytest

from advisor.cli import run
from folders import FACTS, rule_text, write
from git_repositories import commit, start
from published_schemas import valid

CASE = """\
title: A dark room
answers: {dark: yes, style: new, budget: high, uses: [read]}
expect: {lamp: bulb}
because: Bulbs are bright.
"""
RULES = rule_text()
DOUBT = "rules/r.yaml: new; warning: what it was before is not known"
LOWER = rule_text(then="{favour: {bulb: slight}}")
OTHER = rule_text(then="{favour: {tube: strong}}")
TUBES = """\
rules:
  tubes-for-cooks:
    title: Cooks like tubes
    because: They see more.
    if: {uses: cook}
    then: {favour: {tube: decisive}}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a knowledge folder with one rule and one case that holds, in a repository."""
    found = start(tmp_path / "knowledge")
    write(found, {"facts/f.yaml": FACTS, "rules/r.yaml": RULES, "cases/dark.yaml": CASE})
    commit(found)
    monkeypatch.chdir(found)
    return found


def impact(*words: str | Path) -> int:
    return run(
        ["impact", "--knowledge", ".", "--sample", "2000", "--journal", "journal.db", *map(str, words)]
    )


def document(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Any:
    impact("--json", *words)
    return valid("impact", capsys.readouterr().out)


def states(found: Any) -> list[tuple[str, str, str]]:
    return [(file["file"], file["state"], file["path"]) for file in found["files"]]


def test_a_changed_file_is_compared_with_what_it_was(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"rules/r.yaml": OTHER})
    assert impact("rules/r.yaml") == 1
    text = capsys.readouterr().out
    assert text.endswith("PROPOSED FILES\n- rules/r.yaml: changed since HEAD\n")
    assert "Yes, with 1 answer; with fewer, the same candidates lead:\n- dark: Yes\n" in text
    assert "Undoing this edit restores the old result:\n- rule r/slug" in text
    assert "- cases/dark.yaml: A dark room\n  - A lamp: The bulb -> The tube\n  - fails now: " in text
    assert text.startswith("1 failing case and 1 case that ends differently.\n")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (CASE.replace("uses: [read]", "uses: [go]"), "2 failing cases and 2 cases that end differently."),
        ("title: [no, text]\nanswer: {}\n", "3 problems with the case files."),
    ],
)
def test_several_are_told_as_several(
    root: Path, capsys: pytest.CaptureFixture[str], more: str, said: str
) -> None:
    write(root, {"rules/r.yaml": OTHER, "cases/more.yaml": more})
    assert impact("rules/r.yaml") == 1
    assert capsys.readouterr().out.startswith(f"{said}\n")


def test_a_change_that_moves_no_case_breaks_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"rules/r.yaml": LOWER})
    assert impact("rules/r.yaml") == 0
    text = capsys.readouterr().out
    assert "No: every interview ends the same. This is proved." in text
    assert "CASES\nThe only case ends as before, as expected.\n" in text
    assert text.startswith("Nothing is broken, and every case ends as before.\n")


def test_a_new_file_is_compared_with_a_base_without_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, {"rules/tubes.yaml": TUBES})
    found = document(capsys, "rules/tubes.yaml")
    assert states(found) == [("rules/tubes.yaml", "new", "rules/tubes.yaml")]
    assert found["difference"]["interview"]["answers"] == {"uses": ["cook"]}
    assert [edit["name"] for edit in found["difference"]["edits"]] == ["tubes/tubes-for-cooks"]
    assert found["harmless"] is True


def test_a_file_from_elsewhere_is_added_or_replaces_the_one_of_its_name(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts = write(tmp_path / "drafts", {"tubes.yaml": TUBES, "r.yaml": OTHER})
    found = document(capsys, drafts / "tubes.yaml", drafts / "r.yaml")
    assert states(found) == [
        (str(drafts / "tubes.yaml"), "new", "rules/tubes.yaml"),
        (str(drafts / "r.yaml"), "replacing", "rules/r.yaml"),
    ]
    assert {(edit["name"], edit["how"]) for edit in found["difference"]["edits"]} == {
        ("tubes/tubes-for-cooks", "added"),
        ("r/slug", "changed"),
    }
    assert found["cases"][0]["moved"] == {"lamp": {"old": ["bulb"], "new": ["tube"]}}
    assert (root / "rules" / "r.yaml").read_text() == RULES


@pytest.mark.usefixtures("root")
def test_a_file_in_a_folder_of_more_rules_is_compared_with_the_base_without_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts = write(tmp_path / "drafts", {"sub/tubes.yaml": TUBES})
    found = document(capsys, "--rules", drafts, drafts / "sub" / "tubes.yaml")
    assert states(found) == [(str(drafts / "sub" / "tubes.yaml"), "new", "rules/sub/tubes.yaml")]
    assert [edit["name"] for edit in found["difference"]["edits"]] == ["sub/tubes/tubes-for-cooks"]
    assert found["difference"]["interview"]["answers"] == {"uses": ["cook"]}


@pytest.mark.usefixtures("root")
def test_a_file_that_declares_nothing_that_is_there_is_added_whatever_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine"
    new = (
        "new",
        "fact",
        "loud",
        "--topic",
        "room",
        "--kind",
        "yes_no",
        "--ask",
        "Loud?",
        "--why",
        "It may be.",
    )
    assert run([*new, "--knowledge", ".", "--rules", str(mine), "--file", "f"]) == 0
    write(mine, {"r.yaml": TUBES})
    capsys.readouterr()
    found = document(capsys, mine)
    assert states(found) == [
        (str(mine / "f.yaml"), "new", str(mine / "f.yaml")),
        (str(mine / "r.yaml"), "new", str(mine / "r.yaml")),
    ]
    assert {(edit["name"], edit["how"]) for edit in found["difference"]["edits"]} == {
        ("loud", "added"),
        ("r/tubes-for-cooks", "added"),
    }


def test_a_folder_stands_for_the_knowledge_files_in_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, {"rules/r.yaml": LOWER, "notes/n.txt": ""})
    assert states(document(capsys, ".")) == [
        ("facts/f.yaml", "unchanged", "facts/f.yaml"),
        ("rules/r.yaml", "changed", "rules/r.yaml"),
    ]


def test_a_removed_file_is_compared_with_what_it_was(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"rules/tubes.yaml": TUBES})
    commit(root)
    (root / "rules" / "tubes.yaml").unlink()
    found = document(capsys, "rules/tubes.yaml")
    assert states(found) == [("rules/tubes.yaml", "removed", "rules/tubes.yaml")]
    assert [edit["how"] for edit in found["difference"]["edits"]] == ["removed"]


def test_a_case_that_could_not_be_held_before_is_not_said_to_end_as_before(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = FACTS.replace("new: {title: New", "odd: Odd, new: {title: New")
    case = CASE.replace("style: new", "style: odd")
    write(root, {"facts/f.yaml": facts, "cases/odd.yaml": case})
    assert impact("facts/f.yaml") == 0
    text = capsys.readouterr().out
    assert (
        "All 2 cases end as expected.\n1 case could not be held without these files and is not compared.\n"
        in text
    )
    assert text.startswith("Nothing is broken, and every case that can be compared ends as before.\n")
    found = {one["case"]: one.get("incomparable") for one in document(capsys, "facts/f.yaml")["cases"]}
    assert list(found.values()) == [None, True]


def test_an_older_revision_can_be_compared_with(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"rules/r.yaml": OTHER})
    commit(root)
    write(root, {"rules/r.yaml": RULES})
    commit(root)
    assert document(capsys, "rules/r.yaml")["difference"]["verdict"] == "same"
    assert document(capsys, "rules/r.yaml", "--against", "HEAD~1")["difference"]["verdict"] == "different"
    assert states(document(capsys, "rules/r.yaml", "--against", "HEAD~2"))[0][1] == "unchanged"
    assert impact("rules/r.yaml", "--against", "v9") == 3
    assert "there is no git revision 'v9'" in capsys.readouterr().err


def test_outside_of_git_a_file_is_compared_with_a_base_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(write(tmp_path / "plain", {"facts/f.yaml": FACTS, "rules/r.yaml": RULES}))
    found = document(capsys, "rules/r.yaml")
    assert states(found)[0][1] == "new"
    assert found["files"][0]["doubt"].startswith("git cannot read this")
    impact("rules/r.yaml")
    assert f"{DOUBT} (git cannot read this" in " ".join(capsys.readouterr().out.split())
    assert impact("rules/r.yaml", "--against", "HEAD") == 3
    assert capsys.readouterr().err.startswith("rules/r.yaml: git cannot read this")


def test_without_git_it_is_said_that_nobody_knows_what_a_file_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(root / "nothing"))
    found = document(capsys, "rules/r.yaml")
    assert [(file["state"], file["doubt"]) for file in found["files"]] == [("new", "git cannot be run")]
    assert found["harmless"] is False  # the case rests on the rule, which is taken as new
    impact("rules/r.yaml")
    assert f"{DOUBT} (git cannot be run), so it is taken as new" in " ".join(capsys.readouterr().out.split())


def test_problems_of_a_proposed_file_are_all_there_is_to_say(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, {"rules/r.yaml": rule_text(then="{favour: {bulp: strong}}")})
    assert impact("rules/r.yaml") == 1
    text = capsys.readouterr().out
    assert "PROBLEMS\nrules/r.yaml:6:21: there is no candidate 'bulp'" in text
    assert text.startswith("With these files the knowledge base cannot be read.\n")
    assert document(capsys, "rules/r.yaml")["problems"][0]["line"] == 6


def test_new_mistakes_that_the_check_finds_break_something(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    promise = """\
guarantees:
  never-tubes:
    never: {lamp: tube}
    because: They flicker.
"""
    write(root, {"rules/promise.yaml": promise, "rules/r.yaml": rule_text(if_="{dark: [yes, no]}")})
    commit(root)
    write(root, {"rules/tubes.yaml": TUBES})
    assert impact("rules/tubes.yaml") == 1
    text = capsys.readouterr().out
    assert "promise/never-tubes" in text
    assert "1 new error." in text
    again = document(capsys, "rules/r.yaml")
    assert again["new_remarks"] == []
    assert again["harmless"] is True


def test_a_base_that_cannot_be_read_without_the_files_is_not_compared(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = FACTS.replace(
        "  uses:\n", "  loud: {topic: room, kind: yes_no, ask: 'Loud?', why: So., source: P1}\n  uses:\n"
    )
    write(root, {"facts/f.yaml": more, "rules/loud.yaml": RULES.replace("dark: yes", "loud: yes")})
    found = document(capsys, "facts/f.yaml")
    assert found["difference"] is None
    assert "there is no fact or finding 'loud'" in found["problems_before"][0]["what"]
    assert document(capsys, "facts/f.yaml", "rules/loud.yaml")["problems_before"] == []
    impact("facts/f.yaml")
    assert "The knowledge base cannot be read without these files" in capsys.readouterr().out


def test_cases_that_can_no_longer_be_read_are_broken(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"cases/cited.yaml": CASE.replace("lamp: bulb", "lamp: bulb, cites: [r/slug]")})
    write(root, {"rules/r.yaml": RULES.replace("slug:", "bulbs:")})
    assert impact("rules/r.yaml") == 1
    assert "1 problem with the case files." in capsys.readouterr().out


def test_what_is_no_knowledge_file_is_refused(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twice = [write(tmp_path / name, {"same.yaml": TUBES}) / "same.yaml" for name in "xy"]
    write(root, {"rules/a/same-name.yaml": "rules: {}\n", "rules/b/same-name.yaml": "rules: {}\n"})
    write(tmp_path, {"same-name.yaml": TUBES})
    assert impact("cases/dark.yaml", "nowhere.yaml", "README.md", *twice, tmp_path / "same-name.yaml") == 3
    written = capsys.readouterr().err
    text = " ".join(written.split())
    assert "cases/dark.yaml: this is a case name rule and fact files; all cases are run" in text
    assert "nowhere.yaml: there is no such file" in text
    assert "README.md: this is not a knowledge file rename it to end in .yaml" in text
    assert "same.yamlwouldbe'rules/same.yaml'too" in "".join(
        written.split()
    )  # the path may be broken anywhere
    assert "it could replace any of rules/a/same-name.yaml, rules/b/same-name.yaml" in text

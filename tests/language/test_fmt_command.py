"""`advisor fmt`: which files it looks at, what it writes, and what it leaves alone."""

import shutil
from pathlib import Path

import pytest

from folders import FACTS, folder, rule_text, write
from program import ROOT, advisor

MESSY = "rules:\n  a-rule:\n    then: {rule_out: bulb}\n    title: 'T'\n    because: B\n    if: {dark: yes}\n"
NEAT = "rules:\n  a-rule:\n    title: T\n    because: B\n    if: {dark: yes}\n    then: {rule_out: bulb}\n"
BROKEN = "rules:\n  a: {b: c\n"


def words(text: str) -> str:
    return " ".join(text.split())


def test_files_are_rewritten_only_where_that_changes_something(tmp_path: Path) -> None:
    write(tmp_path, {"messy.yaml": MESSY, "neat.yaml": NEAT, "note.txt": MESSY})
    before = (tmp_path / "neat.yaml").stat()
    done = advisor("fmt", str(tmp_path))
    assert (tmp_path / "messy.yaml").read_text() == NEAT
    assert (tmp_path / "note.txt").read_text() == MESSY
    assert (tmp_path / "neat.yaml").stat().st_ino == before.st_ino
    assert words(done.stdout) == f"Formatted {tmp_path}/messy.yaml. 2 files: 1 formatted."
    assert done.returncode == 0


def test_check_shows_the_difference_changes_nothing_and_ends_with_1(tmp_path: Path) -> None:
    write(tmp_path, {"messy.yaml": MESSY, "neat.yaml": NEAT})
    done = advisor("fmt", "--check", str(tmp_path / "messy.yaml"), str(tmp_path / "neat.yaml"))
    assert done.returncode == 1
    assert (tmp_path / "messy.yaml").read_text() == MESSY
    lines = done.stdout.splitlines()
    assert "  -     title: 'T'" in lines
    assert "  +     title: T" in lines
    assert f"{tmp_path}/messy.yaml:3" in words(done.stdout).replace(" ", "")
    assert lines[-1] == "2 files: 1 not formatted."


def test_check_ends_with_0_if_nothing_would_change(tmp_path: Path) -> None:
    done = advisor("fmt", "--check", str(write(tmp_path, {"neat.yaml": NEAT}) / "neat.yaml"))
    assert (done.returncode, done.stdout) == (0, "1 file: all formatted already.\n")


def test_a_file_that_cannot_be_read_is_left_alone_and_the_others_are_formatted(tmp_path: Path) -> None:
    write(tmp_path, {"broken.yaml": BROKEN, "messy.yaml": MESSY})
    done = advisor("fmt", str(tmp_path))
    assert done.returncode == 3
    assert (tmp_path / "broken.yaml").read_text() == BROKEN
    assert (tmp_path / "messy.yaml").read_text() == NEAT
    assert "broken.yaml" in done.stderr.replace("\n", "")
    assert "the bracket '{' is not closed" in words(done.stderr)


def test_without_a_path_the_whole_knowledge_base_is_formatted_with_its_cases_and_added_rules(
    tmp_path: Path,
) -> None:
    root = folder(tmp_path / "base", rule_text(), FACTS)
    write(root, {"cases/a.yaml": "expect: {lamp: tie}\nanswers: {}\n", "notes/x.yaml": MESSY})
    write(root, {"tests/cases/b.yaml": "because: B\ntitle: T\nanswers: {}\n"})
    write(tmp_path / "more", {"m.yaml": MESSY})
    done = advisor("fmt", "--knowledge", str(root), "--rules", str(tmp_path / "more"))
    assert done.returncode == 0
    assert (root / "cases/a.yaml").read_text() == "answers: {}\nexpect:\n  lamp: tie\n"
    assert (root / "tests/cases/b.yaml").read_text() == "title: T\nanswers: {}\nbecause: B\n"
    assert (root / "facts/f.yaml").read_text().startswith("knowledge:\n  title: Lamps\n")
    assert (tmp_path / "more/m.yaml").read_text() == NEAT
    assert (root / "notes/x.yaml").read_text() == MESSY


def test_a_formatted_base_is_the_same_to_the_program_except_for_its_fingerprint(tmp_path: Path) -> None:
    root = tmp_path / "small"
    shutil.copytree(ROOT / "tests/small", root)
    crushed = (root / "rules/lunch.yaml").read_text().replace("title: Soup warms", "title:   'Soup warms'")
    write(root, {"rules/lunch.yaml": crushed})
    how = ("how", "--knowledge", str(root), "--set", "cold=yes")
    before = advisor(*how)
    assert "1 formatted" in advisor("fmt", str(root)).stdout
    assert advisor(*how).stdout == before.stdout != ""


def test_who_may_read_a_file_and_links_to_it_stay_as_they_are(tmp_path: Path) -> None:
    write(tmp_path, {"real/messy.yaml": MESSY})
    (tmp_path / "real/messy.yaml").chmod(0o640)
    (tmp_path / "link.yaml").symlink_to(tmp_path / "real/messy.yaml")
    assert advisor("fmt", str(tmp_path / "link.yaml")).returncode == 0
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real/messy.yaml").read_text() == NEAT
    assert (tmp_path / "real/messy.yaml").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (tmp_path / "real").iterdir()] == ["messy.yaml"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--knowledge", "nowhere"), 3, "nowhere: there is no such folder"),
        (("nowhere.yaml",), 2, "nowhere.yaml"),
        (("rules", "--knowledge", "tests/small"), 2, "name files and folders, or a knowledge base"),
    ],
)
def test_what_is_not_there_is_told(arguments: tuple[str, ...], code: int, said: str) -> None:
    done = advisor("fmt", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in words(done.stderr)


def test_the_shipped_knowledge_and_its_cases_are_formatted() -> None:
    done = advisor("fmt", "--check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "all formatted already" in done.stdout

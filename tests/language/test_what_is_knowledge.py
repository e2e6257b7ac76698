"""Which files of a folder are knowledge: nothing hidden, links followed, and what is passed over is named."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from advisor.cli import run
from advisor.language.reading.base import read_base
from advisor.language.reading.versions import read_version
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.watch import take_snapshot
from folders import FACTS, folder, problems, rule_text, write
from git_repositories import commit, start, zipped
from program import ROOT

CASE = """\
title: A dark room
answers: {dark: yes}
expect: {lamp: bulb}
because: Bulbs are bright.
"""
GOOD = {"facts/f.yaml": FACTS, "rules/r.yaml": rule_text(), "cases/c.yaml": CASE}
# What programs leave behind: copies, settings, and files that are none of knowledge.
HIDDEN = {
    "rules/.ipynb_checkpoints/r-checkpoint.yaml": rule_text(),
    "rules/.r.yaml": "rules: [",
    "facts/.old/f.yaml": FACTS,
    "rules/team/.github/workflows/ci.yaml": "on: push\njobs: {}\n",
    "cases/.trash/c.yaml": "title: [",
    ".git-copy/facts/f.yaml": FACTS,
    ".git-copy/rules/r.yaml": rule_text(),
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a repository in which there is more than knowledge; the program runs in it."""
    found = write(start(tmp_path / "lamps"), GOOD | HIDDEN)
    commit(found)
    monkeypatch.chdir(found)
    return found


def test_hidden_files_and_folders_are_read_from_nowhere(root: Path, tmp_path: Path) -> None:
    plain = read_base(write(tmp_path / "plain", GOOD)).fingerprint
    packed = zipped(tmp_path / "p.zip", (GOOD | HIDDEN).items())
    assert read_base(root).fingerprint == plain
    assert [read_version(str(name)).fingerprint for name in (root, packed, "HEAD")] == [plain] * 3


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("test",),
        ("test", "cases"),
        ("coverage",),
        ("fmt", "--check"),
        ("fmt", "--check", "rules"),
        ("recommend", "--set", "dark=yes"),
        ("check", "--rules", "rules/team"),
        ("impact", "rules", "--journal", "no.db"),
        ("diff", "HEAD", "."),
    ],
    ids=" ".join,
)
def test_no_command_stumbles_over_hidden_files(
    root: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    named = () if words[0] == "diff" or ("rules" in words[1:] and words[0] == "fmt") else ("--knowledge", ".")
    assert run(["fmt", "facts", "rules", "cases"]) == 0
    commit(root)
    capsys.readouterr()
    assert run([*words, *named]) == 0
    out, err = capsys.readouterr()
    assert not any(name in out + err for name in (".ipynb", ".r.yaml", ".old", ".github", ".trash"))


def test_a_round_of_watching_holds_nothing_hidden(root: Path) -> None:
    held = take_snapshot(Knowledge(root, ()))
    assert [one.path for one in (*held.knowledge.documents, *held.cases.documents)] == [
        "facts/f.yaml", "rules/r.yaml", "cases/c.yaml",
    ]  # fmt: skip
    assert not held.knowledge.problems + held.cases.problems


@pytest.mark.usefixtures("root")
def test_a_hidden_file_that_is_proposed_by_its_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["impact", "rules/.r.yaml", "--knowledge", "."]) == 3
    told = "rules/.r.yaml: hidden files are not read; name it without the dot"
    assert told.split("; ") == [line.strip() for line in capsys.readouterr().err.splitlines()]


def test_a_hidden_folder_that_is_named_is_read(tmp_path: Path) -> None:
    assert list(read_base(write(tmp_path / ".config/lamps", GOOD)).rules) == ["r/slug"]


def test_a_folder_as_a_cluster_mounts_it_is_read_as_it_was(tmp_path: Path) -> None:
    plain = write(tmp_path / "plain", {**GOOD, "rules/team/t.yaml": rule_text(title="A team's rule")})
    mounted = tmp_path / "mounted"
    for part in ("facts", "rules"):
        shutil.copytree(plain / part, mounted / part / "..2026_11_29")
        (mounted / part / "..data").symlink_to("..2026_11_29")
        for path in (plain / part).iterdir():
            (mounted / part / path.name).symlink_to(f"..data/{path.name}")
    assert read_base(mounted).fingerprint == read_base(plain).fingerprint


def test_links_that_lead_back_are_named_and_all_else_is_still_read(tmp_path: Path) -> None:
    write(folder(tmp_path), {"rules/bad.yaml": "rules: ["})
    (tmp_path / "rules/sub").mkdir()
    (tmp_path / "rules/sub/up").symlink_to(tmp_path / "rules")
    (tmp_path / "facts/self").symlink_to(".")
    back = "this link leads back to a folder above it; remove it"
    assert problems(tmp_path) == [
        f"facts/self: {back}",
        "rules/bad.yaml:1:8: the bracket '[' is not closed; write ']' where it ends",
        f"rules/sub/up: {back}",
    ]


def test_a_folder_that_must_not_be_looked_into_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = 65_534
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        (folder(Path(name)) / "rules" / "closed").mkdir(mode=0)
        monkeypatch.chdir(name)
        before = os.geteuid()
        os.seteuid(before or nobody)  # root may look into every folder
        try:
            found = problems(Path(name))
        finally:
            os.seteuid(before)
    assert found == ["rules/closed: you are not allowed to read this folder; ask for permission to read it"]


NAMED = ("a.yaml.txt", "b.bak", "c.csv", "d.xlsx", "e.yaml~", "f.orig", "g.json", "h.yaml.2026", "i.YML.old")
SILENT = ("README.md", "LICENSE", "rule.schema.json", "notes.txt", "picture.png", "Makefile", ".h.yaml.swp")


@pytest.mark.parametrize("part", ["facts", "rules", "cases", "more"])
def test_files_that_may_be_meant_as_knowledge_are_named_as_not_read(
    root: Path, part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, {f"{part}/{name}": "x" for name in (*NAMED, *SILENT)})
    more = ("--rules", part) if part == "more" else ()
    assert run(["recommend", "--knowledge", ".", *more, "--json", "--set", "dark=yes"]) == 0
    out, err = capsys.readouterr()
    assert err == (
        f"Not read: {part}/a.yaml.txt, {part}/b.bak, {part}/c.csv and 6 more files; "
        "the names of knowledge files end in .yaml.\n"
    )
    assert out.startswith("{")


@pytest.mark.parametrize("name", NAMED)
def test_each_kind_of_file_that_is_not_read_is_named_alone(
    root: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, {f"rules/{name}": "x"} | {f"rules/{one}": "x" for one in SILENT})
    assert run(["test", "--knowledge", "."]) == 0
    assert f"Not read: rules/{name}; the names" in capsys.readouterr().err


def test_each_version_that_is_compared_has_its_files_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, {"rules/r.yaml.orig": "x"})
    assert run(["diff", "HEAD", "."]) == 0
    assert (
        capsys.readouterr().err == "Not read: rules/r.yaml.orig; the names of knowledge files end in .yaml.\n"
    )


OTHER = "Using the rules that came with advisor; for this folder's: --knowledge .\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("recommend", "--set", "domain=saas", "--json"), OTHER),
        (("test", "--knowledge", "."), ""),
        (("fmt", "--check", "facts"), ""),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("root")
def test_in_a_folder_with_knowledge_it_is_said_once_if_another_is_used(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(words)
    assert capsys.readouterr().err == said


def test_a_copy_of_the_knowledge_in_use_is_no_other_but_for_its_cases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("facts", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    for command, said in (("sources", ""), ("test", OTHER)):
        assert run([command]) == 0
        assert capsys.readouterr().err == said
    (tmp_path / "rules/broken.yaml").write_text("rules: [\n")
    assert run(["sources"]) == 0
    assert capsys.readouterr().err == OTHER


def test_without_a_named_base_it_is_said_whose_cases_were_run(capsys: pytest.CaptureFixture[str]) -> None:
    case = ROOT / "tests/cases/python-team-serves-models.yaml"
    assert run(["test", str(case)]) == 0
    assert capsys.readouterr().out == "Choosing a backend in 2026: 1 case, 0 examples: all hold.\n"


def test_in_a_folder_without_knowledge_nothing_is_said_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "facts").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run(["recommend", "--set", "domain=saas"]) == 0
    assert "Using" not in capsys.readouterr().err

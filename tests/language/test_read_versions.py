"""Versions of a knowledge base are read alike from folders, wheels, zip files and git revisions."""

import struct
from pathlib import Path

import pytest

from advisor.language.reading.versions import GitError, content_at, read_version
from advisor.problems import AdvisorError
from folders import FACTS, folder, rule_text, write
from git_repositories import commit, git, start, zipped

FILES = {"facts/f.yaml": FACTS, "rules/r.yaml": rule_text(), "rules/a/deep.yaml": rule_text(title="Deep")}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty repository in which the program runs."""
    root = start(tmp_path / "repository")
    monkeypatch.chdir(root)
    return root


def trouble(name: str | Path) -> list[str]:
    with pytest.raises(AdvisorError) as error:
        read_version(str(name))
    return [str(problem) for problem in error.value.problems]


def test_folder_wheel_zip_and_revision_give_the_same_rule_base(repository: Path, tmp_path: Path) -> None:
    root = write(tmp_path / "folder", FILES)
    write(repository, FILES)
    made = commit(repository)
    wheel = zipped(tmp_path / "w.whl", ((f"advisor/knowledge/{name}", text) for name, text in FILES.items()))
    plain = zipped(tmp_path / "p.zip", FILES.items())
    found = [read_version(str(one)) for one in (root, wheel, plain, "HEAD", made[:10], "HEAD:")]
    assert len({one.fingerprint for one in found}) == 1
    assert {tuple(one.rules) for one in found} == {("a/deep/slug", "r/slug")}


def test_problems_name_the_file_as_people_would_look_it_up(repository: Path, tmp_path: Path) -> None:
    broken = FILES | {"rules/r.yaml": "rules: [\n"}
    write(repository, broken)
    commit(repository)
    wheel = zipped(tmp_path / "w.whl", ((f"advisor/knowledge/{name}", text) for name, text in broken.items()))
    assert trouble("HEAD")[0].startswith("HEAD:rules/r.yaml:1:8: the bracket '[' is not closed")
    assert trouble(wheel)[0].startswith(
        f"{wheel}/advisor/knowledge/rules/r.yaml:1:8: the bracket '[' is not closed"
    )


def test_an_older_revision_is_read_as_it_was_and_nothing_is_checked_out(repository: Path) -> None:
    write(repository, FILES)
    commit(repository)
    git(repository, "tag", "-a", "v1", "-m", "first")
    write(repository, {"rules/r.yaml": rule_text(title="New")})
    commit(repository)
    write(repository, {"rules/r.yaml": "in the middle of an edit: ["})
    assert [read_version(one).rules["r/slug"].title for one in ("v1", "HEAD~1", "HEAD")] == ["T", "T", "New"]
    assert (repository / "rules/r.yaml").read_text() == "in the middle of an edit: ["


def test_knowledge_below_the_top_is_found_or_named(repository: Path) -> None:
    write(repository / "a" / "lamps", FILES)
    commit(repository)
    assert "r/slug" in read_version("HEAD").rules
    assert "r/slug" in read_version("HEAD:a/lamps").rules
    assert "r/slug" in read_version("HEAD:a").rules
    write(repository / "b" / "lamps", FILES)
    commit(repository)
    assert trouble("HEAD") == [
        "HEAD: there are several knowledge folders in it: a/lamps, b/lamps; name one, such as HEAD:a/lamps"
    ]
    write(repository, FILES)
    commit(repository)
    assert "r/slug" in read_version("HEAD").rules


def test_a_path_wins_over_a_revision_of_the_same_name(repository: Path) -> None:
    write(repository, FILES)
    commit(repository)
    git(repository, "branch", "trial")
    folder(repository / "trial", rule_text(title="From the folder"))
    assert read_version("trial").rules["r/slug"].title == "From the folder"


def test_what_is_no_version_is_said_to_be_none(repository: Path) -> None:
    write(repository, FILES | {"notes.txt": "hello"})
    commit(repository)
    hint = "name a folder, a wheel or a git revision"
    assert trouble("nowhere") == [f"nowhere: there is no folder, file or git revision 'nowhere'; {hint}"]
    assert trouble("HEAD:away") == [f"HEAD:away: the revision 'HEAD' has no folder 'away'; {hint}"]
    assert trouble("HEAD:notes.txt") == [
        f"HEAD:notes.txt: the revision 'HEAD' has no folder 'notes.txt'; {hint}"
    ]
    assert trouble("gone:rules") == [f"gone:rules: there is no folder, file or git revision 'gone'; {hint}"]
    assert trouble("notes.txt") == [f"notes.txt: this is not a readable wheel or zip file; {hint}"]


@pytest.mark.parametrize(
    "name", ["", "--help", "-x", "a\0b", "x" * 5000, "HEAD..HEAD", "^HEAD", "@{", "$(true)", "a\nb"]
)
def test_hostile_names_are_no_revisions(repository: Path, name: str) -> None:
    write(repository, FILES)
    commit(repository)
    assert "there is no folder, file or git revision" in trouble(name)[0]


def test_without_a_repository_a_revision_cannot_be_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert (
        "HEAD: there is no such folder or file, and no git revision can be looked for" in trouble("HEAD")[0]
    )


def test_without_git_it_is_said_that_git_cannot_be_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git cannot be run" in trouble("HEAD")[0]


def test_an_archive_without_knowledge_says_what_is_missing(tmp_path: Path) -> None:
    path = zipped(tmp_path / "half.zip", [("facts/f.yaml", FACTS)])
    assert trouble(path) == [
        f"{path}: there are no knowledge files in it; a knowledge folder holds 'facts' and 'rules'"
    ]


def test_links_and_other_endings_are_not_read_from_a_revision(repository: Path) -> None:
    write(repository, FILES | {"rules/r.yml": "", "rules/notes.md": "hello"})
    (repository / "rules" / "link.yaml").symlink_to("/etc/hostname")
    commit(repository)
    assert trouble("HEAD") == [
        "HEAD:rules/link.yaml: this is not a regular file; remove it or give it another name",
        "HEAD:rules/r.yml: the file is not read; rename it to end in .yaml",
    ]


def test_names_that_look_like_other_places_stay_names(tmp_path: Path) -> None:
    path = zipped(tmp_path / "odd.zip", (*FILES.items(), ("rules/../../out.yaml", rule_text(title="Out"))))
    assert "../../out/slug" in read_version(str(path)).rules
    assert not (tmp_path.parent / "out.yaml").exists()


def test_a_file_of_a_zip_that_cannot_be_unpacked_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bad.zip", FILES.items())
    content = bytearray(path.read_bytes())
    start = content.index(b"rules/r.yaml")
    length = struct.unpack("<H", content[start - 4 : start - 2])[0]
    content[start + length : start + length + 8] = b"\xff" * 8
    path.write_bytes(content)
    assert trouble(path) == [f"{path}/rules/r.yaml: the file cannot be unpacked"]


def test_a_huge_file_in_a_small_zip_is_not_unpacked_whole(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", (*FILES.items(), ("rules/huge.yaml", "#" * 60_000_000)))
    assert path.stat().st_size < 1_000_000
    assert "rules/huge.yaml: the file is larger than" in trouble(path)[0]


def test_a_file_is_known_as_it_was_or_not_to_have_been_there(repository: Path) -> None:
    write(repository, FILES)
    commit(repository)
    write(repository, {"rules/r.yaml": "changed", "rules/new.yaml": "new"})
    assert content_at("HEAD", repository, "rules/r.yaml") == FILES["rules/r.yaml"].encode()
    assert content_at("HEAD", repository / "rules", "a/deep.yaml") == FILES["rules/a/deep.yaml"].encode()
    assert content_at("HEAD", repository, "rules/new.yaml") is None
    with pytest.raises(GitError, match="there is no git revision 'v9'"):
        content_at("v9", repository, "rules/r.yaml")

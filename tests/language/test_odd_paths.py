"""Paths that lead nowhere, in circles, or to what reading would wait for: a problem each, and no waiting."""

from pathlib import Path

import pytest

from advisor.language.reading.base import read_base
from advisor.language.reading.cases import read_cases
from advisor.language.reading.documents import Document
from advisor.language.reading.proposed import propose
from advisor.language.reading.versions import read_version
from advisor.problems import AdvisorError
from folders import folder


def test_a_version_that_is_no_ordinary_file_is_not_waited_for() -> None:
    with pytest.raises(AdvisorError) as error:
        read_version("/dev/zero")
    assert [problem.what for problem in error.value.problems] == ["this is not a regular file"]


def test_links_that_go_round_in_a_circle_are_a_problem(tmp_path: Path) -> None:
    root = folder(tmp_path / "lamps")
    (root / "rules" / "loop.yaml").symlink_to(root / "rules" / "loop.yaml")
    with pytest.raises(AdvisorError):
        propose(root, (), [root / "rules"], None)


def test_a_folder_without_knowledge_files_is_not_taken_for_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(AdvisorError) as error:
        propose(folder(tmp_path / "lamps"), (), [tmp_path / "empty"], None)
    assert [problem.what for problem in error.value.problems] == ["there is no knowledge file here"]


def test_files_that_are_no_cases_are_not_told_to_be_the_same_case(tmp_path: Path) -> None:
    base = read_base(folder(tmp_path))
    files = [Document(f"{name}.yaml", f"{name}.yaml", b"topics: {room: The room}\n") for name in "ab"]
    with pytest.raises(AdvisorError) as error:
        read_cases(files, base)
    assert not [problem for problem in error.value.problems if "stand in another one" in problem.what]

"""Files that cannot be proposed: each is refused with its reason."""

from pathlib import Path

import pytest

from advisor.language.reading.proposed import propose
from advisor.problems import BAD_FILE, AdvisorError
from folders import folder, rule_text, write


def refused(root: Path, *paths: Path) -> list[str]:
    """Return why these files are refused, with places relative to a folder."""
    with pytest.raises(AdvisorError) as error:
        propose(root, (), paths, None)
    assert {problem.check for problem in error.value.problems} == {BAD_FILE}
    return [str(problem).replace(f"{root.parent}/", "") for problem in error.value.problems]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return folder(tmp_path / "lamps", a=rule_text())


def test_a_case_is_not_proposed(root: Path) -> None:
    write(root, {"cases/one.yaml": "title: T\n"})
    assert refused(root, root / "cases" / "one.yaml") == [
        "lamps/cases/one.yaml: this is a case; name rule and fact files; all cases are run"
    ]


def test_a_file_that_is_none_of_knowledge_is_not_proposed(root: Path) -> None:
    write(root.parent, {"notes.txt": "N"})
    assert refused(root, root.parent / "notes.txt", root.parent / "none.yaml") == [
        "none.yaml: there is no such file",
        "notes.txt: this is not a knowledge file; rename it to end in .yaml",
    ]


def test_a_folder_without_knowledge_files_is_not_proposed(root: Path) -> None:
    (root.parent / "empty").mkdir()
    assert refused(root, root.parent / "empty") == [
        "empty: there is no knowledge file here; their names end in .yaml"
    ]


def test_a_file_that_could_stand_for_two_is_not_proposed(root: Path) -> None:
    write(root, {"rules/more/a.yaml": "rules: {}\n"})
    write(root.parent, {"a.yaml": rule_text()})
    assert refused(root, root.parent / "a.yaml") == [
        "a.yaml: it could replace any of rules/a.yaml, rules/more/a.yaml; give it another name"
    ]


def test_two_files_for_one_place_are_not_proposed(root: Path) -> None:
    write(root.parent, {"x/n.yaml": rule_text(), "y/n.yaml": rule_text()})
    assert refused(root, root.parent / "x" / "n.yaml", root.parent / "y" / "n.yaml") == [
        f"y/n.yaml: {root.parent}/x/n.yaml would be 'rules/n.yaml' too; name one of them".replace(
            f"{root.parent}/", ""
        )
    ]

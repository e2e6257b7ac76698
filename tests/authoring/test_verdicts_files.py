"""`advisor test`: which files it runs, which it writes, and only what was asked for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from folders import folder, write
from lamp_cases import case_text, code_and_words, write_cases
from published_schemas import valid

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command in the knowledge folder, and gives its exit code and what it says."""
    monkeypatch.chdir(tmp_path)
    return partial(code_and_words, capsys, "test")


ASKED = """\
title: "A dark room"   # why not
answers: {dark: yes}

expect:
  lamp: '?'            # what comes out
  not: [candle]
because: >
  It needs '?' light.
"""


def test_what_is_asked_is_not_decided_and_fails(run: Run, tmp_path: Path) -> None:
    root = write_cases(tmp_path, a=ASKED)
    code, said = run()
    assert code == 1
    assert "line 5: lamp: not decided yet, got The bulb, 4 ahead" in said
    assert "1 expectation not decided yet; 'advisor test --update' writes what comes out." in said
    assert (root / "cases/a.yaml").read_text() == ASKED


def test_update_writes_what_comes_out_in_the_place_of_the_question_mark_and_nothing_else(
    run: Run,
    tmp_path: Path,
) -> None:
    root = write_cases(tmp_path, a=ASKED, b=case_text('{lamp: "?"}', "{}"))
    assert run("--update") == (
        0,
        """\
Wrote cases/a.yaml, line 5: lamp: bulb
Wrote cases/b.yaml, line 3: lamp: tie
2 cases, 2 examples: all hold.
""",
    )
    assert (root / "cases/a.yaml").read_text() == ASKED.replace("lamp: '?'", "lamp: bulb")


def test_update_leaves_an_expectation_that_fails_as_it_is(run: Run, tmp_path: Path) -> None:
    wrong = case_text("{lamp: tube, cites: r/no-flame}")
    root = write_cases(tmp_path, a=wrong)
    assert run("--update")[0] == 1
    assert (root / "cases/a.yaml").read_text() == wrong


def test_update_keeps_line_ends_and_byte_order_mark(run: Run, tmp_path: Path) -> None:
    root = write_cases(tmp_path)
    before = b"\xef\xbb\xbf" + ASKED.replace("\n", "\r\n").encode()
    write(root, {"cases/a.yaml": before})
    assert run("--update")[0] == 0
    assert (root / "cases/a.yaml").read_bytes() == before.replace(b"lamp: '?'", b"lamp: bulb")


def test_paths_choose_case_files_folders_and_the_examples_of_rule_files(run: Run, tmp_path: Path) -> None:
    root = write_cases(tmp_path, a=case_text("{lamp: bulb}"), b=case_text("{lamp: tie}", "{}"))
    write(root, {"rules/none.yaml": "rules: {}\n"})
    assert run("cases/a.yaml")[1] == "1 case, 0 examples: all hold.\n"
    assert run("cases")[1] == "2 cases, 0 examples: all hold.\n"
    assert run("rules", "cases/b.yaml")[1] == "1 case, 2 examples: all hold.\n"
    assert run(".")[1] == "2 cases, 2 examples: all hold.\n"


def test_a_path_that_is_not_there_or_holds_nothing_is_an_error(run: Run, tmp_path: Path) -> None:
    root = write_cases(tmp_path)
    (root / "empty").mkdir()
    assert run("cases/c.yaml")[0] == 2
    code, said = run("empty")
    assert (code, said.splitlines()[-1]) == (2, "Error: there are no cases and no examples in 'empty'")
    folder(tmp_path)  # without examples
    code, said = run()
    assert (code, "there are no cases and no examples" in said) == (2, True)


def test_bad_case_files_end_with_3_and_name_everything(run: Run, tmp_path: Path) -> None:
    write_cases(tmp_path, a=case_text("{lamp: blub}"), b=case_text("{cites: r/slag}"))
    code, said = run()
    assert code == 3
    assert "cases/a.yaml:3:16" in said
    assert "cases/b.yaml:3:17" in said


def test_junit_xml_has_what_build_servers_read(run: Run, tmp_path: Path) -> None:
    root = write_cases(
        tmp_path, a=case_text("{lamp: tube}"), b=case_text("{lamp: tie}", "{}", title="<&>"), c=ASKED
    )
    assert run("--junit", "out.xml")[0] == 1
    top = ET.parse(root / "out.xml").getroot()  # noqa: S314  # we wrote it
    assert (top.tag, top.get("tests"), top.get("failures"), top.get("errors")) == (
        "testsuites",
        "5",
        "2",
        "0",
    )
    for suite in top:
        assert suite.tag == "testsuite"
        assert int(suite.get("tests", "")) == len(suite)
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert {key for test in suite for key in test.attrib} == {"name", "classname", "file", "line"}
    names = [(test.get("classname"), test.get("name")) for test in top.iter("testcase")]
    assert len(set(names)) == 5
    kinds = {failure.get("type"): failure for failure in top.iter("failure")}
    assert set(kinds) == {"failed", "asked"}
    assert kinds["failed"].get("message") == "lamp: expected The tube, got The bulb, 4 ahead"
    assert "The tube: 0 (expected)" in (kinds["failed"].text or "")


def test_junit_xml_takes_the_place_of_xml_only(run: Run, tmp_path: Path) -> None:
    root = write_cases(tmp_path, a=case_text("{lamp: bulb}"))
    before = (root / "cases/a.yaml").read_bytes()
    for force in ((), ("--force",)):
        code, said = run("--junit", "cases/a.yaml", *force)
        assert code == 2
        assert "cases/a.yaml is read by this command" in said
        assert (root / "cases/a.yaml").read_bytes() == before
    (root / "notes.txt").write_text("mine")
    code, said = run("--junit", "notes.txt")
    assert code == 2
    assert "notes.txt exists already" in said
    assert (root / "notes.txt").read_text() == "mine"
    assert run("--junit", "notes.txt", "--force")[0] == 0
    assert [run("--junit", "out.xml")[0] for _ in range(2)] == [0, 0]


def test_json_has_every_case_with_what_came_out_and_fits_its_schema(run: Run, tmp_path: Path) -> None:
    write_cases(tmp_path, a=case_text("{lamp: tube, cites: r/no-flame, not: bulb}"), b=ASKED)
    document = valid("test", run("--json")[1])
    assert [failure["kind"] for each in document["cases"] for failure in each["failures"]] == [
        "ending",
        "not",
        "cites",
        "asked",
    ]
    assert document["cases"][0]["outcomes"] == {
        "lamp": {"status": "winner", "winners": ["bulb"], "margin": 4}
    }
    assert (document["holds"], document["examples"]) == (False, {"run": 2, "failures": []})
    again = valid("test", run("--json", "--update")[1])
    assert [(one["line"], one["decision"], one["ending"]) for one in again["written"]] == [
        (5, "lamp", "bulb")
    ]

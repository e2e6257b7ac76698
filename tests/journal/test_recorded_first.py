"""A result is recorded before it is shown; who needs a record gets no result without one."""

import subprocess
from pathlib import Path

import pytest

from advisor.cli import run
from advisor.journal.chain import EntryKind
from advisor.journal.store import entries
from advisor.journal.unfinished import drafts
from effort import LONG
from lunch_journals import journal_in
from program import COMMAND, ROOT, environment

KILLS = 100 if LONG else 2
KNOWLEDGE = ("--knowledge", "tests/small")
ANSWERS = "yes\nmuch\nnone\n"
COMMANDS = {
    "recommend": ("recommend", *KNOWLEDGE, "--set", "cold=yes"),
    "interview": ("interview", *KNOWLEDGE, "--json"),  # its questions go to standard error
}


def killed_at_the_first_byte(command: str, journal: Path) -> bytes:
    """Return the first byte of a result that was seen before the program was killed."""
    with subprocess.Popen(
        [*COMMAND, *COMMANDS[command], "--journal", str(journal)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=environment(journal.parent), cwd=ROOT,
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        process.stdin.write(ANSWERS.encode())
        process.stdin.close()
        seen = process.stdout.read(1)
        process.kill()
    return seen


@pytest.mark.parametrize("command", COMMANDS)
def test_whoever_saw_the_first_byte_of_a_result_finds_its_record(command: str, tmp_path: Path) -> None:
    for number in range(KILLS):
        path = tmp_path / f"{number}.db"
        assert killed_at_the_first_byte(command, path)
        with journal_in(path) as journal:
            assert [entry.sort for entry in entries(journal)] == [EntryKind.CONSULTATION]
            assert not drafts(journal)


@pytest.mark.parametrize(
    "words", [COMMANDS["recommend"], ("interview", *KNOWLEDGE, "--set", "cold=yes", "--no-input")]
)
def test_without_the_record_that_must_be_there_is_no_result(
    words: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    knowledge = str(ROOT / "tests" / "small")
    words = tuple(knowledge if word == "tests/small" else word for word in words)
    monkeypatch.chdir(tmp_path)
    Path("journal.db").write_bytes(b"no database at all " * 100)
    assert run([*words, "--journal", "journal.db", "--must-record"]) == 5
    said = capsys.readouterr()
    assert said.out == ""
    assert "is not recorded, so its result is not shown" in " ".join(said.err.split())
    assert "{cold: 'yes'}" in said.err  # nothing is lost
    (kept,) = Path().glob("advisor-*.json")
    assert run(["records", "import", str(kept), "--journal", "other.db"]) == 0


def test_where_the_journal_takes_it_nothing_is_different(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = []
    for words in ((), ("--must-record",)):
        assert run([*COMMANDS["recommend"], "--journal", str(tmp_path / "journal.db"), *words]) == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1] != ""


def test_a_record_cannot_be_wanted_and_not_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*COMMANDS["recommend"], "--must-record", "--no-record"]) == 2
    assert "exclude each other" in capsys.readouterr().err
